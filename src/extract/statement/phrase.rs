//! Noun phrases: around a head by the tree, or beside a position by the words alone.

use super::view::View;
use crate::language::syntax::{Relation, Upos};
use crate::model::TokenSpan;

/// First and last token of the tree under `index`.
pub(super) fn subtree(view: &View<'_, '_>, index: usize) -> TokenSpan {
    if view.doc.has_tree(index) { view.doc.subtree(index) } else { TokenSpan::new(index, index + 1) }
}

/// The noun phrase with head `head`: determiner, modifiers and coordination, without relative clauses and appositions.
pub(super) fn around(view: &View<'_, '_>, head: usize) -> TokenSpan {
    const OUT: &[Relation] = &[
        Relation::AclRelcl,
        Relation::Acl,
        Relation::Appos,
        Relation::Parataxis,
        Relation::Advcl,
        Relation::Dep,
        Relation::Punct,
        Relation::Ccomp,
        Relation::Cop,
        Relation::Nsubj,
        Relation::Aux,
        Relation::Mark,
        Relation::Discourse,
        Relation::Advmod,
    ];
    if !view.doc.has_tree(head) {
        return TokenSpan::new(head, head + 1);
    }
    let mut span = view.doc.subtree_without(head, OUT);
    // A comma that the parser hung elsewhere ends the phrase, unless a list goes on.
    if view.doc.children_by(head, &[Relation::Conj]).next().is_none()
        && let Some(comma) =
            (head + 1..span.end).find(|&index| view.is(index, &[",", ";", "(", "—", "–", "―", "--"]))
    {
        span = TokenSpan::new(span.start, comma);
    }
    if let Some(comma) = (span.start..head)
        .rev()
        .find(|&index| view.is(index, &[";", ":", "(", "—", "–", "―", "--"]) || view.is_mark(index))
    {
        span = TokenSpan::new(comma + 1, span.end);
    }
    view.trimmed(span)
}

fn is_part(view: &View<'_, '_>, index: usize) -> bool {
    match view.upos(index) {
        Upos::Noun | Upos::Propn | Upos::Num | Upos::Adj | Upos::Det | Upos::Pron => true,
        Upos::Part => view.is(index, &["'s", "'"]),
        Upos::X => !view.is_punctuation(index) && (view.is_capital(index) || view.is(index, DETERMINERS)),
        _ => view.is(index, &["'s"]),
    }
}

const DETERMINERS: &[&str] =
    &["the", "a", "an", "he", "she", "they", "it", "i", "we", "his", "her", "their", "one", "another"];
const LINKS: &[&str] = &["of", "and", "&", "for", "-", "at", "in", "from"];

/// The phrase that ends right before `end` and does not begin before `floor`.
pub(super) fn ending_at(view: &View<'_, '_>, end: usize, floor: usize) -> Option<TokenSpan> {
    let mut start = end;
    while start > floor && end - start < 24 {
        let before = start - 1;
        if view.quotation(before).is_some() || view.is_mark(before) {
            break;
        }
        let link = start < end
            && before > floor
            && view.is(before, LINKS)
            && is_part(view, before - 1)
            && view.upos(before - 1) != Upos::Det;
        if !is_part(view, before) && !link {
            break;
        }
        let pronoun =
            view.upos(before) == Upos::Pron && !view.is(before, &["his", "her", "their", "its", "our", "my"]);
        if pronoun && start < end {
            break;
        }
        start = before;
        if pronoun {
            break;
        }
    }
    (start < end).then(|| TokenSpan::new(start, end))
}

/// The phrase that begins at `start` and ends before `ceiling`.
pub(super) fn starting_at(view: &View<'_, '_>, start: usize, ceiling: usize) -> Option<TokenSpan> {
    let mut end = start;
    while end < ceiling && end - start < 24 {
        if view.quotation(end).is_some() || view.is_mark(end) {
            break;
        }
        let link = end > start
            && end + 1 < ceiling
            && view.is(end, &["of", "and", "&", "-", "for"])
            && is_part(view, end + 1);
        if !is_part(view, end) && !link {
            break;
        }
        let pronoun =
            view.upos(end) == Upos::Pron && !view.is(end, &["his", "her", "their", "its", "our", "my"]);
        if pronoun && end > start {
            break;
        }
        end += 1;
        if pronoun {
            break;
        }
    }
    (end > start).then(|| TokenSpan::new(start, end))
}
