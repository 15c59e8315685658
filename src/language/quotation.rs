//! Pairs quotation marks over the whole document.
//!
//! Sentences cannot be cut before this is known: a full stop inside a quotation does not cut off `he said`, a
//! paragraph reopens a quotation that the last one left open, and straight marks tell their direction only from the
//! spaces around them.

use super::token::is_apostrophe;
use crate::lexicon::classes::Class;
use crate::model::{ByteSpan, TokenSpan};
use std::collections::BTreeSet;

/// Words between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The tokens between the marks.
    pub tokens: TokenSpan,
    /// The words between the marks.
    pub inner: ByteSpan,
    /// The words with their marks.
    pub outer: ByteSpan,
    /// Whether a closing mark was found in the paragraph.
    pub closed: bool,
    /// Single marks (`‘…’`).
    pub single: bool,
    /// The next paragraph reopens it: index of that quotation.
    pub continued_by: Option<usize>,
    /// It reopens the quotation with this index, which the paragraph before left open.
    pub continues: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open {
        single: bool,
    },
    Close {
        single: bool,
    },
    /// A straight mark without a clear direction.
    Either {
        single: bool,
    },
}

/// Finds all quotations; `paragraphs` are token spans in order.
///
/// Double marks are paired first. Single marks count where they enclose at least one word, open after a space or
/// another mark and are no apostrophes. An opening mark that is never closed runs to the end of its paragraph.
/// Linear in the number of tokens.
pub fn pair(text: &str, tokens: &[ByteSpan], paragraphs: &[TokenSpan]) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    for &paragraph in paragraphs {
        let from = found.len();
        pair_in_paragraph(text, tokens, paragraph, None, &mut found);
        let closing = found[from..].iter().filter(|one| one.closed).map(|one| one.tokens.end).collect();
        pair_in_paragraph(text, tokens, paragraph, Some(&closing), &mut found);
    }
    found.sort_by_key(|quotation| (quotation.outer.start, std::cmp::Reverse(quotation.outer.end)));
    link_reopened(&mut found, paragraphs);
    found
}

/// Pairs the marks of one kind in one paragraph: double ones, then single ones, which know the marks that `closing` has used.
fn pair_in_paragraph(
    text: &str,
    tokens: &[ByteSpan],
    paragraph: TokenSpan,
    closing: Option<&BTreeSet<usize>>,
    found: &mut Vec<Quotation>,
) {
    let single = closing.is_some();
    let mut open: Option<usize> = None;
    for index in paragraph.range() {
        let Some(mark) = mark_at(text, tokens, index, paragraph) else { continue };
        // `'We sail at noon,'' Brandt said`: two single marks that close no double one.
        let stray = |used: &BTreeSet<usize>| tokens[index].of(text) == "''" && !used.contains(&index);
        let (is_single, opens) = match mark {
            Mark::Close { single: false } if open.is_some() && closing.is_some_and(stray) => (true, false),
            Mark::Open { single } => (single, true),
            Mark::Close { single } => (single, false),
            Mark::Either { single } => (single, open.is_none()),
        };
        if is_single != single {
            continue;
        }
        // `„...“`: low marks are closed by those that open elsewhere.
        let opens = opens && !open.is_some_and(|from| is_low(tokens[from].of(text), tokens[index].of(text)));
        if single && !opens && open.is_some() && is_possessive(text, tokens, index, paragraph) {
            continue;
        }
        match (open, opens) {
            (None, true) => open = Some(index),
            (Some(from), false) => {
                if index > from + 1 {
                    found.push(quotation(tokens, from, index, Some(index), single));
                }
                open = None;
            }
            // A second opening mark: the first one was never closed. Double marks only: a lone single one is noise.
            (Some(from), true) => {
                if !single && index > from + 1 {
                    found.push(quotation(tokens, from, spoken_end(text, tokens, from, index), None, single));
                }
                open = Some(index);
            }
            (None, false) => {}
        }
    }
    if let Some(from) = open
        && !single
        && paragraph.end > from + 1
    {
        let end = spoken_end(text, tokens, from, paragraph.end);
        found.push(quotation(tokens, from, end, None, single));
    }
}

/// Whether `mark` closes what the low mark `open` opened.
fn is_low(open: &str, mark: &str) -> bool {
    matches!((open, mark), ("„" | "‟", "“") | ("‚", "‘"))
}

/// The apostrophe of a plural (`the workers' pay is late,'`): after an `s` and before a word in lower case, while a mark
/// that follows a stop or comma is still to come.
fn is_possessive(text: &str, tokens: &[ByteSpan], index: usize, paragraph: TokenSpan) -> bool {
    let letter_before = |at: usize| tokens[at - 1].of(text).chars().next_back();
    let next = (index + 1 < paragraph.end).then(|| tokens[index + 1].of(text));
    letter_before(index) == Some('s')
        && next.is_some_and(|word| word.starts_with(char::is_lowercase))
        && (index + 1..paragraph.end)
            .map_while(|at| match mark_at(text, tokens, at, paragraph) {
                Some(Mark::Open { single: true }) => None,
                Some(Mark::Close { single: true }) => Some(Some(at)),
                _ => Some(None),
            })
            .flatten()
            .any(|at| letter_before(at).is_some_and(|letter| matches!(letter, ',' | '.' | '?' | '!')))
}

/// Words of such an attribution beside its verb and stop, at most.
const ATTRIBUTION: usize = 6;

/// Where a quotation without a closing mark ends: before `, she said.` or `, said Brandt.` at its end, else with it.
fn spoken_end(text: &str, tokens: &[ByteSpan], from: usize, end: usize) -> usize {
    let word = |index: usize| tokens[index].of(text);
    let nearest = end.saturating_sub(ATTRIBUTION + 3).max(from + 2);
    let stop = end > nearest && word(end - 1) == ".";
    let comma = (nearest..end).rev().find(|&index| word(index) == ",");
    match comma {
        Some(comma)
            if stop
                && (Class::SpokenTail.holds(word(end - 2))
                    || (comma + 3 < end && Class::SpokenTail.holds(word(comma + 1)))) =>
        {
            comma
        }
        _ => end,
    }
}

/// The quotation from the mark at `open` to the token before `end`.
fn quotation(tokens: &[ByteSpan], open: usize, end: usize, close: Option<usize>, single: bool) -> Quotation {
    let inner = ByteSpan::new(tokens[open + 1].start, tokens[end - 1].end);
    Quotation {
        tokens: TokenSpan::new(open + 1, end),
        inner,
        outer: ByteSpan::new(tokens[open].start, close.map_or(inner.end, |index| tokens[index].end)),
        closed: close.is_some(),
        single,
        continued_by: None,
        continues: None,
    }
}

/// What kind of quotation mark the token is, if it is one.
fn mark_at(text: &str, tokens: &[ByteSpan], index: usize, paragraph: TokenSpan) -> Option<Mark> {
    let span = tokens[index];
    let mark = match span.of(text) {
        "“" | "„" | "‟" | "«" | "``" => return Some(Mark::Open { single: false }),
        "”" | "»" => return Some(Mark::Close { single: false }),
        "‘" | "‹" | "‚" => return Some(Mark::Open { single: true }),
        "›" => return Some(Mark::Close { single: true }),
        mark => mark,
    };
    let single = match mark {
        "\"" | "''" => false,
        "'" | "’" | "`" => true,
        _ => return None,
    };
    let before_span = (index > paragraph.start).then(|| tokens[index - 1]);
    let after_span = (index + 1 < paragraph.end).then(|| tokens[index + 1]);
    let space_before = before_span.is_none_or(|before| before.end < span.start);
    let space_after = after_span.is_none_or(|after| after.start > span.end);
    let before = before_span.and_then(|before| before.of(text).chars().next_back());
    let after = after_span.and_then(|after| after.of(text).chars().next());
    if single {
        // The apostrophe of a plural possessive (`the parties' lists`) cannot be told from a closing mark, so a closing
        // mark needs an opening one, and that needs a space before and a letter after.
        let closes = !space_before && (space_after || after.is_some_and(|next| !next.is_alphanumeric()));
        return match (space_before && !space_after && after.is_some_and(char::is_alphanumeric), closes) {
            (true, _) if mark != "’" => Some(Mark::Open { single: true }),
            (_, true) => Some(Mark::Close { single: true }),
            _ => None,
        };
    }
    let opens_after = |letter: char| {
        matches!(letter, '(' | '[' | '—' | '–' | '-' | '/' | ':') || (is_apostrophe(letter) && !space_before)
    };
    let closes_before = |letter: char| matches!(letter, '.' | ',' | ';' | ':' | '?' | '!' | ')' | ']' | '…');
    Some(match (space_before, space_after) {
        (true, false) => Mark::Open { single },
        (false, true) => Mark::Close { single },
        _ if after.is_some_and(closes_before) => Mark::Close { single },
        (false, false) if before.is_some_and(opens_after) => Mark::Open { single },
        // `said Brandt,"and we`: only what is open tells.
        (false, false) if before.is_some_and(closes_before) && !after.is_some_and(char::is_alphanumeric) => {
            Mark::Close { single }
        }
        _ => Mark::Either { single },
    })
}

/// Joins a quotation that its paragraph left open with the one that opens the next paragraph.
fn link_reopened(found: &mut [Quotation], paragraphs: &[TokenSpan]) {
    for index in 1..found.len() {
        // Only a quotation that starts its paragraph can reopen one.
        let start = found[index].tokens.start - 1;
        let Ok(number) = paragraphs.binary_search_by_key(&start, |paragraph| paragraph.start) else {
            continue;
        };
        let Some(before) = number.checked_sub(1).map(|before| paragraphs[before]) else { continue };
        let last = (0..index)
            .rev()
            .take(8)
            .find(|&candidate| !found[candidate].closed && found[candidate].tokens.end == before.end);
        if let Some(last) = last
            && found[last].single == found[index].single
        {
            found[last].continued_by = Some(index);
            found[index].continues = Some(last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::paragraph::paragraphs;
    use crate::language::token::tokenize;

    fn check(text: &str, expected: &[&str]) {
        let tokens = tokenize(text);
        let quotations = pair(text, &tokens, &paragraphs(text, &tokens));
        let inner: Vec<&str> = quotations.iter().map(|quotation| quotation.inner.of(text)).collect();
        assert_eq!(inner, expected, "{text}");
    }

    #[test]
    fn curly_and_straight_marks_pair() {
        check("“We won,” she said. \"We lost,\" he said.", &["We won,", "We lost,"]);
        check("He called it \"late\" (\"very late\"), she said.", &["late", "very late"]);
    }

    #[test]
    fn an_apostrophe_inside_single_marks_does_not_close_them() {
        check("'The miners' hall is ours,' said Piers Oden.", &["The miners' hall is ours,"]);
        check("‘The workers’ pay is late,’ Velt said.", &["The workers’ pay is late,"]);
        check("'The pay is late' is what the workers' banner said.", &["The pay is late"]);
    }

    #[test]
    fn low_marks_and_glued_marks_pair() {
        check("„We leave at dawn,“ Oden said.", &["We leave at dawn,"]);
        check("\"It will hold\", said Brandt,\"and we saw it\".", &["It will hold", "and we saw it"]);
    }

    #[test]
    fn an_unclosed_quotation_ends_before_its_attribution() {
        check(
            "\"We leave at dawn, Piers Oden said. \"The boat is ready.\"",
            &["We leave at dawn", "The boat is ready."],
        );
        check("“The dam stands, whatever critics say, she said.", &["The dam stands, whatever critics say"]);
    }

    #[test]
    fn spaced_straight_marks_alternate() {
        check("\" We won , \" she said .", &["We won ,"]);
    }

    #[test]
    fn treebank_marks_pair() {
        check("``We won,'' she said.", &["We won,"]);
    }

    #[test]
    fn single_marks_are_quotations_and_apostrophes_are_not() {
        check("‘We won,’ she said. The parties’ lists don’t matter.", &["We won,"]);
        check("The parties' lists and the voters' wishes", &[]);
        check("“He said ‘no’ twice,” she said.", &["He said ‘no’ twice,", "no"]);
    }

    #[test]
    fn an_unclosed_quotation_ends_with_its_paragraph() {
        let text = "“We won.\n“We lost,” he said.\nThe end.";
        check(text, &["We won.", "We lost,"]);
        let tokens = tokenize(text);
        let quotations = pair(text, &tokens, &paragraphs(text, &tokens));
        assert_eq!(quotations[1].continues, Some(0));
        assert_eq!(quotations[0].continued_by, Some(1));
    }

    #[test]
    fn an_unclosed_quotation_without_reopening_stands_alone() {
        let text = "She said “we won.\nThe end.";
        check(text, &["we won."]);
    }

    #[test]
    fn ten_thousand_marks_are_paired_in_linear_time() {
        let text = "\" a “ b ' ".repeat(10_000);
        let tokens = tokenize(&text);
        assert!(!pair(&text, &tokens, &paragraphs(&text, &tokens)).is_empty());
    }
}
