//! Cuts paragraphs into sentences.

use super::en::{abbreviation, starter};
use super::quotation::Quotation;
use crate::lexicon::classes::Class;
use crate::model::{ByteSpan, TokenSpan};

/// Most tokens of a sentence (our choice: the sentences of news have a hundred at most). What goes on without a full stop is cut
/// here, so that trees and phrases stay small.
const LONGEST: usize = 600;

/// The sentences as spans of tokens, in order; together they hold every token once.
///
/// A sentence ends with its paragraph, at `cuts` (token positions where a dateline or another region ends), and after
/// a full stop, question or exclamation mark with what closes it, unless the next word is in lower case
/// (`?” he asked`) or the attribution of a quotation follows (`!” Brandt said`). Abbreviations end a sentence only
/// before a word that begins sentences (`in the U.S. The vote`). After 600 tokens a sentence is cut wherever it stands.
pub fn sentences(
    text: &str,
    tokens: &[ByteSpan],
    paragraphs: &[TokenSpan],
    quotations: &[Quotation],
    cuts: &[usize],
) -> Vec<TokenSpan> {
    // Positions of closing marks, to know a straight `"` that closes from one that opens.
    let mut closes = vec![false; tokens.len()];
    for quotation in quotations.iter().filter(|quotation| quotation.closed) {
        closes[quotation.tokens.end] = true;
    }
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let mut start = paragraph.start;
        let mut index = paragraph.start;
        while index < paragraph.end {
            let mut end = index + 1;
            if cuts.binary_search(&end).is_ok() || end - start >= LONGEST {
                found.push(TokenSpan::new(start, end));
                start = end;
            } else if is_terminal(tokens[index].of(text)) {
                while end < paragraph.end {
                    if closes_sentence(text, tokens, &closes, end) {
                        end += 1;
                    } else if is_note(text, tokens, end, paragraph.end) {
                        end += 3;
                    } else {
                        break;
                    }
                }
                if end < paragraph.end && ends_before(text, tokens, &closes, index, end, paragraph.end) {
                    found.push(TokenSpan::new(start, end));
                    start = end;
                }
            }
            index = end;
        }
        if start < paragraph.end {
            found.push(TokenSpan::new(start, paragraph.end));
        }
    }
    found
}

/// A mark, or an abbreviation, that can end a sentence.
fn is_terminal(token: &str) -> bool {
    token.ends_with(['.', '!', '?', '…', '。', '؟'])
}

/// Whether the token at `index` only closes what the sentence opened.
fn closes_sentence(text: &str, tokens: &[ByteSpan], closes: &[bool], index: usize) -> bool {
    let token = tokens[index].of(text);
    closes[index]
        || matches!(token, ")" | "]" | "”" | "»" | "’")
        || (matches!(token, "\"" | "''" | "'") && tokens[index - 1].end == tokens[index].start)
        || (is_terminal(token) && token.chars().all(|letter| !letter.is_alphanumeric()))
}

/// Whether a note such as `[17]` stands at `index`, right after the sentence it belongs to.
fn is_note(text: &str, tokens: &[ByteSpan], index: usize, end: usize) -> bool {
    index + 2 < end
        && tokens[index].of(text) == "["
        && tokens[index + 1].of(text).bytes().all(|byte| byte.is_ascii_digit())
        && tokens[index + 2].of(text) == "]"
}

/// Whether a sentence that ends with the terminal at `last` really ends before the token at `next`.
fn ends_before(
    text: &str,
    tokens: &[ByteSpan],
    closes: &[bool],
    last: usize,
    next: usize,
    paragraph_end: usize,
) -> bool {
    let terminal = tokens[last].of(text);
    let follower = tokens[next].of(text);
    let is_mark = !terminal.contains(char::is_alphanumeric);
    if !is_mark {
        if abbreviation::is_title(terminal) || tokens[last].end == tokens[next].start {
            return false;
        }
        let opens = matches!(follower, "“" | "\"" | "``" | "‘" | "(");
        if opens && !abbreviation::is_initial(terminal) {
            return next + 1 < paragraph_end
                && starts_upper(tokens[next + 1].of(text))
                && matches!(follower, "“" | "``");
        }
        return starter::is_sentence_starter(follower);
    }
    if follower.starts_with(char::is_lowercase) || matches!(follower, "," | ";" | ":" | ")") {
        return false;
    }
    // Stops inside a bracket or a quotation that goes on without a space belong to a token we do not know.
    if tokens[next - 1].end == tokens[next].start
        && !matches!(follower, "“" | "\"" | "(" | "‘")
        && !follower.starts_with(char::is_uppercase)
    {
        return false;
    }
    let after_quotation = closes[next - 1] && next - 1 > last;
    let strong = matches!(terminal.chars().next_back(), Some('!' | '?' | '…'));
    if matches!(follower, "-" | "–" | "—" | "--") {
        return !after_quotation && !terminal.ends_with('…') && terminal != "...";
    }
    if (strong && after_quotation) || terminal == "..." {
        return !attribution_follows(text, tokens, next, paragraph_end) || terminal == "...";
    }
    true
}

/// Whether the words from `next` read like `Brandt said`, the attribution of the quotation before.
fn attribution_follows(text: &str, tokens: &[ByteSpan], next: usize, paragraph_end: usize) -> bool {
    let window = &tokens[next..paragraph_end.min(next + 4)];
    let stop =
        window.iter().position(|token| matches!(token.of(text), "." | "," | ";")).unwrap_or(window.len());
    let words = &window[..stop];
    words.iter().any(|token| Class::AfterQuotation.holds(token.of(text)))
        && !words.first().is_some_and(|token| starter::is_sentence_starter(token.of(text)))
}

fn starts_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{paragraph::paragraphs, quotation, token::tokenize};

    fn check(text: &str, expected: &[&str]) {
        let tokens = tokenize(text);
        let paragraphs = paragraphs(text, &tokens);
        let quotations = quotation::pair(text, &tokens, &paragraphs);
        let sentences = sentences(text, &tokens, &paragraphs, &quotations, &[]);
        let found: Vec<&str> = sentences
            .iter()
            .map(|span| ByteSpan::new(tokens[span.start].start, tokens[span.end - 1].end).of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        check(
            "Dr. Lena Brandt met U.S. Sen. J. Hale. They spoke.",
            &["Dr. Lena Brandt met U.S. Sen. J. Hale.", "They spoke."],
        );
        check(
            "He lives in the U.S. The vote is on Nov. 5.",
            &["He lives in the U.S.", "The vote is on Nov. 5."],
        );
    }

    #[test]
    fn a_stop_inside_a_quotation_does_not_cut_off_its_attribution() {
        check(
            "“Will you go?” he asked. “No!” Brandt said.",
            &["“Will you go?” he asked.", "“No!” Brandt said."],
        );
        check("“We won.” He left.", &["“We won.”", "He left."]);
    }

    #[test]
    fn straight_marks_close_and_open_at_the_right_side() {
        check("\"We won.\" \"They lost.\" All left.", &["\"We won.\"", "\"They lost.\"", "All left."]);
    }

    #[test]
    fn a_note_belongs_to_the_sentence_before() {
        check(
            "He was sent to Arden.[17] He stayed. [3] He left.",
            &["He was sent to Arden.[17]", "He stayed. [3]", "He left."],
        );
    }

    #[test]
    fn lines_without_a_stop_are_sentences() {
        check("Talks resume\nArden and Norland met.", &["Talks resume", "Arden and Norland met."]);
    }
}
