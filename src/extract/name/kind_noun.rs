//! The noun beside a name that says what it is: `the daily Nordlys`, `the resort of Corvane`, `the yacht Osric`.

use crate::language::Document;
use crate::language::syntax::Relation;
use crate::lexicon::classes::Class;
use crate::model::{EntityType, TokenSpan};

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
        let beside = token.relation == Relation::Compound && token.head == document.head(head);
        let of_name = token.head.is_some_and(|of| run.contains(of));
        let tied = document.head(head) == Some(index) || of_name || beside;
        (plain && tied && !token.xpos.is_plural()).then(|| document.lemma(index))
    };
    let is_in = |class: Class, lemma: Option<&str>| lemma.is_some_and(|lemma| class.holds(lemma));
    let before = noun(run.start.checked_sub(1));
    let after = noun(Some(run.end)).filter(|_| document.relation(head) == Relation::Compound);
    let of = run.start.checked_sub(2).filter(|&at| document.word(at + 1) == "of");
    let of_place = of.is_some_and(|at| Class::OfPlace.holds(document.lemma(at))) && run.len() == 1;
    // `Osric, the third hurricane of the year`
    let said = document
        .child_by(head, &[Relation::Appos])
        .filter(|&noun| !document.tokens[noun].xpos.is_plural() && document.word(run.end.min(noun)) == ",");
    let said = said.map(|noun| document.lemma(noun));
    if is_in(Class::BodyBefore, before.or(said)) || is_in(Class::BodyBehind, after) {
        Some(EntityType::Org)
    } else if is_in(Class::StormOrShip, before.or(said)) {
        Some(EntityType::Product)
    } else if of_place || is_in(Class::PlaceOf, noun(of)) || is_in(Class::PlaceOf, after.or(said)) {
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
    fn the_noun_before_a_name_says_what_it_is() {
        check("He sang in the choir Corvane on Monday.", "Corvane", EntityType::Org);
        check("The report ran in the newspaper Nordlys on Monday.", "Nordlys", EntityType::Org);
        check("Fire broke out in the coastal town of Corvane on Monday.", "Corvane", EntityType::Place);
        check("The singer Lena Brandt left on Monday.", "Lena Brandt", EntityType::Person);
        let storm = "Edda, the second hurricane of the year, has killed ten sailors.";
        check(storm, "Edda", EntityType::Product);
        check("Marks & Brandt plc closed a plant.", "Marks & Brandt plc", EntityType::Org);
    }
}
