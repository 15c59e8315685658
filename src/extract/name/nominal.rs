//! Common-noun phrases and pronouns that stand for persons, bodies and places.

use super::phrase;
use crate::language::Document;
use crate::language::en::title;
use crate::language::syntax::{Relation, Upos};
use crate::model::{ByteSpan, Confidence, EntityType, Mention, MentionKind, TokenSpan};
use std::collections::BTreeSet;

/// Nouns for bodies; lemmas, sorted.
const BODIES: &[&str] = &[
    "administration",
    "agency",
    "airline",
    "alliance",
    "army",
    "association",
    "authority",
    "bank",
    "board",
    "brigade",
    "bureau",
    "business",
    "cabinet",
    "campaign",
    "carrier",
    "club",
    "coalition",
    "college",
    "commission",
    "committee",
    "company",
    "congress",
    "consortium",
    "corporation",
    "council",
    "court",
    "delegation",
    "department",
    "embassy",
    "faction",
    "firm",
    "force",
    "forum",
    "foundation",
    "government",
    "group",
    "hospital",
    "industry",
    "institute",
    "institution",
    "jury",
    "legislature",
    "maker",
    "manufacturer",
    "media",
    "military",
    "militia",
    "ministry",
    "mission",
    "movement",
    "navy",
    "newspaper",
    "office",
    "operator",
    "opposition",
    "organisation",
    "organization",
    "paper",
    "parliament",
    "party",
    "police",
    "regime",
    "regulator",
    "retailer",
    "school",
    "senate",
    "service",
    "side",
    "subsidiary",
    "team",
    "tribunal",
    "troop",
    "union",
    "unit",
    "university",
    "watchdog",
];

/// Nouns for places; lemmas, sorted.
const PLACES: &[&str] = &[
    "airport",
    "area",
    "base",
    "border",
    "building",
    "camp",
    "capital",
    "city",
    "coast",
    "continent",
    "country",
    "county",
    "district",
    "facility",
    "factory",
    "headquarters",
    "home",
    "island",
    "mosque",
    "nation",
    "neighborhood",
    "plant",
    "port",
    "prison",
    "province",
    "region",
    "river",
    "site",
    "state",
    "street",
    "territory",
    "town",
    "village",
];

/// Nouns for one person or several; lemmas, sorted. Offices come on top ([`title::is_office`]).
const PERSONS: &[&str] = &[
    "activist",
    "actor",
    "actress",
    "attacker",
    "boy",
    "brother",
    "buyer",
    "candidate",
    "child",
    "citizen",
    "civilian",
    "colleague",
    "couple",
    "daughter",
    "demonstrator",
    "designer",
    "driver",
    "employee",
    "engineer",
    "family",
    "father",
    "fighter",
    "friend",
    "girl",
    "gunman",
    "husband",
    "immigrant",
    "insider",
    "investor",
    "killer",
    "man",
    "member",
    "militant",
    "mother",
    "mp",
    "musician",
    "nominee",
    "observer",
    "opponent",
    "parent",
    "passenger",
    "patient",
    "people",
    "person",
    "pilot",
    "player",
    "protester",
    "rebel",
    "refugee",
    "resident",
    "rival",
    "shareholder",
    "singer",
    "sister",
    "soldier",
    "son",
    "source",
    "star",
    "student",
    "supporter",
    "suspect",
    "terrorist",
    "victim",
    "voter",
    "wife",
    "woman",
    "worker",
    "youth",
];

/// What a common noun stands for, if it is one of those that matter.
pub(crate) fn class_of(lemma: &str) -> Option<EntityType> {
    if BODIES.binary_search(&lemma).is_ok() {
        Some(EntityType::Org)
    } else if title::is_office(lemma) || PERSONS.binary_search(&lemma).is_ok() {
        Some(EntityType::Person)
    } else if PLACES.binary_search(&lemma).is_ok() {
        Some(EntityType::Place)
    } else {
        None
    }
}

/// Common-noun phrases whose head is in one of the lists or comes again, and does not stand beside a name that says the same.
pub(super) fn nominals(document: &Document<'_>, is_named: impl Fn(TokenSpan) -> bool) -> Vec<Mention> {
    let again = taken_up_again(document);
    let mut found = Vec::new();
    for index in 0..document.tokens.len() {
        let token = &document.tokens[index];
        if token.upos != Upos::Noun || !document.is_report(token.span.start) {
            continue;
        }
        // `company policy`, `spokeswoman Lena Brandt`: part of another phrase.
        if matches!(token.relation, Relation::Compound | Relation::Flat | Relation::Amod | Relation::Fixed) {
            continue;
        }
        let lemma = document.lemma(index).to_lowercase();
        let (class, rule) = match class_of(&lemma) {
            Some(class) => (class, "name/nominal"),
            None if again.contains(&lemma) => (EntityType::Other, "name/noun-again"),
            None => continue,
        };
        let core = phrase::core(document, index);
        if is_named(TokenSpan::new(core.start, index + 1)) {
            continue;
        }
        let plural_people = class == EntityType::Person && token.xpos.is_plural();
        let class = if plural_people { EntityType::Group } else { class };
        let span = without_article(document, TokenSpan::new(core.start, index + 1));
        let whole = document.bytes(phrase::around(document, core, index, MentionKind::Nominal));
        let span = document.bytes(span);
        found.push(Mention {
            span,
            phrase: (whole != span && whole.covers(&span)).then_some(whole),
            class,
            kind: MentionKind::Nominal,
            gazetteer: None,
            metonym: false,
            chain: None,
            chain_rule: None,
            rule,
            confidence: Confidence(60),
        });
    }
    found
}

/// Lemmas of nouns that a later phrase takes up again: `a flag ... the flag`, `this flag`, `their flag`.
fn taken_up_again(document: &Document<'_>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut again = BTreeSet::new();
    for (index, token) in document.tokens.iter().enumerate().filter(|(_, token)| token.upos == Upos::Noun) {
        let lemma = document.lemma(index).to_lowercase();
        if seen.contains(&lemma)
            && phrase::is_definite(document, index)
            && document.is_report(token.span.start)
        {
            again.insert(lemma);
        } else {
            seen.insert(lemma);
        }
    }
    again
}

fn without_article(document: &Document<'_>, span: TokenSpan) -> TokenSpan {
    let article = matches!(document.word(span.start).to_lowercase().as_str(), "the" | "a" | "an");
    TokenSpan::new(span.start + usize::from(article && span.len() > 1), span.end)
}

/// Personal, possessive and reflexive pronouns, and `who` as a subject.
pub(super) fn pronouns(document: &Document<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for index in 0..document.tokens.len() {
        let token = &document.tokens[index];
        if token.upos != Upos::Pron || !document.is_report(token.span.start) {
            continue;
        }
        let lower = document.word(index).to_lowercase();
        let class = match lower.as_str() {
            "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" | "i" | "me" | "my"
            | "mine" | "myself" | "you" | "your" | "yours" => EntityType::Person,
            "we" | "us" | "our" | "ours" | "ourselves" | "they" | "them" | "their" | "theirs"
            | "themselves" => EntityType::Group,
            "it" | "its" | "itself" if token.relation != Relation::Expl => EntityType::Other,
            _ => continue,
        };
        found.push(pronoun(token.span, class));
    }
    found
}

fn pronoun(span: ByteSpan, class: EntityType) -> Mention {
    Mention {
        span,
        phrase: None,
        class,
        kind: MentionKind::Pronoun,
        gazetteer: None,
        metonym: false,
        chain: None,
        chain_rule: None,
        rule: "name/pronoun",
        confidence: Confidence(75),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        assert!(BODIES.is_sorted() && PLACES.is_sorted() && PERSONS.is_sorted());
        assert_eq!(class_of("ministry"), Some(EntityType::Org));
        assert_eq!(class_of("spokeswoman"), Some(EntityType::Person));
        assert_eq!(class_of("idea"), None);
    }
}
