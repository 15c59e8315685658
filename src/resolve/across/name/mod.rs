//! Names made comparable, and when two of them can be one person's.

mod block;
mod nickname;
mod person;
mod sound;

pub(super) use block::for_each_key;
pub use person::PersonName;
pub(super) use person::is_regnal;

use sound::{Agreement, Part, Position, agreement};
use std::collections::VecDeque;
use unicode_normalization::UnicodeNormalization;

/// Most parts of a name that are compared one by one: more are no person's name.
const MAX_PARTS: usize = 8;

/// A body's or place's name made comparable: words in lower case, accents, stops and a leading article off.
pub fn plain(name: &str) -> String {
    let letters = if name.is_ascii() {
        name.to_ascii_lowercase().replace(['.', '\''], "")
    } else {
        name.nfkd()
            .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter) && !matches!(letter, '.' | '\'' | '’'))
            .flat_map(char::to_lowercase)
            .collect()
    };
    let words = letters.split(|letter: char| !letter.is_alphanumeric() && letter != '&');
    let words: Vec<&str> = words.filter(|word| !word.is_empty() && *word != "the").collect();
    words.join(" ")
}

/// Fewest letters of family names that may sound alike.
const SOUNDS_FROM: usize = 4;

/// Legal forms at the end of a company's name; sorted.
const FORMS: &[&str] = &[
    "ab",
    "ag",
    "aktiengesellschaft",
    "asa",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "limited",
    "llc",
    "llp",
    "ltd",
    "nv",
    "oyj",
    "plc",
    "pty",
    "sa",
    "sarl",
    "spa",
];

/// A body's [`plain`] name without the legal forms at its end: `Halvik Motors Inc.`, `Halvik Motors Corporation`.
pub(super) fn without_form(plain: &str) -> &str {
    let mut rest = plain;
    while let Some((before, last)) = rest.rsplit_once(' ')
        && (FORMS.binary_search(&last).is_ok() || last == "&")
    {
        rest = before;
    }
    rest
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

impl PersonName {
    /// Whether two names can be one person's: first and last parts agree, at least two parts do, the last not by its initial,
    /// no middle part contradicts, and so do no numbers (`II`, `Jr.`). Parts may be written apart or not.
    ///
    /// ```
    /// use dateline::resolve::across::name::PersonName;
    /// let fits = |left, right| PersonName::new(left).fits(&PersonName::new(right));
    /// assert!(fits("Gen. Yahya Rasool", "Yehia Rasoul"));
    /// assert!(!fits("Ada M. Voss", "Ada K. Voss"));
    /// ```
    pub fn fits(&self, other: &Self) -> bool {
        self == other || likeness(self, other).is_some()
    }
}

/// How sure two names are one person's; `None` for two persons.
pub(super) fn likeness(left: &PersonName, right: &PersonName) -> Option<Likeness> {
    let (short, long) = if left.parts.len() <= right.parts.len() { (left, right) } else { (right, left) };
    let numbers_differ = short.number.zip(long.number).is_some_and(|(one, other)| one != other);
    if numbers_differ {
        return None;
    }
    // `Elisabeth II`, `Elizabeth II`.
    if let ([one], [other]) = (&short.parts[..], &long.parts[..]) {
        let same_number = short.number.is_some() && short.number == long.number;
        let agrees = same_number && agreement(one, other, Position::First) >= Some(Agreement::Spelling);
        return agrees.then_some(Likeness::Spelling);
    }
    if short.parts.len() < 2 {
        return None;
    }
    // `Deng Xiao Ping` and `Deng Xiaoping`: one name, written apart or not.
    let same_bytes = short.bytes() == long.bytes();
    if same_bytes && short.joined() == long.joined() {
        return Some(Likeness::Spelling);
    }
    let (fewer, more) = (short.parts.len(), long.parts.len());
    if more > MAX_PARTS {
        return None;
    }
    // `Yong Boon Yeo`, `Yeo Yong Boon`: the family name first or last. Of two parts either may be the given name.
    if fewer == more && fewer > 2 && same_bytes && sorted(short) == sorted(long) {
        return Some(Likeness::Spelling);
    }
    if begins(short, long) || fewer > 2 && long.parts.ends_with(&short.parts) {
        return Some(Likeness::Shorter);
    }
    let found = align(Rest::of(short), Rest::of(long))?;
    // A middle initial tells two apart, also where the other has it later: `George W. Hale`, `George H. W. Hale`.
    let middles_differ = fewer > 2
        && short.parts[1].length() == 1
        && found.skips
        && agreement(&short.parts[1], &long.parts[1], Position::Later).is_none();
    if middles_differ {
        return None;
    }
    let [equal, form, loose, initial] =
        [Agreement::Equal, Agreement::Form, Agreement::Loose, Agreement::Initial]
            .map(|kind| found.count(kind));
    let parts = found.agreements.len();
    // Two spellings of both parts of a two-part name want at least one long part, or `Li Na` would be `Le No`.
    let long_enough = short.parts.iter().map(Part::length).sum::<usize>() >= 9;
    let initials = if parts > 2 && found.agreements.back() == Some(&Agreement::Equal) { 2 } else { 1 };
    let fits = parts > 1
        && initial <= initials
        && (equal > 0 || long_enough)
        && (loose == 0 || loose == 1 && equal + 1 == parts && !found.skips)
        && (form == 0 || initial == 0);
    fits.then_some(if loose + form > 0 {
        Likeness::Loose
    } else if initial > 0 || found.skips {
        Likeness::Shorter
    } else {
        Likeness::Spelling
    })
}

/// Whether two names that are not one person's sound alike: all parts equal but the last, which begins with the same letter and
/// differs by two letters at most: `Omar Rashad`, `Omar Rashid`.
pub(super) fn sound_alike(left: &PersonName, right: &PersonName) -> bool {
    let (Some((one, before)), Some((other, also))) = (left.parts.split_last(), right.parts.split_last())
    else {
        return false;
    };
    !before.is_empty()
        && before == also
        && left.number == right.number
        && one.length().min(other.length()) >= SOUNDS_FROM
        && one.text().chars().next() == other.text().chars().next()
        && rapidfuzz::distance::osa::distance(one.text().chars(), other.text().chars()) <= 2
}

/// A second family name may be left out, with a second given name or without: `Ana Rivas`, `Ana Rivas Soto`,
/// `Ana Maria Rivas Soto`; not `Juan Carlos` of `Juan Carlos Rivas`.
fn begins(short: &PersonName, long: &PersonName) -> bool {
    if short.parts.len() > 2 {
        return long.parts.starts_with(&short.parts) && short.parts.last().is_some_and(|part| !part.given);
    }
    let [first, second] = &short.parts[..] else { return false };
    let family = match &long.parts[1..] {
        [given, family, _] if given.given => family,
        [family, _, ..] => family,
        _ => return false,
    };
    let spelt_alike = |one: &Part, other: &Part, position: Position| {
        agreement(one, other, position) >= Some(Agreement::Spelling)
    };
    first.length() > 1
        && second.length() > 2
        && !second.given
        && !family.given
        && (first == &long.parts[0] || second == family)
        && spelt_alike(first, &long.parts[0], Position::First)
        && spelt_alike(second, family, Position::Later)
}

fn sorted(name: &PersonName) -> Vec<&str> {
    let mut parts: Vec<&str> = name.parts().collect();
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

/// What is left of a name to be aligned.
#[derive(Clone, Copy)]
struct Rest<'n> {
    name: &'n PersonName,
    /// Its first part that is left.
    at: usize,
}

impl<'n> Rest<'n> {
    fn of(name: &'n PersonName) -> Self {
        Self { name, at: 0 }
    }

    fn without(self, parts: usize) -> Self {
        Self { at: self.at + parts, ..self }
    }

    fn left(self) -> usize {
        self.name.parts.len() - self.at
    }

    fn part(self) -> &'n Part {
        &self.name.parts[self.at]
    }

    fn position(self) -> Position {
        if self.at == 0 { Position::First } else { Position::Later }
    }

    /// The next two parts written as one: `Abu Bakr` for `Abubakar`. An initial is never written so.
    fn two_as_one(self) -> Option<Part> {
        let [one, other, ..] = &self.name.parts[self.at..] else { return None };
        let initial = one.length() == 1 || other.length() == 1;
        (!initial).then(|| Part::new(&[one.text(), other.text()].concat()))
    }
}

/// The best way to lay every part of `short` beside one of `long`, or two beside one; only `long` may have parts left
/// over, and neither its first nor its last.
fn align(short: Rest<'_>, long: Rest<'_>) -> Option<Alignment> {
    if short.left() == 0 || long.left() == 0 {
        return (short.left() == long.left()).then(Alignment::default);
    }
    let (part, other) = (short.part(), long.part());
    // Parts are only ever left over after the first, so that both are the first or neither.
    let position = short.position();
    let is_last = short.left() == 1 && long.left() == 1;
    let mut best: Option<Alignment> = None;
    let mut consider = |way: Alignment| {
        if best.as_ref().is_none_or(|best| way.score() >= best.score()) {
            best = Some(way);
        }
    };
    let mut way = |agreement: Option<Agreement>, short: Rest<'_>, long: Rest<'_>| {
        if let Some(agreement) = agreement
            && let Some(mut rest) = align(short, long)
        {
            rest.agreements.push_front(agreement);
            consider(rest);
        }
    };
    let alone = agreement(part, other, position).filter(|found| !is_last || *found != Agreement::Initial);
    way(alone, short.without(1), long.without(1));
    let apart = |one: &Part, two: Rest<'_>| {
        let two = if one.length() >= 5 { two.two_as_one()? } else { return None };
        agreement(one, &two, position).filter(|found| *found >= Agreement::Spelling)
    };
    // Where one name would be at its end and the other not, nothing is to be compared.
    if (short.left() == 1) == (long.left() == 2) {
        way(apart(part, long), short.without(1), long.without(2));
    }
    if (short.left() == 2) == (long.left() == 1) {
        way(apart(other, short), short.without(2), long.without(1));
    }
    if position == Position::Later
        && long.left() > 1
        && let Some(mut rest) = align(short, long.without(1))
    {
        rest.skips = true;
        consider(rest);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, expected: bool) {
        let (one, other) = (PersonName::new(left), PersonName::new(right));
        assert_eq!(one.fits(&other), expected, "{left} {right}");
        assert_eq!(other.fits(&one), expected, "{right} {left}");
    }

    #[test]
    fn legal_forms_are_no_part_of_a_companys_name() {
        assert!(FORMS.is_sorted());
        assert_eq!(without_form(&plain("Halvik Motors Inc.")), "halvik motors");
        assert_eq!(without_form(&plain("Brandt & Co. Ltd.")), "brandt");
        assert_eq!(without_form(&plain("The Company")), "company");
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
        check("Paul Hale Jr.", "Paul Hale", true);
        check("Queen Elisabet II", "Elizabeth II", true);
    }

    #[test]
    fn forms_of_a_given_name_agree_before_the_same_family_name() {
        check("Oleh Strelchenko", "Oleg Strelchenko", true);
        check("Dick Hale", "Richard M. Hale", true);
        check("Misha Orlov", "Mikhail Sergeyevich Orlov", true);
        check("Misha Orlov", "Mikhail Petrenko", false);
        check("Juan Hale", "John Hale", false);
        check("Bill Hale", "B. Hale", true);
    }

    #[test]
    fn a_second_family_name_may_be_left_out() {
        check("Ana Rivas", "Ana Rivas Soto", true);
        check("Ana Rivas", "Ana Maria Rivas Soto", true);
        check("Tahmas Mazari", "Tahmas Mazzari Khoras", true);
        check("Omar Said Hadad", "Omar Said Hadad Zaki", true);
        check("Juan Carlos", "Juan Carlos Rivas", false);
        check("Ana Soto", "Ana Rivas Costa", false);
    }

    #[test]
    fn surnames_that_only_sound_alike_do_not() {
        check("Omar Hadad", "Omar Haddad", true);
        check("Omar Rashad", "Omar Rashid", false);
        check("Ali Karim", "Ali Karam", false);
        check("Ivan Markov", "Ivan Markovic", false);
        check("Paul Hagen", "Paul Haden", false);
    }

    #[test]
    fn namesakes_do_not() {
        check("Paul Hale Jr.", "Paul Hale Sr.", false);
        check("King Olav II", "King Olav V", false);
        check("King Olav Hale II", "King Olav Hale III", false);
        check("George H. Hale", "George W. Hale", false);
        check("Lena Brandt", "Paul Brandt", false);
        check("Maria Costa", "Mario Costa", false);
        check("Brandt", "Lena Brandt", false);
    }
}
