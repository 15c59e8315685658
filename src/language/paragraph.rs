//! Cuts a text into paragraphs.

use crate::model::{ByteSpan, TokenSpan};

/// The paragraphs as spans of tokens, none empty.
///
/// A line break ends a paragraph, except a single one inside a hard-wrapped sentence: the line before ends without a
/// closing mark and the next begins with a lower-case letter.
pub fn paragraphs(text: &str, tokens: &[ByteSpan]) -> Vec<TokenSpan> {
    let mut found = Vec::new();
    let mut start = 0;
    for index in 1..tokens.len() {
        let (before, after) = (tokens[index - 1], tokens[index]);
        let breaks = ByteSpan::new(before.end, after.start).of(text).matches('\n').count();
        let wrapped = breaks == 1
            && after.of(text).starts_with(char::is_lowercase)
            && !before.of(text).ends_with(['.', '!', '?', ':', '”', '"', ')', '…']);
        if breaks > 0 && !wrapped {
            found.push(TokenSpan::new(start, index));
            start = index;
        }
    }
    if start < tokens.len() {
        found.push(TokenSpan::new(start, tokens.len()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::token::tokenize;

    fn check(text: &str, expected: usize) {
        assert_eq!(paragraphs(text, &tokenize(text)).len(), expected, "{text}");
    }

    #[test]
    fn lines_are_paragraphs_unless_wrapped() {
        check("Talks resume\nArden and Norland met.\n\nThey agreed.", 3);
        check("Arden and Norland met in the\ncapital on Monday.", 1);
        check("", 0);
    }
}
