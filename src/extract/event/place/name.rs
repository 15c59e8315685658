//! The names of places in phrases: which words of `the northern town of Arden` or `near the Norland border` name the place.

use crate::extract::event::lexicon::Part;
use crate::extract::event::scene::Scene;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{ByteSpan, EntityType, MentionKind};

/// The name of a place that is no country.
pub(super) fn town(scene: &Scene<'_, '_>, token: usize) -> Option<ByteSpan> {
    let country = |id: &String| id.starts_with("country/");
    scene
        .mention_at(token)
        .filter(|_| scene.is_place(token))
        .filter(|mention| !mention.gazetteer.as_ref().is_some_and(country))
        .map(|mention| mention.span)
}

/// The name of a place that is a phrase itself: `Arden`, `the port of Arden`; not one that is only inside it (`the depot in Arden`).
pub(super) fn named_itself(scene: &Scene<'_, '_>, head: usize) -> Option<ByteSpan> {
    (scene.is_place(head) || scene.document.upos(head) == Upos::Noun && scene.is_of(head, Class::Settled))
        .then(|| named(scene, head))?
}

/// Whether a phrase names a body where something took place: `at the White House`.
pub(in crate::extract::event) fn is_house(scene: &Scene<'_, '_>, head: usize) -> bool {
    house(scene, head).is_some()
}

/// A body where something took place: `met at the White House`, not `met officials of the White House`.
fn house(scene: &Scene<'_, '_>, head: usize) -> Option<ByteSpan> {
    let at = scene.document.preposition(head)?;
    let mention = scene.mention_at(head).filter(|mention| {
        mention.kind == MentionKind::Name && matches!(mention.class, EntityType::Org | EntityType::Other)
    })?;
    let last = mention.span.of(scene.document.text).split_whitespace().next_back()?.to_lowercase();
    (matches!(at.as_str(), "at" | "in" | "near" | "outside" | "inside" | "from") && Class::House.holds(&last))
        .then_some(mention.span)
}

/// The name of a place that heads a phrase, or stands in it beside a common noun: `the Norland border`, `the town of Arden`.
pub(super) fn named(scene: &Scene<'_, '_>, head: usize) -> Option<ByteSpan> {
    let document = scene.document;
    // "in a variety show", "in an SUV": names of places that no table knows take no indefinite article.
    let indefinite = document.has_child_word(head, &[Relation::Det], &["a", "an"])
        && scene.mention_at(head).is_some_and(|mention| mention.gazetteer.is_none());
    if indefinite {
        return None;
    }
    if scene.is_place(head) {
        return scene.mention_at(head).map(|mention| mention.span);
    }
    if let Some(house) = house(scene, head) {
        return Some(house);
    }
    if document.upos(head) == Upos::Noun {
        let locative_noun = scene.is_of(head, Class::Settled) || scene.is_of(head, Class::Around);
        if locative_noun {
            // "in Norland's capital, Arden": the name behind it is nearer than the one before it.
            let behind = document
                .children_by(head, &[Relation::Appos, Relation::Flat, Relation::NmodDesc])
                .find(|&child| child > head && scene.is_place(child));
            let any = || {
                document
                    .children_by(
                        head,
                        &[
                            Relation::Compound,
                            Relation::Nmod,
                            Relation::Appos,
                            Relation::NmodPoss,
                            Relation::NmodDesc,
                            Relation::Amod,
                            Relation::Flat,
                        ],
                    )
                    .find(|&child| scene.is_place(child))
            };
            return behind.or_else(any).and_then(|child| scene.mention_at(child)).map(|mention| mention.span);
        }
        // "at Elm Park stadium", "at Mill Road station": a place by its name.
        let site = scene.mention_at(head).is_some_and(|mention| {
            mention.class == EntityType::Place && mention.kind == MentionKind::Nominal
        });
        let at = matches!(document.preposition(head).as_deref(), Some("at" | "outside" | "near" | "inside"));
        let name = document
            .children_by(head, &[Relation::Compound])
            .find(|&child| site && at && child < head && scene.is_place(child));
        if let Some(mention) = name.and_then(|name| scene.mention_at(name)) {
            return Some(mention.span);
        }
        // "in a Baghdad market", "near his New York flat": the town before what stands in it.
        let inside = matches!(
            document.preposition(head).as_deref(),
            Some("in" | "at" | "near" | "outside" | "inside")
        );
        if inside && (scene.is_of(head, Class::Building) || scene.is_of(head, Class::Standing)) {
            let names = [Relation::Compound, Relation::NmodUnmarked, Relation::Amod];
            let name = document.children_by(head, &names).find_map(|child| town(scene, child));
            if name.is_some() {
                return name;
            }
        }
        // "at the base in Arden"; not "in its war in Arden", which is another event's place.
        if scene.lexicon.find(document, head, &[Part::Noun]).is_some() {
            return None;
        }
        return document
            .children_by(head, &[Relation::Nmod])
            .filter(|&child| {
                matches!(document.preposition(child).as_deref(), Some("in" | "near" | "at" | "outside"))
            })
            .find(|&child| scene.is_place(child))
            .and_then(|child| scene.mention_at(child))
            .map(|mention| mention.span);
    }
    None
}
