//! Harmful happenings, what they did, and nouns that name them again: `crash`, `killed`, `the tragedy`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a word tells of a harmful happening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Harm {
    /// The happening itself, with the families it may belong to.
    Cause(Vec<&'static str>),
    /// What it did.
    Effect,
    /// A noun that names again what was told before.
    Again,
    /// No harm: words of one family tell one happening.
    Same(Vec<&'static str>),
}

static WORDS: LazyLock<BTreeMap<&'static str, Harm>> = LazyLock::new(|| {
    let mut words: BTreeMap<&'static str, Harm> = BTreeMap::new();
    for line in include_str!("harm.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(side), Some(family), Some(listed)) = (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        for word in listed.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            match (side, words.get_mut(word)) {
                ("cause", Some(Harm::Cause(families))) | ("same", Some(Harm::Same(families))) => {
                    families.push(family);
                }
                ("same", Some(_)) => {}
                ("same", None) => drop(words.insert(word, Harm::Same(vec![family]))),
                ("cause", _) => drop(words.insert(word, Harm::Cause(vec![family]))),
                ("effect", _) => drop(words.insert(word, Harm::Effect)),
                _ => drop(words.insert(word, Harm::Again)),
            }
        }
    }
    words
});

/// What a lemma of the lexicon tells of harm.
pub(super) fn of(lemma: &str) -> Option<&'static Harm> {
    WORDS.get(lemma)
}

/// Families of forces of nature.
const NATURAL: [&str; 4] = ["quake", "storm", "flood", "slide"];

impl Harm {
    /// Whether it is a force of nature and nothing else.
    pub(super) fn is_natural(&self) -> bool {
        matches!(self, Self::Cause(families) if families.iter().all(|family| NATURAL.contains(family)))
    }

    /// Whether it is an attack and nothing else.
    pub(super) fn is_violent(&self) -> bool {
        matches!(self, Self::Cause(families) if families.iter().all(|family| *family == "attack"))
    }

    /// Whether it is a cause of that family.
    pub(super) fn is_of_family(&self, family: &str) -> bool {
        matches!(self, Self::Cause(families) if families.contains(&family))
    }

    /// Whether two causes may be one happening: an attack and a blast, not a crash and a storm.
    pub(super) fn is_of_one_family(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Cause(own), Self::Cause(others)) | (Self::Same(own), Self::Same(others)) => {
                own.iter().any(|family| others.contains(family))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attack_may_be_a_blast_and_a_crash_is_no_storm() {
        let word = |lemma: &str| of(lemma).expect("a word of harm");
        assert!(word("attack").is_of_one_family(word("blast")));
        assert!(word("crash").is_of_one_family(word("derail")));
        assert!(!word("crash").is_of_one_family(word("storm")));
        assert_eq!(word("kill"), &Harm::Effect);
        assert_eq!(of("sell"), None);
    }
}
