//! Which words a participant is: with its name, and all that are coordinated with it.

use super::super::scene::Scene;
use super::Parts;
use crate::extract::name::nominal;
use crate::language::syntax::{Relation, Upos};
use crate::model::{ByteSpan, EntityType, MentionKind};

/// The phrase of a participant, with the name of the person or body right behind it: `the commander Tom Rill`.
pub(super) fn with_name(scene: &Scene<'_, '_>, head: usize) -> ByteSpan {
    let document = scene.document;
    let phrase = scene.phrase(head);
    // "Brandt & Oden LLC": the tree cuts the name in two.
    let body = scene.mention_at(head).filter(|mention| {
        mention.kind == MentionKind::Name && mention.class == EntityType::Org && mention.span.end > phrase.end
    });
    if let Some(body) = body.filter(|body| body.span.of(document.text).contains('&')) {
        return ByteSpan::new(phrase.start.min(body.span.start), body.span.end);
    }
    let class = nominal::class_of(&document.lemma(head).to_lowercase());
    // "quarterback Tom Rill": a person's name says what a word that no list holds stands for.
    let unlisted = class.is_none() && document.upos(head) == Upos::Noun && scene.mention_at(head).is_none();
    let class = class.or(unlisted.then_some(EntityType::Person));
    if !matches!(class, Some(EntityType::Person | EntityType::Org)) {
        return phrase;
    }
    // "the candidate Sen. Tom Rill": a title may stand between.
    let behind = {
        let at = scene.mentions.partition_point(|mention| mention.span.start <= phrase.end);
        scene.mentions.get(at).filter(|mention| {
            let between = ByteSpan::new(phrase.end, mention.span.start).of(document.text);
            between == " "
                || between.len() < 12
                    && between.starts_with(' ')
                    && between.ends_with(". ")
                    && between.trim().starts_with(char::is_uppercase)
                    && between.trim().chars().all(|letter| letter.is_alphabetic() || letter == '.')
        })
    };
    behind
        .filter(|mention| Some(mention.class) == class && mention.kind == MentionKind::Name)
        .map_or(phrase, |name| ByteSpan::new(phrase.start, name.span.end))
}

impl Parts<'_, '_, '_> {
    /// A phrase with what is coordinated with it. Parts of one name are one (`Brandt & Oden LLC`); two persons in apposition
    /// before an *and* are members of a list, whatever the tree makes of them: `Chancellor Lena Falk, mayor Per Lund and then-mayor
    /// Ida Rand`.
    pub(super) fn together(&self, head: usize) -> Vec<usize> {
        let scene = self.scene;
        let document = scene.document;
        let body = scene
            .mention_at(head)
            .filter(|mention| mention.kind == MentionKind::Name && mention.class == EntityType::Org)
            .map(|mention| mention.span);
        let mut all = document.coordinated(head);
        // "the board of Brandt & Co.": the tree may hang the second half of a name on what stands before the first.
        let halved = |part: usize| {
            scene.mention_at(part).is_some_and(|mention| {
                mention.span.of(document.text).contains(" & ")
                    && mention.span.start < document.tokens[part].span.start
            })
        };
        all.retain(|&part| {
            part == head || !halved(part) && body.is_none_or(|body| !body.covers(&document.tokens[part].span))
        });
        let person = |token: usize| scene.person_named(token);
        let listed: Vec<usize> = document
            .children_by(head, &[Relation::Appos])
            .filter(|&other| {
                let two = person(head).zip(person(other)).is_some_and(|(one, other)| one.span != other.span);
                let goes_on = document
                    .children_by(head, &[Relation::Conj])
                    .chain(document.children_by(other, &[Relation::Conj]))
                    .any(|last| last > other);
                two && other > head && goes_on
            })
            .flat_map(|other| document.coordinated(other))
            .collect();
        all.extend(listed);
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The names that stand for a phrase behind it: `its president, Lena Falk`, `two men, Ola Brand and Per Lund`.
    pub(super) fn named(&self, part: usize) -> Vec<usize> {
        let document = self.scene.document;
        if document.upos(part) != Upos::Noun {
            return Vec::new();
        }
        let person =
            |token: usize| document.upos(token) == Upos::Propn && self.scene.person_named(token).is_some();
        let behind = document.children_by(part, &[Relation::Appos]).find(|&name| name > part && person(name));
        // "mechanic Per Lund": the name may hang on its own description.
        let bare = |token: usize| {
            let inner =
                document.children_by(token, &[Relation::Appos, Relation::Flat]).find(|&name| person(name));
            if person(token) { Some(token) } else { inner }
        };
        behind.into_iter().flat_map(|name| document.coordinated(name)).filter_map(bare).collect()
    }
}
