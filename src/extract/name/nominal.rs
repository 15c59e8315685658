//! Common-noun phrases and pronouns that stand for persons, bodies and places.

use super::phrase;
use crate::language::Document;
use crate::language::en::{title, words_of_line};
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{ByteSpan, Confidence, EntityType, Mention, MentionKind, TokenSpan};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What a common noun stands for, if it is one of those that matter: a person, a body, a place.
///
/// Source: our own list, `common_nouns.txt`; offices come on top ([`title::is_office`]).
pub(crate) fn class_of(lemma: &str) -> Option<EntityType> {
    let [bodies, persons, places] = &*KINDS;
    let is_in = |nouns: &[&str]| nouns.binary_search(&lemma).is_ok();
    if is_in(bodies) {
        Some(EntityType::Org)
    } else if title::is_office(lemma) || is_in(persons) {
        Some(EntityType::Person)
    } else {
        is_in(places).then_some(EntityType::Place)
    }
}

/// The lines of the list.
static KINDS: LazyLock<[Vec<&str>; 3]> = LazyLock::new(|| {
    let list = include_str!("../../language/en/common_nouns.txt");
    ["body ", "person ", "place "].map(|kind| words_of_line(list, kind))
});

/// Common-noun phrases whose head is in one of the lists or comes again, and does not stand beside a name that says the same.
pub(super) fn nominals(
    document: &Document<'_>,
    is_named: impl Fn(TokenSpan) -> bool,
    starts_name: impl Fn(usize) -> bool,
) -> Vec<Mention> {
    let again = taken_up_again(document);
    let mut found = Vec::new();
    for index in 0..document.tokens.len() {
        let token = &document.tokens[index];
        let lemma = document.lemma(index).to_lowercase();
        // `the President`: an office keeps its capital.
        let is_noun = token.upos == Upos::Noun || token.upos == Upos::Propn && title::is_office(&lemma);
        if !is_noun || !document.is_report(token.span.start) {
            continue;
        }
        // `company policy`, `spokeswoman Lena Brandt`: part of another phrase.
        if matches!(token.relation, Relation::Compound | Relation::Flat | Relation::Amod | Relation::Fixed) {
            continue;
        }
        let known = class_of(&lemma).filter(|_| !Class::BodyOrAct.holds(&lemma) || is_staff(document, index));
        let (class, rule) = match known {
            Some(class) => (class, "name/nominal"),
            None if again.contains(&lemma) => (EntityType::Other, "name/noun-again"),
            None => continue,
        };
        let core = phrase::core(document, index);
        // `Minister Lena Brandt`: the title of a name.
        let is_title = index + 1 < document.tokens.len() && starts_name(index + 1);
        if is_title || is_named(TokenSpan::new(core.start, index + 1)) {
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

/// Whether such a noun means those who work in it: it speaks (`the campaign said`), bears a name (`the Brandt campaign`) or employs
/// somebody (`an aide to the campaign`).
fn is_staff(document: &Document<'_>, index: usize) -> bool {
    let token = &document.tokens[index];
    let outer = token.head.map(|head| document.lemma(head));
    let speaks = token.relation == Relation::Nsubj && outer.is_some_and(super::class::is_speaking);
    let employs = token.relation == Relation::Nmod && outer.is_some_and(title::is_office);
    let mut named = document.children_by(index, &[Relation::Compound, Relation::NmodPoss]);
    speaks || employs || named.any(|child| document.upos(child) == Upos::Propn)
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
        assert!(KINDS.iter().all(|nouns| nouns.len() > 100 && nouns.is_sorted()));
        assert_eq!(class_of("ministry"), Some(EntityType::Org));
        assert_eq!(class_of("spokeswoman"), Some(EntityType::Person));
        assert_eq!(class_of("idea"), None);
    }

    #[test]
    fn a_campaign_is_a_body_where_it_speaks_or_bears_a_name() {
        let class = |text: &str| {
            let article = crate::model::Article { id: "a1".into(), text: text.into(), ..Default::default() };
            let found = nominals(&Document::new(&article), |_| false, |_| false);
            found.into_iter().find(|mention| mention.span.of(text).ends_with("campaign")).map(|it| it.class)
        };
        assert_eq!(class("The campaign said the figures were wrong."), Some(EntityType::Org));
        assert_eq!(class("He gave to the Brandt campaign."), Some(EntityType::Org));
        assert_eq!(class("The army began a long campaign in the hills."), None);
    }
}
