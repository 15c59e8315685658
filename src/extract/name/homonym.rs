//! Names that are also a famous place: a surname, or a town of the same name elsewhere.

use super::{Candidate, Gazetteer};
use crate::language::Document;
use crate::language::syntax::Relation;
use crate::model::EntityType;
use std::collections::{BTreeMap, BTreeSet};

/// Prepositions before a place; lower-cased, sorted.
const PLACED: &[&str] = &[
    "across", "around", "at", "from", "in", "into", "near", "of", "outside", "through", "to", "toward",
    "towards",
];

/// Gives names that only look like a known place a class or an id of their own.
pub(super) fn settle(document: &Document<'_>, candidates: &mut [Candidate], gazetteer: &Gazetteer) {
    surnames(document, candidates);
    towns(document, candidates, gazetteer);
}

/// `Nora Peru spoke. Peru agreed.`: after the full name its last word is the person, unless the article named the place first or
/// a preposition makes it one (`in Peru`). And who is followed by `who` is a person: `Washington, who was born`.
fn surnames(document: &Document<'_>, candidates: &mut [Candidate]) {
    let mut borne: BTreeSet<&str> = BTreeSet::new();
    let mut places: BTreeSet<&str> = BTreeSet::new();
    for candidate in candidates.iter_mut() {
        let tokens = candidate.tokens;
        let last = document.word(tokens.end - 1);
        let is_person = candidate.verdict.is_some_and(|(class, _)| class == EntityType::Person);
        if tokens.len() > 1 && is_person && !places.contains(last) {
            borne.insert(last);
        }
        let known_place = candidate.gazetteer.is_some() && is_place(candidate);
        if tokens.len() > 1 || !known_place {
            continue;
        }
        let before = tokens.start.checked_sub(1).map(|before| document.word(before).to_lowercase());
        let placed = before.is_some_and(|before| PLACED.binary_search(&before.as_str()).is_ok());
        let who = tokens.end + usize::from(document.word_if(tokens.end) == Some(","));
        let clause = document.child_by(tokens.start, &[Relation::AclRelcl]).is_some()
            || document.word_if(who + 2) == Some("born");
        let who = document.word_if(who).is_some_and(|word| matches!(word, "who" | "whose")) && clause;
        if !placed && (borne.contains(last) || who) {
            borne.insert(last);
            candidate.verdict = Some((EntityType::Person, "name/surname"));
            candidate.gazetteer = None;
        } else if !borne.contains(last) {
            places.insert(last);
        }
    }
}

/// `Moscow, Idaho`: a known place that the words behind it put elsewhere is another one, and so is the same name later in the
/// article. Not in a list of places: `Lebanon, Syria and Iraq`.
fn towns(document: &Document<'_>, candidates: &mut [Candidate], gazetteer: &Gazetteer) {
    let mut elsewhere: BTreeMap<String, String> = BTreeMap::new();
    for at in 0..candidates.len() {
        let Some(id) = candidates[at].gazetteer.clone().filter(|_| is_place(&candidates[at])) else {
            continue;
        };
        let name = super::learned::name(document, &candidates[at]);
        if let Some(region) = region_behind(document, candidates, at, gazetteer, &id) {
            let town = crate::resolve::key::slug(&name);
            elsewhere.insert(name.clone(), format!("town/{region}/{town}"));
        }
        if let Some(own) = elsewhere.get(&name) {
            // An id of its own keeps it apart from the famous one, in this article and across articles.
            candidates[at].gazetteer = Some(own.clone());
        }
    }
}

/// The id of the region or country that follows a comma and that the known place `id` is not in.
fn region_behind(
    document: &Document<'_>,
    candidates: &[Candidate],
    at: usize,
    gazetteer: &Gazetteer,
    id: &str,
) -> Option<String> {
    let region = candidates.get(at + 1)?;
    let (town, tokens) = (candidates[at].tokens, region.tokens);
    let known = region.gazetteer.as_deref().filter(|_| is_place(region))?;
    let entry = gazetteer.entry(known)?;
    let town_entry = gazetteer.entry(id)?;
    let follows = tokens.start == town.end + 1 && document.word(town.end) == ",";
    let fits = entry.is_region || entry.is_country && !town_entry.is_country;
    let after = document.word_if(tokens.end);
    let next_is_place =
        candidates.get(at + 2).is_some_and(|next| next.tokens.start <= tokens.end + 2 && is_place(next));
    let in_list = matches!(after, Some("and" | "or" | "&")) || after == Some(",") && next_is_place;
    let in_list =
        in_list || after == Some(",") && matches!(document.word_if(tokens.end + 1), Some("and" | "or"));
    (follows && fits && !in_list && !is_within(gazetteer, id, known) && !is_within(gazetteer, known, id))
        .then(|| known.to_owned())
}

/// Whether the place `id` is `outer` or lies in it, by the gazetteer.
fn is_within(gazetteer: &Gazetteer, id: &str, outer: &str) -> bool {
    let mut at = Some(id);
    // No chain of places is longer: street, town, region, country, continent.
    for _ in 0..6 {
        match at {
            Some(id) if id == outer => return true,
            Some(id) => at = gazetteer.entry(id).and_then(|entry| entry.inside.as_deref()),
            None => return false,
        }
    }
    false
}

fn is_place(candidate: &Candidate) -> bool {
    candidate.verdict.is_some_and(|(class, _)| class == EntityType::Place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::name::mentions_of;

    /// Class and id of the last mention that is exactly `name`.
    #[track_caller]
    fn check(text: &str, name: &str, expected: (EntityType, Option<&str>)) {
        let mentions = mentions_of(text);
        let found = mentions.iter().rfind(|mention| mention.span.of(text) == name);
        let found = found.map(|mention| (mention.class, mention.gazetteer.as_deref()));
        assert_eq!(found, Some(expected), "{name} in {text}");
    }

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        assert!(PLACED.is_sorted());
    }

    #[test]
    fn a_surname_follows_the_full_name_just_given() {
        check("Nora Peru opened the show. Peru thanked the crew.", "Peru", (EntityType::Person, None));
        check(
            "Nora Peru flew home. She was born in Peru.",
            "Peru",
            (EntityType::Place, Some("country/peru")),
        );
        check("Jordan, who was born in 1950, said he would stay.", "Jordan", (EntityType::Person, None));
    }

    #[test]
    fn a_town_of_a_famous_name_is_another_one() {
        let town = Some("town/place/texas/paris");
        check(
            "The fire began in Paris, Texas, on Monday. Paris was dark.",
            "Paris",
            (EntityType::Place, town),
        );
        check(
            "The fire began in Paris, France, on Monday.",
            "Paris",
            (EntityType::Place, Some("place/paris")),
        );
        check("They flew to Paris, Norway and Chile.", "Paris", (EntityType::Place, Some("place/paris")));
    }
}
