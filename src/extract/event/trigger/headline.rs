//! Verbs that the tagger takes for nouns.

use super::super::lexicon::Part;
use super::super::scene::Scene;
use super::{Trigger, is_actor, trigger};
use crate::extract::name::nominal;
use crate::language::en::verb_form;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::TriggerKind;

/// Whether the verb of which a noun is the subject is taken for a noun: `A quake hit Arden`.
pub(super) fn before_hidden_verb(scene: &Scene<'_, '_>, index: usize) -> bool {
    index + 1 < scene.document.tokens.len() && verb_as_noun(scene, index + 1).is_some()
}

/// Tokens of a sentence without a verb, at most: a longer one is a list, not a report.
const LONGEST_VERBLESS: usize = 60;

/// A verb that the tagger takes for a noun, as it does in headlines: `Envoy leaves Arden`, `Star checks into rehab`.
pub(super) fn verb_as_noun(scene: &Scene<'_, '_>, index: usize) -> Option<Trigger> {
    let document = scene.document;
    let sentence = document.sentence_of(index);
    let has_verb = |at: usize| {
        document.tokens[at].xpos.is_finite()
            || document.relation(at) == Relation::Root && document.upos(at) == Upos::Verb
    };
    let verbless = sentence.len() <= LONGEST_VERBLESS && !sentence.range().any(has_verb);
    // "Diggers flattened village homes on Monday": a participle before a noun in a sentence that has no other verb.
    let participle = verbless
        && document.relation(index) == Relation::Amod
        && matches!(document.upos(index), Upos::Adj | Upos::Verb);
    if !(participle || matches!(document.upos(index), Upos::Noun | Upos::Propn)) {
        return None;
    }
    // "Star Checks Into Clinic": a name that swallowed the verb; one word alone may well be a name.
    let in_name =
        document.word(index).starts_with(char::is_uppercase) && scene.mention_at(index).is_some_and(is_actor);
    let before = index.checked_sub(1).filter(|&at| at >= sentence.start)?;
    if !matches!(document.upos(before), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adv | Upos::Num)
        || index + 1 >= sentence.end
    {
        return None;
    }
    let word = document.word(index).to_lowercase();
    let finite = word.ends_with('s') && !word.ends_with("ss")
        || word.ends_with("ed")
        || Class::PastAsPresent.holds(&word)
        || verb_form::of(&word).is_some()
        || verbless && document.tokens[before].xpos.is_plural();
    let opens_phrase = matches!(
        document.upos(index + 1),
        Upos::Det
            | Upos::Propn
            | Upos::Num
            | Upos::Pron
            | Upos::Adj
            | Upos::Noun
            | Upos::Adp
            | Upos::Sym
            | Upos::Part
    );
    // "the coalition forces in the north": a word for people, not a verb.
    let people = document.upos(index + 1) == Upos::Adp && nominal::class_of(document.lemma(index)).is_some();
    if !finite || !opens_phrase || people {
        return None;
    }
    let found = scene.lexicon.find(document, index, &[Part::Verb])?;
    scene.lexicon.rows()[found.row].event_type()?;
    let is_noun = scene.lexicon.find(document, index, &[Part::Noun, Part::NounGoverned]).is_some();
    let next = document.upos(index + 1);
    // "the murder of a man shot in the back": behind a word for a person.
    let person = scene.is_of(before, Class::PersonStruck) && next == Upos::Adp;
    let takes_person =
        (person || matches!(next, Upos::Propn | Upos::Pron | Upos::Det)) && Class::StruckForm.holds(&word);
    let headline = !matches!(document.word(sentence.end - 1), "." | "!" | "?" | "”" | "\"" | "''");
    let longer = found.tokens.len() > 1;
    // "Police arrest two": no noun stands before a number or an article.
    let before_phrase = verbless && matches!(next, Upos::Num | Upos::Det | Upos::Pron);
    ((!is_noun || before_phrase)
        && (!in_name || headline && longer)
        && (longer || headline || verbless || takes_person))
        .then(|| trigger(scene, index, found, TriggerKind::Verb, "event/headline-verb"))
}
