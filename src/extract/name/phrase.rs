//! The noun phrase around a mention: what stands before its head, and what grammar ties to it from behind.

use crate::language::Document;
use crate::language::syntax::{Relation, Upos};
use crate::model::{MentionKind, TokenSpan};

/// What may stand before the head of a noun phrase.
const BEFORE: &[Relation] = &[
    Relation::Det,
    Relation::Amod,
    Relation::Compound,
    Relation::Nummod,
    Relation::NmodPoss,
    Relation::NmodDesc,
    Relation::DetPredet,
];

/// What may stand behind it: `[teams from Norland]`, `[the bridge that fell]`, `[the men held in Arden]`.
const BEHIND: &[Relation] = &[Relation::Nmod, Relation::Acl, Relation::AclRelcl];

/// Longest branch behind a noun, in tokens: of longer ones the parse seldom knows where they end (our choice).
const LONGEST: usize = 12;

/// Longest branch before a noun, in tokens (our choice): `the mayor's brother's friend's ...` may go on without end, and each
/// noun of it would hold all before it.
const LONGEST_BEFORE: usize = 24;

/// Head noun with what stands before it.
pub(super) fn core(document: &Document<'_>, head: usize) -> TokenSpan {
    let first = document
        .children_by(head, BEFORE)
        .filter(|&child| child < head)
        .map(|child| document.subtree(child))
        .filter(|branch| branch.len() <= LONGEST_BEFORE)
        .map(|branch| branch.start)
        .min();
    TokenSpan::new(first.unwrap_or(head).max(document.sentence_of(head).start), head + 1)
}

/// The whole noun phrase around the words `inner` with the head `head`.
///
/// What stands behind must follow without a gap or a comma. Of prepositions only those of belonging are followed, and a
/// name takes no clause: in `met the Arden Council on Monday`
/// or `bought from Hale Motors to save money` the parse too often hangs the rest of the sentence on the name.
pub(super) fn around(document: &Document<'_>, inner: TokenSpan, head: usize, kind: MentionKind) -> TokenSpan {
    let mut end = inner.end;
    if kind == MentionKind::Name {
        end += usize::from(is_number_of(document, end, head));
        end = with_larger_place(document, end, head);
    }
    for child in document.children_by(head, BEHIND).filter(|&child| child >= inner.end) {
        let branch = document.subtree(child);
        let first = document.word(branch.start).to_lowercase();
        let fits = match kind {
            MentionKind::Name => matches!(first.as_str(), "of" | "from"),
            _ if document.relation(child) == Relation::Nmod => {
                matches!(first.as_str(), "of" | "from" | "for")
            }
            _ => first.starts_with(char::is_alphanumeric),
        };
        if branch.start != end || !fits || branch.len() > LONGEST {
            break;
        }
        end = branch.end;
    }
    let start = core(document, top(document, head)).start.min(inner.start);
    TokenSpan::new((start..inner.start).find(|&index| begins(document, index)).unwrap_or(inner.start), end)
}

/// Whether a noun points to something known: `the`, `this`, `that`, `both`, or a possessor before it.
pub(crate) fn is_definite(document: &Document<'_>, head: usize) -> bool {
    let determiner = document.child_by(head, &[Relation::Det]).map(|det| document.word(det).to_lowercase());
    document.child_by(head, &[Relation::NmodPoss]).is_some()
        || determiner
            .is_some_and(|word| matches!(word.as_str(), "the" | "this" | "that" | "these" | "those" | "both"))
}

/// Whether a noun phrase may begin with the token: no preposition, conjunction or mark.
fn begins(document: &Document<'_>, index: usize) -> bool {
    !matches!(document.upos(index), Upos::Adp | Upos::Sconj | Upos::Cconj | Upos::Adv | Upos::Verb)
        && document.word(index).starts_with(char::is_alphanumeric)
}

/// The title that a name is flat to: `[Professor] Brandt`; the head itself otherwise.
fn top(document: &Document<'_>, head: usize) -> usize {
    match (document.relation(head), document.head(head)) {
        (Relation::Flat, Some(title)) if title < head && document.sentence_of(head).contains(title) => title,
        _ => head,
    }
}

/// `Route [66]`.
fn is_number_of(document: &Document<'_>, index: usize, head: usize) -> bool {
    document.tokens.get(index).is_some_and(|token| token.head == Some(head))
        && document.word(index).chars().all(|letter| letter.is_ascii_digit() || letter == '.')
}

/// The end of `Arden, Norland`: a place with the larger one that the parse hangs on it.
fn with_larger_place(document: &Document<'_>, end: usize, head: usize) -> usize {
    let next = end + 1;
    let larger = document.tokens.get(next).is_some_and(|token| {
        token.head == Some(head)
            && matches!(token.relation, Relation::Appos | Relation::NmodUnmarked | Relation::List)
            && token.upos == Upos::Propn
    });
    let bare = || document.children(next).iter().all(|&child| document.relation(child) == Relation::Punct);
    if document.word_if(end) == Some(",") && larger && bare() { next + 1 } else { end }
}
