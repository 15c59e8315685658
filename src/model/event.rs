//! What happened, when, where, to whom, how many.

use super::{ByteSpan, Confidence, DateValue, Found, RuleId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// One event as an article tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The event noun where there is one (`resumed` **`talks`**), else the verb.
    pub trigger: ByteSpan,
    /// Lemma of the trigger.
    pub lemma: String,
    /// What kind of word the trigger is.
    pub kind: TriggerKind,
    /// Whether it starts, resumes, pauses, is delayed or ends.
    pub phase: Option<Phase>,
    /// The words that tell the phase.
    pub phase_trigger: Option<ByteSpan>,
    /// Its type.
    pub class: EventType,
    /// Whether it happened, in the world of whoever tells it.
    pub status: Status,
    /// On whose authority it stands.
    pub standing: Standing,
    /// Index of the statement that claims it; `None` when the article itself tells it.
    pub said_in: Option<usize>,
    /// When.
    pub date: Option<Found<EventDate>>,
    /// Where: the words that name the place.
    pub place: Option<Found<ByteSpan>>,
    /// Who took part.
    pub participants: Vec<Found<Participant>>,
    /// How many.
    pub figures: Vec<Figure>,
    /// Explicitly told cause: index of another event of the article.
    pub caused_by: Option<usize>,
    /// The happening it tells: index of the first event of the article that tells the same one.
    pub node: usize,
    /// The rule that found it.
    pub rule: RuleId,
    /// The chance that an editor would call it a happening worth holding.
    pub confidence: Confidence,
    /// Whether that chance is high enough for the graph.
    pub kept: bool,
}

/// Kinds of words that tell of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TriggerKind {
    /// `attacked`.
    Verb,
    /// `the attack`.
    Noun,
    /// `found dead`.
    Adjective,
}

/// When an event happened and how we know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventDate {
    /// Index into the article's times; `None` when it was resolved from elsewhere.
    pub time: Option<usize>,
    /// The date.
    pub value: DateValue,
    /// How we know.
    pub from: DateSource,
}

/// How the date of an event is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DateSource {
    /// A time expression that grammar ties to the event.
    Text,
    /// The article's day of publication.
    Published,
    /// Something else in the article: the main day, another mention of the event.
    Context,
}

impl DateSource {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Published => "published",
            Self::Context => "context",
        }
    }
}

/// Phases of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Phase {
    /// It begins.
    Start,
    /// It goes on after a pause.
    Resume,
    /// It pauses.
    Suspend,
    /// It is put off.
    Delay,
    /// It ends.
    End,
}

impl Phase {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Resume => "resume",
            Self::Suspend => "suspend",
            Self::Delay => "delay",
            Self::End => "end",
        }
    }
}

/// Whether an event happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Status {
    /// It did, as told.
    Happened,
    /// It is to happen.
    Planned,
    /// It is called for, discussed or depends on a condition.
    Hypothetical,
    /// It did not.
    Negated,
}

impl Status {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Planned => "planned",
            Self::Hypothetical => "hypothetical",
            Self::Negated => "negated",
        }
    }
}

/// On whose authority an event stands.
///
/// The order is that of trust: the smallest of several is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Standing {
    /// The article says so in its own voice.
    Told,
    /// Somebody says, announces or confirms it.
    Attributed,
    /// It is claimed, suspected, rumoured.
    Alleged,
    /// It is said not to be so.
    Denied,
    /// One side tells or says it, another denies it. Of what several reports tell, never of one report.
    Disputed,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Told, Self::Attributed, Self::Alleged, Self::Denied, Self::Disputed];

    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Attributed => "attributed",
            Self::Alleged => "alleged",
            Self::Denied => "denied",
            Self::Disputed => "disputed",
        }
    }
}

impl FromStr for Standing {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|standing| standing.as_str() == word)
            .ok_or_else(|| format!("choose one of {}", Self::ALL.map(Self::as_str).join(", ")))
    }
}

macro_rules! event_types {
    ($($variant:ident $code:literal $doc:literal),* $(,)?) => {
        /// The 25 event types: PLOVER's sixteen, eight that news needs besides, and one for what fits none.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum EventType { $(#[doc = $doc] $variant),* }

        impl EventType {
            /// All of them, in the order of the ontology.
            pub const ALL: &'static [EventType] = &[$(EventType::$variant),*];

            /// The code used in the exchange format and as `skos:notation`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The local name in the ontology: `dl:Assault`.
            pub fn local_name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),* }
            }

            /// The type with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

event_types! {
    Agree "AGREE" "Agree to something, sign, settle.",
    Consult "CONSULT" "Meet, talk, negotiate, visit.",
    Support "SUPPORT" "Back, praise, recognise.",
    Concede "CONCEDE" "Yield, release, lift a measure.",
    Cooperate "COOPERATE" "Work together, exercise jointly, extradite.",
    Aid "AID" "Give money, goods, shelter or protection.",
    Retreat "RETREAT" "Withdraw, cease fire, resign under pressure.",
    Request "REQUEST" "Ask, appeal, call for.",
    Accuse "ACCUSE" "Blame, charge, condemn, investigate.",
    Reject "REJECT" "Refuse, veto, defy.",
    Threaten "THREATEN" "Warn of force or measures.",
    Protest "PROTEST" "Demonstrate, strike, riot.",
    Sanction "SANCTION" "Impose sanctions, expel, cut ties.",
    Mobilize "MOBILIZE" "Deploy, raise readiness, exercise.",
    Coerce "COERCE" "Arrest, seize, ban, curfew, repress.",
    Assault "ASSAULT" "Attack, kill, bomb, clash.",
    Elect "ELECT" "Vote for an office, win or lose it.",
    Appoint "APPOINT" "Name to an office, resign, dismiss.",
    Legislate "LEGISLATE" "Pass, propose or sign a law or resolution.",
    Judge "JUDGE" "Try, convict, sentence, rule, sue.",
    Transact "TRANSACT" "Buy, sell, merge, invest, order.",
    Launch "LAUNCH" "Open, found, release, unveil.",
    Disaster "DISASTER" "Earthquake, flood, fire, crash.",
    Health "HEALTH" "Outbreak, illness, treatment, natural death.",
    OtherEvent "OTHER" "A real happening that none of the others fits: a result of sport, a journey, a record.",
}

/// One who takes part in an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// The words, without leading article.
    pub span: ByteSpan,
    /// The part played.
    pub role: ParticipantRole,
}

/// Parts played in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ParticipantRole {
    /// Who does it.
    Agent,
    /// To whom it is done.
    Target,
    /// Who is killed or hurt.
    Victim,
    /// Who is given something or told.
    Recipient,
    /// With what.
    Instrument,
    /// What it is about.
    Theme,
    /// A further place.
    Place,
}

impl ParticipantRole {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Target => "target",
            Self::Victim => "victim",
            Self::Recipient => "recipient",
            Self::Instrument => "instrument",
            Self::Theme => "theme",
            Self::Place => "place",
        }
    }
}

/// A number the article gives, with what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The words of the number with its comparator: `over 160`.
    pub span: ByteSpan,
    /// The number, in thousandths (so that `2.5 million` stays exact).
    pub thousandths: i64,
    /// How the text bounds it.
    pub comparator: Comparator,
    /// What is counted, as a lemma: `attack`, `soldier`, `dollar`.
    pub unit: String,
    /// What kind of count.
    pub kind: FigureKind,
    /// Start of the period it counts over.
    pub since: Option<DateValue>,
    /// The day it holds for.
    pub as_of: Option<Date>,
}

impl Figure {
    /// The number.
    pub fn value(&self) -> f64 {
        self.thousandths as f64 / 1000.0
    }
}

/// How a text bounds a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Comparator {
    /// `over 160`.
    MoreThan,
    /// `at least 160`.
    AtLeast,
    /// `about 150`, `nearly`.
    About,
    /// `17`.
    Exactly,
    /// `fewer than`.
    LessThan,
    /// `up to`.
    AtMost,
}

impl Comparator {
    /// The word used in the exchange format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MoreThan => "more-than",
            Self::AtLeast => "at-least",
            Self::About => "about",
            Self::Exactly => "exactly",
            Self::LessThan => "less-than",
            Self::AtMost => "at-most",
        }
    }
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum FigureKind {
    Deaths,
    Injuries,
    Attacks,
    Personnel,
    Money,
    Votes,
    Share,
    Other,
}

impl FigureKind {
    /// The word used in the exchange format and in the ontology.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Deaths => "Deaths",
            Self::Injuries => "Injuries",
            Self::Attacks => "Attacks",
            Self::Personnel => "Personnel",
            Self::Money => "Money",
            Self::Votes => "Votes",
            Self::Share => "Share",
            Self::Other => "Other",
        }
    }
}
