//! Names of countries and towns that stand for a sports team: `Norland beat Arden in the final`.

use super::Candidate;
use crate::language::Document;
use crate::language::en::sport;
use crate::language::syntax::Relation;
use crate::model::EntityType;
use std::collections::BTreeSet;

/// Verbs of sport; lemmas, sorted.
const PLAY: &[&str] = &[
    "beat", "concede", "defeat", "draw", "edge", "hammer", "host", "lose", "meet", "outplay", "play",
    "score", "thrash", "trounce", "win",
];

/// Prepositions before the place itself: `in Norland`.
const PLACED: &[&str] =
    &["across", "around", "at", "from", "in", "into", "near", "of", "outside", "through", "to"];

/// In a report on sport, a place that plays, is played against or has a player is its team: a body, not linked to the
/// country. It is so throughout the report, since one name is rarely both. `The match was held in Norland` and a report on politics (`Norland beat its debt`) are left.
pub(super) fn mark(document: &Document<'_>, candidates: &mut [Candidate]) {
    if !sport::is_reported(document) {
        return;
    }
    let is_place = |candidate: &Candidate| {
        candidate.gazetteer.is_some()
            && candidate.verdict.is_some_and(|(class, _)| class == EntityType::Place)
    };
    let head = |candidate: &Candidate| document.head_of(candidate.tokens).filter(|_| is_place(candidate));
    let teams: BTreeSet<Option<String>> = candidates
        .iter()
        .filter(|candidate| head(candidate).is_some_and(|head| plays(document, head)))
        .map(|candidate| candidate.gazetteer.clone())
        .collect();
    for candidate in candidates.iter_mut().filter(|candidate| is_place(candidate)) {
        if teams.contains(&candidate.gazetteer) {
            candidate.verdict = Some((EntityType::Org, "name/team"));
            // An id of its own keeps the team apart from the country, in this article and across articles.
            candidate.gazetteer = candidate.gazetteer.take().map(|id| format!("team/{id}"));
        }
    }
}

/// Whether the grammar makes the name at `head` one that plays.
fn plays(document: &Document<'_>, head: usize) -> bool {
    let mut at = head;
    while document.tokens[at].relation == Relation::Conj {
        match document.tokens[at].head {
            Some(first) => at = first,
            None => return false,
        }
    }
    let placed = document
        .children_by(at, &[Relation::Case])
        .any(|case| PLACED.contains(&document.word(case).to_lowercase().as_str()));
    let Some(governor) = document.tokens[at].head.filter(|_| !placed) else { return false };
    let lemma = document.lemma(governor);
    match document.tokens[at].relation {
        Relation::Nsubj | Relation::Obj | Relation::Obl => PLAY.binary_search(&lemma).is_ok(),
        Relation::Compound | Relation::NmodPoss => {
            sport::is_noun(lemma)
                || matches!(
                    lemma,
                    "captain"
                        | "great"
                        | "international"
                        | "player"
                        | "side"
                        | "squad"
                        | "win"
                        | "victory"
                        | "defeat"
                )
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Knowledge;
    use crate::model::Article;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, EntityType)]) {
        let article = Article { id: "a1".into(), text: text.into(), ..Article::default() };
        let (mentions, _) = crate::extract::name::find(&Document::new(&article), &Knowledge::default());
        let found: Vec<_> = mentions
            .iter()
            .filter(|mention| matches!(mention.span.of(text), "Norway" | "Chile"))
            .map(|mention| (mention.span.of(text), mention.class))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        assert!(PLAY.is_sorted());
    }

    #[test]
    fn a_country_that_plays_is_a_team() {
        check(
            "Norway beat Chile after a late goal by their striker, and the coach praised the team.",
            &[("Norway", EntityType::Org), ("Chile", EntityType::Org)],
        );
    }

    #[test]
    fn the_place_of_a_match_and_other_news_are_left() {
        check(
            "The coach said the match and its only goal were seen in Norway.",
            &[("Norway", EntityType::Place)],
        );
        check(
            "Norway beat Chile to the contract.",
            &[("Norway", EntityType::Place), ("Chile", EntityType::Place)],
        );
    }
}
