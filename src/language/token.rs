//! Splits a text into words and marks, in the style of UD English.
//!
//! The result only points into the text. Contractions and possessives are split (`do` `n't`, `Iraq` `'s`), most
//! hyphenated words too (`U.S.` `-` `led`, after the treebanks the parser is trained on), abbreviations keep
//! their full stop, figures, dates, addresses and handles stay whole.

use super::en::abbreviation;
use crate::model::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// An address, handle or tag that is one token whatever marks it holds.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
            (?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+
          | [\w.+-]+@[\w-]+\.[\w.-]+                                   # mail
          | [@\#]\w+
          | [A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|co\.uk|info)\b(?:/\S*)?
          | [\w-]+\.(?:pdf|docx?|html?|xlsx?|txt|jpe?g|png|zip|csv)\b       # file names
          | [a-z]{2,}(?:\.[a-z]{2,}){2,}                                # newsgroups and the like
        )",
    )
    .expect("the pattern is valid")
});

/// Digits with hyphens that are one token: ISO dates, telephone numbers.
static DIGIT_GROUPS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\d{4}-\d{2}-\d{2}|(?:1-)?\d{3}-\d{3}-\d{4}|\d{3}-\d{4})$").expect("the pattern is valid")
});

/// Prefixes that stay with their word, as in the treebanks: `non-binding`, but `well` `-` `known`.
const BOUND_PREFIXES: &[&str] = &[
    "anti", "co", "counter", "cross", "e", "ex", "hyper", "inter", "mid", "mini", "multi", "neo", "non",
    "pan", "post", "pre", "pro", "pseudo", "psycho", "quasi", "re", "semi", "sub", "super", "trans", "ultra",
    "un",
];

/// Endings that are words of their own after an apostrophe.
const CLITICS: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

/// The spans of all tokens of `text`, in order, none empty, white space outside.
///
/// Time and memory are linear in the text.
pub fn tokenize(text: &str) -> Vec<ByteSpan> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut start = None;
    for (position, letter) in text.char_indices() {
        match (letter.is_whitespace() || letter == '\u{feff}' || letter == '\u{200b}', start) {
            (true, Some(from)) => {
                split_chunk(text, ByteSpan::new(from, position), &mut tokens);
                start = None;
            }
            (false, None) => start = Some(position),
            _ => {}
        }
    }
    if let Some(from) = start {
        split_chunk(text, ByteSpan::new(from, text.len()), &mut tokens);
    }
    tokens
}

/// Catches `:-)`, `;)`, `:(`, `:D` standing alone; leaves `(10:30)`.
static SMILEY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[:;=8][-'^]?[)(DPpO/\\|\]\[]+$|^<3$").expect("the pattern is valid"));

/// Spoken forms that are two words, with the length of the first.
const FUSED: &[(&str, usize)] =
    &[("cannot", 3), ("gonna", 3), ("wanna", 3), ("gotta", 3), ("gimme", 3), ("lemme", 3)];

/// Splits what stands between two white spaces.
fn split_chunk(text: &str, chunk: ByteSpan, tokens: &mut Vec<ByteSpan>) {
    if chunk.len() <= 8 && SMILEY.is_match(chunk.of(text)) {
        tokens.push(chunk);
        return;
    }
    let mut at = chunk.start;
    while at < chunk.end {
        let rest = ByteSpan::new(at, chunk.end).of(text);
        let first = rest.chars().next().expect("the rest is not empty");
        if (first.is_ascii_alphanumeric() || first == '@' || first == '#')
            && rest.len() > 4
            && let Some(found) = ADDRESS.find(rest)
        {
            let end = at
                + found
                    .as_str()
                    .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '"', '\'', '”', '’', '…'])
                    .len();
            if end > at {
                tokens.push(ByteSpan::new(at, end));
                at = end;
                continue;
            }
        }
        let length = if is_word_letter(first) {
            word_length(rest)
        } else if is_apostrophe(first) {
            apostrophe_length(rest, at == chunk.start)
        } else {
            mark_length(rest)
        };
        let piece = ByteSpan::new(at, at + length);
        if is_word_letter(first) {
            split_word(text, piece, tokens);
        } else {
            tokens.push(piece);
        }
        at = piece.end;
    }
}

/// Letters, digits and what combines with them.
fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The straight and the curly apostrophe.
pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

/// Length in bytes of the word at the start of `rest`, marks inside it included (`U.S.`, `1,000.5`, `AT&T`).
fn word_length(rest: &str) -> usize {
    let mut letters = rest.char_indices().peekable();
    let mut before = ' ';
    let mut length = 0;
    let mut dotted = Dotted::default();
    while let Some((position, letter)) = letters.next() {
        let next = letters.peek().map(|&(_, next)| next);
        let joins = match letter {
            _ if is_word_letter(letter) => true,
            '.' => match next {
                Some(next) if next.is_ascii_digit() => before.is_ascii_digit(),
                Some(next) if next.is_alphabetic() => dotted.is_dotted(),
                _ => abbreviation::keeps_stop(rest.get(..position).unwrap_or_default()),
            },
            ',' | ':' | '/' => before.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit()),
            '&' => before.is_uppercase() && next.is_some_and(char::is_uppercase),
            '$' => {
                position > 0 && rest.get(..position).is_some_and(|word| word.chars().all(char::is_uppercase))
            }
            '\'' | '’' | '-' | '‑' => next.is_some_and(is_word_letter),
            _ => false,
        };
        if !joins {
            break;
        }
        length = position + letter.len_utf8();
        before = letter;
        dotted.add(letter);
        if letter == '$' {
            break;
        }
    }
    length.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Whether a word so far is made of single letters with stops between them: `U`, `U.S`, `a.m`, `ex-U.S`.
#[derive(Debug, Default)]
struct Dotted {
    /// Some part before the last stop has more letters or none.
    is_broken: bool,
    /// Letters since the last stop.
    letters: usize,
}

impl Dotted {
    fn add(&mut self, letter: char) {
        match letter {
            '-' | '/' => *self = Self::default(),
            '.' => *self = Self { is_broken: !self.is_dotted(), letters: 0 },
            _ => self.letters += 1,
        }
    }

    fn is_dotted(&self) -> bool {
        !self.is_broken && self.letters == 1
    }
}

/// Length of a token that begins with an apostrophe: `'s` after a space, `'90s`, else the mark alone.
fn apostrophe_length(rest: &str, after_space: bool) -> usize {
    let mark = rest.chars().next().map_or(1, char::len_utf8);
    if rest.starts_with("''") {
        return 2;
    }
    let word: String = rest.chars().skip(1).take_while(|&letter| is_word_letter(letter)).collect();
    let year = word.len() >= 2 && word.bytes().take(2).all(|byte| byte.is_ascii_digit());
    let clitic = CLITICS.contains(&word.to_lowercase().as_str())
        || matches!(word.as_str(), "em" | "til" | "tis" | "twas");
    if (year && (word.len() == 2 || word.ends_with('s'))) || (after_space && clitic) {
        mark + word.len()
    } else {
        mark
    }
}

/// Length of a run of marks that belong together: `...`, `--`, an emoji with its modifiers; else one mark.
fn mark_length(rest: &str) -> usize {
    let first = rest.chars().next().unwrap_or(' ');
    let repeats =
        matches!(first, '.' | '-' | '–' | '—' | '*' | '=' | '_' | '~' | '`' | '!' | '?' | '$' | '<' | '>');
    let is_symbol = |letter: char| !letter.is_alphanumeric() && !letter.is_ascii() && !is_punctuation(letter);
    let asks = |letter: char| matches!(letter, '!' | '?');
    let together = |letter: char| {
        if repeats {
            letter == first || (asks(first) && asks(letter))
        } else {
            is_symbol(first) && is_symbol(letter)
        }
    };
    let length: usize =
        rest.chars().take_while(|&letter| together(letter)).take(64).map(char::len_utf8).sum();
    length.max(first.len_utf8())
}

/// Marks outside ASCII that are tokens of their own.
fn is_punctuation(letter: char) -> bool {
    matches!(
        letter,
        '“' | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‘'
            | '’'
            | '‚'
            | '‹'
            | '›'
            | '…'
            | '•'
            | '·'
            | '€'
            | '£'
            | '¥'
            | '°'
            | '©'
            | '®'
            | '™'
            | '§'
    ) || ('\u{2010}'..='\u{2015}').contains(&letter)
}

/// Splits a word at hyphens and before clitics.
fn split_word(text: &str, word: ByteSpan, tokens: &mut Vec<ByteSpan>) {
    let letters = word.of(text);
    if !letters.contains(['-', '‑']) || DIGIT_GROUPS.is_match(letters) {
        return split_clitic(text, word, tokens);
    }
    let mut from = word.start;
    for (position, hyphen) in letters.char_indices().filter(|&(_, letter)| matches!(letter, '-' | '‑')) {
        let at = word.start + position;
        let part = ByteSpan::new(from, at);
        if part.is_empty() || BOUND_PREFIXES.contains(&part.of(text).to_lowercase().as_str()) {
            continue;
        }
        split_clitic(text, part, tokens);
        tokens.push(ByteSpan::new(at, at + hyphen.len_utf8()));
        from = at + hyphen.len_utf8();
    }
    if from < word.end {
        split_clitic(text, ByteSpan::new(from, word.end), tokens);
    }
}

/// Splits `don't`, `Iraq's`, `cannot` in two, and a unit from its number (`10am`).
fn split_clitic(text: &str, word: ByteSpan, tokens: &mut Vec<ByteSpan>) {
    let letters = word.of(text);
    let lower = letters.to_lowercase();
    let tail = if lower.len() != letters.len() {
        0
    } else if lower.len() > 3 && (lower.ends_with("n't") || lower.ends_with("n’t")) {
        lower.len() - lower.trim_end_matches("n't").trim_end_matches("n’t").len()
    } else if let Some((position, mark)) = lower.char_indices().rfind(|&(_, letter)| is_apostrophe(letter))
        && lower.get(position + mark.len_utf8()..).is_some_and(|end| CLITICS.contains(&end))
    {
        lower.len() - position
    } else if let Some((_, first)) = FUSED.iter().find(|(fused, _)| *fused == lower) {
        lower.len() - first
    } else {
        unit_length(&lower)
    };
    let cut = word.end - tail;
    if tail > 0 && cut > word.start {
        tokens.push(ByteSpan::new(word.start, cut));
        tokens.push(ByteSpan::new(cut, word.end));
    } else {
        tokens.push(word);
    }
}

/// Length of a unit written against its number: `am` in `10am`, `m` in `$5m` stays.
fn unit_length(word: &str) -> usize {
    let unit =
        word.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, ':' | '.' | ','));
    let known = matches!(unit, "am" | "pm" | "a.m." | "p.m." | "km" | "kg" | "mph" | "bn" | "mn");
    if known && unit.len() < word.len() { unit.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        let words: Vec<&str> = tokenize(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn marks_stand_apart_from_words() {
        check("“We agreed,” she said (twice).", "“ We agreed , ” she said ( twice ) .");
        check("Wait... what?! No -- yes—no.", "Wait ... what ?! No -- yes — no .");
    }

    #[test]
    fn contractions_and_possessives_are_split() {
        check(
            "They don't know Norland's plan; we've seen the parties' lists.",
            "They do n't know Norland 's plan ; we 've seen the parties ' lists .",
        );
        check("She can’t say it’s his. I cannot.", "She ca n’t say it ’s his . I can not .");
    }

    #[test]
    fn abbreviations_initials_and_figures_stay_whole() {
        check(
            "The U.S. Navy paid $1,250.50 to J. R. Dale at 10:30 a.m. on 5/3.",
            "The U.S. Navy paid $ 1,250.50 to J. R. Dale at 10:30 a.m. on 5/3 .",
        );
        check(
            "AT&T lost 3.5% (US$2m) on 2031-05-02 at 10am.",
            "AT&T lost 3.5 % ( US$ 2m ) on 2031-05-02 at 10 am .",
        );
    }

    #[test]
    fn hyphens_split_words_but_not_prefixes() {
        check(
            "the U.S.-led non-binding 2014-2016 well-known al-Hadi plan",
            "the U.S. - led non-binding 2014 - 2016 well - known al - Hadi plan",
        );
    }

    #[test]
    fn addresses_and_handles_stay_whole() {
        check(
            "See https://example.org/a?b=c. Write to desk@example.org, or @desk_news!",
            "See https://example.org/a?b=c . Write to desk@example.org , or @desk_news !",
        );
    }

    #[test]
    fn years_and_clitics_after_a_space_keep_their_apostrophe() {
        check("the '90s and Arden 's rivals", "the '90s and Arden 's rivals");
        check("'we leave', they said", "' we leave ' , they said");
    }

    proptest! {
        #[test]
        fn tokens_and_white_space_give_back_the_text(text in "\\PC{0,200}|[a-zA-Z'’.\\-\"“” \n0-9$@#/:]{0,200}") {
            let mut at = 0;
            for token in tokenize(&text) {
                prop_assert!(token.start >= at && !token.is_empty());
                let between = ByteSpan::new(at, token.start).of(&text);
                prop_assert!(between.chars().all(|c| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}'), "{:?}", between);
                at = token.end;
            }
            let rest = ByteSpan::new(at, text.len()).of(&text);
            let is_space = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}';
            prop_assert!(rest.chars().all(is_space), "{rest:?}");
        }
    }
}
