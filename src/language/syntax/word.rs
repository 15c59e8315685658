//! What a word looks like, as numbers: its spelling, its ends, its shape.

use super::hash::{join, spread};

/// Longest prefix and suffix, in characters, that is looked at.
pub(super) const AFFIX: usize = 5;

/// Spelling of one word as hashes. Case and figures are levelled: `Paris` as `paris`, `2005` as `0000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// The levelled spelling.
    pub(super) form: u32,
    /// Its first one to five characters (the whole word where it is shorter).
    pub(super) prefixes: [u32; AFFIX],
    /// Its last one to five characters.
    pub(super) suffixes: [u32; AFFIX],
    /// Kinds of characters in their order, runs shortened: `Xx`, `00-x`.
    pub(super) shape: u32,
    /// How its letters are cased.
    pub(super) case: Case,
}

/// Case of the letters of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// No letters that have a case.
    None,
    /// `paris`
    Lower,
    /// `Paris`, `McCain`
    Title,
    /// `PARIS`, not a single letter
    Upper,
}

impl Word {
    /// Beyond the first and last word of a sentence.
    pub(super) const OUTSIDE: Self = Self {
        form: spread(1),
        prefixes: [spread(2); AFFIX],
        suffixes: [spread(3); AFFIX],
        shape: spread(4),
        case: Case::None,
    };

    /// Looks at `text`; `letters` is scratch space.
    pub(super) fn new(text: &str, letters: &mut Vec<char>) -> Self {
        level(text, letters);
        let mut form = spread(5);
        let mut prefixes = [0; AFFIX];
        for (at, letter) in letters.iter().enumerate() {
            form = join(form, *letter as u32);
            if let Some(prefix) = prefixes.get_mut(at) {
                *prefix = form;
            }
        }
        for prefix in prefixes.iter_mut().skip(letters.len()) {
            *prefix = form;
        }
        let mut suffixes = [0; AFFIX];
        let mut end = spread(6);
        let mut ending = letters.iter().rev();
        for suffix in &mut suffixes {
            // A suffix that is the whole word is told apart by one more step.
            end = join(end, ending.next().map_or(0, |letter| *letter as u32));
            *suffix = end;
        }
        Self { form, prefixes, suffixes, shape: shape(text), case: case(text) }
    }
}

/// Lower case, figures as `0`, typographic quotation marks and apostrophes as on a typewriter, `…` as three full stops.
pub(super) fn level(text: &str, letters: &mut Vec<char>) {
    letters.clear();
    for letter in text.chars() {
        match letter {
            'a'..='z' => letters.push(letter),
            'A'..='Z' => letters.push(letter.to_ascii_lowercase()),
            '0'..='9' => letters.push('0'),
            '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' => letters.push('\''),
            '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{AB}' | '\u{BB}' => letters.push('"'),
            '\u{2026}' => letters.extend(['.', '.', '.']),
            _ if letter.is_numeric() => letters.push('0'),
            _ => letters.extend(letter.to_lowercase()),
        }
    }
}

fn shape(text: &str) -> u32 {
    let mut shape = spread(7);
    let (mut last, mut run) = (0, 0);
    for letter in text.chars() {
        let kind = match letter {
            'a'..='z' => 1,
            'A'..='Z' => 2,
            '0'..='9' => 3,
            '\'' | '\u{2018}' | '\u{2019}' => 4,
            _ if letter.is_uppercase() => 2,
            _ if letter.is_alphabetic() => 1,
            _ if letter.is_numeric() => 3,
            '.' | ',' | '-' | '/' | '$' | '%' | '@' | ':' | '&' => letter as u32,
            _ => 5,
        };
        run = if kind == last { run + 1 } else { 0 };
        last = kind;
        if run < 2 {
            shape = join(shape, kind);
        }
    }
    shape
}

fn case(text: &str) -> Case {
    let (mut upper, mut lower, mut first) = (0, 0, None);
    for letter in text.chars() {
        if letter.is_uppercase() {
            upper += 1;
            first = first.or(Some(true));
        } else if letter.is_lowercase() {
            lower += 1;
            first = first.or(Some(false));
        }
    }
    match (upper, lower, first) {
        (0, 0, _) => Case::None,
        (2.., 0, _) => Case::Upper,
        (_, _, Some(true)) => Case::Title,
        _ => Case::Lower,
    }
}

/// Case of a whole sentence, since capitals say little in a headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SentenceCase {
    /// Running text.
    Plain,
    /// Most Words Are Capitalised.
    Title,
    /// NEARLY ALL IS IN CAPITALS.
    Upper,
}

/// Judges the words together: titles need four words and nearly all of them capitalised.
pub(super) fn sentence_case(words: &[Word]) -> SentenceCase {
    let count = |case: Case| words.iter().filter(|word| word.case == case).count();
    let (lower, title, upper) = (count(Case::Lower), count(Case::Title), count(Case::Upper));
    let cased = lower + title + upper;
    if upper * 10 > cased * 6 {
        SentenceCase::Upper
    } else if cased >= 4 && title * 10 > cased * 7 {
        SentenceCase::Title
    } else {
        SentenceCase::Plain
    }
}
