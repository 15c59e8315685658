//! A person's name made comparable: taken apart once, then compared with many.

use super::sound::Part;
use crate::extract::name::Gazetteer;
use crate::language::en::given_name::is_given_name;
use crate::language::en::title;
use crate::lexicon::classes::Class;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Articles and particles that spellings add and drop: `Al-Sudani`, `el Sisi`, `bin Salman`.
const LOOSE: &[&str] = &[
    "al", "an", "ar", "as", "ash", "at", "az", "ad", "el", "ul", "bin", "ibn", "ben", "bint", "de", "da",
    "del", "di", "la", "van", "von", "der", "den",
];

/// Titles that are no part of a name, wherever they stand.
const NO_PARTS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "sir",
    "gen",
    "maj",
    "col",
    "lt",
    "capt",
    "sheikh",
    "president",
    "the",
];

/// Words before a name that stand in no list of titles, some of other languages: `Acting Foreign Minister Ada Voss`, `Hajji Omar Hadad`.
const BEFORE: &[&str] = &[
    "acting",
    "bundeskanzler",
    "bundeskanzlerin",
    "caretaker",
    "comandante",
    "dato",
    "datuk",
    "defence",
    "defense",
    "finance",
    "foreign",
    "frau",
    "hadji",
    "haji",
    "hajji",
    "hojatoleslam",
    "hojatolislam",
    "hojjatoleslam",
    "hujjat",
    "interior",
    "kanzler",
    "kanzlerin",
    "lama",
    "madam",
    "majority",
    "maulana",
    "mawlana",
    "minority",
    "mlle",
    "mme",
    "monsignor",
    "mulla",
    "mullah",
    "opposition",
    "presidente",
    "sayyid",
    "senhor",
    "senor",
    "senora",
    "shaikh",
    "shaykh",
    "sheik",
    "state",
    "swami",
    "ustad",
];

/// Last words of offices beside those of [`title::ends_office`]: only where two parts of a name follow.
const OFFICES: &[&str] = &["chancellor", "director", "leader"];

/// Endings that number the bearers of one name within a family.
const GENERATIONS: &[(&str, u8)] = &[("sr", 1), ("jr", 2)];

/// Roman numbers that are no words or initials.
const NUMERALS: &[(&str, u8)] = &[
    ("ii", 2),
    ("iii", 3),
    ("iv", 4),
    ("vii", 7),
    ("viii", 8),
    ("ix", 9),
    ("xii", 12),
    ("xiii", 13),
    ("xiv", 14),
    ("xv", 15),
    ("xvi", 16),
    ("xvii", 17),
    ("xviii", 18),
    ("xxiii", 23),
];

/// Numbers that could be initials or names: only after a title of [`Class::Regnal`] or after given names alone (`George V`).
const AMBIGUOUS: &[(&str, u8)] = &[("i", 1), ("v", 5), ("vi", 6), ("x", 10), ("xi", 11)];

/// A person's name made comparable.
///
/// Parts are lower-case ASCII letters where the script allows: accents and apostrophes off, articles and titles out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    pub(super) parts: Box<[Part]>,
    /// Which of those who bear the name: 3 for `III`, 1 for `Sr.` and 2 for `Jr.`
    pub(super) number: Option<u8>,
    /// The number is a ruler's, so that the given name with it is a full name: `Haakon VII`.
    regnal: bool,
    /// A title says that the only part is a given name: `Queen Sonja`.
    crowned: bool,
    /// One word, though of two parts: `Smith-Brandt` is a family name or a given name.
    lone: bool,
}

impl PersonName {
    /// Takes a name apart.
    pub fn new(name: &str) -> Self {
        let words = words(without_letters(name));
        let crowned = words.iter().rev().skip(1).any(|word| is_regnal(word));
        let mut words = without_office(words);
        let number = take_number(&mut words, crowned);
        let kept: Vec<String> =
            words.iter().filter(|word| !NO_PARTS.contains(&word.as_str())).cloned().collect();
        let core: Vec<String> = kept.iter().filter(|word| !LOOSE.contains(&word.as_str())).cloned().collect();
        let parts = [core, kept].into_iter().find(|parts| !parts.is_empty()).unwrap_or(words);
        Self {
            number: number.map(|(number, _)| number),
            regnal: number.is_some_and(|(_, regnal)| regnal),
            crowned: crowned && parts.len() == 1,
            lone: !name.trim().contains(char::is_whitespace),
            parts: parts.iter().map(|part| Part::new(part)).collect(),
        }
    }

    /// Its parts, titles and articles out.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = &str> {
        self.parts.iter().map(Part::text)
    }

    /// Bytes of all parts.
    pub(super) fn bytes(&self) -> usize {
        self.parts().map(str::len).sum()
    }

    /// All parts as one.
    pub(super) fn joined(&self) -> String {
        self.parts().collect()
    }

    /// Whether it names one person: two parts, or a ruler's name and number.
    pub(in crate::resolve) fn is_full(&self) -> bool {
        self.parts.len() > 1 && !self.lone || self.regnal
    }

    /// Whether the last parts are those of a shorter name.
    pub(in crate::resolve::across) fn ends_with(&self, short: &Self) -> bool {
        self.parts.ends_with(&short.parts)
    }

    /// Whether the only part is a given name that a title comes before or a number after, so no family name.
    pub(in crate::resolve::across) fn is_mononym(&self) -> bool {
        self.parts.len() == 1 && (self.crowned || self.regnal)
    }

    /// The parts and the number in one string: equal for names that are spelt alike.
    pub(in crate::resolve::across) fn key(&self) -> String {
        let parts = self.parts().collect::<Vec<_>>().join(" ");
        self.number.map_or(parts.clone(), |number| format!("{parts} {number}"))
    }

    /// The longer of two says more: more parts, more letters.
    pub(in crate::resolve::across) fn length(&self) -> (usize, bool, usize) {
        (self.parts.len(), self.number.is_some(), self.bytes())
    }

    /// Whether it tells more than another that it is like: a part more, or a word for an initial, or a number.
    pub(in crate::resolve::across) fn says_more(&self, than: &Self) -> bool {
        let initials = |name: &Self| name.parts().filter(|part| part.len() == 1).count();
        let words = |name: &Self| name.parts.len() - initials(name);
        let said = |name: &Self| (words(name), initials(name), name.number.is_some());
        said(self) > said(than)
    }
}

/// By the parts, then by what else tells two bearers apart.
impl Ord for PersonName {
    fn cmp(&self, other: &Self) -> Ordering {
        let rest = |name: &Self| (name.number, name.regnal, name.crowned, name.lone);
        self.parts.cmp(&other.parts).then_with(|| rest(self).cmp(&rest(other)))
    }
}

impl PartialOrd for PersonName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Whether a title stands before a ruler's given name: `king`.
pub(in crate::resolve::across) fn is_regnal(title: &str) -> bool {
    Class::Regnal.holds(title)
}

/// The name without the letters after two words or more: `Lena Brandt OBE`, `Lena Brandt, M.D.`
fn without_letters(name: &str) -> &str {
    let mut rest = name.trim_end();
    while let Some((before, last)) = rest.rsplit_once(' ')
        && before.contains(' ')
        && title::is_letters_after(last.trim_end_matches(','))
    {
        rest = before.trim_end().trim_end_matches(',');
    }
    rest
}

/// The words of a name in plain lower-case letters.
fn words(name: &str) -> Vec<String> {
    plain(name)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .enumerate()
        .map(|(at, word)| if at > 0 && word == "st" { "saint" } else { word }.to_owned())
        .collect()
}

/// A name in plain lower-case letters, apostrophes off.
fn plain(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase().replace(['\'', '`'], "");
    }
    name.nfkd()
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
        .collect()
}

/// Takes the number at the end of a name out; also whether it is a ruler's.
fn take_number(words: &mut Vec<String>, crowned: bool) -> Option<(u8, bool)> {
    let find = |table: &[(&str, u8)], word: &str| {
        table.iter().find(|(spelt, _)| *spelt == word).map(|&(_, number)| number)
    };
    let (last, before) = words.split_last()?;
    if before.is_empty() {
        return None;
    }
    let ruler = || crowned || before.iter().all(|word| is_given_name(word));
    let found = find(GENERATIONS, last)
        .map(|number| (number, false))
        .or_else(|| find(NUMERALS, last).map(|number| (number, before.len() == 1 || ruler())))
        .or_else(|| find(AMBIGUOUS, last).filter(|_| ruler()).map(|number| (number, true)))?;
    words.pop();
    Some(found)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, parts: &str, number: Option<u8>, full: bool) {
        let found = PersonName::new(name);
        let words = found.parts().collect::<Vec<_>>().join(" ");
        assert_eq!((words.as_str(), found.number, found.is_full()), (parts, number, full), "{name}");
    }

    #[test]
    fn titles_articles_and_numbers_are_no_parts() {
        check("Gen. Yahya al-Rasool", "yahya rasool", None, true);
        check("Norwegian Prime Minister Ada Voss", "ada voss", None, true);
        check("Hajji Omar Hadad", "omar hadad", None, true);
        check("Lena Brandt OBE", "lena brandt", None, true);
        check("Lena Brandt, M.D., Ph.D.", "lena brandt", None, true);
        check("Jack Ma", "jack ma", None, true);
        check("King Haakon VII", "haakon", Some(7), true);
        check("Paul Hale Jr.", "paul hale", Some(2), true);
        check("Hale Jr.", "hale", Some(2), false);
        check("Paul Hale III", "paul hale", Some(3), true);
        check("George V", "george", Some(5), true);
        check("Ada V", "ada", Some(5), true);
        check("Hale V. Brandt", "hale v brandt", None, true);
        check("Brandt", "brandt", None, false);
    }

    #[test]
    fn a_king_has_a_given_name_only() {
        assert!(PersonName::new("King Olav").is_mononym() && PersonName::new("Olav II").is_mononym());
        assert!(
            !PersonName::new("President Olav").is_mononym()
                && !PersonName::new("King Olav Hale").is_mononym()
        );
    }
}
