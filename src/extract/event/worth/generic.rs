//! What is told of no happening in particular: habits, rules, questions, kinds of deeds.

use super::super::scene::Scene;
use super::super::trigger::Trigger;
use crate::language::en::calendar;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::TriggerKind;

/// Whether the words around a trigger say that no single happening is meant.
pub(super) fn is_generic(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    is_asked(scene, trigger)
        || is_habit(scene, trigger)
        || is_made_possible(scene, trigger)
        || trigger.kind == TriggerKind::Noun
            && (is_kind_of_deed(scene, trigger.token) || is_ballot(scene, trigger.token))
}

/// `Would it make them leave?` Leaves `"Who shot Rand?" she asked.`
fn is_asked(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let sentence = document.sentence_of(trigger.token);
    let ends = sentence.range().next_back().is_some_and(|last| document.word(last) == "?");
    let opens = sentence.range().find(|&at| document.upos(at) != Upos::Punct).is_some_and(|first| {
        document.upos(first) == Upos::Aux
            || document.tokens[first].xpos.is_wh()
            || scene.is(first, &["why", "how", "when", "where", "do", "have"])
    });
    ends && opens && document.tokens[trigger.token].sentence > 0
}

/// `Women are routinely harassed`, `They march every Friday`, `kills 5,000 a year`. Leaves `was repeatedly stabbed on Monday`.
fn is_habit(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let verb = trigger.clause();
    let tag = document.tokens[verb].xpos;
    let finite_auxiliary = document
        .children_by(verb, &[Relation::Aux, Relation::AuxPass, Relation::Cop])
        .any(|child| document.tokens[child].xpos.is_present() && !scene.is(child, &["have"]));
    let now = tag.is_present() || finite_auxiliary;
    let often = document
        .children_by(verb, &[Relation::Advmod])
        .any(|child| Class::Frequency.holds(document.word(child)));
    let each = document.children_by(verb, &[Relation::Obl, Relation::OblUnmarked]).any(|child| {
        document.has_child_word(child, &[Relation::Det], &["each", "every"])
            && (scene.is_of(child, Class::TimeNoun)
                || scene.is_of(child, Class::Occasion)
                || calendar::is_weekday(&document.lemma(child).to_lowercase()))
    });
    let a_year = || {
        let clause = document.subtree(verb);
        (clause.start..clause.end.saturating_sub(1)).any(|at| {
            matches!(document.word(at), "a" | "per")
                && at > clause.start
                && matches!(document.word(at + 1), "year" | "month" | "week" | "day")
                && (document.upos(at - 1) == Upos::Num || document.relation(at + 1) == Relation::NmodUnmarked)
        })
    };
    now && (often || each || a_year())
}

/// `The rules allow police to search homes`, `centres that enable victims to report attacks`, `a chance to win`, `is in charge of
/// collecting the fee`. Leaves `allowed the envoy to leave on Monday`.
fn is_made_possible(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let clause = trigger.clause();
    let mut at = clause;
    for _ in 0..3 {
        let Some(above) = document.head(at) else { return false };
        let infinitive = matches!(document.relation(at), Relation::Xcomp | Relation::Ccomp | Relation::Acl)
            && document.has_child_word(at, &[Relation::Mark], &["to"]);
        let present = document.tokens[above].xpos.is_present()
            || document.tokens[above].xpos.is_base()
            || document.tokens[above].xpos.is_gerund();
        if infinitive && scene.is_of(above, Class::Enabling) && present {
            return true;
        }
        let gerund = document.tokens[at].xpos.is_gerund()
            && scene.is(above, &["charge"])
            && document.relation(at) == Relation::Acl;
        if gerund {
            return true;
        }
        if !matches!(document.relation(at), Relation::Xcomp | Relation::Obj | Relation::Conj) {
            return false;
        }
        at = above;
    }
    false
}

/// `victims of rape`, `sexual assault referral centres`, `a murder charity`. Leaves `victims of the attack`, `the crash site`.
fn is_kind_of_deed(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    let bare = document.child_by(noun, &[Relation::Det, Relation::NmodPoss, Relation::Nummod]).is_none()
        && document.children(noun).iter().all(|&child| !scene.is_time(child) && !scene.is_place(child));
    let Some(head) = document.head(noun).filter(|_| bare) else { return false };
    match document.relation(noun) {
        Relation::Nmod | Relation::Conj => {
            let top =
                if document.relation(noun) == Relation::Conj { document.head(head) } else { Some(head) };
            let of = if document.relation(noun) == Relation::Conj { head } else { noun };
            document.preposition(of).as_deref() == Some("of")
                && top.is_some_and(|top| scene.is_of(top, Class::Concerned))
        }
        Relation::Compound => scene.is_of(head, Class::Institution) || scene.is_of(head, Class::Concerned),
        _ => false,
    }
}

/// `won by 285 votes`: a count, no vote.
fn is_ballot(scene: &Scene<'_, '_>, noun: usize) -> bool {
    scene.is(noun, &["vote"])
        && scene.document.tokens[noun].xpos.is_plural()
        && scene.document.child_by(noun, &[Relation::Nummod]).is_some()
}
