//! What is told of no happening in particular: habits, rules, questions, kinds of deeds.

use super::super::kind::verbal::is_harmful;
use super::super::scene::Scene;
use super::super::trigger::Trigger;
use crate::language::en::calendar;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::lexicon::words;
use crate::model::TriggerKind;

/// Whether the words around a trigger say that no single happening is meant.
pub(super) fn is_generic(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    is_asked(scene, trigger)
        || is_habit(scene, trigger)
        || is_made_possible(scene, trigger)
        || is_retort(scene, trigger)
        || is_own_hope(scene, trigger)
        || is_stance(scene, trigger)
        || is_compared(scene, trigger)
        || is_whenever(scene, trigger)
        || is_of_minds(scene, trigger)
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

/// `Brandt shot back with a laugh`: an answer. Leaves `The guards shot back, wounding two`, `Norland struck back with rockets`.
fn is_retort(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let verb = trigger.token;
    let by_speaker = || {
        scene.attribution.cue(verb).is_some()
            || document.subject(verb).is_some_and(|subject| {
                scene.person_named(subject).is_some() || scene.is(subject, &["he", "she", "i"])
            })
    };
    trigger.kind == TriggerKind::Verb
        && scene.is_of(verb, Class::Retort)
        && document.word_if(verb + 1) == Some("back")
        && document.object(verb).is_none()
        && by_speaker()
        && !is_harmful(scene, trigger)
}

/// `supports raising the wage`, `evidence to convict the banker`: what a stance or a ground is about. Leaves `stopped raising
/// the wage`, `a plan to sell the mine`.
fn is_stance(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let verb = trigger.clause();
    let Some(above) = document.head(verb).filter(|_| document.upos(verb) == Upos::Verb) else { return false };
    match document.relation(verb) {
        Relation::Xcomp | Relation::Ccomp => {
            document.tokens[verb].xpos.is_gerund() && scene.is_of(above, Class::InFavor)
        }
        Relation::Acl => {
            document.has_child_word(verb, &[Relation::Mark], &["to"])
                && scene.is_of(above, Class::PurposeNoun)
        }
        _ => false,
    }
}

/// `"We are going to win," Rand said`: a boast. Leaves `"We will meet on Friday," Rand said`.
fn is_own_hope(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let verb = trigger.token;
    let ours = |at: usize| document.subject(at).is_some_and(|who| scene.is(who, &["i", "we", "you"]));
    let going = || {
        document.relation(verb) == Relation::Xcomp
            && document.head(verb).is_some_and(|above| scene.is(above, &["go"]) && ours(above))
    };
    let will = || document.has_child_of(verb, &[Relation::Aux], Class::FutureAuxiliary) && ours(verb);
    trigger.kind == TriggerKind::Verb
        && scene.is(verb, &["win", "beat", "defeat", "lose", "fight"])
        && (going() || will())
}

/// `costs more than sending a child to college`. Leaves `More than 40 were sent home`.
fn is_compared(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let verb = trigger.clause();
    scene.document.tokens[verb].xpos.is_gerund()
        && scene.document.has_child_word(verb, &[Relation::Mark, Relation::Case], &["than"])
}

/// `when members are punished`, `whenever they meet`: each time. Leaves `when the two met`, `when the board meets on Friday`.
fn is_whenever(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let verb = trigger.clause();
    let when = document.has_child_word(verb, &[Relation::Mark, Relation::Advmod], &["when", "whenever"]);
    let auxiliaries = [Relation::Aux, Relation::AuxPass, Relation::Cop];
    let now = || {
        let mut present = document.children_by(verb, &auxiliaries);
        document.tokens[verb].xpos.is_present()
            || present.any(|child| document.tokens[child].xpos.is_present() && !scene.is(child, &["have"]))
    };
    let plural = || {
        document.subject(verb).is_some_and(|subject| {
            document.tokens[subject].xpos.is_plural() || scene.is(subject, &["they", "we", "you"])
        })
    };
    let dated = || {
        let phrases = [Relation::Obl, Relation::OblUnmarked, Relation::Advmod];
        document.children_by(verb, &phrases).any(|child| scene.is_time(child))
    };
    when && now() && plural() && !dated()
}

/// `whose views clashed`, `The remarks rattled allies`: no blow and no quake. Leaves `The quake rattled the town`, `Fans clashed`.
fn is_of_minds(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let verb = trigger.token;
    if trigger.kind != TriggerKind::Verb
        || !scene.is(verb, &["clash", "collide", "rattle", "shake", "rock", "jolt"])
    {
        return false;
    }
    let kind = |word: usize| words::kinds(&document.lemma(word).to_lowercase()).map(|kinds| kinds.noun);
    document.subject(verb).is_some_and(|subject| {
        document.upos(subject) == Upos::Noun
            && kind(subject).is_some_and(|kind| matches!(kind, "communication" | "cognition" | "attribute"))
    })
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
