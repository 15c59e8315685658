//! Offices ascribed to persons: `Lena Brandt, the spokesperson for the ministry`.

use crate::language::Document;
use crate::language::en::title;
use crate::language::syntax::{Relation, Upos};
use crate::model::{EntityType, Mention, MentionKind, Role, Tenure, TokenSpan};

/// Finds offices in apposition (`Lena Brandt, mayor of Arden`) and before a name (`Iraqi Prime Minister Sami Hale`).
///
/// The body is what `of`, `for`, `at` or a possessive names, else a demonym before the office. `mentions` are sorted.
pub(super) fn roles(document: &Document<'_>, mentions: &[Mention]) -> Vec<Role> {
    let mut found: Vec<Role> = Vec::new();
    for (person, mention) in mentions.iter().enumerate() {
        if mention.class != EntityType::Person || mention.kind != MentionKind::Name {
            continue;
        }
        let name = document.tokens_in(mention.span);
        let Some(head) = document.head_of(name) else { continue };
        let mut heads: Vec<usize> = document.children_by(head, &[Relation::Appos]).collect();
        heads.extend(
            document.tokens[head]
                .head
                .filter(|_| matches!(document.relation(head), Relation::Appos | Relation::Flat)),
        );
        heads.extend(before_body(document, name));
        for office in heads {
            let known = |role: &Role| {
                role.person == person && role.span.covers(&document.bytes(TokenSpan::new(office, office + 1)))
            };
            if title::is_office(&document.lemma(office).to_lowercase()) && !found.iter().any(known) {
                let span =
                    document.subtree_without(office, &[Relation::AclRelcl, Relation::Appos, Relation::Punct]);
                found.push(role(document, mentions, person, office, outside(span, name)));
            }
        }
        if let Some(office) = before(document, name) {
            found.push(role(document, mentions, person, office.end - 1, office));
        }
    }
    found
}

/// The office before its body and a comma: `the mayor of Osse, Lena Brandt`, whatever the tree hangs the name on.
fn before_body(document: &Document<'_>, name: TokenSpan) -> Option<usize> {
    const LONGEST: usize = 6;
    let sentence = document.sentence_of(name.start);
    let before = |at: usize| at.checked_sub(1).filter(|&at| at >= sentence.start);
    let comma = before(name.start).filter(|&at| document.word(at) == ",")?;
    let is_name =
        |at: &usize| document.upos(*at) == Upos::Propn || matches!(document.word(*at), "the" | "The");
    let body =
        std::iter::successors(before(comma), |&at| before(at)).take(LONGEST).take_while(is_name).last()?;
    let of = before(body).filter(|&at| document.word(at) == "of")?;
    before(of).filter(|&at| title::is_office(&document.lemma(at).to_lowercase()))
}

/// The part of `span` on the side of its head that does not reach into the name.
fn outside(span: TokenSpan, name: TokenSpan) -> TokenSpan {
    if span.start < name.start {
        TokenSpan::new(span.start, span.end.min(name.start))
    } else {
        TokenSpan::new(span.start.max(name.end), span.end)
    }
}

/// The words of a title right before a name: `Iraqi Prime Minister`.
fn before(document: &Document<'_>, name: TokenSpan) -> Option<TokenSpan> {
    let sentence = document.sentence_of(name.start);
    let mut start = name.start;
    while start > sentence.start && title::is_title(document.word(start - 1)) {
        start -= 1;
    }
    let office = (start < name.start)
        && title::is_office(&document.word(name.start - 1).trim_end_matches('.').to_lowercase());
    if !office {
        return None;
    }
    // A demonym or body before it: `Iraqi Prime Minister`, `State Department spokesman`.
    while start > sentence.start
        && document.word(start - 1).starts_with(char::is_uppercase)
        && start + 4 > name.start
    {
        start -= 1;
    }
    Some(TokenSpan::new(start, name.start))
}

/// The office `office` of the person, in the words of `span`.
pub(super) fn role(
    document: &Document<'_>,
    mentions: &[Mention],
    person: usize,
    office: usize,
    span: TokenSpan,
) -> Role {
    let bytes = document.bytes(span);
    let first = mentions.partition_point(|mention| mention.span.start < bytes.start);
    let inside = mentions[first..].iter().take_while(|mention| mention.span.start < bytes.end);
    let body = inside
        .zip(first..)
        .find(|(mention, _)| {
            bytes.covers(&mention.span)
                && matches!(mention.class, EntityType::Org | EntityType::Place | EntityType::Norp)
                && mention.kind == MentionKind::Name
        })
        .map(|(_, index)| index);
    let lemma = document.lemma(office).to_lowercase();
    let office =
        match (office.checked_sub(1).map(|before| document.word(before).to_lowercase()), lemma.as_str()) {
            (Some(before), "minister") if before == "prime" => "prime minister".to_owned(),
            (Some(before), lemma) if before == "foreign" || before == "defense" || before == "interior" => {
                format!("{before} {lemma}")
            }
            (_, lemma) => lemma.to_owned(),
        };
    Role { person, office, of: body, span: bytes, tenure: Tenure::Held, terms: Vec::new() }
}
