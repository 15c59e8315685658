//! Names made comparable, and when two of them can be one person's.

mod block;
mod nickname;
mod sound;

pub(super) use block::keys;

use crate::extract::name::Gazetteer;
use crate::language::en::given_name::is_given_name;
use crate::language::en::title;
use sound::{Agreement, Position, agreement};
use std::collections::{BTreeSet, VecDeque};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Articles and particles that spellings add and drop: `Al-Sudani`, `el Sisi`, `bin Salman`.
const LOOSE: &[&str] = &[
    "al", "an", "ar", "as", "ash", "at", "az", "ad", "el", "ul", "bin", "ibn", "ben", "bint", "de", "da",
    "del", "di", "la", "van", "von", "der", "den",
];

/// Titles and endings that are no part of a name, wherever they stand.
const NO_PARTS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "sir",
    "jr",
    "sr",
    "ii",
    "iii",
    "gen",
    "maj",
    "col",
    "lt",
    "capt",
    "sheikh",
    "president",
    "the",
];

/// Words that begin an office before a name and stand in no list of titles: `Acting Foreign Minister Ada Voss`.
const BEFORE: &[&str] = &[
    "acting",
    "caretaker",
    "defence",
    "defense",
    "finance",
    "foreign",
    "hojatoleslam",
    "hojatolislam",
    "interior",
    "majority",
    "minority",
    "opposition",
    "state",
];

/// Last words of offices beside those of [`title::ends_office`]: only where two parts of a name follow.
const OFFICES: &[&str] = &["chancellor", "director", "leader"];

/// Most parts of a name that are compared one by one: more are no person's name.
const MAX_PARTS: usize = 8;

/// A person's name in parts: lower-case ASCII letters, accents and apostrophes off, articles and titles out.
pub fn parts(name: &str) -> Vec<String> {
    let plain: String = name
        .nfkd()
        .filter(|letter| {
            !('\u{300}'..='\u{36f}').contains(letter) && !matches!(letter, '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʿ')
        })
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'ł' => 'l',
            'ø' => 'o',
            'đ' | 'ð' => 'd',
            'ı' => 'i',
            _ => letter,
        })
        .collect();
    let words: Vec<String> = plain
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .enumerate()
        .map(|(at, word)| if at > 0 && word == "st" { "saint" } else { word }.to_owned())
        .collect();
    let words = without_office(words);
    let kept: Vec<String> = words.iter().filter(|word| !NO_PARTS.contains(&word.as_str())).cloned().collect();
    let core: Vec<String> = kept.iter().filter(|word| !LOOSE.contains(&word.as_str())).cloned().collect();
    if !core.is_empty() {
        core
    } else if !kept.is_empty() {
        kept
    } else {
        words
    }
}

/// Words of a name without the office and the country before it: `Norwegian Prime Minister Ada Voss`.
fn without_office(mut words: Vec<String>) -> Vec<String> {
    let before_last = words.len().saturating_sub(1);
    let ends =
        |at: usize, word: &str| title::ends_office(word) || OFFICES.contains(&word) && at + 2 < words.len();
    let end = (0..before_last).rev().find(|&at| ends(at, &words[at])).map_or(0, |at| at + 1);
    words.drain(..end);
    let is_title = |word: &String| title::is_title(word) || BEFORE.contains(&word.as_str());
    let titles = words.iter().take(words.len().saturating_sub(1)).take_while(|word| is_title(word)).count();
    words.drain(..titles);
    // A people's name may be a given name: two parts must be left.
    let countries = words.iter().take_while(|word| is_demonym(word)).count();
    if countries > 0 && words.len() >= countries + 2 {
        words.drain(..countries);
    }
    words
}

/// Whether a word is an adjective of a country of the shipped gazetteer: `norwegian`.
fn is_demonym(word: &str) -> bool {
    static DEMONYMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        Gazetteer::shipped().demonyms().map(str::to_lowercase).filter(|word| !is_given_name(word)).collect()
    });
    DEMONYMS.contains(word)
}

/// A body's or place's name made comparable: words in lower case, accents, stops and a leading article off.
pub fn plain(name: &str) -> String {
    let words: Vec<String> = name
        .nfkd()
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter) && !matches!(letter, '.' | '\'' | '’'))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .split(|letter: char| !letter.is_alphanumeric() && letter != '&')
        .filter(|word| !word.is_empty() && *word != "the")
        .map(str::to_owned)
        .collect();
    words.join(" ")
}

/// How sure two names are one person's, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Spellings of the same parts.
    Spelling,
    /// One leaves a part out or gives an initial only.
    Shorter,
    /// All parts are equal but one, which is much alike, or a familiar form.
    Loose,
}

/// Whether two names in [`parts`] can be one person's: first and last parts agree, at least two parts do, the last not by
/// its initial, and no middle part contradicts. Parts may be written apart or not.
///
/// ```
/// use dateline::resolve::across::name::{parts, same_person};
/// assert!(same_person(&parts("Gen. Yahya Rasool"), &parts("Yehia Rasoul")));
/// assert!(!same_person(&parts("Ada M. Voss"), &parts("Ada K. Voss")));
/// ```
pub fn same_person(left: &[String], right: &[String]) -> bool {
    likeness(left, right).is_some()
}

/// How sure two names in [`parts`] are one person's; `None` for two persons.
pub(super) fn likeness(left: &[String], right: &[String]) -> Option<Likeness> {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if short.len() < 2 {
        return None;
    }
    // `Deng Xiao Ping` and `Deng Xiaoping`: one name, written apart or not.
    if short.concat() == long.concat() {
        return Some(Likeness::Spelling);
    }
    if long.len() > MAX_PARTS {
        return None;
    }
    // `Yong Boon Yeo`, `Yeo Yong Boon`: the family name first or last. Of two parts either may be the given name.
    if short.len() == long.len() && short.len() > 2 && sorted(short) == sorted(long) {
        return Some(Likeness::Spelling);
    }
    if begins(short, long) || short.len() > 2 && long.ends_with(short) {
        return Some(Likeness::Shorter);
    }
    let found = align(short, long, Position::First)?;
    // A middle initial tells two apart, also where the other has it later: `George W. Hale`, `George H. W. Hale`.
    let middles_differ = short.len() > 2
        && short[1].len() == 1
        && found.skips
        && agreement(&short[1], &long[1], Position::Later).is_none();
    if middles_differ {
        return None;
    }
    let (equal, loose, initial) =
        (found.count(Agreement::Equal), found.count(Agreement::Loose), found.count(Agreement::Initial));
    let parts = found.agreements.len();
    // Two spellings of both parts of a two-part name want at least one long part, or `Li Na` would be `Le No`.
    let long_enough = short.iter().map(|part| part.chars().count()).sum::<usize>() >= 9;
    let initials = if parts > 2 && found.agreements.back() == Some(&Agreement::Equal) { 2 } else { 1 };
    let fits = parts > 1
        && initial <= initials
        && (equal > 0 || long_enough)
        && (loose == 0 || loose == 1 && equal + 1 == parts && !found.skips);
    fits.then_some(if loose > 0 {
        Likeness::Loose
    } else if initial > 0 || found.skips {
        Likeness::Shorter
    } else {
        Likeness::Spelling
    })
}

/// Whether a name tells more than another that it is like: a part more, or a word for an initial.
pub(super) fn says_more(full: &[String], than: &[String]) -> bool {
    let initials = |parts: &[String]| parts.iter().filter(|part| part.len() == 1).count();
    let words = |parts: &[String]| parts.len() - initials(parts);
    words(full) > words(than) || words(full) == words(than) && initials(full) > initials(than)
}

/// A second family name may be left out: `Ana Rivas`, `Ana Rivas Soto`; not `Juan Carlos` of `Juan Carlos Rivas`.
fn begins(short: &[String], long: &[String]) -> bool {
    let [first, second] = short else { return false };
    long.len() > 2 && long.starts_with(short) && first.len() > 1 && second.len() > 2 && !is_given_name(second)
}

fn sorted(parts: &[String]) -> Vec<&String> {
    let mut parts: Vec<&String> = parts.iter().collect();
    parts.sort_unstable();
    parts
}

/// How the parts of two names agree in order.
#[derive(Debug, Default)]
struct Alignment {
    agreements: VecDeque<Agreement>,
    /// The longer name has parts in the middle that the other leaves out.
    skips: bool,
}

impl Alignment {
    fn count(&self, agreement: Agreement) -> usize {
        self.agreements.iter().filter(|found| **found == agreement).count()
    }

    /// The more equal parts the better.
    fn score(&self) -> (usize, usize, bool) {
        (self.count(Agreement::Equal), self.count(Agreement::Spelling), !self.skips)
    }
}

/// The best way to lay every part of `short` beside one of `long`, or two beside one; only `long` may have parts left
/// over, and neither its first nor its last.
fn align(short: &[String], long: &[String], position: Position) -> Option<Alignment> {
    let (Some((part, short_rest)), Some((other, long_rest))) = (short.split_first(), long.split_first())
    else {
        return (short.is_empty() && long.is_empty()).then(Alignment::default);
    };
    let is_last = short_rest.is_empty() && long_rest.is_empty();
    let mut ways = Vec::new();
    let mut way = |agreement: Option<Agreement>, short: &[String], long: &[String]| {
        if let Some(agreement) = agreement
            && let Some(mut rest) = align(short, long, Position::Later)
        {
            rest.agreements.push_front(agreement);
            ways.push(rest);
        }
    };
    let alone = agreement(part, other, position).filter(|found| !is_last || *found != Agreement::Initial);
    way(alone, short_rest, long_rest);
    if let Some((next, rest)) = long_rest.split_first() {
        way(apart(part, other, next, position), short_rest, rest);
    }
    if let Some((next, rest)) = short_rest.split_first() {
        way(apart(other, part, next, position), rest, long_rest);
    }
    if position == Position::Later
        && !long_rest.is_empty()
        && let Some(mut rest) = align(short, long_rest, Position::Later)
    {
        rest.skips = true;
        ways.push(rest);
    }
    ways.into_iter().max_by_key(Alignment::score)
}

/// How a part agrees with two that stand for it: `Abubakar`, `Abu Bakr`.
fn apart(part: &str, one: &str, other: &str, position: Position) -> Option<Agreement> {
    if part.chars().count() < 5 || one.chars().count() == 1 || other.chars().count() == 1 {
        return None;
    }
    agreement(part, &format!("{one}{other}"), position).filter(|found| *found >= Agreement::Spelling)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, expected: bool) {
        let (left, right) = (parts(left), parts(right));
        assert_eq!(same_person(&left, &right), expected, "{left:?} {right:?}");
        assert_eq!(same_person(&right, &left), expected, "{right:?} {left:?}");
    }

    #[test]
    fn spellings_of_one_name_agree() {
        check("Yahya Rasool", "Yehia Rasool", true);
        check("Mohammed Shia' al-Sudani", "Mohammed S. Al-Sudani", true);
        check("Qasem Soleimani", "Qassem Soleimani", true);
        check("Lena Maria Brandt", "Lena Brandt", true);
        check("Prime Minister Lena Brandt", "Lena Brandt", true);
        check("Deng Xiao Ping", "Deng Xiaoping", true);
        check("Omar Qaddari", "Omar Gaddari", true);
    }

    #[test]
    fn namesakes_do_not() {
        check("George H. Hale", "George W. Hale", false);
        check("Lena Brandt", "Paul Brandt", false);
        check("Maria Costa", "Mario Costa", false);
        check("Brandt", "Lena Brandt", false);
    }
}
