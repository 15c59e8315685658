//! Whether an event happened, is planned, depends on something, or did not happen.
//!
//! Read from tense, modals, negation, conditions, purpose clauses and the word that governs the event: `will meet` is
//! planned, `may meet` and `called for talks` hypothetical, `did not meet` and `refused to meet` negated. What governing
//! words do is data: [`Factuality`].

use super::scene::Scene;
use super::trigger::Trigger;
use super::when::is_ahead;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::lexicon::factuality::{Effect, Factuality, Place};
use crate::model::{EventDate, Found, Phase, Status, TriggerKind};

/// Words that say there was none: `neither Brandt nor Oden`, `no guard`, `hardly anyone`.
const NOBODY: &[&str] = &["no", "neither", "nor", "hardly", "scarcely", "barely"];

/// The effects of the word at `token` on a happening at `place`.
pub(super) fn effects(scene: &Scene<'_, '_>, place: Place, token: usize) -> Vec<Effect> {
    let document = scene.document;
    let below = |second: &str| {
        document.word_if(token + 1).is_some_and(|next| next.eq_ignore_ascii_case(second))
            || document.children(token).iter().any(|&child| document.word(child).eq_ignore_ascii_case(second))
    };
    let table = Factuality::shipped();
    let mut found: Vec<Effect> = table.effects(place, document.lemma(token), below).collect();
    if matches!(place, Place::Attribute | Place::Adverb | Place::Predicate) {
        found.extend(table.effects(place, document.word(token), below));
    }
    found
}

fn has_effect(scene: &Scene<'_, '_>, place: Place, token: usize, effect: Effect) -> bool {
    effects(scene, place, token).contains(&effect)
}

/// The status of a trigger.
pub(super) fn status(scene: &Scene<'_, '_>, trigger: &Trigger) -> Status {
    let told = match trigger.kind {
        TriggerKind::Verb | TriggerKind::Adjective => of_predicate(scene, trigger.token, 0),
        TriggerKind::Noun => of_noun(scene, trigger),
    };
    match trigger.phase {
        Some((Phase::Delay, _)) if told == Status::Happened => Status::Planned,
        // "The union cancelled the strike planned for Monday."
        Some((Phase::End, word))
            if matches!(told, Status::Happened | Status::Planned)
                && (scene.is_of(word, Class::CallingOff) || scene.is(word, &["call", "cancellation"])) =>
        {
            Status::Negated
        }
        _ => told,
    }
}

/// The status a verb or predicate has in its clause.
fn of_predicate(scene: &Scene<'_, '_>, verb: usize, depth: usize) -> Status {
    let document = scene.document;
    if document.is_negated(verb) || is_undone_by_adverb(scene, verb) || has_negative_argument(scene, verb) {
        return Status::Negated;
    }
    let auxiliaries = [Relation::Aux, Relation::AuxPass, Relation::Cop];
    if document.has_child_of(verb, &auxiliaries, Class::FutureAuxiliary) {
        return Status::Planned;
    }
    if document.has_child_word(
        verb,
        &[Relation::Mark, Relation::Advmod],
        &["if", "unless", "whether", "lest", "provided"],
    ) {
        return Status::Hypothetical;
    }
    // "until the ruling is overturned": it may never be. What is told in the past has been: "until it was overturned".
    let present = document.tokens[verb].xpos.is_present()
        || document.children_by(verb, &auxiliaries).any(|child| document.tokens[child].xpos.is_present());
    if present && document.has_child_word(verb, &[Relation::Mark, Relation::Advmod], &["until", "till"]) {
        return Status::Hypothetical;
    }
    // "as long as the talks go on": the clause hangs on the adverb.
    if document.relation(verb) == Relation::Advcl
        && document.head(verb).is_some_and(|head| scene.is(head, &["long"]))
    {
        return Status::Hypothetical;
    }
    // "He'd been dropped": before a participle the short form is `had`.
    let is_had = document.tokens[verb].xpos.is_past_participle()
        && !document.has_child_word(verb, &auxiliaries, &["be", "have"]);
    if document.has_child_word(verb, &auxiliaries, &["would"])
        || !is_had && document.has_child_word(verb, &auxiliaries, &["'d", "’d"])
    {
        return if in_reported_past(scene, verb) { Status::Planned } else { Status::Hypothetical };
    }
    if document.has_child_word(
        verb,
        &auxiliaries,
        &["may", "might", "could", "can", "should", "must", "ought"],
    ) {
        return Status::Hypothetical;
    }
    if document.has_child_word(verb, &[Relation::Mark, Relation::Case], &["without", "instead"]) {
        return Status::Negated;
    }
    if depth > 6 { Status::Happened } else { of_dependent(scene, verb, depth) }
}

/// The status a predicate has from what it depends on.
fn of_dependent(scene: &Scene<'_, '_>, verb: usize, depth: usize) -> Status {
    let document = scene.document;
    let tag = document.tokens[verb].xpos;
    let marked_to = document.has_child_word(verb, &[Relation::Mark, Relation::Aux], &["to"]);
    let marked_with = |word: &str| document.has_child_word(verb, &[Relation::Mark, Relation::Case], &[word]);
    let relation = document.relation(verb);
    let Some(head) = document.head(verb) else {
        return if marked_to { Status::Planned } else { Status::Happened };
    };
    // "kept the rebels from entering", also where the tree hangs the clause on the rebels.
    if tag.is_gerund() && marked_with("from") {
        let above = [Some(head), document.head(head)].into_iter().flatten();
        let kept = above
            .filter(|&above| document.upos(above) == Upos::Verb)
            .find(|&above| has_effect(scene, Place::From, above, Effect::Negated));
        if let Some(verb) = kept {
            return opposite(of_predicate(scene, verb, depth + 1));
        }
    }
    // "stopped short of attacking", whether the clause hangs on the verb or on `short`.
    if tag.is_gerund() && marked_with("of") {
        let mut above = [Some(head), document.head(head)].into_iter().flatten();
        if let Some(verb) = above.find(|&above| has_effect(scene, Place::Clause, above, Effect::Negated)) {
            return opposite(of_predicate(scene, verb, depth + 1));
        }
    }
    // "is based on Rand winning", "hinges on the board selling the mine": not so yet.
    if tag.is_gerund() && (marked_with("on") || marked_with("upon")) && scene.is_of(head, Class::RestingOn) {
        return Status::Hypothetical;
    }
    if let Some(status) = of_what_a_noun_is_for(scene, verb, head) {
        return status;
    }
    match relation {
        Relation::Xcomp | Relation::Ccomp | Relation::Csubj | Relation::CsubjPass
            if marked_to || tag.is_gerund() || tag.is_base() =>
        {
            under(scene, head, depth)
        }
        Relation::Ccomp => {
            let above = effects(scene, Place::Clause, head);
            if above.contains(&Effect::Denied) {
                opposite(of_predicate(scene, head, depth + 1))
            } else if above.contains(&Effect::Hypothetical)
                && !tag.is_past()
                && !scene.is(head, &["warn", "mean"])
            {
                Status::Hypothetical
            } else {
                Status::Happened
            }
        }
        Relation::Acl | Relation::AclRelcl if is_said_of_false_report(scene, head) => Status::Negated,
        Relation::Acl if marked_to => of_infinitive(scene, head, depth),
        Relation::Advcl
            if (marked_to || marked_with("to"))
                && has_effect(scene, Place::Clause, head, Effect::Planned) =>
        {
            Status::Planned
        }
        // A purpose: "flew to Arden to free the crew".
        Relation::Advcl if marked_to => Status::Hypothetical,
        // "ruled out signing the treaty", however the tree hangs it.
        Relation::Advcl
            if tag.is_gerund()
                && document.child_by(verb, &[Relation::Mark, Relation::Case]).is_none()
                && has_effect(scene, Place::Clause, head, Effect::Negated) =>
        {
            under(scene, head, depth)
        }
        Relation::Advcl | Relation::Acl if tag.is_gerund() || tag.is_past_participle() => {
            if document.has_child_word(
                verb,
                &[Relation::Mark, Relation::Advmod],
                &["after", "before", "since", "while", "when"],
            ) {
                return Status::Happened;
            }
            if document.upos(head) == Upos::Verb {
                match of_predicate(scene, head, depth + 1) {
                    Status::Planned => Status::Planned,
                    Status::Hypothetical => Status::Hypothetical,
                    _ => Status::Happened,
                }
            } else {
                Status::Happened
            }
        }
        Relation::Conj if document.is_predicate(head) && !has_own_tense(scene, verb) => {
            of_predicate(scene, head, depth + 1)
        }
        _ if marked_to => Status::Planned,
        _ => Status::Happened,
    }
}

/// An infinitive below a noun: `the first woman to win`, `a plan to meet`, `the man to leave last`.
fn of_infinitive(scene: &Scene<'_, '_>, noun: usize, depth: usize) -> Status {
    let document = scene.document;
    // "has no plans to meet", "did not have any plan to meet": no meeting is planned.
    if has_effect(scene, Place::Nominal, noun, Effect::Planned)
        && (document.has_child_word(noun, &[Relation::Det], &["no"])
            || document.relation(noun) == Relation::Obj
                && document
                    .head(noun)
                    .is_some_and(|verb| scene.is(verb, &["have"]) && document.is_negated(verb)))
    {
        return Status::Negated;
    }
    // "the prosecutor's decision to drop the charge was praised": who decides so does so.
    if is_carried_out(scene, noun) {
        return Status::Happened;
    }
    // "forced hundreds of families to flee", where the tree hangs the clause on the object: what the verb does to it.
    let above = document.head(noun).filter(|&verb| {
        document.relation(noun) == Relation::Obj
            && scene.is_of(verb, Class::Ordering)
            && document.upos(verb) == Upos::Verb
    });
    if let Some(verb) = above {
        return under(scene, verb, depth);
    }
    // "became the first woman to win", "would be the last to leave".
    if is_ranked(scene, noun) {
        let above = Some(noun).filter(|&noun| document.is_predicate(noun));
        return above
            .or_else(|| document.governing_predicate(noun))
            .map_or(Status::Happened, |above| of_predicate(scene, above, depth + 1));
    }
    match document.upos(noun) {
        Upos::Adj | Upos::Num => Status::Happened,
        _ if has_effect(scene, Place::Nominal, noun, Effect::Planned) => Status::Planned,
        _ if scene.is_of(noun, Class::Doer) => Status::Happened,
        _ => Status::Hypothetical,
    }
}

/// A decision that somebody owns, of which something is told in the past, where deciding is doing: `Falk's decision to drop
/// the case angered the board`. Leaves `Falk's decision to build a bridge angered the board`, `a decision to drop the case`.
fn is_carried_out(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    scene.is(noun, &["decision"])
        && document
            .child_by(noun, &[Relation::NmodPoss, Relation::Det])
            .is_some_and(|child| !scene.is(child, &["a", "any"]))
        && document.children_by(noun, &[Relation::Acl]).any(|verb| scene.is_of(verb, Class::DoneBySaying))
        && document.governing_predicate(noun).is_none_or(|above| document.tokens[above].xpos.is_past())
}

/// A noun that is one of a row of those that did something: `the first woman`, `the only player`.
fn is_ranked(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let ranks = ["first", "second", "third", "fourth", "fifth", "last", "only", "latest"];
    scene.document.has_child_word(noun, &[Relation::Amod], &ranks)
}

/// A gerund below what it is meant for: `a timeline for reducing the fleet`, `the risk of losing it`, `a step toward closing
/// the mine`.
fn of_what_a_noun_is_for(scene: &Scene<'_, '_>, verb: usize, head: usize) -> Option<Status> {
    let document = scene.document;
    let relation = document.relation(verb);
    let below = matches!(relation, Relation::Acl | Relation::Advcl | Relation::Nmod | Relation::Obl);
    if !below || !document.tokens[verb].xpos.is_gerund() {
        return None;
    }
    let marked_with =
        |words: &[&str]| document.has_child_word(verb, &[Relation::Mark, Relation::Case], words);
    if marked_with(&["toward", "towards"]) {
        return Some(Status::Hypothetical);
    }
    let of_noun = relation != Relation::Obl && document.upos(head) == Upos::Noun;
    if relation == Relation::Acl && has_effect(scene, Place::Nominal, head, Effect::Hypothetical) {
        Some(Status::Hypothetical)
    } else if of_noun
        && marked_with(&["for", "of"])
        && has_effect(scene, Place::Nominal, head, Effect::Planned)
    {
        Some(Status::Planned)
    } else {
        None
    }
}

/// The status of a complement, from the word above it.
fn under(scene: &Scene<'_, '_>, head: usize, depth: usize) -> Status {
    let above = of_predicate(scene, head, depth + 1);
    // "went on to win" has won.
    if scene.is(head, &["go"]) && scene.document.word_if(head + 1) == Some("on") {
        return above;
    }
    let effects = effects(scene, Place::Clause, head);
    if effects.contains(&Effect::Negated) {
        return opposite(above);
    }
    if above == Status::Negated {
        return Status::Negated;
    }
    if effects.contains(&Effect::Planned) {
        return if above == Status::Hypothetical { above } else { Status::Planned };
    }
    if effects.contains(&Effect::Hypothetical) || scene.document.upos(head) == Upos::Adj {
        return Status::Hypothetical;
    }
    above
}

/// What becomes of a complement of `refuse`, `fail`, `deny`: `did not fail to meet` met.
fn opposite(above: Status) -> Status {
    if above == Status::Negated { Status::Happened } else { Status::Negated }
}

/// `almost resigned`: an adverb right before the verb that takes it back.
fn is_undone_by_adverb(scene: &Scene<'_, '_>, verb: usize) -> bool {
    scene.document.children_by(verb, &[Relation::Advmod]).any(|adverb| {
        let anyone = || {
            scene
                .document
                .subject(verb)
                .is_some_and(|subject| adverb + 1 == subject && scene.is_of(subject, Class::Anybody))
        };
        (adverb + 1 == verb || anyone()) && has_effect(scene, Place::Adverb, adverb, Effect::Negated)
    })
}

/// Whether a noun is a report said to be false: `reports that rebels attacked Arden were false`.
pub(super) fn is_said_of_false_report(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    document.relation(noun).is_subject()
        && document.head(noun).is_some_and(|predicate| {
            has_effect(scene, Place::Predicate, predicate, Effect::Denied)
                && !document.is_negated(predicate)
                && document.child_by(predicate, &[Relation::Cop]).is_some()
        })
        && is_report(scene, noun)
}

/// A noun for what is told: `reports that rebels attacked`, where the clause is what is told, not about the reports.
pub(super) fn is_report(scene: &Scene<'_, '_>, noun: usize) -> bool {
    scene.is_of(noun, Class::ReportNoun)
}

/// `would` as the future of a report in the past: `said it would deploy`.
fn in_reported_past(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let document = scene.document;
    if document
        .children_by(verb, &[Relation::Advcl])
        .any(|clause| document.has_child_word(clause, &[Relation::Mark], &["if", "unless"]))
    {
        return false;
    }
    let reported = |index: usize| matches!(document.relation(index), Relation::Ccomp | Relation::Parataxis);
    document.upwards(verb).take(4).any(reported)
        || scene.statements.iter().any(|statement| {
            statement.content.iter().any(|content| content.covers(&document.tokens[verb].span))
        })
}

/// `Nobody resigned`, `Neither Brandt nor Oden resigned`, `hurt no one`, `neither met nor spoke`.
fn has_negative_argument(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let document = scene.document;
    let arguments = [Relation::Nsubj, Relation::NsubjPass, Relation::Obj];
    let dressed = [Relation::Det, Relation::Cc, Relation::CcPreconj, Relation::Advmod];
    document.has_child_word(verb, &[Relation::Cc, Relation::CcPreconj], &["neither", "nor"])
        || document.children_by(verb, &arguments).any(|argument| {
            scene.is_of(argument, Class::Nobody)
                // "No surprise Brandt won" denies nothing.
                || !scene.is_of(argument, Class::NothingUnusual)
                    && document.has_child_word(argument, &dressed, NOBODY)
        })
}

/// A conjunct with a subject or auxiliary of its own, or in another finite form than its base.
fn has_own_tense(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let document = scene.document;
    let tag = document.tokens[verb].xpos;
    tag.is_past()
        || tag.is_present() && document.subject(verb).is_some()
        || document.child_by(verb, &[Relation::Aux, Relation::AuxPass]).is_some()
}

fn of_noun(scene: &Scene<'_, '_>, trigger: &Trigger) -> Status {
    let document = scene.document;
    let noun = trigger.token;
    if document.has_child_word(noun, &[Relation::Det], &["no"])
        || document.has_child_word(noun, &[Relation::Case], &["without"])
        || is_below_absence(scene, noun)
    {
        return Status::Negated;
    }
    // "called the police to report a fire": what is reported or seen has happened.
    if trigger.governor.is_some_and(|governor| scene.is_of(governor, Class::Witnessing)) {
        return Status::Happened;
    }
    // "rejected the criticism", "was asked to defend his criticism", "decided to drop the charge": it was voiced before.
    let judged = document
        .head(noun)
        .filter(|_| matches!(document.relation(noun), Relation::Obj | Relation::NsubjPass));
    let owned = || document.child_by(noun, &[Relation::NmodPoss]).is_some();
    if judged.is_some_and(|verb| {
        scene.is_of(noun, Class::Reproach) && scene.is_of(verb, Class::Denying)
            || owned() && scene.is(verb, &["defend", "justify", "explain", "regret"])
            || scene.is(noun, &["charge", "case", "lawsuit", "suit"])
                && scene.is(verb, &["drop", "dismiss", "withdraw", "quash"])
    }) {
        return Status::Happened;
    }
    // "The march planned for Monday did not happen."
    let undone = trigger.governor.filter(|&governor| document.upos(governor) == Upos::Verb);
    if undone.is_some_and(|governor| of_predicate(scene, governor, 0) == Status::Negated)
        || is_undone(scene, noun)
    {
        return Status::Negated;
    }
    // "suspended pending a hearing"
    if document.has_child_word(noun, &[Relation::Case, Relation::Mark], &["pending"]) {
        return Status::Planned;
    }
    let dressed_with = |effect: Effect| {
        document.children_by(noun, &[Relation::Amod, Relation::Compound, Relation::Acl]).any(|child| {
            let table = Factuality::shipped();
            table.effects(Place::Attribute, document.word(child), |_| false).any(|found| found == effect)
        })
    };
    if dressed_with(Effect::Planned) {
        return Status::Planned;
    }
    if dressed_with(Effect::Hypothetical) {
        return Status::Hypothetical;
    }
    if let Some(governor) = trigger.governor {
        if document.is_predicate(governor) || document.upos(governor) == Upos::Verb {
            return of_predicate(scene, governor, 0);
        }
        return below_noun(scene, governor);
    }
    below_noun(scene, noun)
}

/// The status of a noun from what stands above it.
fn below_noun(scene: &Scene<'_, '_>, noun: usize) -> Status {
    let document = scene.document;
    let Some(head) = document.head(noun) else { return Status::Happened };
    let relation = document.relation(noun);
    // "set out plans for the withdrawal": the tree may hang the phrase on the verb.
    let between = document.object(head).filter(|&object| {
        relation == Relation::Obl
            && document.preposition(noun).as_deref() == Some("for")
            && document.word_if(object + 1) == Some("for")
    });
    let head = between.unwrap_or(head);
    if (relation == Relation::Nmod || between.is_some()) && document.upos(head) == Upos::Noun {
        let above = effects(scene, Place::Nominal, head);
        if above.contains(&Effect::Planned)
            && matches!(document.preposition(noun).as_deref(), Some("for" | "of"))
        {
            return Status::Planned;
        }
        if above.contains(&Effect::Hypothetical) {
            return Status::Hypothetical;
        }
    }
    // "agreed on a truce": the pact is made, the truce is ahead.
    let agreed = relation == Relation::Obl
        && scene.is(head, &["agree"])
        && matches!(document.preposition(noun).as_deref(), Some("on" | "upon" | "to"));
    if agreed && of_predicate(scene, head, 0) == Status::Happened {
        return Status::Planned;
    }
    // "called an election for 12 May": it is to come; "was called off" is told apart.
    if relation == Relation::Obj
        && scene.is(head, &["call"])
        && document.upos(head) == Upos::Verb
        && document.child_by(head, &[Relation::CompoundPrt]).is_none()
        && document.child_by(noun, &[Relation::Det]).is_some_and(|child| scene.is(child, &["a", "an"]))
    {
        return match of_predicate(scene, head, 0) {
            Status::Happened => Status::Planned,
            other => other,
        };
    }
    // "were called to a fire": it burns.
    if relation == Relation::Obl
        && scene.is(head, &["call"])
        && document.preposition(noun).as_deref() == Some("to")
    {
        return match of_predicate(scene, head, 0) {
            Status::Negated => Status::Happened,
            other => other,
        };
    }
    let governs = matches!(relation, Relation::Obj | Relation::NsubjPass)
        || relation == Relation::Obl
            && matches!(document.preposition(noun).as_deref(), Some("for" | "to" | "on"))
            && (scene.is_of(head, Class::Pleading) || scene.is_of(head, Class::Intending));
    if !governs || document.upos(head) != Upos::Verb {
        return Status::Happened;
    }
    let definite = document.children_by(noun, &[Relation::Det]).any(|child| {
        matches!(document.word(child).to_lowercase().as_str(), "the" | "this" | "that" | "these" | "those")
    });
    let above = effects(scene, Place::Noun, head);
    // "called for the withdrawal of troops" has not seen it; "feared the attack", "had called for the march" may have.
    let wished = document.child_by(noun, &[Relation::Nmod]).is_some()
        && above.contains(&Effect::Hypothetical)
        && if relation == Relation::Obl {
            scene.is_of(head, Class::Pleading)
        } else {
            scene.is_of(head, Class::Wishing)
        };
    if definite && !wished {
        return Status::Happened;
    }
    for (effect, status) in [
        (Effect::Negated, Status::Negated),
        (Effect::Planned, Status::Planned),
        (Effect::Hypothetical, Status::Hypothetical),
    ] {
        if above.contains(&effect) {
            return status;
        }
    }
    match of_predicate(scene, head, 0) {
        Status::Negated => Status::Happened,
        other => other,
    }
}

/// `no reports of injuries`, `without any sign of a struggle`: below a noun that is said to be missing.
fn is_below_absence(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    document.relation(noun) == Relation::Nmod
        && document.preposition(noun).as_deref() == Some("of")
        && document.head(noun).is_some_and(|head| {
            has_effect(scene, Place::Absence, head, Effect::Negated)
                && (document.has_child_word(head, &[Relation::Det], &["no"])
                    || document.has_child_word(head, &[Relation::Case], &["without"])
                    || document.relation(head) == Relation::Obj
                        && document.has_child_word(head, &[Relation::Det], &["any"])
                        && document.head(head).is_some_and(|verb| document.is_negated(verb)))
        })
}

/// `The march never took place`, `The strike was called off`: its own verb takes it back.
fn is_undone(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    let Some(verb) = document.head(noun) else { return false };
    match document.relation(noun) {
        Relation::Nsubj => {
            scene.is_of(verb, Class::TakingPlace)
                && (document.is_negated(verb) || is_undone_by_adverb(scene, verb))
        }
        Relation::Obj | Relation::NsubjPass => {
            (scene.is_of(verb, Class::CallingOff)
                || scene.is_of(verb, Class::Foiling)
                || scene.is(verb, &["call"]))
                && has_effect(scene, Place::Noun, verb, Effect::Negated)
                && !document.is_negated(verb)
        }
        // The tree takes the particle for a preposition.
        Relation::Obl => scene.is(verb, &["call"]) && document.preposition(noun).as_deref() == Some("off"),
        _ => false,
    }
}

/// `A judge set the trial for Friday`: a noun with a day after that of the report has not happened yet. Nobody's death is
/// planned: `will show a film of her death on Sunday` tells no day of it.
pub(super) fn plan_what_is_ahead(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    dates: &mut [Option<Found<EventDate>>],
    statuses: &mut [Status],
) {
    for ((trigger, date), status) in triggers.iter().zip(dates).zip(statuses) {
        let ahead = date.as_ref().is_some_and(|date| is_ahead(scene, date.value.value));
        // "The assembly reconvenes on Friday"
        let may_be_ahead =
            trigger.kind == TriggerKind::Noun || scene.document.tokens[trigger.token].xpos.is_present();
        if !ahead || !may_be_ahead || *status != Status::Happened {
            continue;
        }
        if Class::Harm.holds(&trigger.lemma) {
            *date = None;
        } else {
            *status = Status::Planned;
        }
    }
}
