//! Whether an event may take a date that its own sentence does not give.

use super::super::scene::Scene;
use super::super::speech::is_saying;
use super::super::trigger::Trigger;
use super::link::is_at_a_distance;
use super::main_day::{LEAD, Thread, thread};
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{RegionKind, Status, TimeBound, TimeKind, TriggerKind};

/// What is said to have happened.
pub(super) fn is_told(status: Status) -> bool {
    status == Status::Happened
}

/// `accused of killing`, `the murder trial`: a deed told under a word of the law, which has a day of its own.
pub(super) fn is_charged_with(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    scene.document.ancestors(trigger.token).take(3).any(|above| is_of_law(scene, above))
}

/// A word of what the law does about a deed.
pub(super) fn is_of_law(scene: &Scene<'_, '_>, word: usize) -> bool {
    // "was tried for murder", not "tried to storm the gate".
    let tried = scene.is(word, &["try"])
        && scene.document.child_by(word, &[Relation::NsubjPass, Relation::AuxPass, Relation::Obj]).is_some();
    tried || scene.is_of(word, Class::Law)
}

/// `the war in the south`, `an Arden-backed group`: lasts, so that the day of something else is not its own.
pub(super) fn is_lasting(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    scene.is_of(trigger.token, Class::Lasting)
}

/// Whether an event may take a date that its own sentence does not give.
pub(super) fn accepts_context(scene: &Scene<'_, '_>, trigger: &Trigger, status: Status) -> bool {
    let document = scene.document;
    let token = &document.tokens[trigger.token];
    let embedded =
        document.region_at(token.span.start).is_some_and(|region| region.kind == RegionKind::Embed);
    // The deed of the story keeps its day however it is told: in a quotation, in the past perfect, as a charge.
    let harm = thread(scene, trigger) == Thread::Harm;
    let alleged = harm && status == Status::Hypothetical && is_charged_with(scene, trigger);
    // "demonstrators tried to storm the gate": the attempt was made.
    let attempted = status == Status::Hypothetical
        && document.tokens[trigger.token].xpos.is_base()
        && document.head(trigger.token).is_some_and(|above| {
            scene.is(above, &["try", "attempt"]) && document.tokens[above].xpos.is_past()
        });
    // "Nobody was hurt", not "as long as nothing disrupts the talks".
    let spared = harm && status == Status::Negated && !document.tokens[trigger.clause()].xpos.is_present();
    if !(is_told(status) || alleged || attempted || spared) || embedded {
        return false;
    }
    let clause = trigger.clause();
    // A perfect of experience, a date of its own that does not fit, a habit in the present.
    let habit = document.tokens[clause].xpos.is_present()
        && token.sentence > LEAD
        && document.upos(clause) == Upos::Verb;
    // "Its role involves supporting the army": what is done as a rule.
    let governed = document.tokens[clause].xpos.is_gerund()
        && token.sentence > LEAD
        && document
            .ancestors(clause)
            .take(2)
            .any(|above| document.tokens[above].xpos.is_present() && !is_saying(scene, above));
    let habit = habit || governed;
    let vague = document.has_child_word(
        trigger.token,
        &[Relation::Amod, Relation::Advmod, Relation::Det],
        &[
            "recent",
            "recently",
            "previous",
            "previously",
            "past",
            "earlier",
            "ongoing",
            "several",
            "numerous",
            "many",
            "repeated",
            "repeatedly",
            "regularly",
            "routinely",
            "frequently",
            "often",
            "last",
            "former",
            "once",
            "ago",
            "any",
            "every",
            "other",
        ],
    );
    let behind = trigger.kind == TriggerKind::Noun
        && (document.has_child_word(
            trigger.token,
            &[Relation::Case],
            &["since", "before", "due", "because"],
        ) || !harm && document.has_child_word(trigger.token, &[Relation::Case], &["after", "following"]))
        || document.has_child_word(clause, &[Relation::Mark, Relation::Advmod], &["since", "before", "once"])
            && token.sentence >= LEAD;
    // "suspended because of an attack that killed three": the killing has no day but that of the attack.
    let of_cause = scene.document.antecedent_thing(clause).is_some_and(|deed| {
        document.has_child_word(deed, &[Relation::Case], &["due", "because", "after", "following"])
    });
    // "Since January, rebels have attacked": a stretch of time, not the day of the report; "the first loss since 2019"
    // compares.
    let sentence = document.bytes(document.sentence_of(trigger.token));
    let stretch = scene.times.iter().any(|time| {
        matches!(time.bound, Some(TimeBound::Since | TimeBound::Until))
            && sentence.covers(&time.span)
            && document.head_of(document.tokens_in(time.span)).is_none_or(|anchor| !compares(scene, anchor))
    });
    // A noun takes the day of the story only where it tells of one happening (carried, definite, harm done) or opens the report.
    let loose = token.sentence >= 2
        && trigger.kind == TriggerKind::Noun
        && trigger.governor.is_none()
        && thread(scene, trigger) == Thread::Rest
        && !document.has_child_word(trigger.token, &[Relation::Det], &["the", "this", "that"]);
    !habit
        && !has_stretch_of_its_own(scene, trigger)
        && !is_of_an_age(scene, trigger)
        && !tells_who_somebody_is(scene, trigger)
        && !is_judged(scene, trigger)
        && !is_counted_up(scene, trigger)
        && (harm || !tells_back(scene, trigger))
        && !stretch
        && !loose
        && !vague
        && !behind
        && !of_cause
        && !is_lasting(scene, trigger)
        && !is_at_a_distance(scene, trigger.clause())
        && trigger.rule != "event/presence"
}

/// `was burned in 480 BC`, `ran on the last three days of April`, `meets every Tuesday`: told of another time than a day.
fn has_stretch_of_its_own(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let sentence = document.bytes(document.sentence_of(trigger.token));
    let from = scene.times.partition_point(|time| time.span.end <= sentence.start);
    scene.times[from..].iter().take_while(|time| time.span.start < sentence.end).any(|time| {
        let beside_days = time.date.is_none()
            && (time.kind == TimeKind::Set
                || time.kind == TimeKind::Date && (time.earliest.is_some() || time.value.starts_with("BC")));
        let tokens = document.tokens_in(time.span);
        let above = document.head_of(tokens).into_iter().flat_map(|head| document.ancestors(head));
        let told_of = |word: usize| word == trigger.token || word == trigger.clause();
        let mut way = above.take_while(|&word| !tokens.contains(word));
        beside_days && way.find(|&word| told_of(word) || document.is_predicate(word)).is_some_and(told_of)
    })
}

/// `was shot as a young man`, `left at the age of nine`: told of a time in a life.
fn is_of_an_age(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    document.children_by(trigger.clause(), &[Relation::Obl]).any(|phrase| {
        match document.preposition(phrase).as_deref() {
            Some("as") => {
                scene.is_of(phrase, Class::Age) && document.has_child_word(phrase, &[Relation::Det], &["a"])
            }
            Some("in") => scene.is_of(phrase, Class::EarlyLife),
            _ => false,
        }
    })
}

/// `a woman who has accused the mayor`: a perfect that tells who somebody is.
fn tells_who_somebody_is(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let clause = trigger.clause();
    scene.document.relation(clause) == Relation::AclRelcl
        && scene.document.has_child_word(clause, &[Relation::Aux], &["has", "have"])
}

/// `condemned the raid`: of a day and place before.
pub(in crate::extract::event) fn is_judged(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    trigger.kind == TriggerKind::Noun
        && matches!(scene.document.relation(trigger.token), Relation::Obj | Relation::NsubjPass)
        && scene.document.head(trigger.token).is_some_and(|verb| scene.is_of(verb, Class::Judging))
}

/// `have faced about 150 attacks`, `were attacked 160 times`: counted up over a stretch of time.
pub(super) fn is_counted_up(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let counted = trigger.kind == TriggerKind::Noun
        && document.tokens[trigger.token].xpos.is_plural()
        && document.child_by(trigger.token, &[Relation::Nummod]).is_some();
    let verb = trigger.governor.or_else(|| document.governing_predicate(trigger.token));
    if trigger.kind == TriggerKind::Verb {
        return is_series(scene, trigger.token);
    }
    counted
        && verb.is_some_and(|verb| {
            document.has_child_word(verb, &[Relation::Aux], &["has", "have", "'ve", "’ve"])
        })
}

/// `attacked the bases 160 times`, where trees may hang the times on the object, `often attacked`.
pub(in crate::extract::event) fn is_series(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let document = scene.document;
    let phrases = [Relation::Obl, Relation::OblUnmarked, Relation::Advmod, Relation::Obj, Relation::Dep];
    let is_counted = |word: usize| document.has_child_word(word, &phrases, &["times"]);
    document.has_child_of(verb, &[Relation::Advmod], Class::Often)
        || is_counted(verb)
        || document.object(verb).is_some_and(is_counted)
}

/// Told in the past perfect or inside a quotation: `a bomb had exploded`.
pub(in crate::extract::event) fn tells_back(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let document = scene.document;
    let quoted = document
        .quotation_at(trigger.token)
        .is_some_and(|number| document.quotations[number].tokens.len() > 5);
    quoted || document.has_child_word(trigger.clause(), &[Relation::Aux], &["had"])
}

/// Whether a time hangs on a noun of rank: `the first loss since 2019`, `the worst storm since May`.
pub(super) fn compares(scene: &Scene<'_, '_>, anchor: usize) -> bool {
    let document = scene.document;
    document.ancestors(anchor).take(2).any(|above| {
        document.children_by(above, &[Relation::Amod, Relation::Advmod]).any(|rank| {
            // "more than 160 times since October" counts, it does not rank.
            let counts =
                scene.is(rank, &["more", "most", "less", "least", "fewer", "few", "many", "much", "little"]);
            document.tokens[rank].xpos.is_graded() && !counts
                || scene.is(rank, &["first", "second", "third", "only"])
        })
    })
}
