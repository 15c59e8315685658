//! A document with what statements ask of it again and again, looked up once.

use crate::language::Document;
use crate::language::syntax::Upos;
use crate::lexicon::classes::Class;
use crate::model::{EntityType, Mention, MentionKind, TokenSpan};

/// A document with an index of its words and quotation marks.
pub(super) struct View<'d, 'a> {
    /// The document.
    pub(super) doc: &'d Document<'a>,
    /// Each word in lower case, with a straight apostrophe.
    lower: Vec<String>,
    /// The outermost quotation around each token; its marks are outside.
    outer: Vec<Option<usize>>,
    /// The outermost quotation that each opening mark opens.
    opens: Vec<Option<usize>>,
    /// The outermost quotation that each closing mark closes.
    closes: Vec<Option<usize>>,
    /// Whether each token is made of marks only.
    punctuation: Vec<bool>,
    /// Words before each token; those outside of quotations.
    words_before: Vec<(u32, u32)>,
    /// Index of the paragraph of each token.
    paragraph: Vec<usize>,
    /// Whether each token belongs to the report.
    report: Vec<bool>,
    /// What is named, for each token of a name.
    named: Vec<Option<EntityType>>,
}

impl<'d, 'a> View<'d, 'a> {
    /// Reads the document once.
    pub(super) fn new(doc: &'d Document<'a>, mentions: &[Mention]) -> Self {
        let count = doc.tokens.len();
        let lower: Vec<String> =
            (0..count).map(|index| doc.word(index).to_lowercase().replace('’', "'")).collect();
        let (mut outer, mut opens, mut closes) = (vec![None; count], vec![None; count], vec![None; count]);
        let mut covered = 0;
        for (number, quotation) in doc.quotations.iter().enumerate() {
            let tokens = quotation.tokens;
            if tokens.start < covered {
                continue;
            }
            covered = tokens.end + usize::from(quotation.closed);
            for slot in &mut outer[tokens.range()] {
                *slot = Some(number);
            }
            if tokens.start > 0 {
                opens[tokens.start - 1] = Some(number);
            }
            if quotation.closed && tokens.end < count {
                closes[tokens.end] = Some(number);
            }
        }
        let punctuation: Vec<bool> = lower.iter().map(|word| !word.contains(char::is_alphanumeric)).collect();
        let mut words_before = vec![(0, 0); count + 1];
        for index in 0..count {
            let (all, free) = words_before[index];
            let word = u32::from(!punctuation[index]);
            words_before[index + 1] = (all + word, if outer[index].is_none() { free + word } else { free });
        }
        let mut paragraph = vec![0; count];
        for (number, span) in doc.paragraphs.iter().enumerate() {
            for slot in &mut paragraph[span.range()] {
                *slot = number;
            }
        }
        let mut report = vec![true; count];
        for region in &doc.regions {
            for slot in &mut report[doc.tokens_in(region.span).range()] {
                *slot = false;
            }
        }
        let mut named = vec![None; count];
        for mention in mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
            for slot in &mut named[doc.tokens_in(mention.span).range()] {
                *slot = Some(mention.class);
            }
        }
        Self { doc, lower, outer, opens, closes, punctuation, words_before, paragraph, report, named }
    }

    /// Number of tokens.
    pub(super) fn len(&self) -> usize {
        self.lower.len()
    }

    /// The word in lower case; empty beyond the text.
    pub(super) fn word(&self, index: usize) -> &str {
        self.lower.get(index).map_or("", String::as_str)
    }

    /// Part of speech.
    pub(super) fn upos(&self, index: usize) -> Upos {
        self.doc.tokens.get(index).map_or(Upos::X, |token| token.upos)
    }

    /// Whether the token is one of the words.
    pub(super) fn is(&self, index: usize, words: &[&str]) -> bool {
        words.contains(&self.word(index))
    }

    /// Whether the word belongs to a class.
    pub(super) fn is_of(&self, index: usize, class: Class) -> bool {
        class.holds(self.word(index))
    }

    /// The outermost quotation around the token.
    pub(super) fn quotation(&self, index: usize) -> Option<usize> {
        self.outer.get(index).copied().flatten()
    }

    /// The quotation that the token opens.
    pub(super) fn opened_at(&self, index: usize) -> Option<usize> {
        self.opens.get(index).copied().flatten()
    }

    /// The quotation that the token closes.
    pub(super) fn closed_at(&self, index: usize) -> Option<usize> {
        self.closes.get(index).copied().flatten()
    }

    /// Whether the token is an outer quotation mark.
    pub(super) fn is_mark(&self, index: usize) -> bool {
        self.opened_at(index).is_some() || self.closed_at(index).is_some()
    }

    /// Whether the token is made of marks only: no letter, no digit.
    pub(super) fn is_punctuation(&self, index: usize) -> bool {
        self.punctuation.get(index).copied().unwrap_or(true)
    }

    /// Whether the token belongs to the report.
    pub(super) fn is_report(&self, index: usize) -> bool {
        self.report.get(index).copied().unwrap_or(false)
    }

    /// What the name that the token belongs to stands for.
    pub(super) fn named(&self, index: usize) -> Option<EntityType> {
        self.named.get(index).copied().flatten()
    }

    /// Index of the paragraph.
    pub(super) fn paragraph(&self, index: usize) -> usize {
        self.paragraph.get(index).copied().unwrap_or(usize::MAX)
    }

    /// Whether the word begins with a capital.
    pub(super) fn is_capital(&self, index: usize) -> bool {
        index < self.len() && self.doc.word(index).starts_with(char::is_uppercase)
    }

    /// The span without marks, brackets and stops at either end that belong to no word in it.
    pub(super) fn trimmed(&self, tokens: TokenSpan) -> TokenSpan {
        let (mut start, mut end) = (tokens.start, tokens.end.min(self.len()));
        while start < end
            && self.is_punctuation(start)
            && !self.is(start, &["$", "£", "€", "¥", "#", "(", "["])
        {
            start += 1;
        }
        while end > start && self.is_punctuation(end - 1) && !self.is(end - 1, &["%", ")", "]", "?", "!"]) {
            end -= 1;
        }
        // "£12million": a mark of currency belongs to its sum.
        let glued = |at: usize| self.doc.tokens[at - 1].span.end == self.doc.tokens[at].span.start;
        if start > 0 && start < end && self.is(start - 1, &["$", "£", "€", "¥"]) && glued(start) {
            start -= 1;
        }
        TokenSpan::new(start, end)
    }

    /// Number of words in the span, and of those outside of quotations.
    pub(super) fn count_words(&self, tokens: TokenSpan) -> (usize, usize) {
        let at = |index: usize| self.words_before[index.min(self.len())];
        let (start, end) = (at(tokens.start), at(tokens.end));
        ((end.0 - start.0) as usize, (end.1 - start.1) as usize)
    }

    /// Whether the span holds a letter or digit.
    pub(super) fn has_words(&self, tokens: TokenSpan) -> bool {
        self.count_words(tokens).0 > 0
    }
}
