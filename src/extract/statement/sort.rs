//! What sort of thing a speaker is: people and bodies speak, reports are quoted, everything else seldom says anything.

use super::view::View;
use crate::extract::name::nominal;
use crate::language::syntax::Upos;
use crate::lexicon::classes::Class;
use crate::model::{EntityType, TokenSpan};

/// Endings of nouns that name people by what they do or where they are from.
const PEOPLE: &[&str] = &["er", "or", "ist", "ian", "man", "men", "woman", "women", "eer", "ee"];

/// Endings of nouns that name acts, states and qualities.
const ABSTRACT: &[&str] = &[
    "tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ure", "ing", "age", "ship", "hood", "acy",
    "al",
];

/// A short name for the sort of thing that the phrase names, used in the names of features.
pub(super) fn sort(view: &View<'_, '_>, span: TokenSpan) -> &'static str {
    let doc = view.doc;
    let Some(head) = doc.head_of(span) else { return "none" };
    let named = view.named(head).or_else(|| view.named(span.end - 1));
    if let Some(class) = named {
        return match class {
            EntityType::Person => "named-person",
            EntityType::Org => "named-body",
            EntityType::Place | EntityType::Norp => "named-place",
            EntityType::Group => "named-group",
            EntityType::Product | EntityType::Work => "named-work",
            EntityType::Other => "named-other",
        };
    }
    if !matches!(view.upos(head), Upos::Noun | Upos::Propn) {
        return "no-noun";
    }
    let lemma = doc.lemma(head).to_lowercase();
    match nominal::class_of(&lemma) {
        Some(EntityType::Person) => return "person",
        Some(EntityType::Org) => return "body",
        Some(EntityType::Place) => return "place",
        _ => {}
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| lemma.ends_with(ending));
    match () {
        () if Class::Writing.holds(&lemma) => "writing",
        () if ends(ABSTRACT) => "abstract",
        () if ends(PEOPLE) => "doer",
        () if view.upos(head) == Upos::Propn => "name",
        () if doc.tokens[head].xpos.is_plural() => "things",
        () => "thing",
    }
}
