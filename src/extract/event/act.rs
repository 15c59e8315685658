//! Plain words of saying that do something by what is said: `said Norland must leave` is a demand, `said it will not
//! pay` a refusal, `said it will stay away unless` a threat, `announced it would free the crew` a promise.

use super::scene::Scene;
use crate::extract::event::lexicon::Part;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::EventType;

/// Row and lemma of the act that the saying at `verb` does, if it does one.
pub(super) fn of_saying(scene: &Scene<'_, '_>, verb: usize) -> Option<(usize, &'static str)> {
    if !scene.is_of(verb, Class::Stating) {
        return None;
    }
    let document = scene.document;
    let content = document.child_by(verb, &[Relation::Ccomp])?;
    let subject = document.subject(content)?;
    let modal = |words: &[&str]| document.has_child_word(content, &[Relation::Aux], words);
    let own = document.upos(subject) == Upos::Pron && scene.is(subject, &["it", "they", "he", "she", "we"]);
    let lemma = if modal(&["must"]) && !own {
        "demand"
    } else if own && modal(&["will", "would", "wo"]) {
        let refuses = document.is_negated(content);
        let unless = document
            .children_by(content, &[Relation::Advcl])
            .any(|clause| document.has_child_word(clause, &[Relation::Mark], &["unless"]));
        match (unless, refuses) {
            (true, _) => "threaten",
            (false, true) => "refuse",
            (false, false) if gives(scene, content) => "promise",
            (false, false) => return None,
        }
    } else {
        return None;
    };
    Some((scene.lexicon.row_of(lemma, Part::Verb)?, lemma))
}

/// Whether a verb tells of giving, freeing or letting.
fn gives(scene: &Scene<'_, '_>, verb: usize) -> bool {
    scene.is(verb, &["return", "hand"])
        || scene.lexicon.find(scene.document, verb, &[Part::Verb]).is_some_and(|found| {
            matches!(
                scene.lexicon.rows()[found.row].event_type(),
                Some(EventType::Aid | EventType::Concede | EventType::Cooperate)
            )
        })
}
