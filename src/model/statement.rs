//! Who said what.

use super::{ByteSpan, Confidence, EventType, RuleId};

/// One statement as an article tells it: actor, cue, claim.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about a claim")]
pub struct Statement {
    /// The whole mention of the speaker, a coordination included; `None` when nobody is named.
    pub speaker: Option<ByteSpan>,
    /// The parts of a coordinated speaker; one element, the same as `speaker`, when there is one only.
    pub speakers: Vec<ByteSpan>,
    /// The same words as another statement's, by one more speaker: `A and B said in separate statements that ...`.
    pub said_apart: bool,
    /// The speaker was not told with this statement but follows from what stands around it.
    pub speaker_inferred: bool,
    /// The words that report: `said`, `according to`, `claim`.
    pub cue: Option<ByteSpan>,
    /// The claim, without attribution, complementiser and quotation marks; several when the attribution interrupts it.
    pub content: Vec<ByteSpan>,
    /// The exact words in quotation marks inside the content.
    pub quoted: Vec<ByteSpan>,
    /// How much of the content stands in quotation marks.
    pub kind: SpeechKind,
    /// Lemma of the speech act, from the cue lexicon: `say`, `deny`, `warn`.
    pub act: String,
    /// Index into the article's times: when it was said, where the text tells.
    pub time: Option<usize>,
    /// That day was told with an earlier statement of the same occasion.
    pub time_from_context: bool,
    /// The claim is denied by its speaker (`denied that`, `is not connected`).
    pub negated: bool,
    /// How sure the speaker is of it.
    pub certainty: Certainty,
    /// The claim hangs on a condition.
    pub conditional: bool,
    /// To whom it was said: `told Alhurra`.
    pub addressee: Option<ByteSpan>,
    /// Through what: `in a statement on X`.
    pub medium: Option<ByteSpan>,
    /// The agency or outlet that relays.
    pub via: Option<ByteSpan>,
    /// The word that heads what is claimed, read through the chain: `attacked` of `denied reports that they had attacked`.
    pub predicate: Option<ByteSpan>,
    /// What it claims, where the ontology knows the verb.
    pub proposition: Option<Proposition>,
    /// Index of the statement this one stands in.
    pub nested_in: Option<usize>,
    /// The rule that found it.
    pub rule: RuleId,
    /// Measured precision of that rule among statements of about this chance.
    pub confidence: Confidence,
    /// Why it stays out of the graph, if it does.
    pub aside: Option<Aside>,
}

impl Statement {
    /// Whether it belongs in the graph and in the default output.
    pub fn is_kept(&self) -> bool {
        self.aside.is_none()
    }

    /// The smallest span over speaker, cue and content.
    pub fn extent(&self) -> ByteSpan {
        let first = self.content.first().copied().unwrap_or_else(|| ByteSpan::new(0, 0));
        self.content.iter().chain(&self.speaker).chain(&self.cue).fold(first, |all, span| all.cover(span))
    }
}

/// Why a reading is no statement to be quoted. `dateline extract --all` shows it with `"kept": false`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// What somebody wants, sees or feels: `The club wants to keep him`.
    Attitude,
    /// Something done with words, or without: `Rebels attacked the town`, `She signed the accord`.
    Deed,
    /// Not said, or not yet: `It is too early to say whether`, `No evidence suggests`.
    Unsaid,
    /// A headline: the report says it again, with its speaker in full.
    Headline,
    /// Wrong more often than right among the cases measured.
    Doubt,
}

impl Aside {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Attitude => "attitude",
            Self::Deed => "deed",
            Self::Unsaid => "unsaid",
            Self::Headline => "headline",
            Self::Doubt => "doubt",
        }
    }
}

/// What a claim claims: who does what to whom. At least one of the two sides is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposition {
    /// The verb or noun that tells what.
    pub verb: ByteSpan,
    /// Its type.
    pub class: EventType,
    /// Who does it.
    pub agent: Option<ByteSpan>,
    /// To whom or what it is done.
    pub patient: Option<ByteSpan>,
}

/// How much of a content stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpeechKind {
    /// All content words.
    Direct,
    /// None.
    Indirect,
    /// Some.
    Mixed,
}

impl SpeechKind {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// How sure a speaker is of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Certainty {
    /// Told flatly.
    #[default]
    Certain,
    /// `likely`, `should`, `expects`.
    Probable,
    /// `may`, `might`, `perhaps`.
    Possible,
}

impl Certainty {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Probable => "probable",
            Self::Possible => "possible",
        }
    }
}
