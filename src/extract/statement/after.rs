//! Contents after the cue: where they may begin and end.

use super::candidate::{End, Start};
use super::cue::{Cue, CueKind, Frame};
use super::phrase;
use super::setting::{comma_before_lag, is_lag};
use super::view::View;
use crate::language::syntax::{Relation, Upos};
use crate::model::TokenSpan;

/// How far from the cue a content may begin.
const START_WINDOW: usize = 30;
/// How far from its start a content may be cut at a comma.
const END_WINDOW: usize = 90;
/// Ends tried for one start.
const MOST_ENDS: usize = 12;

/// Positions where the content of a cue may begin, each once.
pub(super) fn starts(view: &View<'_, '_>, cue: &Cue) -> Vec<(usize, Start)> {
    let doc = view.doc;
    let sentence = doc.sentence_of(cue.head);
    let from = cue.group.end;
    // `disagreed."It is old," he said`: a stop ends the sentence without a space behind it too.
    let stop =
        (from..sentence.end).find(|&index| view.word(index) == "." && view.opened_at(index + 1).is_some());
    let sentence = TokenSpan::new(sentence.start, stop.map_or(sentence.end, |stop| stop + 1));
    let limit = sentence.end.min(from + START_WINDOW);
    let mut found: Vec<(usize, Start)> = Vec::new();
    let that = that_after(view, from, limit);
    let mut push = |at: usize, kind: Start| {
        let mut at = at;
        while at < sentence.end
            && view.is_punctuation(at)
            && view.opened_at(at).is_none()
            && !view.is(at, &["$", "(", "#"])
        {
            at += 1;
        }
        // The complementiser is no part of the content, an opening mark is where a quotation begins.
        let (at, kind) = match at {
            at if that == Some(at) => (at + 1, Start::AfterThat),
            at if at > from && view.opened_at(at - 1).is_some() => (at - 1, Start::Quote),
            at => (at, kind),
        };
        if at < view.len() && found.iter().all(|&(other, _)| other != at) {
            found.push((at, kind));
        }
    };
    if let Some(that) = that {
        push(that + 1, Start::AfterThat);
    }
    let quotation = (from..limit).find(|&index| view.opened_at(index).is_some());
    let colon = (from..limit)
        .find(|&index| view.word(index) == ":" && view.quotation(index) == view.quotation(cue.head));
    if let Some(colon) = colon {
        push(colon + 1, Start::AfterColon);
        // The words may follow in the next line.
    } else if view.quotation(cue.head).is_none()
        && view.opened_at(sentence.end).is_some()
        && view.paragraph(sentence.end) == view.paragraph(cue.head)
        && sentence.end < from + START_WINDOW
        && view.is(sentence.end - 1, &[",", ":"])
    {
        push(sentence.end, Start::Quote);
    }
    if let Some(open) = quotation {
        push(open, Start::Quote);
    }
    if view.doc.has_tree(cue.head) && cue.kind != CueKind::According {
        for &child in doc.children(cue.head) {
            if child < from {
                continue;
            }
            let span = phrase::subtree(view, child);
            match doc.relation(child) {
                Relation::Ccomp | Relation::Xcomp | Relation::Parataxis => {
                    push(span.start.max(from), Start::Complement);
                }
                Relation::Acl | Relation::AclRelcl | Relation::Nmod if cue.kind == CueKind::Noun => {
                    push(span.start.max(from), Start::Complement);
                }
                Relation::Obj | Relation::Iobj => {
                    // `voiced concern over the delay`, `faced criticism for the delay`.
                    let link = (child + 1..limit.min(child + 3)).find(|&index| {
                        view.is(index, &["over", "about", "for", "on", "against", "that", "of", "at", "with"])
                    });
                    if let Some(link) = link {
                        push(link + 1, Start::AfterNoun);
                    }
                    push(span.start.max(from), Start::Object);
                    push(phrase::around(view, child).end, Start::AfterAddressee);
                }
                Relation::Obl
                | Relation::Advmod
                | Relation::OblUnmarked
                | Relation::CompoundPrt
                | Relation::Advcl => {
                    push(span.end, Start::AfterAdjunct);
                }
                _ => {}
            }
        }
    }
    push(from, Start::Adjacent);
    if let Some(span) = phrase::starting_at(view, from, limit) {
        push(span.end, Start::AfterAddressee);
    }
    if let Some(comma) = (from..limit.min(from + 16)).find(|&index| view.word(index) == ",") {
        push(comma + 1, Start::AfterComma);
    }
    retain_contents(view, cue, sentence, that, &mut found);
    found
}

/// Leaves out starts in the next sentence, in a setting and before a complementiser.
fn retain_contents(
    view: &View<'_, '_>,
    cue: &Cue,
    sentence: TokenSpan,
    that: Option<usize>,
    found: &mut Vec<(usize, Start)>,
) {
    let from = cue.group.end;
    // Only a quotation, or what a colon announces, may begin in the next line.
    found.retain(|&(at, kind)| {
        at >= from
            && (at < sentence.end || (at == sentence.end && matches!(kind, Start::Quote | Start::AfterColon)))
    });
    // `said on Wednesday, two days after the leak`: when it was said.
    found.retain(|&(at, kind)| {
        matches!(kind, Start::Quote | Start::AfterThat | Start::AfterColon)
            || comma_before_lag(view, at).is_none() && (view.word(at - 1) != "," || !is_lag(view, at))
    });
    // `said in a statement that`, `told reporters that`: what stands before the complementiser is an adverbial, or whom
    // the cue speaks to.
    if let Some(that) = that {
        let addressed = cue.entry.is_some_and(|entry| entry.takes(Frame::Addressee));
        found.retain(|&(at, _)| at > that || !addressed);
        found.retain(|&(at, _)| at > that || !view.is(at, &["in", "on", "at", "during", "through", "via"]));
    }
}

/// The complementiser `that` after a cue: before the first finite verb, and not `that day`.
fn that_after(view: &View<'_, '_>, from: usize, limit: usize) -> Option<usize> {
    for index in from..limit {
        if view.is_mark(index) || view.is(index, &[":", ";"]) {
            return None;
        }
        if view.word(index) == "that" {
            // `said that was all`: there it is the subject.
            let subject = view.doc.tokens[index + 1..limit]
                .first()
                .is_some_and(|next| next.xpos.is_finite() && next.upos != Upos::Noun);
            return (!subject && !view.is_punctuation(index + 1)).then_some(index);
        }
        if view.doc.tokens[index].xpos.is_finite() {
            return None;
        }
    }
    None
}

/// Positions where a content that begins at `start` may end, each once.
pub(super) fn ends(view: &View<'_, '_>, cue: &Cue, start: usize, cue_at: &[bool]) -> Vec<(usize, End)> {
    let doc = view.doc;
    let mut found: Vec<(usize, End)> = Vec::new();
    let quotation = view
        .opened_at(start)
        .or_else(|| view.quotation(start))
        .filter(|&number| view.quotation(cue.head) != Some(number));
    let sentence_end = |index: usize| doc.sentence_of(index.min(view.len() - 1)).end;
    let mut push = |at: usize, kind: End| {
        if at > start
            && at <= view.len()
            && found.len() < MOST_ENDS
            && found.iter().all(|&(other, _)| other != at)
        {
            found.push((at, kind));
        }
    };
    // A cue inside a quotation reports inside it.
    let ceiling = view.quotation(cue.head).map_or(usize::MAX, |number| doc.quotations[number].tokens.end);
    if let Some(number) = quotation {
        let close = doc.quotations[number].tokens.end;
        push(close, End::Quote);
        push(sentence_end(close.min(view.len() - 1)), End::Sentence);
    } else {
        let mut end = sentence_end(start);
        // A sentence that ends inside a quotation it opened goes on to the end of that quotation.
        if let Some(number) = view.quotation(end - 1)
            && doc.quotations[number].tokens.start > start
        {
            let close = doc.quotations[number].tokens.end;
            push(sentence_end(close.min(view.len() - 1)).min(ceiling), End::Sentence);
            push(close.min(ceiling), End::Quote);
            end = end.min(close);
        }
        push(end.min(ceiling), End::Sentence);
    }
    if view.doc.has_tree(cue.head) {
        for &child in doc.children(cue.head) {
            if child < cue.group.end {
                continue;
            }
            let clausal = matches!(
                doc.relation(child),
                Relation::Ccomp
                    | Relation::Xcomp
                    | Relation::Obj
                    | Relation::Parataxis
                    | Relation::Acl
                    | Relation::AclRelcl
                    | Relation::Nmod
                    | Relation::Obl
            );
            let span = phrase::subtree(view, child);
            if clausal && span.end > start {
                push(span.end.min(ceiling), End::Tree);
                if doc.relation(child) == Relation::Obj {
                    push(phrase::around(view, child).end.min(ceiling), End::Tree);
                }
            }
        }
    }
    let last = sentence_end(start).min(ceiling).min(start + END_WINDOW);
    let inside = view.quotation(start);
    for index in start + 1..last {
        if view.quotation(index) != inside {
            continue;
        }
        let word = view.word(index);
        if matches!(word, "," | ";" | "—" | "–" | "―" | "--" | "(" | ")")
            || (word == "-" && spaced(view, index))
        {
            push(index, End::Mark);
        } else if (matches!(word, "and" | "but" | "or") && has_own_cue(view, index, last, cue_at))
            || (cue_at[index] && word.ends_with("ing") && index > start + 2)
        {
            push(index, End::AndCue);
        } else if matches!(
            word,
            "while" | "as" | "after" | "when" | "because" | "before" | "during" | "in" | "according"
        ) && index > start + 3
        {
            push(index, End::Word);
        } else if view.closed_at(index).is_some() && quotation.is_none() {
            push(index, End::Quote);
        }
    }
    // `after the envoy, to their anger, | left`: a content does not end inside a clause.
    found.retain(|&(at, kind)| {
        !matches!(kind, End::Mark | End::Word) || !cuts_a_clause(view, start, at, last)
    });
    // `said they left, adding that ...`, `..., according to ...`: a new attribution begins.
    let cut = (start + 1..last).find(|&index| {
        view.word(index) == ","
            && view.quotation(index) == inside
            && cue_at[index + 1]
            && (view.word(index + 1).ends_with("ing") || view.word(index + 1) == "according")
    });
    if let Some(cut) = cut {
        found.retain(|&(at, _)| at <= cut);
        if found.iter().all(|&(at, _)| at != cut) {
            found.push((cut, End::Mark));
        }
    }
    found
}

/// Whether the words from `start` to `end` hold a conjunction or subject whose verb comes only behind them.
fn cuts_a_clause(view: &View<'_, '_>, start: usize, end: usize, limit: usize) -> bool {
    view.doc.has_tree(start)
        && (start..end).rev().take(20).any(|index| {
            let token = &view.doc.tokens[index];
            matches!(token.relation, Relation::Mark | Relation::Nsubj | Relation::NsubjPass)
                && view.quotation(index) == view.quotation(start)
                && token.head.is_some_and(|verb| (end..limit).contains(&verb))
        })
}

/// Whether the clause behind the conjunction at `index` is another attribution: `and added`, `but two aides warned`.
pub(super) fn has_own_cue(view: &View<'_, '_>, index: usize, limit: usize, cue_at: &[bool]) -> bool {
    /// Words of its subject, at most.
    const SUBJECT: usize = 6;
    let cue = (index + 1..limit.min(index + 2 + SUBJECT))
        .find(|&next| cue_at[next] || matches!(view.upos(next), Upos::Verb | Upos::Aux | Upos::Sconj));
    cue.is_some_and(|cue| cue_at[cue] && (cue < index + 4 || view.doc.tokens[cue].xpos.is_finite()))
}

fn spaced(view: &View<'_, '_>, index: usize) -> bool {
    let tokens = &view.doc.tokens;
    index > 0
        && index + 1 < tokens.len()
        && tokens[index - 1].span.end < tokens[index].span.start
        && tokens[index].span.end < tokens[index + 1].span.start
}

/// The verb group's own complement in the tree, to see whether a start or end agrees with it.
pub(super) fn complement(view: &View<'_, '_>, cue: &Cue) -> Option<TokenSpan> {
    if !view.doc.has_tree(cue.head) {
        return None;
    }
    let child = view
        .doc
        .children_by(
            cue.head,
            &[Relation::Ccomp, Relation::Xcomp, Relation::Obj, Relation::Acl, Relation::Nmod],
        )
        .find(|&child| child >= cue.group.end)?;
    Some(phrase::subtree(view, child))
}
