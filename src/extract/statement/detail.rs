//! How something was said: when, to whom, through what, how surely.

use super::cue::Cue;
use super::phrase;
use super::view::View;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{ByteSpan, Certainty, TimeExpression, TokenSpan};

/// Words away from the cue in which the day of saying is looked for.
const NEAR: usize = 12;

/// Details of one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Details {
    pub(super) time: Option<usize>,
    pub(super) addressee: Option<TokenSpan>,
    pub(super) medium: Option<TokenSpan>,
    pub(super) negated: bool,
    pub(super) certainty: Certainty,
    pub(super) conditional: bool,
    /// The word that heads what is claimed.
    pub(super) predicate: Option<usize>,
}

/// Reads the words around the cue that are neither speaker nor content, and the content's main clause.
pub(super) fn details(
    view: &View<'_, '_>,
    cue: &Cue,
    speaker: Option<TokenSpan>,
    content: &[TokenSpan],
    times: &[TimeExpression],
) -> Details {
    let frame = Frame { view, cue, speaker, content };
    let sentence = content.first().map(|span| view.doc.sentence_of(span.start));
    let conditional = content
        .iter()
        .filter(|span| sentence.is_some_and(|first| first.contains(span.start)))
        .any(|&span| is_conditional(view, span));
    let stance = super::stance::stance(view, cue, content);
    Details {
        time: frame.time(times),
        addressee: frame.addressee(),
        medium: frame.medium(),
        negated: stance.negated,
        certainty: stance.certainty,
        conditional,
        predicate: stance.predicate,
    }
}

struct Frame<'f, 'd, 'a> {
    view: &'f View<'d, 'a>,
    cue: &'f Cue,
    speaker: Option<TokenSpan>,
    content: &'f [TokenSpan],
}

impl Frame<'_, '_, '_> {
    /// Whether the token belongs to the attribution: outside of the content and of quotation marks.
    fn is_free(&self, index: usize) -> bool {
        self.content.iter().all(|span| !span.contains(index))
            && self.view.quotation(index) == self.view.quotation(self.cue.head)
    }

    /// The tokens of the sentence near the cue that belong to the attribution and no other clause.
    fn window(&self) -> TokenSpan {
        let sentence = self.view.doc.sentence_of(self.cue.head);
        let core = self.speaker.map_or(self.cue.group, |speaker| {
            if sentence.covers(&speaker) { self.cue.group.cover(&speaker) } else { self.cue.group }
        });
        let (mut start, mut end) = (core.start, core.end);
        while start > sentence.start && core.start - start < NEAR && self.is_free(start - 1) {
            start -= 1;
        }
        while end < sentence.end && end - core.end < NEAR && self.is_free(end) {
            end += 1;
        }
        TokenSpan::new(start, end)
    }

    /// The first time expression of the attribution: `said on Sunday`, `Earlier on Thursday, she said`.
    fn time(&self, times: &[TimeExpression]) -> Option<usize> {
        let doc = self.view.doc;
        let window = self.window();
        let bytes = doc.bytes(window);
        let first = times.partition_point(|time| time.span.end <= bytes.start);
        let near = times.iter().enumerate().skip(first).take_while(|(_, time)| time.span.start < bytes.end);
        near.filter(|(_, time)| time.date.is_some() && bytes.covers(&time.span))
            .filter(|(_, time)| {
                let tokens = doc.tokens_in(time.span);
                // Inside the speaker's own phrase it dates something else: `the man held on Sunday said`.
                self.speaker.is_none_or(|speaker| !speaker.overlaps(&tokens)) && self.modifies_cue(tokens)
            })
            .min_by_key(|(_, time)| distance(doc.tokens_in(time.span), self.cue.head))
            .map(|(number, _)| number)
    }

    /// Whether the tree hangs the words on the cue, or on nothing nearer than the cue.
    fn modifies_cue(&self, tokens: TokenSpan) -> bool {
        let doc = self.view.doc;
        if !self.view.doc.has_tree(self.cue.head) {
            return distance(tokens, self.cue.head) <= 4;
        }
        let core = self.speaker.map_or(self.cue.group, |speaker| self.cue.group.cover(&speaker));
        let beside = tokens.start >= core.end
            && (core.end..tokens.start).all(|index| {
                self.view.upos(index) == Upos::Adp || self.view.is(index, &["late", "early", "the"])
            });
        if beside {
            return true;
        }
        let Some(head) = doc.head_of(tokens) else { return false };
        // `Nora Velt, who was born in 1999, said`, `Tom Oden, mayor since 2019, said`: of another clause, or of the
        // speaker.
        doc.upwards(head)
            .take(4)
            .take_while(|&up| {
                !matches!(
                    doc.relation(up),
                    Relation::AclRelcl
                        | Relation::Acl
                        | Relation::Advcl
                        | Relation::Appos
                        | Relation::Ccomp
                        | Relation::Conj
                        | Relation::Nsubj
                        | Relation::NsubjPass
                )
            })
            .any(|up| doc.head(up).is_some_and(|head| self.cue.group.contains(head)))
    }

    /// `told Alhurra`, `said to reporters`, `a letter to the minister`.
    fn addressee(&self) -> Option<TokenSpan> {
        let (view, doc) = (self.view, self.view.doc);
        let head = self.cue.head;
        let telling = Class::Telling.holds(self.cue.lemma());
        let found = if view.doc.has_tree(head) {
            let objects = doc.children_by(head, &[Relation::Iobj, Relation::Obj]).filter(|_| telling);
            let to = doc
                .children_by(head, &[Relation::Obl])
                .filter(|&child| doc.has_child_word(child, &[Relation::Case], &["to"]));
            objects
                .chain(to)
                .map(|child| (child, phrase::around(view, child)))
                .find(|&(child, _)| self.is_free(child))
                .map(|(_, span)| span)
        } else {
            None
        };
        let found = found.or_else(|| {
            telling
                .then(|| phrase::starting_at(view, self.cue.group.end, doc.sentence_of(head).end))
                .flatten()
        })?;
        let start = if view.upos(found.start) == Upos::Adp || view.is(found.start, &["to"]) {
            found.start + 1
        } else {
            found.start
        };
        let end = self
            .content
            .iter()
            .map(|span| span.start)
            .filter(|&at| at > start)
            .min()
            .map_or(found.end, |at| found.end.min(at));
        let span = view.trimmed(super::setting::without_setting(view, TokenSpan::new(start, end)));
        (view.has_words(span) && self.is_free(span.start)).then_some(span)
    }

    /// `in a statement`, `on X`, `in an interview with Delta News`.
    fn medium(&self) -> Option<TokenSpan> {
        let view = self.view;
        let window = self.window();
        for index in window.range() {
            if !view.is(index, &["in", "on", "at", "during", "via", "through"]) || !self.is_free(index) {
                continue;
            }
            let limit = window.end.min(index + 6);
            let noun = (index + 1..limit).take_while(|&at| !view.is_punctuation(at)).find(|&at| {
                let word = view.word(at);
                let plural = word.strip_suffix('s').unwrap_or(word);
                Class::Medium.holds(word)
                    || Class::Medium.holds(plural)
                    || (at == index + 1 && Class::Channel.holds(word) && view.is_capital(at))
            });
            if let Some(noun) = noun {
                return Some(TokenSpan::new(index + 1, noun + 1));
            }
        }
        // `announced in separate statements` stands in the speaker's own clause, before the content: the window has it.
        None
    }
}

fn distance(tokens: TokenSpan, index: usize) -> usize {
    if tokens.end <= index { index - tokens.end + 1 } else { tokens.start.saturating_sub(index) }
}

/// Whether the first sentence of a claim hangs on a condition: `if`, `unless`, `provided`, `as long as`; not `as if`, `even
/// if`, `unclear if`.
fn is_conditional(view: &View<'_, '_>, span: TokenSpan) -> bool {
    let doc = view.doc;
    let first = TokenSpan::new(span.start, span.end.min(doc.sentence_of(span.start).end));
    first.range().take(80).any(|index| {
        let word = view.word(index);
        let before = |words: &[&str]| index > 0 && view.is(index - 1, words);
        match word {
            "unless" => true,
            "if" => {
                // `asked if` is a question, and so is `they do not know if`.
                let asks = doc.head(index).is_some_and(|verb| {
                    matches!(doc.relation(verb), Relation::Ccomp | Relation::Xcomp)
                        && verb > index
                        && index > span.start
                });
                let opens =
                    index > span.start || doc.relation(index) != Relation::Mark || comma_later(view, first);
                opens && !asks && !before(&["as", "even", "see", "know", "wonder", "ask", "asked", "unclear"])
            }
            "provided" | "providing" | "assuming" => {
                index + 1 < first.end && before(&[","]) || view.is(index + 1, &["that"])
            }
            "long" => {
                before(&["as", "so"])
                    && view.is(index + 1, &["as"])
                    && !view.is(index + 2, &["possible", "necessary"])
            }
            _ => false,
        }
    })
}

fn comma_later(view: &View<'_, '_>, span: TokenSpan) -> bool {
    span.range().take(40).any(|index| view.word(index) == ",")
}

/// The parts of a coordinated speaker: `the ministry and the Pentagon` gives two.
pub(super) fn parts(view: &View<'_, '_>, speaker: TokenSpan) -> Vec<ByteSpan> {
    let doc = view.doc;
    let whole = vec![doc.bytes(speaker)];
    if !view.doc.has_tree(speaker.start) {
        return whole;
    }
    let Some(head) = doc.head_of(speaker) else { return whole };
    let heads: Vec<usize> =
        doc.coordinated(head).into_iter().filter(|&head| speaker.contains(head)).collect();
    if heads.len() < 2 || heads.iter().any(|&head| !view.upos(head).is_nominal()) {
        return whole;
    }
    let mut starts: Vec<usize> = heads
        .iter()
        .skip(1)
        .map(|&head| {
            let first = doc.subtree_without(head, &[Relation::Conj, Relation::Cc, Relation::Punct]).start;
            first.max(speaker.start)
        })
        .collect();
    starts.insert(0, speaker.start);
    starts.sort_unstable();
    starts.dedup();
    // `Iraqi officials and politicians`: one phrase with two nouns stays one speaker unless each part has its own beginning.
    let spans: Vec<TokenSpan> = starts
        .iter()
        .zip(starts.iter().skip(1).chain(std::iter::once(&speaker.end)))
        .map(|(&start, &end)| {
            let mut span = view.trimmed(TokenSpan::new(start, end));
            while span.len() > 1 && view.is(span.end - 1, &["and", "or", "&", ",", "as", "well"]) {
                span = view.trimmed(TokenSpan::new(span.start, span.end - 1));
            }
            span
        })
        .filter(|&span| view.has_words(span) && !view.is(span.start, &["and", "or", "&", "both"]))
        .collect();
    if spans.len() < 2 { whole } else { spans.into_iter().map(|span| doc.bytes(span)).collect() }
}
