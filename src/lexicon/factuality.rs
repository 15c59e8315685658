//! What a word does to the happening it governs: `plans to meet`, `refused to meet`, `alleged attack`.
//!
//! The words are data (`factuality.tsv` beside this file); this file reads them and answers for one word.

use super::table::{TableError, rows, words};
use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::LazyLock;

/// The table that ships with the program.
static SHIPPED: LazyLock<Factuality> = LazyLock::new(|| {
    include_str!("factuality.tsv").parse().expect("the shipped table is valid: a test reads it")
});

/// What becomes of the happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It is to happen.
    Planned,
    /// It is wished, feared, possible.
    Hypothetical,
    /// It did not happen.
    Negated,
    /// It is claimed without being vouched for.
    Alleged,
    /// It is vouched for: an allegation confirmed is one no longer.
    Confirmed,
    /// It is said not to be so.
    Denied,
    /// Whoever says it holds it for likely.
    Probable,
    /// Whoever says it holds it for possible.
    Possible,
}

/// Where the happening stands to the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a clause below it: `plans to meet`.
    Clause,
    /// As a noun below it: `demanded talks`.
    Noun,
    /// It is a noun that the word dresses: `planned talks`.
    Attribute,
    /// Below a noun: `a plan for talks`.
    Nominal,
    /// Behind `from`: `prevented them from meeting`.
    From,
    /// Below a noun that is said to be missing: `no reports of an attack`.
    Absence,
    /// The word is an adverb beside it: `almost met`.
    Adverb,
    /// In a report of which the word is said: `the rumours that they met are false`.
    Predicate,
}

/// The second word of an entry, where it has one, and its effect.
type Entry = (Option<String>, Effect);

/// Words and their effects.
#[derive(Debug, Clone, Default)]
pub struct Factuality {
    /// Effects by place and first word, with the second word where the entry has one.
    effects: BTreeMap<(Place, String), Vec<Entry>>,
}

impl Factuality {
    /// The table that ships with the program.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The effects of the lemma `word` on a happening at `place`; `below` answers whether a second word stands below it.
    pub fn effects(
        &self,
        place: Place,
        word: &str,
        below: impl Fn(&str) -> bool,
    ) -> impl Iterator<Item = Effect> {
        let entries = self.effects.get(&(place, word.to_lowercase()));
        entries
            .into_iter()
            .flatten()
            .filter(move |(second, _)| second.as_deref().is_none_or(&below))
            .map(|&(_, effect)| effect)
    }
}

impl FromStr for Factuality {
    type Err = TableError;

    fn from_str(text: &str) -> Result<Self, TableError> {
        let mut table = Self::default();
        for row in rows(text) {
            let (line, [effect, place, entries, _, _]) = row?;
            let wrong = |problem: String| TableError { line, problem };
            let effect = match effect {
                "planned" => Effect::Planned,
                "hypothetical" => Effect::Hypothetical,
                "negated" => Effect::Negated,
                "alleged" => Effect::Alleged,
                "confirmed" => Effect::Confirmed,
                "denied" => Effect::Denied,
                "probable" => Effect::Probable,
                "possible" => Effect::Possible,
                other => return Err(wrong(format!("`{other}` is no effect: see the head of the table"))),
            };
            let place = match place {
                "clause" => Place::Clause,
                "noun" => Place::Noun,
                "attribute" => Place::Attribute,
                "nominal" => Place::Nominal,
                "from" => Place::From,
                "absence" => Place::Absence,
                "adverb" => Place::Adverb,
                "predicate" => Place::Predicate,
                other => return Err(wrong(format!("`{other}` is no place: see the head of the table"))),
            };
            for entry in words(entries) {
                let (first, second) =
                    entry.split_once(' ').map_or((entry, None), |(first, second)| (first, Some(second)));
                let list = table.effects.entry((place, first.to_owned())).or_default();
                list.push((second.map(str::to_owned), effect));
            }
        }
        Ok(table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effects(place: Place, word: &str, below: &str) -> Vec<Effect> {
        Factuality::shipped().effects(place, word, |second| second == below).collect()
    }

    #[test]
    fn a_word_has_its_effect_at_its_place() {
        assert_eq!(effects(Place::Clause, "refuse", ""), [Effect::Negated]);
        assert_eq!(effects(Place::Attribute, "refuse", ""), []);
        assert_eq!(effects(Place::Clause, "Deny", ""), [Effect::Negated, Effect::Denied]);
    }

    #[test]
    fn a_second_word_is_asked_for() {
        assert_eq!(effects(Place::Clause, "rule", "out"), [Effect::Negated]);
        assert_eq!(effects(Place::Clause, "rule", "on"), []);
    }

    #[test]
    fn a_wrong_line_is_named() {
        let wrong = "# head\nplanned\tclause\tplan".parse::<Factuality>().unwrap_err();
        assert_eq!(wrong.to_string(), "line 2: 3 columns, write 5 separated by tabs (`-` for an empty one)");
        assert!("maybe\tclause\tplan\t-\t-".parse::<Factuality>().is_err());
        assert!("planned\tsomewhere\tplan\t-\t-".parse::<Factuality>().is_err());
    }
}
