//! Runs of capitalised words that may be names.

use super::bounds;
use crate::language::Document;
use crate::language::en::{given_name, kind_word, number, starter, title};
use crate::language::syntax::Upos;
use crate::lexicon::classes::Class;
use crate::model::TokenSpan;

/// Small words that may stand inside a person's or place's name, between two capitalised words.
const PARTICLES: &[&str] = &[
    "al", "an", "ar", "as", "ash", "az", "ben", "bin", "bint", "da", "de", "del", "della", "den", "der",
    "di", "dos", "du", "e", "el", "ibn", "la", "las", "le", "los", "ul", "van", "von", "y", "zu",
];

/// Articles that are joined to the name by a hyphen: `al-Hadi`.
const JOINED_ARTICLES: &[&str] = &["al", "an", "ar", "as", "ash", "at", "az", "ad", "el", "ul"];

/// Small words that may begin a name in lower case: `bin Rashid`.
const FIRST_PARTICLES: &[&str] = &["bin", "bint", "ibn", "von"];

/// Additions after a comma that belong to the name: `Hale, Jr.`, `Arden Pumps, Inc.`
const AFTER_COMMA: &[&str] = &["inc", "jr", "llc", "llp", "ltd", "plc", "sr"];

/// Second syllables of Korean given names, which are written in lower case after a hyphen; our choice, sorted.
const SYLLABLES: &[&str] = &[
    "bae", "beom", "bin", "bo", "bok", "bong", "bum", "chae", "cheol", "chul", "dae", "dong", "eun", "geun",
    "gi", "gil", "gu", "gyu", "ha", "hae", "han", "hee", "heon", "ho", "hong", "hoon", "hun", "hwa", "hwan",
    "hye", "hyeok", "hyeon", "hyo", "hyuk", "hyun", "hyung", "il", "in", "ja", "jae", "jeong", "ji", "jin",
    "jong", "joo", "joon", "ju", "jun", "jung", "kang", "ki", "koo", "kook", "kuk", "kwan", "kwang", "kwon",
    "kyu", "kyun", "kyung", "man", "mi", "min", "mok", "moo", "mun", "myung", "nam", "oh", "ok", "pil",
    "pyo", "rae", "ran", "ri", "rim", "ryong", "sam", "sang", "seo", "seok", "seon", "seong", "seung",
    "shik", "shin", "sik", "sil", "sin", "so", "soo", "sook", "soon", "su", "suk", "sun", "sung", "tae",
    "taek", "uk", "un", "ung", "won", "woo", "wook", "yeol", "yeon", "yeong", "yong", "yoo", "yoon", "young",
    "yul", "yun",
];

/// Words that join the parts of a body's name after its head: `Ministry of Foreign Affairs`, `Doctors Without Borders`. Not `against`:
/// whom a `Coalition against the Red Guard` fights has a name of its own.
const LINKS: &[&str] = &["of", "for", "on", "without"];

/// All runs of the document in order, without overlaps. Titles at the start are not part of a run.
pub(super) fn runs(document: &Document<'_>) -> Vec<TokenSpan> {
    let mut found = Vec::new();
    for &sentence in &document.sentences {
        let heading = is_heading(document, sentence);
        let mut index = sentence.start;
        while index < sentence.end {
            if begins(document, index, sentence, heading) {
                let end = end_of(document, index, sentence);
                let run = TokenSpan::new(index, end);
                let (body, rest) = bounds::person_after_office(document, run).unzip();
                found.extend(body);
                let run = trim(document, rest.unwrap_or(run));
                if !run.is_empty() {
                    found.extend(bounds::parts(document, run));
                }
                index = end;
            } else {
                index += 1;
            }
        }
    }
    found
}

/// Whether most words of a sentence without a verb in lower case are capitalised: a headline in title case.
pub(super) fn is_heading(document: &Document<'_>, sentence: TokenSpan) -> bool {
    let long = sentence
        .range()
        .map(|index| document.word(index))
        .filter(|word| word.chars().count() > 3 && word.chars().all(char::is_alphabetic));
    let (mut capitalised, mut all) = (0, 0);
    for word in long {
        all += 1;
        capitalised += usize::from(word.starts_with(char::is_uppercase));
    }
    all > 2 && capitalised * 10 >= all * 8
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_name_word(document: &Document<'_>, index: usize) -> bool {
    let word = document.word(index);
    is_capitalised(word)
        && (!Class::NoName.holds(&word.trim_end_matches('.').to_lowercase())
            || is_month_as_surname(document, index))
}

/// `Lena May`, `Ms May`: after a given name or a title a month may be a surname; not before a number (`Lena May 4`).
fn is_month_as_surname(document: &Document<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).map(|before| document.word(before));
    let bears =
        |word: &str| given_name::is_given_name(word) && is_capitalised(word) || title::is_short_title(word);
    let number =
        document.word_if(index + 1).is_some_and(|word| word.starts_with(|sign: char| sign.is_ascii_digit()));
    Class::MonthOrName.holds(document.word(index))
        && document.upos(index) == Upos::Propn
        && before.is_some_and(bears)
        && !number
}

/// `Eleven trams`, `Forty-one cows`: a number at the start of a sentence is no name.
fn is_number_in_words(document: &Document<'_>, index: usize, sentence: TokenSpan) -> bool {
    index == sentence.start
        && number::is_number_word(document.word(index))
        && !document.word_if(index + 1).is_some_and(is_capitalised)
}

/// No space between the token and the next.
fn touches_next(document: &Document<'_>, index: usize) -> bool {
    document.tokens.get(index + 1).is_some_and(|next| next.span.start == document.tokens[index].span.end)
}

/// Whether a name may begin at `index`: a proper noun, or a capitalised word inside a sentence that the tagger took for
/// another noun or an adjective; an Arabic article joined to one.
fn begins(document: &Document<'_>, index: usize, sentence: TokenSpan, heading: bool) -> bool {
    let (token, word) = (&document.tokens[index], document.word(index));
    if JOINED_ARTICLES.contains(&word.to_lowercase().as_str())
        && index + 2 < sentence.end
        && matches!(document.word(index + 1), "-" | "‑")
        && touches_next(document, index)
        && touches_next(document, index + 1)
    {
        return is_name_word(document, index + 2);
    }
    if FIRST_PARTICLES.contains(&word) && index + 1 < sentence.end {
        return is_name_word(document, index + 1) && document.upos(index + 1) == Upos::Propn;
    }
    if is_ordinal(word) && index + 1 < sentence.end {
        return kind_word::is_body(document.word(index + 1)) && is_name_word(document, index + 1);
    }
    if !is_name_word(document, index)
        || is_opening_preposition(document, index, sentence)
        || is_number_in_words(document, index, sentence)
    {
        return false;
    }
    let inside = index > sentence.start
        && !matches!(document.word(index - 1), "“" | "\"" | "``" | ":" | "-" | "—" | "•");
    match token.upos {
        Upos::Propn => true,
        Upos::Noun | Upos::Adj | Upos::X => {
            !heading
                && (inside
                    || is_acronym(word)
                    || opens_body(document, index, sentence)
                    || opens_firm(document, index, sentence))
        }
        Upos::Verb | Upos::Num | Upos::Adv | Upos::Intj => {
            inside && !heading && document.tokens.get(index + 1).is_some_and(|next| next.upos == Upos::Propn)
        }
        _ => false,
    }
}

/// The `Foreign` of `Foreign Ministry officials left`, at the start of a sentence.
fn opens_body(document: &Document<'_>, index: usize, sentence: TokenSpan) -> bool {
    index + 1 < sentence.end
        && is_capitalised(document.word(index + 1))
        && kind_word::is_body(document.word(index + 1))
        && !starter::is_sentence_starter(document.word(index))
}

/// The `Marks` of `Marks & Brandt plc sued`, at the start of a sentence.
fn opens_firm(document: &Document<'_>, index: usize, sentence: TokenSpan) -> bool {
    index + 2 < sentence.end && document.word(index + 1) == "&" && is_capitalised(document.word(index + 2))
}

/// `Near Arden`, `Despite Brandt`: the capital is that of the sentence.
fn is_opening_preposition(document: &Document<'_>, index: usize, sentence: TokenSpan) -> bool {
    index == sentence.start
        && (document.word(index) == "Near" || starter::is_sentence_starter(document.word(index)))
        && document.word_if(index + 1).is_some_and(is_capitalised)
}

/// Two to six capitals, with or without full stops.
pub(super) fn is_acronym(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|letter| *letter != '.').collect();
    (2..=6).contains(&letters.len())
        && letters.iter().all(|letter| letter.is_uppercase() || letter.is_ascii_digit())
        && letters[0].is_uppercase()
}

/// The token after the last word of the run that begins at `start`.
fn end_of(document: &Document<'_>, start: usize, sentence: TokenSpan) -> usize {
    let mut end = start + 1;
    let mut is_body = kind_word::is_body(document.word(start));
    let is_land = kind_word::is_land(document.word(start));
    if JOINED_ARTICLES.contains(&document.word(start).to_lowercase().as_str())
        && document.word(start).starts_with(char::is_lowercase)
    {
        end = start + 3;
    }
    while end < sentence.end {
        let word = document.word(end);
        if is_name_word(document, end) && continues(document, end) {
            is_body |= kind_word::is_body(word);
            end += 1;
            continue;
        }
        // `Norlandic 5th Fleet`
        if is_ordinal(word) && begins(document, end, sentence, false) {
            end += 1;
            continue;
        }
        let next = end + 1;
        let next_is_name = next < sentence.end && is_name_word(document, next);
        let hyphen =
            matches!(word, "-" | "‑") && touches_next(document, end - 1) && touches_next(document, end);
        let lower = word.to_lowercase();
        let articles = |word: &str| JOINED_ARTICLES.contains(&word.to_lowercase().as_str());
        // `Brandt & Oden plc`
        if is_numeral(document, end) || word == "plc" {
            return end + 1;
        }
        // `Mohammed Shia' al-Hadi`: an apostrophe at the end of a word before a joined article.
        if matches!(word, "'" | "’" | "ʼ")
            && touches_next(document, end - 1)
            && next < sentence.end
            && articles(document.word(next))
            && touches_next(document, next)
        {
            end += 1;
            continue;
        }
        // `Kim Jong-un`, `Lee Jin-man`: a second syllable in lower case.
        let whole_name =
            end >= start + 2 && SYLLABLES.binary_search(&document.word_if(next).unwrap_or_default()).is_ok();
        if hyphen && next < sentence.end && (whole_name || is_syllable(document, next)) {
            end += 2;
            continue;
        }
        if end <= start + 2
            && !is_acronym(document.word(start))
            && let Some(after) = after_nickname(document, end, sentence)
        {
            end = after;
            continue;
        }
        let added = next < sentence.end
            && word == ","
            && AFTER_COMMA.contains(&document.word(next).trim_end_matches('.').to_lowercase().as_str());
        let joins_next = added
            || next_is_name
                && ((is_land && word == "of")
                    || (hyphen && (!has_demonym_tail(document, next) || articles(document.word(end - 1))))
                    || word == "&"
                    || (word == "and" && is_between_fields(document, end, sentence))
                    || (PARTICLES.contains(&lower.as_str()) && word.starts_with(char::is_lowercase))
                    || (is_body
                        && LINKS.contains(&lower.as_str())
                        && matches!(document.upos(next), Upos::Propn | Upos::Adj | Upos::Noun))
                    || (is_body
                        && word == "and"
                        && in_link_phrase(document, start, end)
                        && !kind_word::is_body(document.word(next))));
        let second = next + 1 < sentence.end && is_name_word(document, next + 1);
        let joins_second = second
            && ((articles(word) && matches!(document.word(next), "-" | "‑"))
                || (is_body
                    && LINKS.contains(&lower.as_str())
                    && document.word(next) == "the"
                    && !(lower == "on" && is_acronym(document.word(next + 1)))));
        let step = match (joins_next, joins_second) {
            (true, _) => 2,
            (false, true) => 3,
            (false, false) => break,
        };
        end += step;
    }
    end
}

/// The surname after a nickname in quotation marks: `Anders “Bo” Lund`.
fn after_nickname(document: &Document<'_>, open: usize, sentence: TokenSpan) -> Option<usize> {
    let closes = match document.word(open) {
        "“" => "”",
        "‘" => "’",
        mark @ ("\"" | "'") => mark,
        _ => return None,
    };
    let surname = open + 3;
    let fits = surname < sentence.end
        && is_name_word(document, open + 1)
        && touches_next(document, open)
        && document.word(open + 2) == closes
        && is_name_word(document, surname);
    fits.then_some(surname)
}

/// Whether the `and` at `index` stands between two fields of a body named further on: `Fire and Rescue Service`. Not between
/// two bodies or places: `Norland and Arden Council`.
fn is_between_fields(document: &Document<'_>, index: usize, sentence: TokenSpan) -> bool {
    let field = |index: usize| kind_word::is_field(document.word(index));
    let rest = (index + 1..sentence.end).take_while(|&index| is_name_word(document, index));
    field(index - 1)
        && index + 1 < sentence.end
        && field(index + 1)
        && rest.skip(1).any(|index| kind_word::is_body(document.word(index)))
}

/// The number of a unit: `5th`, `101st`.
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(char::is_alphabetic);
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(word.strip_prefix(digits), Some("st" | "nd" | "rd" | "th"))
}

/// The `I` of `King Haral I ruled`: the tagger tells it from the pronoun.
fn is_numeral(document: &Document<'_>, index: usize) -> bool {
    document.word(index) == "I" && document.upos(index) != Upos::Pron
}

/// The `un` of `Jong-un`: lower case, yet a proper noun to the tagger.
fn is_syllable(document: &Document<'_>, index: usize) -> bool {
    let word = document.word(index);
    document.upos(index) == Upos::Propn
        && word.chars().all(char::is_lowercase)
        && !JOINED_ARTICLES.contains(&word)
}

/// `X-led`, `X-backed` never reach here (lower case); `Iraqi-US` does: two names.
fn has_demonym_tail(document: &Document<'_>, index: usize) -> bool {
    is_acronym(document.word(index)) || document.upos(index) == Upos::Adj
}

/// Whether a capitalised word goes on a run: a proper noun, or a noun or adjective that is capitalised without need.
fn continues(document: &Document<'_>, index: usize) -> bool {
    matches!(document.upos(index), Upos::Propn | Upos::Noun | Upos::Adj | Upos::X | Upos::Num | Upos::Verb)
}

/// Whether `of` or `for` stands between the head of the run and `end`, so that an `and` can belong to it.
fn in_link_phrase(document: &Document<'_>, start: usize, end: usize) -> bool {
    (start..end).any(|index| matches!(document.word(index), "of" | "for"))
}

/// The part of a run after an office in its midst: `Special Envoy Lena Brandt`; the whole run without one.
fn after_office(document: &Document<'_>, run: TokenSpan) -> TokenSpan {
    let is_office = |index: usize| {
        let word = document.word(index);
        // What follows must be as long as a person's name: `Hale Motors General Fund` is a fund.
        title::ends_office(word)
            || index > run.start
                && title::ends_longer_office(word)
                && (2..=3).contains(&(run.end - index - 1))
                && !(index..run.end).any(|index| kind_word::is_body(document.word(index)))
    };
    let office = (run.start..run.end.saturating_sub(1)).rev().find(|&index| is_office(index));
    match office {
        Some(office) if document.word(office + 1).starts_with(char::is_uppercase) => {
            TokenSpan::new(office + 1, run.end)
        }
        _ => run,
    }
}

/// The name after the rest of an office: `Secretary of [State] Ada Kirk`, `Minister for the [Interior] and [Justice]`.
fn after_portfolio(document: &Document<'_>, run: TokenSpan) -> TokenSpan {
    let before = |back: usize| run.start.checked_sub(back).map(|index| document.word(index));
    let inside = |word: &str| matches!(word, "the" | "and" | "&") || title::is_portfolio(word);
    let back = (1..=run.start + 1).find(|&back| !before(back).is_some_and(inside)).unwrap_or(1);
    let is_office =
        matches!(before(back), Some("of" | "for")) && before(back + 1).is_some_and(title::ends_office);
    let mut start = run.start;
    while is_office && start < run.end && title::is_portfolio(document.word(start)) {
        start += 1;
    }
    TokenSpan::new(start, run.end)
}

/// `Saint Osric` is a name as a whole, of a man or of a town.
pub(super) fn is_saint(word: &str) -> bool {
    matches!(word, "St" | "St." | "Saint" | "Sts.")
}

/// Takes titles (`Maj. Gen.`, `Prime Minister`) and offices with what they are for (`Interior Minister`, `House
/// Speaker`) off the start, unless nothing is left.
fn trim(document: &Document<'_>, run: TokenSpan) -> TokenSpan {
    let run = after_portfolio(document, after_office(document, run));
    let body = run.range().any(|index| kind_word::is_body(document.word(index)));
    if body {
        return run;
    }
    let mut start = run.start;
    while start < run.end && title::is_title(document.word(start)) && !is_saint(document.word(start)) {
        start += 1;
        // `President-elect Lena Brandt`
        let coming = |index: usize| {
            matches!(document.word(index), "-" | "‑")
                && document
                    .word_if(index + 1)
                    .is_some_and(|word| matches!(word, "elect" | "Elect" | "designate"))
        };
        if start + 1 < run.end && coming(start) {
            start += 2;
        }
    }
    TokenSpan::new(start, run.end)
}
