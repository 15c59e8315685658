//! Whether an event happened, is planned, depends on something, or did not happen.
//!
//! Read from tense, modals, negation, conditions, purpose clauses and the word that governs the event: `will meet` is
//! planned, `may meet` and `called for talks` hypothetical, `did not meet` and `refused to meet` negated.

use super::scene::Scene;
use super::trigger::Trigger;
use super::when::is_ahead;
use crate::language::syntax::{Relation, Upos};
use crate::model::{Found, EventDate, Phase, Status, TriggerKind};

/// Catches `plans to meet`, `agreed to meet`, `is set to meet`; leaves `began to meet`.
const PLANNING: &[&str] = &[
    "plan",
    "intend",
    "aim",
    "agree",
    "decide",
    "promise",
    "vow",
    "pledge",
    "prepare",
    "schedule",
    "set",
    "expect",
    "due",
    "slate",
    "commit",
    "arrange",
    "undertake",
    "announce",
    "swear",
    "ready",
    "poise",
    "anticipate",
    "offer",
    "propose",
    "order",
    "vote",
    "seek",
    "hope",
    "go",
    "about",
    "bind",
    "design",
    "await",
    "reschedule",
    "plot",
    "authorize",
    "authorise",
    "approve",
    "direct",
    "instruct",
    "assign",
    "task",
];

/// Catches `wants to meet`, `urged them to meet`, `demanded talks`; leaves `held talks`.
const WISHING: &[&str] = &[
    "want",
    "urge",
    "call",
    "demand",
    "ask",
    "request",
    "wish",
    "threaten",
    "consider",
    "try",
    "attempt",
    "suggest",
    "recommend",
    "require",
    "need",
    "like",
    "mull",
    "discuss",
    "fear",
    "warn",
    "allow",
    "enable",
    "beg",
    "press",
    "advise",
    "invite",
    "encourage",
    "appeal",
    "petition",
    "push",
    "advocate",
    "propose",
    "favor",
    "favour",
    "oppose",
    "risk",
    "predict",
    "contemplate",
    "mean",
    "able",
    "willing",
    "likely",
    "eager",
    "keen",
    "unlikely",
    "possible",
    "seek",
    "pressure",
    "hope",
    "expect",
    "let",
    "permit",
    "support",
    "struggle",
    "tempt",
    "debate",
    "afford",
];

/// Catches `refused to meet`, `failed to meet`, `prevented an attack`; leaves `managed to meet`.
const FAILING: &[&str] = &[
    "refuse", "fail", "decline", "avoid", "prevent", "avert", "forget", "deny", "foil", "thwart", "neglect",
    "forgo", "abandon", "stop", "unable",
];

/// Catches `planned talks`, `the proposed merger`; leaves `the long talks`.
const PLANNED_WORDS: &[&str] = &[
    "planned",
    "upcoming",
    "scheduled",
    "proposed",
    "expected",
    "forthcoming",
    "next",
    "future",
    "pending",
    "imminent",
    "plan",
    "schedule",
    "propose",
    "expect",
    "coming",
];

/// Catches `a possible attack`; leaves `a heavy attack`.
const POSSIBLE_WORDS: &[&str] =
    &["possible", "potential", "hypothetical", "feared", "likely", "would-be", "threatened"];

/// Nouns that turn what they govern into a plan: `plans for talks`, `the date of the vote`.
const PLAN_NOUNS: &[&str] = &[
    "plan",
    "preparation",
    "schedule",
    "timetable",
    "timeline",
    "agreement",
    "intention",
    "deadline",
    "date",
    "decision",
    "commitment",
    "pledge",
    "promise",
    "proposal",
    "aim",
    "goal",
    "effort",
    "bid",
    "order",
    "deal",
    "contract",
    "offer",
];

/// Nouns that leave open whether it happens: `a call for talks`, `the threat of war`.
const OPEN_NOUNS: &[&str] = &[
    "call",
    "threat",
    "risk",
    "possibility",
    "fear",
    "request",
    "hope",
    "demand",
    "chance",
    "prospect",
    "option",
    "appeal",
    "danger",
    "attempt",
    "warning",
    "concern",
    "speculation",
    "right",
    "ability",
    "opportunity",
    "need",
];

/// The status of a trigger.
pub(super) fn status(scene: &Scene<'_, '_>, trigger: &Trigger) -> Status {
    let told = match trigger.kind {
        TriggerKind::Verb | TriggerKind::Adjective => of_predicate(scene, trigger.token, 0),
        TriggerKind::Noun => of_noun(scene, trigger),
    };
    match trigger.phase {
        Some((Phase::Delay, _)) if told == Status::Happened => Status::Planned,
        Some((Phase::End, word))
            if told == Status::Happened && scene.is(word, &["cancel", "scrap", "call", "cancellation"]) =>
        {
            Status::Negated
        }
        _ => told,
    }
}

/// The status a verb or predicate has in its clause.
fn of_predicate(scene: &Scene<'_, '_>, verb: usize, depth: usize) -> Status {
    if scene.is_negated(verb) || has_negative_subject(scene, verb) {
        return Status::Negated;
    }
    let auxiliaries = [Relation::Aux, Relation::AuxPass, Relation::Cop];
    if scene.has_child_word(verb, &auxiliaries, &["will", "shall", "'ll", "’ll", "wo"]) {
        return Status::Planned;
    }
    if scene.has_child_word(
        verb,
        &[Relation::Mark, Relation::Advmod],
        &["if", "unless", "whether", "lest", "provided"],
    ) {
        return Status::Hypothetical;
    }
    // "as long as the talks go on": the clause hangs on the adverb.
    if scene.relation(verb) == Relation::Advcl
        && scene.head(verb).is_some_and(|head| scene.is(head, &["long"]))
    {
        return Status::Hypothetical;
    }
    // "He'd been dropped": before a participle the short form is `had`.
    let is_had = scene.document.tokens[verb].xpos.is_past_participle()
        && !scene.has_child_word(verb, &auxiliaries, &["be", "have"]);
    if scene.has_child_word(verb, &auxiliaries, &["would"])
        || !is_had && scene.has_child_word(verb, &auxiliaries, &["'d", "’d"])
    {
        return if in_reported_past(scene, verb) { Status::Planned } else { Status::Hypothetical };
    }
    if scene.has_child_word(verb, &auxiliaries, &["may", "might", "could", "can", "should", "must", "ought"])
    {
        return Status::Hypothetical;
    }
    if scene.has_child_word(verb, &[Relation::Mark, Relation::Case], &["without", "instead"]) {
        return Status::Negated;
    }
    if depth > 6 { Status::Happened } else { of_dependent(scene, verb, depth) }
}

/// The status a predicate has from what it depends on.
fn of_dependent(scene: &Scene<'_, '_>, verb: usize, depth: usize) -> Status {
    let document = scene.document;
    let tag = document.tokens[verb].xpos;
    let marked_to = scene.has_child_word(verb, &[Relation::Mark, Relation::Aux], &["to"]);
    let relation = scene.relation(verb);
    let Some(head) = scene.head(verb) else {
        return if marked_to { Status::Planned } else { Status::Happened };
    };
    match relation {
        Relation::Xcomp | Relation::Ccomp | Relation::Csubj | Relation::CsubjPass
            if marked_to || tag.is_gerund() || tag.is_base() =>
        {
            under(scene, head, depth)
        }
        Relation::Ccomp => {
            if scene.is(
                head,
                &[
                    "demand",
                    "urge",
                    "recommend",
                    "suggest",
                    "propose",
                    "hope",
                    "fear",
                    "wish",
                    "pray",
                    "insist",
                ],
            ) && !tag.is_past()
            {
                Status::Hypothetical
            } else {
                Status::Happened
            }
        }
        Relation::Acl if marked_to => match scene.upos(head) {
            Upos::Adj | Upos::Num => Status::Happened,
            _ if scene.is(head, PLAN_NOUNS) => Status::Planned,
            _ if scene.is(
                head,
                &[
                    "man",
                    "woman",
                    "person",
                    "player",
                    "leader",
                    "president",
                    "one",
                    "team",
                    "country",
                    "time",
                ],
            ) =>
            {
                Status::Happened
            }
            _ => Status::Hypothetical,
        },
        Relation::Acl if tag.is_gerund() && scene.is(head, OPEN_NOUNS) => Status::Hypothetical,
        Relation::Advcl if marked_to => {
            if scene.is(head, &["able", "likely", "willing", "ready"]) {
                Status::Hypothetical
            } else {
                Status::Planned
            }
        }
        Relation::Advcl | Relation::Acl if tag.is_gerund() || tag.is_past_participle() => {
            if scene.has_child_word(
                verb,
                &[Relation::Mark, Relation::Advmod],
                &["after", "before", "since", "while", "when"],
            ) {
                return Status::Happened;
            }
            if scene.upos(head) == Upos::Verb {
                match of_predicate(scene, head, depth + 1) {
                    Status::Planned => Status::Planned,
                    Status::Hypothetical => Status::Hypothetical,
                    _ => Status::Happened,
                }
            } else {
                Status::Happened
            }
        }
        Relation::Conj if scene.is_predicate(head) && !has_own_tense(scene, verb) => {
            of_predicate(scene, head, depth + 1)
        }
        _ if marked_to => Status::Planned,
        _ => Status::Happened,
    }
}

/// The status of a complement, from the word above it.
fn under(scene: &Scene<'_, '_>, head: usize, depth: usize) -> Status {
    let above = of_predicate(scene, head, depth + 1);
    if scene.is(head, FAILING) {
        return if above == Status::Negated { Status::Happened } else { Status::Negated };
    }
    if above == Status::Negated {
        return Status::Negated;
    }
    if scene.is(head, PLANNING) {
        return if above == Status::Hypothetical { above } else { Status::Planned };
    }
    if scene.is(head, WISHING) || scene.upos(head) == Upos::Adj {
        return Status::Hypothetical;
    }
    above
}

/// `would` as the future of a report in the past: `said it would deploy`.
fn in_reported_past(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let document = scene.document;
    if document
        .children_by(verb, &[Relation::Advcl])
        .any(|clause| scene.has_child_word(clause, &[Relation::Mark], &["if", "unless"]))
    {
        return false;
    }
    let reported = |index: usize| matches!(scene.relation(index), Relation::Ccomp | Relation::Parataxis);
    reported(verb)
        || document.ancestors(verb).take(3).any(reported)
        || scene.statements.iter().any(|statement| {
            statement.content.iter().any(|content| content.covers(&document.tokens[verb].span))
        })
}

fn has_negative_subject(scene: &Scene<'_, '_>, verb: usize) -> bool {
    scene.document.children_by(verb, &[Relation::Nsubj, Relation::NsubjPass, Relation::Obj]).any(|argument| {
        scene.is(argument, &["nobody", "nothing", "none"])
            || scene.has_child_word(argument, &[Relation::Det], &["no"])
    })
}

/// A conjunct with a subject or auxiliary of its own, or in another finite form than its base.
fn has_own_tense(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let tag = scene.document.tokens[verb].xpos;
    tag.is_past()
        || tag.is_present() && scene.document.subject(verb).is_some()
        || scene.document.child_by(verb, &[Relation::Aux, Relation::AuxPass]).is_some()
}

fn of_noun(scene: &Scene<'_, '_>, trigger: &Trigger) -> Status {
    let document = scene.document;
    let noun = trigger.token;
    if scene.has_child_word(noun, &[Relation::Det], &["no"])
        || scene.has_child_word(noun, &[Relation::Case], &["without"])
    {
        return Status::Negated;
    }
    let dressed_with = |words: &[&str]| {
        document
            .children_by(noun, &[Relation::Amod, Relation::Compound, Relation::Acl])
            .any(|child| words.contains(&document.word(child).to_lowercase().as_str()))
    };
    if dressed_with(PLANNED_WORDS) {
        return Status::Planned;
    }
    if dressed_with(POSSIBLE_WORDS) {
        return Status::Hypothetical;
    }
    if let Some(governor) = trigger.governor {
        // "called the police to report a fire": what is reported or seen has happened.
        if scene.is(governor, &["report", "witness", "survive", "escape", "mark", "celebrate"]) {
            return Status::Happened;
        }
        if scene.is_predicate(governor) || scene.upos(governor) == Upos::Verb {
            return of_predicate(scene, governor, 0);
        }
        return below_noun(scene, governor);
    }
    below_noun(scene, noun)
}

/// The status of a noun from what stands above it.
fn below_noun(scene: &Scene<'_, '_>, noun: usize) -> Status {
    let document = scene.document;
    let Some(head) = scene.head(noun) else { return Status::Happened };
    let relation = scene.relation(noun);
    if relation == Relation::Nmod && scene.upos(head) == Upos::Noun {
        if scene.is(head, PLAN_NOUNS) && matches!(scene.preposition(noun).as_deref(), Some("for" | "of")) {
            return Status::Planned;
        }
        if scene.is(head, OPEN_NOUNS) {
            return Status::Hypothetical;
        }
    }
    let governs = matches!(relation, Relation::Obj | Relation::NsubjPass)
        || relation == Relation::Obl
            && matches!(scene.preposition(noun).as_deref(), Some("for" | "to" | "on"))
            && scene
                .is(head, &["call", "push", "press", "appeal", "ask", "plan", "prepare", "apply", "hope"]);
    if !governs || scene.upos(head) != Upos::Verb {
        return Status::Happened;
    }
    let definite = document.children_by(noun, &[Relation::Det]).any(|child| {
        matches!(document.word(child).to_lowercase().as_str(), "the" | "this" | "that" | "these" | "those")
    });
    if definite {
        return Status::Happened;
    }
    if scene.is(head, FAILING) {
        return Status::Negated;
    }
    if scene.is(
        head,
        &["plan", "schedule", "prepare", "propose", "expect", "await", "announce", "order", "promise"],
    ) {
        return Status::Planned;
    }
    if scene.is(
        head,
        &[
            "demand", "urge", "call", "seek", "request", "want", "fear", "threaten", "consider", "need",
            "push", "appeal",
        ],
    ) {
        return Status::Hypothetical;
    }
    match of_predicate(scene, head, 0) {
        Status::Negated => Status::Happened,
        other => other,
    }
}

/// `A judge set the trial for Friday`: a noun with a day after that of the report has not happened yet.
pub(super) fn plan_what_is_ahead(
    scene: &Scene<'_, '_>,
    triggers: &[Trigger],
    dates: &[Option<Found<EventDate>>],
    statuses: &mut [Status],
) {
    for ((trigger, date), status) in triggers.iter().zip(dates).zip(statuses) {
        let ahead = date.as_ref().is_some_and(|date| is_ahead(scene, date.value.value));
        if ahead && trigger.kind == TriggerKind::Noun && *status == Status::Happened {
            *status = Status::Planned;
        }
    }
}
