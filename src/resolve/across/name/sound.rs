//! How parts of names agree: equal, spelt differently, familiar, an initial.
//!
//! Names come into English from many scripts and by many systems, so that one name has many spellings. What they keep is
//! the order of the consonants, less surely the vowels.

use super::nickname;
use crate::language::en::given_name::is_given_name;
use rapidfuzz::distance::{levenshtein, osa};

/// Letters that spellings of one consonant exchange, longest first.
const CONSONANTS: &[(&str, &str)] = &[
    ("shch", "s"),
    ("sch", "s"),
    ("tch", "c"),
    ("zh", "j"),
    ("dzh", "j"),
    ("dj", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("sh", "s"),
    ("ch", "c"),
    ("ck", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("ts", "s"),
    ("x", "ks"),
];

/// Letters that stand for one sound, and the sign for it.
const SOUNDS: &[(&str, &str)] = &[
    ("ph", "f"),
    ("ck", "k"),
    ("sh", "š"),
    ("ch", "č"),
    ("kh", "ħ"),
    ("ee", "i"),
    ("ie", "i"),
    ("ey", "i"),
    ("ei", "i"),
    ("ou", "u"),
    ("oo", "u"),
];

/// Nasals that some spellings of Bantu names leave out at the start: `Ndongala`, `Dongala`.
const NASALS: &[&str] = &["mb", "mp", "nd", "ng", "nj", "nk", "nt", "nz"];

/// Fewest letters of a word that may differ by any one letter.
const ONE_LETTER: usize = 5;

/// Fewest letters of a word that may differ by any two letters.
const TWO_LETTERS: usize = 7;

/// Up to this many letters the vowels of a word must agree too: `Tim`, `Tom`.
const SHORT: usize = 4;

/// How two parts of names agree, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    /// One is the initial of the other.
    Initial,
    /// Much alike: only if everything else is equal.
    Loose,
    /// Two forms of one given name: `Bill`, `William`.
    Form,
    /// Two spellings of one.
    Spelling,
    /// Equal.
    Equal,
}

/// Where in a name a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// A given name.
    First,
    /// Anything after it.
    Later,
}

/// A part of a name with what is compared of it: its letters, their [`skeleton`] and their [`sound`], in one piece of
/// memory, since there are three for every name.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Part {
    all: Box<str>,
    /// Where the letters and the skeleton end.
    ends: [u32; 2],
    /// Letters.
    letters: u32,
    /// Whether it is a known given name.
    pub(super) given: bool,
}

impl Part {
    pub(super) fn new(text: &str) -> Self {
        let (bones, sound) = (skeleton(text), sound(text));
        let ends = [text.len() as u32, (text.len() + bones.len()) as u32];
        let letters = text.chars().count() as u32;
        Self { all: [text, &bones, &sound].concat().into(), ends, letters, given: is_given_name(text) }
    }

    /// Its letters.
    pub(super) fn text(&self) -> &str {
        self.all.get(..self.ends[0] as usize).unwrap_or_default()
    }

    /// Its [`skeleton`].
    pub(super) fn bones(&self) -> &str {
        self.all.get(self.ends[0] as usize..self.ends[1] as usize).unwrap_or_default()
    }

    /// Its [`sound`].
    fn sound(&self) -> &str {
        self.all.get(self.ends[1] as usize..).unwrap_or_default()
    }

    /// Number of its letters.
    pub(super) fn length(&self) -> usize {
        self.letters as usize
    }
}

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.text().fmt(f)
    }
}

/// All else follows from the letters.
impl Ord for Part {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text().cmp(other.text())
    }
}

impl PartialOrd for Part {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// How two parts agree; `None` where they do not.
pub(super) fn agreement(left: &Part, right: &Part, position: Position) -> Option<Agreement> {
    let spelt = spelling(left, right, position);
    let form = || position == Position::First && nickname::is_pair(left.text(), right.text());
    if spelt < Some(Agreement::Form) && form() { Some(Agreement::Form) } else { spelt }
}

/// How two parts agree by their letters.
fn spelling(left: &Part, right: &Part, position: Position) -> Option<Agreement> {
    if left.text() == right.text() {
        return Some(Agreement::Equal);
    }
    let (short, long) = if left.length() <= right.length() { (left, right) } else { (right, left) };
    if short.length() == 1 {
        return long.text().starts_with(short.text()).then_some(Agreement::Initial);
    }
    let (short_len, long_len) = (short.length(), long.length());
    if short_len > 2 && left.sound() == right.sound() {
        return Some(Agreement::Spelling);
    }
    if long_len <= SHORT || position == Position::First && other_gender(left, right) {
        return None;
    }
    // `Karim`, `Karam`; `Hagen`, `Haden`; `Markov`, `Markovic`.
    if vowels_clash(left.text(), right.text())
        || position == Position::Later && (other_consonant(left, right) || is_patronymic(short, long))
    {
        return None;
    }
    let (one, other) = (left.bones(), right.bones());
    let same_skeleton = one == other && vowels_agree(left.text(), right.text());
    // Two names that are both well known are no spellings of each other: `Martin`, `Marvin`.
    if !same_skeleton && position == Position::First && left.given && right.given {
        return None;
    }
    // Two letters that change places are one slip.
    let distance = osa::distance(left.text().chars(), right.text().chars());
    let same_start = left.text().chars().next() == right.text().chars().next();
    // One consonant says little of a short name: `Ali`, `Ola`.
    let telling = one.len() >= 2 || short_len >= ONE_LETTER;
    if same_skeleton && telling && distance <= 1 + long_len / 4 {
        return Some(Agreement::Spelling);
    }
    if distance == 1 && short_len >= ONE_LETTER && same_start {
        return Some(Agreement::Spelling);
    }
    // `Rahmonov`, `Rahmon`: up to a third of the letters left out, at most one exchanged.
    let left_out = distance <= long_len / 3 && distance <= long_len - short_len + 1;
    let near = short_len >= TWO_LETTERS && same_start && distance <= 2
        || same_skeleton && one.len() >= 3 && distance <= long_len / 3
        || same_start && one.len().min(other.len()) >= 4 && left_out
        || distance == 1 && short_len >= ONE_LETTER;
    (near && (distance == 1 || levenshtein::distance(one.chars(), other.chars()) <= 1))
        .then_some(Agreement::Loose)
}

/// Endings that make another family name of a name.
const PATRONYMIC: &[&str] =
    &["enko", "ian", "ic", "ich", "itch", "oglu", "sen", "shvili", "son", "sson", "yan"];

/// Whether the longer name is the shorter with an ending that makes another name of it: `Markov`, `Markovic`.
fn is_patronymic(short: &Part, long: &Part) -> bool {
    long.text().strip_prefix(short.text()).is_some_and(|ending| PATRONYMIC.contains(&ending))
}

/// Consonants of a skeleton that spellings of one name exchange.
const EXCHANGED: &[(char, char)] = &[
    ('b', 'f'),
    ('b', 'p'),
    ('d', 'j'),
    ('d', 's'),
    ('d', 't'),
    ('f', 'p'),
    ('h', 'j'),
    ('h', 'k'),
    ('j', 'k'),
    ('j', 's'),
    ('k', 's'),
    ('l', 'r'),
    ('m', 'n'),
    ('s', 't'),
];

/// Up to this many letters a consonant that no spelling exchanges makes another name; in longer ones it is a slip.
const SLIPS_FROM: usize = 7;

/// Whether the skeletons of two short names differ in one consonant that stands for another sound: `Hagen`, `Haden`.
fn other_consonant(left: &Part, right: &Part) -> bool {
    if left.length().max(right.length()) >= SLIPS_FROM || left.bones().len() != right.bones().len() {
        return false;
    }
    let differ: Vec<(char, char)> =
        left.bones().chars().zip(right.bones().chars()).filter(|(one, other)| one != other).collect();
    let [(one, other)] = differ[..] else { return false };
    let pair = (one.min(other), one.max(other));
    !EXCHANGED.contains(&pair)
}

/// Whether two names have as many vowels, one of which is bright in one (`i`) and dark in the other (`a`, `o`, `u`): `Karim`,
/// `Karam`. Spellings of one name exchange `a` and `e`, `e` and `i`, `o` and `u`.
fn vowels_clash(left: &str, right: &str) -> bool {
    let bright = |group: &str| {
        group.chars().all(|letter| matches!(letter, 'i' | 'y')) || group == "ee" || group == "ie"
    };
    let dark = |group: &str| group.chars().all(|letter| matches!(letter, 'a' | 'o' | 'u')) && group != "oo";
    groups(left).count() == groups(right).count()
        && groups(left)
            .zip(groups(right))
            .any(|(one, other)| bright(one) && dark(other) || dark(one) && bright(other))
}

/// The runs of vowels of a word.
fn groups(word: &str) -> impl Iterator<Item = &str> {
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    word.split(move |letter| !is_vowel(letter)).filter(|group| !group.is_empty())
}

/// A vowel at the end tells given names apart that consonants do not: `Mario`, `Maria`; `Paul`, `Paula`.
fn other_gender(left: &Part, right: &Part) -> bool {
    let feminine = |part: &Part| part.text().ends_with('a') || part.text().ends_with("ah");
    let masculine = |part: &Part| part.text().ends_with('o');
    feminine(left) && masculine(right)
        || masculine(left) && feminine(right)
        || feminine(left) != feminine(right) && left.given && right.given
}

/// Whether the first vowels may be one: `Muammar`, `Moammar`, not `Hasan`, `Husain`.
fn vowels_agree(left: &str, right: &str) -> bool {
    let first = |word: &str| {
        let at = word.chars().position(|letter| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
        let mut letters = word.chars().skip(at.unwrap_or(word.len()));
        match (letters.next(), letters.next()) {
            (Some('a'), Some('u' | 'w')) | (Some('o' | 'u'), _) => Some('o'),
            (Some('a'), _) => Some('a'),
            (Some(_), _) => Some('e'),
            (None, _) => None,
        }
    };
    match (first(left), first(right)) {
        (Some(one), Some(other)) => one == other || one != 'o' && other != 'o',
        _ => true,
    }
}

/// Consonants of a word with vowels and doubled letters off, and letters that spellings of one name exchange made one.
///
/// `rasool` and `rasoul` give `rsl`; a word without consonants is its own skeleton.
pub(super) fn skeleton(word: &str) -> String {
    let nasal = NASALS.iter().any(|nasal| word.starts_with(nasal)) && word.len() > 3;
    let mut word: String = word.chars().skip(usize::from(nasal)).collect();
    for ending in ["ow", "ew"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) {
            word = format!("{stem}ov");
        }
    }
    replace_each(&mut word, CONSONANTS);
    let mut found = String::new();
    for (at, letter) in word.chars().enumerate() {
        let letter = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' => continue,
            'h' if at > 0 && at + 1 == word.len() => continue,
            'q' | 'c' | 'k' | 'g' => 'k',
            'z' => 's',
            'v' | 'f' => 'f',
            letter => letter,
        };
        if !found.ends_with(letter) {
            found.push(letter);
        }
    }
    // `Mohammed`, `Muhammet`: at the end the voice is lost.
    if found.len() > 2 && found.ends_with('d') {
        found.pop();
        if !found.ends_with('t') {
            found.push('t');
        }
    }
    if found.is_empty() { word } else { found }
}

/// Replaces one after the other; most words hold none of them, as their letters tell.
fn replace_each(word: &mut String, signs: &[(&str, &str)]) {
    let mut held = letters(word);
    for (spelt, sign) in signs {
        if letters(spelt) & !held == 0 && word.contains(spelt) {
            *word = word.replace(spelt, sign);
            held = letters(word);
        }
    }
}

/// Which of the letters from a to z a word holds, a bit for each.
fn letters(word: &str) -> u32 {
    let letters = word.bytes().filter(u8::is_ascii_lowercase);
    letters.fold(0, |held, letter| held | 1 << (letter - b'a'))
}

/// A word with spellings of one sound made one, vowels kept: `sarah` and `sara`, `eric` and `erik`, `omar` and `umar`.
fn sound(word: &str) -> String {
    let mut word = word.to_owned();
    replace_each(&mut word, SOUNDS);
    let mut found = String::new();
    for (at, letter) in word.chars().enumerate() {
        let letter = match letter {
            'h' if at > 0 => continue,
            'y' | 'j' if at > 0 => 'i',
            'o' if at == 0 => 'u',
            'c' | 'q' => 'k',
            'w' => 'v',
            letter => letter,
        };
        if !found.ends_with(letter) {
            found.push(letter);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, position: Position, expected: Option<Agreement>) {
        let (one, other) = (Part::new(left), Part::new(right));
        assert_eq!(agreement(&one, &other, position), expected, "{left} {right}");
        assert_eq!(agreement(&other, &one, position), expected, "{right} {left}");
    }

    #[test]
    fn spellings_of_one_sound_agree() {
        for (left, right) in [
            ("sarah", "sara"),
            ("erik", "eric"),
            ("aly", "ali"),
            ("omar", "umar"),
            ("yahya", "yehia"),
            ("muhammad", "mohamed"),
            ("moammar", "muammar"),
            ("taty", "tati"),
        ] {
            check(left, right, Position::First, Some(Agreement::Spelling));
        }
        for (left, right) in [
            ("orlow", "orlov"),
            ("ndongo", "dongo"),
            ("hadad", "haddad"),
            ("muradov", "muratov"),
            ("davud", "davut"),
            ("alexis", "aleksis"),
        ] {
            check(left, right, Position::Later, Some(Agreement::Spelling));
        }
    }

    #[test]
    fn other_given_names_do_not() {
        for (left, right) in [
            ("tim", "tom"),
            ("jean", "joan"),
            ("mario", "maria"),
            ("paul", "paula"),
            ("martin", "marvin"),
            ("hasan", "husain"),
            ("ali", "ola"),
        ] {
            check(left, right, Position::First, None);
        }
    }

    #[test]
    fn forms_and_two_letters_agree_less() {
        check("bill", "william", Position::First, Some(Agreement::Form));
        check("bill", "william", Position::Later, None);
        check("zhuravlyov", "zhuravlev", Position::Later, Some(Agreement::Spelling));
        check("strelchenko", "strelshenka", Position::Later, Some(Agreement::Loose));
        check("dragomir", "dargomir", Position::Later, Some(Agreement::Spelling));
        check("obradovic", "obrad", Position::Later, None);
        check("w", "william", Position::First, Some(Agreement::Initial));
    }
}
