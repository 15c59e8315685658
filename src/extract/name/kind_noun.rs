//! The noun beside a name that says what it is: `the daily Nordlys`, `the resort of Corvane`, `the yacht Osric`.

use crate::language::Document;
use crate::language::syntax::Relation;
use crate::model::{EntityType, TokenSpan};

/// Nouns right before the name of a body; lemmas, sorted.
const BODY_BEFORE: &[&str] = &[
    "agency",
    "airline",
    "automaker",
    "band",
    "bank",
    "broadcaster",
    "carmaker",
    "carrier",
    "chain",
    "charity",
    "choir",
    "club",
    "company",
    "conglomerate",
    "daily",
    "firm",
    "insurer",
    "magazine",
    "maker",
    "manufacturer",
    "network",
    "newspaper",
    "operator",
    "orchestra",
    "paper",
    "party",
    "producer",
    "provider",
    "publication",
    "publisher",
    "retailer",
    "startup",
    "supermarket",
    "tabloid",
    "union",
    "website",
    "weekly",
];

/// Nouns right after it; lemmas, sorted. Not `company` or `team`: `the Brandt team` is that of a person.
const BODY_AFTER: &[&str] = &[
    "airline",
    "broadcaster",
    "charity",
    "daily",
    "firm",
    "magazine",
    "newspaper",
    "retailer",
    "tabloid",
    "website",
];

/// Nouns before `of` and a place, and right after one; lemmas, sorted.
const PLACES: &[&str] = &[
    "borough",
    "city",
    "district",
    "governorate",
    "hamlet",
    "island",
    "municipality",
    "neighborhood",
    "neighbourhood",
    "peninsula",
    "prefecture",
    "province",
    "region",
    "resort",
    "suburb",
    "town",
    "township",
    "village",
];

/// Nouns before `of` and a place that are of it, whatever their number: `the mayor of Corvane`; lemmas, sorted. Source: our choice.
const OF_PLACE: &[&str] = &[
    "capital",
    "coast",
    "governor",
    "mayor",
    "outskirts",
    "resident",
    "shore",
    "street",
    "suburb",
    "waters",
];

/// Nouns right before the name of a storm or a ship; lemmas, sorted.
const THINGS: &[&str] = &[
    "cruiser",
    "cyclone",
    "destroyer",
    "ferry",
    "freighter",
    "frigate",
    "hurricane",
    "ship",
    "storm",
    "tanker",
    "trawler",
    "typhoon",
    "vessel",
    "yacht",
];

/// What the noun beside a name says it is, if grammar ties the two.
pub(super) fn class(document: &Document<'_>, run: TokenSpan) -> Option<EntityType> {
    let head = document.head_of(run)?;
    let sentence = document.sentence_of(head);
    let noun = |index: Option<usize>| {
        let index = index.filter(|&index| sentence.contains(index))?;
        let token = &document.tokens[index];
        let daily = matches!(document.word(index), "daily" | "weekly");
        let plain =
            (token.upos.is_nominal() || daily) && document.word(index).starts_with(char::is_lowercase);
        // Or both hang on one noun, where the parse takes the next word for it.
        let beside = token.relation == Relation::Compound && token.head == document.tokens[head].head;
        let of_name = token.head.is_some_and(|of| run.contains(of));
        let tied = document.tokens[head].head == Some(index) || of_name || beside;
        (plain && tied && !token.xpos.is_plural()).then(|| document.lemma(index))
    };
    let is_in =
        |list: &[&str], lemma: Option<&str>| lemma.is_some_and(|lemma| list.binary_search(&lemma).is_ok());
    let before = noun(run.start.checked_sub(1));
    let after = noun(Some(run.end)).filter(|_| document.tokens[head].relation == Relation::Compound);
    let of = run.start.checked_sub(2).filter(|&at| document.word(at + 1) == "of");
    let of_place = of.is_some_and(|at| OF_PLACE.binary_search(&document.lemma(at)).is_ok()) && run.len() == 1;
    // `Osric, the third hurricane of the year`
    let said = document
        .child_by(head, &[Relation::Appos])
        .filter(|&noun| !document.tokens[noun].xpos.is_plural() && document.word(run.end.min(noun)) == ",");
    let said = said.map(|noun| document.lemma(noun));
    if is_in(BODY_BEFORE, before.or(said)) || is_in(BODY_AFTER, after) {
        Some(EntityType::Org)
    } else if is_in(THINGS, before.or(said)) {
        Some(EntityType::Product)
    } else if of_place || is_in(PLACES, noun(of)) || is_in(PLACES, after.or(said)) {
        Some(EntityType::Place)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::name::mentions_of;

    #[track_caller]
    fn check(text: &str, name: &str, expected: EntityType) {
        let mentions = mentions_of(text);
        let found = mentions.iter().find(|mention| mention.span.of(text) == name);
        assert_eq!(found.map(|mention| mention.class), Some(expected), "{name} in {text}");
    }

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        assert!(
            BODY_BEFORE.is_sorted()
                && BODY_AFTER.is_sorted()
                && PLACES.is_sorted()
                && THINGS.is_sorted()
                && OF_PLACE.is_sorted()
        );
    }

    #[test]
    fn the_noun_before_a_name_says_what_it_is() {
        check("Two members of the choir Corvane sang on Monday.", "Corvane", EntityType::Org);
        check("The report ran in the newspaper Nordlys on Monday.", "Nordlys", EntityType::Org);
        check("Fire broke out in the coastal town of Corvane on Monday.", "Corvane", EntityType::Place);
        check("The singer Lena Brandt left on Monday.", "Lena Brandt", EntityType::Person);
        let storm = "Edda, the second hurricane of the year, has killed ten sailors.";
        check(storm, "Edda", EntityType::Product);
        check("Marks & Brandt plc closed a plant.", "Marks & Brandt plc", EntityType::Org);
    }
}
