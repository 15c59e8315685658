//! The regular forms of an English verb or noun.

use crate::lexicon::classes::Class;

/// Which form of a word stands in the text, as far as its letters tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    /// `say`, and a noun in the singular.
    Base,
    /// `says`, and a noun in the plural.
    S,
    /// `said`: past tense or past participle.
    Past,
    /// `saying`.
    Gerund,
}

impl Form {
    /// A short name, used in the names of features.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::S => "s",
            Self::Past => "past",
            Self::Gerund => "ing",
        }
    }
}

/// The regular forms of `lemma` with what they are: `deny` gives `deny`, `denies`, `denied`, `denying`.
///
/// Both spellings of the language are given: `emphasized` and `emphasised`, `signaled` and `signalled`.
pub(crate) fn forms(lemma: &str, verb: bool) -> Vec<(String, Form)> {
    let mut found = vec![(lemma.to_owned(), Form::Base), (with_s(lemma), Form::S)];
    if verb {
        let (past, gerund) = past_and_gerund(lemma);
        found.push((past, Form::Past));
        found.push((gerund, Form::Gerund));
        if let Some(stem) = lemma.strip_suffix("ize") {
            found.extend(forms(&format!("{stem}ise"), true));
        } else if (lemma.ends_with("el") || lemma.ends_with("al")) && !doubles(lemma) {
            found.push((format!("{lemma}led"), Form::Past));
            found.push((format!("{lemma}ling"), Form::Gerund));
        }
    }
    found
}

fn with_s(lemma: &str) -> String {
    if let Some(stem) = consonant_y(lemma) {
        format!("{stem}ies")
    } else if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("sh") || lemma.ends_with("ch") {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

fn past_and_gerund(lemma: &str) -> (String, String) {
    if let Some(stem) = consonant_y(lemma) {
        (format!("{stem}ied"), format!("{lemma}ing"))
    } else if lemma.ends_with("ee") {
        (format!("{lemma}d"), format!("{lemma}ing"))
    } else if let Some(stem) = lemma.strip_suffix('e') {
        (format!("{lemma}d"), format!("{stem}ing"))
    } else if doubles(lemma) {
        let last = lemma.chars().next_back().unwrap_or('t');
        (format!("{lemma}{last}ed"), format!("{lemma}{last}ing"))
    } else {
        (format!("{lemma}ed"), format!("{lemma}ing"))
    }
}

/// The stem before a `y` that follows a consonant.
fn consonant_y(lemma: &str) -> Option<&str> {
    lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
}

/// Whether the last consonant is written twice: `quip`, `admit`, `slam`, but not `edit` or `speak`.
fn doubles(lemma: &str) -> bool {
    let letters: Vec<char> = lemma.chars().rev().take(3).collect();
    let [last, vowel, before] = letters.as_slice() else { return false };
    let is_vowel = |letter: char| "aeiou".contains(letter);
    let closed = !is_vowel(*last)
        && !matches!(last, 'w' | 'x' | 'y')
        && is_vowel(*vowel)
        && (!is_vowel(*before) || lemma.contains(&format!("qu{vowel}{last}")));
    closed
        && (Class::EndStressed.holds(lemma)
            || lemma.chars().filter(|&letter| is_vowel(letter)).count() == 1
            || lemma.starts_with("qu"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected_as_they_are_spelled() {
        let line =
            |lemma: &str| forms(lemma, true).into_iter().map(|(word, _)| word).collect::<Vec<_>>().join(" ");
        assert_eq!(line("deny"), "deny denies denied denying");
        assert_eq!(line("agree"), "agree agrees agreed agreeing");
        assert_eq!(line("claim"), "claim claims claimed claiming");
        assert_eq!(line("admit"), "admit admits admitted admitting");
        assert_eq!(line("quip"), "quip quips quipped quipping");
        assert_eq!(line("stress"), "stress stresses stressed stressing");
        assert_eq!(line("argue"), "argue argues argued arguing");
        assert_eq!(line("question"), "question questions questioned questioning");
        assert_eq!(line("signal"), "signal signals signaled signaling signalled signalling");
    }
}
