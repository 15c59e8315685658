//! Names of countries and towns that stand for a sports team: `Norland beat Arden in the final`.

use super::Candidate;
use crate::language::Document;
use crate::language::en::{given_name, sport};
use crate::language::syntax::Relation;
use crate::lexicon::classes::Class;
use crate::model::EntityType;
use std::collections::BTreeSet;

/// Prepositions before the place itself: `in Norland`.
const PLACED: &[&str] =
    &["across", "around", "at", "from", "in", "into", "near", "of", "outside", "through", "to"];

/// In a report on sport, a place that plays, is played against or has a player is its team: a body, not linked to the
/// country; and so are the people of a region with an article (`the Texans`) and the names of known clubs. It is so throughout the
/// report, since one name is rarely both, but where a preposition puts something there. `The match was held in Norland` and a report on
/// politics (`Norland beat its debt`) are left.
pub(super) fn mark(document: &Document<'_>, candidates: &mut [Candidate]) {
    if !sport::is_reported(document) {
        return;
    }
    let is_place =
        |candidate: &Candidate| candidate.verdict.is_some_and(|(class, _)| class == EntityType::Place);
    let head = |candidate: &Candidate| document.head_of(candidate.tokens).filter(|_| is_place(candidate));
    let teams: BTreeSet<String> = candidates
        .iter()
        .filter(|candidate| head(candidate).is_some_and(|head| plays(document, head)))
        .map(|candidate| key(document, candidate))
        .collect();
    for candidate in candidates.iter_mut() {
        let tokens = candidate.tokens;
        // `the Eagles`, `Arden Eagles`, not a `Lena Rams`
        let known = sport::is_club(document.word(tokens.end - 1))
            && (tokens.len() == 1 || !given_name::is_given_name(document.word(tokens.start)));
        let people = is_side_of_people(document, candidate);
        let place = is_place(candidate)
            && teams.contains(&key(document, candidate))
            && !head(candidate).is_some_and(|head| is_placed(document, head));
        if known && candidate.gazetteer.is_none() || people || place {
            candidate.verdict = Some((EntityType::Org, "name/team"));
            // An id of its own keeps the team apart from the country, in this article and across articles.
            candidate.gazetteer = candidate.gazetteer.take().map(|id| format!("team/{id}"));
        }
    }
}

/// What makes two names one team: the id, else the words.
fn key(document: &Document<'_>, candidate: &Candidate) -> String {
    candidate.gazetteer.clone().unwrap_or_else(|| super::learned::name(document, candidate))
}

/// `the Texans`: the people of a region or town, with an article. Not `two Texans`.
fn is_side_of_people(document: &Document<'_>, candidate: &Candidate) -> bool {
    let tokens = candidate.tokens;
    let before = tokens.start.checked_sub(1).map(|before| document.word(before));
    tokens.len() == 1
        && candidate.verdict.is_some_and(|(class, _)| class == EntityType::Norp)
        && document.tokens[tokens.start].xpos.is_plural()
        && sport::is_club(document.word(tokens.start))
        && !before.is_some_and(|word| word.starts_with(|sign: char| sign.is_ascii_digit()))
}

/// Whether a preposition of place stands before it: `in Norland`.
fn is_placed(document: &Document<'_>, head: usize) -> bool {
    document.has_child_word(document.first_conjunct(head), &[Relation::Case], PLACED)
}

/// Whether the grammar makes the name at `head` one that plays.
fn plays(document: &Document<'_>, head: usize) -> bool {
    let at = document.first_conjunct(head);
    let Some(governor) = document.head(at).filter(|_| !is_placed(document, head)) else {
        return false;
    };
    let lemma = document.lemma(governor);
    let against = document.has_child_word(at, &[Relation::Case], &["against", "for", "over", "past", "with"]);
    match document.relation(at) {
        Relation::Nsubj | Relation::Obj | Relation::Obl => Class::Playing.holds(lemma),
        // `a win over Norland`, `one season for Norland`
        Relation::Nmod => against && (sport::is_noun(lemma) || Class::MatchResult.holds(lemma)),
        Relation::Compound | Relation::NmodPoss => {
            sport::is_noun(lemma) || Class::MatchResult.holds(lemma) || Class::TeamNoun.holds(lemma)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::name::mentions_of;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, EntityType)]) {
        let mentions = mentions_of(text);
        let found: Vec<_> = mentions
            .iter()
            .filter(|mention| matches!(mention.span.of(text), "Norway" | "Chile" | "Eagles"))
            .map(|mention| (mention.span.of(text), mention.class))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_country_that_plays_is_a_team() {
        check(
            "Norway beat Chile after a late goal by their striker, and the coach praised the team.",
            &[("Norway", EntityType::Org), ("Chile", EntityType::Org)],
        );
    }

    #[test]
    fn clubs_of_common_names_are_bodies_in_a_report_on_sport() {
        check(
            "The Eagles won in Norway after a late goal by their striker, and the coach praised the team.",
            &[("Eagles", EntityType::Org), ("Norway", EntityType::Place)],
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
