//! Classes of words that more than one rule asks for.
//!
//! The words are data (`classes.tsv` beside this file), a line for each class.

use super::table::{TableError, rows, words};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::LazyLock;

/// The classes that ship with the program.
static SHIPPED: LazyLock<Classes> = LazyLock::new(|| {
    include_str!("classes.tsv").parse().expect("the shipped classes are valid: a test reads them")
});

macro_rules! classes {
    ($($variant:ident $name:literal $doc:literal),* $(,)?) => {
        /// A class of words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Class { $(#[doc = $doc] $variant),* }

        impl Class {
            /// All of them.
            pub const ALL: &'static [Class] = &[$(Class::$variant),*];

            /// Its name in the table.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

classes! {
    Election "election" "Words of an article about an election.",
    Contest "contest" "Won in a match as well as in an election.",
    Sport "sport" "Words of a report of a match or a team.",
    Illness "illness" "What one dies of or fights without an attack.",
    Clash "clash" "A game in a report of sport, a fight elsewhere.",
    Force "force" "Who mobilizes: troops, police, gunmen.",
    Harm "harm" "What may come of an attack or of an accident.",
    Search "search" "What follows an accident.",
    Motion "motion" "Moving from place to place.",
    Fall "fall" "Falling, of prices and of people.",
    Body "body" "What falls in an accident: trains, cranes, bridges.",
    Hospital "hospital" "Where the hurt are taken.",
    Nature "nature" "What kills without attacking.",
    PersonHeld "person-held" "Who is released.",
    Preposition "preposition" "Rare prepositions that the tagger may take for verbs or nouns.",
    Causing "causing" "Verbs whose subject causes their object.",
    Count "count" "Nouns of a count.",
    Remains "remains" "What is found of people who died.",
    Assembly "assembly" "Bodies that vote on what they decide.",
    Verbal "verbal" "Words of blows that are meant of speech as often.",
    Aimed "aimed" "What is done on purpose only, by jets and tanks too.",
    Weapon "weapon" "What makes an explosion an attack.",
    Sitting "sitting" "Bodies whose sittings are their own.",
    Negating "negating" "Verbs that do something about what their object tells: another happening.",
    ObjectControl "object-control" "Verbs whose object does what hangs on them with of, for or from.",
    PlanNoun "plan-noun" "What somebody does by carrying it out.",
    Measure "measure" "Units of length and money, which take no part in anything.",
    Seated "seated" "Bodies that act where they sit.",
    Governing "governing" "Bodies that act for their country.",
    OnTheSpot "on-the-spot" "What the law closes or clears where something happened.",
    Calling "calling" "Verbs that ask for what is to be elsewhere.",
    TakenThere "taken-there" "What can be done to a place only there.",
    Leaving "leaving" "Words of leaving a place that was the place.",
    HeldThere "held-there" "Participles of where something takes place.",
    Settled "settled" "Nouns of places that a name may follow or stand before.",
    Around "around" "Nouns of parts of places and what lies around them.",
    Doer "doer" "Nouns of those who did what an infinitive behind them tells.",
    ReportNoun "report-noun" "Nouns for what is told.",
    PersonStruck "person-struck" "Words for people who may be shot, hit or slain.",
    BodyVerb "body-verb" "Verbs of what the people of a campaign do.",
    Staff "staff" "Who works for a campaign.",
    Handled "handled" "What is done to a bomb that has not gone off.",
    HeadOfEvent "head-of-event" "Nouns that an event noun may dress.",
    Rising "rising" "Participles right before their noun.",
    Lasting "lasting" "Happenings that last: no day of a story is theirs unless a sentence says so.",
    War "war" "What goes on for years and holds many battles.",
    Ordering "ordering" "Verbs whose object is to do what hangs on them with to.",
    Occurring "occurring" "What happenings do, not people.",
    Manner "manner" "How or why something is done, behind *in*: no happening of its own.",
    Speaking "speaking" "Verbs of speech that no line of the lexicon holds: no happening.",
    Regulating "regulating" "Verbs of what is allowed or not.",
    Practice "practice" "What people do again and again, not once.",
    Pact "pact" "What fails without a wall falling.",
    Age "age" "Times in a life.",
    Promise "promise" "Verbs of which the day is not that of what they promise.",
    Leading "leading" "Verbs whose subject brings about what stands behind them.",
    Judging "judging" "Verbs that judge or mark what was done before.",
    House "house" "Last words of names of bodies that are houses too, where people meet.",
}

/// Words by class.
#[derive(Debug, Clone, Default)]
pub struct Classes {
    words: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Classes {
    /// The classes that ship with the program.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Whether a lower-case lemma, or the entry of a lexicon, belongs to a class.
    pub fn holds(&self, class: Class, word: &str) -> bool {
        self.words.get(class.name()).is_some_and(|words| words.contains(word))
    }
}

impl FromStr for Classes {
    type Err = TableError;

    fn from_str(text: &str) -> Result<Self, TableError> {
        let mut table = Self::default();
        for row in rows(text) {
            let (line, [name, entries, _]) = row?;
            let class = Class::ALL.iter().find(|class| class.name() == name).ok_or_else(|| TableError {
                line,
                problem: format!("`{name}` is no class: see `lexicon::classes::Class`"),
            })?;
            table.words.entry(class.name()).or_default().extend(words(entries).map(str::to_owned));
        }
        Ok(table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_words() {
        for class in Class::ALL {
            assert!(Classes::shipped().words.contains_key(class.name()), "{class:?}");
        }
        assert!(Classes::shipped().holds(Class::Nature, "storm"));
        assert!(!Classes::shipped().holds(Class::Nature, "gunman"));
    }

    #[test]
    fn a_wrong_line_is_named() {
        assert!("vehicle\tcar\t-".parse::<Classes>().is_err());
    }
}
