//! Which statement each token stands in, asked once for the whole article.

use crate::language::Document;
use crate::model::{ByteSpan, Statement};

/// For each token the statement around it and the statement whose cue it belongs to.
#[derive(Debug, Default)]
pub(super) struct Attribution {
    within: Vec<Option<usize>>,
    cue: Vec<Option<usize>>,
}

impl Attribution {
    /// Of contents that hold a token the one that begins last counts: the innermost.
    pub(super) fn new(document: &Document<'_>, statements: &[Statement]) -> Self {
        let count = document.tokens.len();
        let mut cue = vec![None; count];
        let mut contents: Vec<(ByteSpan, usize)> = Vec::new();
        for (number, statement) in statements.iter().enumerate() {
            contents.extend(statement.content.iter().map(|&content| (content, number)));
            for token in statement.cue.into_iter().flat_map(|cue| document.tokens_in(cue).range()) {
                cue[token].get_or_insert(number);
            }
        }
        contents.sort_unstable_by_key(|&(content, number)| {
            (content.start, std::cmp::Reverse(content.end), number)
        });
        let mut coming = contents.into_iter().peekable();
        let mut open: Vec<(ByteSpan, usize)> = Vec::new();
        let within = document.tokens.iter().map(|token| {
            while let Some(content) = coming.next_if(|(content, _)| content.start <= token.span.start) {
                open.push(content);
            }
            while open.last().is_some_and(|(content, _)| content.end < token.span.end) {
                open.pop();
            }
            open.last().map(|&(_, number)| number)
        });
        let within = within.collect();
        Self { within, cue }
    }

    /// Index of the innermost statement whose content holds token `index`.
    pub(super) fn within(&self, index: usize) -> Option<usize> {
        self.within.get(index).copied().flatten()
    }

    /// Index of the first statement whose cue holds token `index`.
    pub(super) fn cue(&self, index: usize) -> Option<usize> {
        self.cue.get(index).copied().flatten()
    }
}
