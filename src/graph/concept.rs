//! The SKOS concepts of the ontology: event types, speech acts, statuses and the like.

use super::vocab::DATELINE;
use crate::model::{
    Certainty, Comparator, DateSource, EventType, FigureKind, FindingKind, Phase, Severity, SpeechKind,
    Standing, Status,
};
use oxigraph::model::{NamedNode, NamedNodeRef};

/// A value of the model that is a concept of the ontology.
pub trait Concept {
    /// Its name in our namespace: `Assault` of `dl:Assault`.
    fn local_name(self) -> String;

    /// Its IRI.
    fn iri(self) -> NamedNode
    where
        Self: Sized,
    {
        NamedNode::new_unchecked(format!("{DATELINE}{}", self.local_name()))
    }
}

impl Concept for EventType {
    fn local_name(self) -> String {
        EventType::local_name(self).to_owned()
    }
}

impl Concept for DateSource {
    fn local_name(self) -> String {
        format!("From{}", camel(self.as_str()))
    }
}

macro_rules! concepts_named_by_their_word {
    ($($kind:ty),*) => {$(
        impl Concept for $kind {
            fn local_name(self) -> String {
                camel(self.as_str())
            }
        }
    )*};
}

concepts_named_by_their_word!(
    Certainty,
    Comparator,
    FigureKind,
    FindingKind,
    Phase,
    Severity,
    SpeechKind,
    Standing,
    Status
);

/// The claim is denied.
pub const NEGATIVE: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("https://w3id.org/dateline/ns#Negative");

/// What a speaker does by saying something.
///
/// The lemma of a cue verb decides; a lemma the table does not hold is [`SAY`](SpeechAct::SAY), the plainest act (the
/// cue's own words stay in the graph).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpeechAct {
    /// Name in our namespace: `Warn` of `dl:Warn`.
    pub name: &'static str,
    /// Lemmas of the cues that do it, sorted.
    pub lemmas: &'static [&'static str],
}

impl SpeechAct {
    /// Saying, without more.
    pub const SAY: Self = SPEECH_ACTS[0];

    /// The act of a cue with this lemma.
    ///
    /// ```
    /// use dateline::graph::concept::SpeechAct;
    /// assert_eq!(SpeechAct::of_lemma("caution").name, "Warn");
    /// assert_eq!(SpeechAct::of_lemma("harrumph").name, "Say");
    /// ```
    pub fn of_lemma(lemma: &str) -> Self {
        SPEECH_ACTS.iter().find(|act| act.lemmas.contains(&lemma)).copied().unwrap_or(Self::SAY)
    }

    /// Its IRI.
    pub fn iri(self) -> NamedNode {
        NamedNode::new_unchecked(format!("{DATELINE}{}", self.name))
    }
}

const fn act(name: &'static str, lemmas: &'static [&'static str]) -> SpeechAct {
    SpeechAct { name, lemmas }
}

/// All speech acts, the plainest first. Accuse, Agree, Reject, Request, Support and Threaten are event types as well.
///
/// The grouping is our choice: one act for verbs that a reader of news would call the same thing.
pub const SPEECH_ACTS: &[SpeechAct] = &[
    act("Say", &["according to", "add", "mention", "note", "observe", "remark", "say", "speak", "state"]),
    act("Tell", &["brief", "inform", "notify", "tell"]),
    act("Announce", &["announce", "declare", "proclaim", "reveal", "unveil"]),
    act("Report", &["describe", "detail", "disclose", "recount", "relate", "report", "show"]),
    act("Write", &["post", "publish", "tweet", "write"]),
    act("Confirm", &["affirm", "attest", "confirm", "verify"]),
    act("Deny", &["deny", "disclaim", "disown", "refute"]),
    act("Admit", &["acknowledge", "admit", "concede", "confess"]),
    act("Claim", &["allege", "assert", "claim", "contend", "maintain", "purport"]),
    act(
        "Argue",
        &["argue", "hold", "insist", "reason", "stress", "underline", "underscore", "emphasise", "emphasize"],
    ),
    act("Explain", &["clarify", "elaborate", "explain", "specify"]),
    act("Believe", &["believe", "conclude", "consider", "doubt", "feel", "hope", "suspect", "think"]),
    act("Estimate", &["calculate", "estimate", "reckon"]),
    act("Predict", &["anticipate", "expect", "forecast", "foresee", "predict", "project"]),
    act("Suggest", &["hint", "imply", "indicate", "propose", "recommend", "suggest"]),
    act("Warn", &["alert", "caution", "warn"]),
    act("Promise", &["assure", "commit", "pledge", "promise", "reassure", "swear", "undertake", "vow"]),
    act("Threaten", &["threaten"]),
    act("Request", &["appeal", "ask", "beg", "call for", "call on", "plead", "request", "seek", "urge"]),
    act("Demand", &["demand", "instruct", "order", "require"]),
    act("Question", &["inquire", "query", "question", "wonder"]),
    act("Answer", &["answer", "counter", "reply", "respond", "retort"]),
    act("Accuse", &["accuse", "blame", "charge"]),
    act("Condemn", &["condemn", "criticise", "criticize", "decry", "denounce", "deplore"]),
    act("Complain", &["complain", "lament", "protest", "regret"]),
    act("Reject", &["decline", "dismiss", "refuse", "reject", "rule out"]),
    act("Agree", &["accept", "agree", "concur"]),
    act(
        "Support",
        &["applaud", "back", "commend", "endorse", "hail", "laud", "praise", "support", "welcome"],
    ),
    act("Apologize", &["apologise", "apologize"]),
    act("Joke", &["jest", "joke", "quip"]),
];

/// `figure-update` becomes `FigureUpdate`.
fn camel(word: &str) -> String {
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    word.split('-').map(capital).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn concepts_are_named_after_the_words_of_the_exchange_format() {
        assert_eq!(EventType::Assault.iri().as_str(), "https://w3id.org/dateline/ns#Assault");
        assert_eq!(Concept::local_name(Comparator::MoreThan), "MoreThan");
        assert_eq!(Concept::local_name(FindingKind::PlannedThenHappened), "PlannedThenHappened");
        assert_eq!(Concept::local_name(DateSource::Published), "FromPublished");
    }

    #[test]
    fn a_lemma_belongs_to_one_speech_act() {
        let mut seen = BTreeSet::new();
        for lemma in SPEECH_ACTS.iter().flat_map(|act| act.lemmas) {
            assert!(seen.insert(lemma), "{lemma} stands twice");
        }
    }
}
