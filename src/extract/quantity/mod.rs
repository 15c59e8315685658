//! Figures: numbers with what they count and how the text bounds them.
//!
//! `over 160 attacks`, `at least 17 members`, `nearly 2,500 troops`, `three soldiers`, `$2.5 billion`, `12 percent`.
//! Left out: dates, ages, ordinals, years, scores and numbers inside names.

mod comparator;
mod kind;
mod number;

use crate::language::Document;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{Comparator, Figure, FigureKind, TimeBound, TimeExpression, TokenSpan};

/// A figure of a text with the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The figure; `since` and `as_of` are set where the sentence says so.
    pub figure: Figure,
    /// The word it counts (`attacks`), as an index of tokens; `None` where it stands alone (`17 were killed`).
    pub counted: Option<usize>,
    /// The word that hangs in the tree for the whole phrase: the counted noun, else the number.
    pub head: usize,
}

/// All figures of the report, by position. Linear in the text.
pub fn find(document: &Document<'_>, times: &[TimeExpression]) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < document.tokens.len() {
        match number_at(document, index) {
            Some((end, thousandths)) => {
                if let Some(quantity) = quantity(document, times, TokenSpan::new(index, end), thousandths) {
                    found.push(quantity);
                }
                index = end;
            }
            None => index += 1,
        }
    }
    found
}

/// The longest number that starts at token `index`: its end and its value.
fn number_at(document: &Document<'_>, index: usize) -> Option<(usize, i64)> {
    let sentence = document.sentence_of(index);
    // "£12million" may be one word.
    let first = kind::split_sign(document.word(index)).map_or(document.word(index), |(_, number)| number);
    let starts = number::figures(first).is_some()
        || number::glued(first).is_some()
        || number::small(first).is_some()
        || first.eq_ignore_ascii_case("hundred")
        || (first.eq_ignore_ascii_case("a") || first.eq_ignore_ascii_case("an"))
            && index + 1 < sentence.end
            && Class::RoundNumber.holds(document.word(index + 1));
    if !starts {
        return None;
    }
    let mut words = vec![first];
    let mut end = index + 1;
    let mut best = number::parse(&words).map(|value| (end, value));
    while end < sentence.end && words.len() < 8 {
        let word = document.word(end);
        if word == "-" {
            end += 1;
            continue;
        }
        words.push(word);
        end += 1;
        match number::parse(&words) {
            Some(value) if !matches!(word, "and" | "a" | "an" | "m" | "b") => best = Some((end, value)),
            Some(_) if word == "and" => {}
            _ => break,
        }
    }
    best
}

fn quantity(
    document: &Document<'_>,
    times: &[TimeExpression],
    tokens: TokenSpan,
    thousandths: i64,
) -> Option<Quantity> {
    let bytes = document.bytes(tokens);
    if !document.is_report(bytes.start) || is_no_count(document, times, tokens) {
        return None;
    }
    let last = tokens.end - 1;
    let currency = kind::currency(document, tokens);
    let share = tokens.end < document.tokens.len() && kind::is_percent(document.word(tokens.end));
    let counted = if currency.is_some() || share { None } else { counted_noun(document, tokens) };
    let head =
        counted.unwrap_or_else(|| if share { tokens.end } else { document.head_of(tokens).unwrap_or(last) });
    let (comparator, start) = comparator::before(document, tokens.start);
    // "12 per cent"
    let two_words = share
        && document.word(tokens.end) == "per"
        && document.word_if(tokens.end + 1).is_some_and(|word| matches!(word, "cent" | "cents"));
    let behind = currency.is_some_and(|(_, behind)| behind) || share;
    let end = tokens.end + usize::from(behind) + usize::from(two_words);
    let glued = kind::split_sign(document.word(tokens.start)).is_some();
    let before = currency.is_some_and(|(_, behind)| !behind) && !glued;
    let start = if before { start.min(tokens.start - 1) } else { start };
    // "a 6.1-magnitude quake", "a quake of magnitude 6.1"
    let magnitude = is_magnitude(document, tokens);
    let unit = match (currency, share, counted) {
        _ if magnitude => "magnitude".to_owned(),
        (Some((name, _)), ..) => name.to_owned(),
        (_, true, _) => "percent".to_owned(),
        (.., Some(noun)) if document.lemma(noun).eq_ignore_ascii_case("troops") => "troop".to_owned(),
        (.., Some(noun)) => document.lemma(noun).to_lowercase(),
        _ => String::new(),
    };
    let figure = Figure {
        span: document.bytes(TokenSpan::new(start, end)),
        thousandths,
        comparator: comparator.unwrap_or(Comparator::Exactly),
        kind: if currency.is_some() {
            FigureKind::Money
        } else if share {
            FigureKind::Share
        } else {
            kind::of_unit(&unit)
        },
        unit,
        since: since(document, times, tokens.start),
        as_of: None,
    };
    Some(Quantity { figure, counted, head })
}

/// The noun a number counts: its head in the tree, else the next noun of the phrase.
fn counted_noun(document: &Document<'_>, tokens: TokenSpan) -> Option<usize> {
    let sentence = document.sentence_of(tokens.start);
    let by_tree = tokens.range().find_map(|index| {
        let token = &document.tokens[index];
        let counts =
            matches!(token.relation, Relation::Nummod | Relation::Det | Relation::Amod | Relation::Compound);
        token.head.filter(|head| counts && *head >= tokens.end && *head < tokens.end + 8)
    });
    let noun = by_tree.filter(|&head| document.upos(head) != Upos::Num).or_else(|| {
        (tokens.end..sentence.end.min(tokens.end + 4))
            .take_while(|&index| {
                matches!(document.upos(index), Upos::Adj | Upos::Noun | Upos::Propn | Upos::X)
            })
            .filter(|&index| document.upos(index) == Upos::Noun)
            .last()
    });
    // "17 of the members", "two of them": the whole is counted.
    noun.or_else(|| {
        (document.word_if(tokens.end) == Some("of"))
            .then(|| {
                (tokens.end + 1..sentence.end.min(tokens.end + 6))
                    .find(|&index| document.upos(index) == Upos::Noun)
            })
            .flatten()
    })
}

/// Whether a number tells how strong a quake was.
fn is_magnitude(document: &Document<'_>, tokens: TokenSpan) -> bool {
    let before = tokens.start.checked_sub(1).map(|index| document.word(index));
    before.is_some_and(|word| word.eq_ignore_ascii_case("magnitude"))
        || document.word_if(tokens.end) == Some("-") && document.word_if(tokens.end + 1) == Some("magnitude")
}

/// Whether a number only tells the whole of which a part is counted (`seven of the nine`), or the part that is left out
/// (`all but four`).
fn is_whole(document: &Document<'_>, tokens: TokenSpan) -> bool {
    let word = |back: usize| tokens.start.checked_sub(back).map_or("", |index| document.word(index));
    let counts = |word: &str| number::figures(word).is_some() || number::small(word).is_some();
    let after = |article: usize| word(article).eq_ignore_ascii_case("of") && counts(word(article + 1));
    let article = matches!(word(1), "the" | "its" | "their" | "his" | "her");
    after(1) || article && after(2) || word(1) == "but" && word(2).eq_ignore_ascii_case("all")
}

/// Dates, ages, ordinals, bare years, scores, clock times, parts of names.
fn is_no_count(document: &Document<'_>, times: &[TimeExpression], tokens: TokenSpan) -> bool {
    let bytes = document.bytes(tokens);
    if times.iter().any(|time| time.span.overlaps(&bytes)) {
        return true;
    }
    let word = document.word(tokens.start);
    let before = tokens.start.checked_sub(1).map(|index| document.word(index));
    let next = document.word_if(tokens.end);
    let hyphen = next == Some("-");
    let after_hyphen = document.word_if(tokens.end + 1);
    let age = hyphen && after_hyphen.is_some_and(|unit| Class::HyphenUnit.holds(unit))
        || matches!(before, Some("aged" | "age"))
        || before == Some("of") && tokens.start.checked_sub(2).is_some_and(|at| document.word(at) == "age")
        || before == Some(",") && next == Some(",") && tokens.len() == 1;
    let named = matches!(document.relation(tokens.start), Relation::Flat | Relation::Compound)
        && document.head(tokens.start).is_some_and(|head| document.upos(head) == Upos::Propn)
        || before.is_some_and(|before| {
            matches!(
                before,
                "Flight"
                    | "No."
                    | "Route"
                    | "Highway"
                    | "Article"
                    | "Section"
                    | "#"
                    | "number"
                    | "Airbus"
                    | "Boeing"
            )
        });
    let range = matches!(next, Some("-" | "–" | ":" | "/"))
        && document.word_if(tokens.end + 1).is_some_and(|word| number::figures(word).is_some());
    let range_end = matches!(before, Some("-" | "–" | ":" | "/"));
    let pronoun = tokens.len() == 1
        && word.eq_ignore_ascii_case("one")
        && document.relation(tokens.start) != Relation::Nummod;
    let year = tokens.len() == 1
        && word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && (document.relation(tokens.start) != Relation::Nummod
            // "the 2009 war", not "2009 houses"
            || document.head(tokens.start).is_some_and(|noun| !document.tokens[noun].xpos.is_plural()));
    is_whole(document, tokens) || age || named || range || range_end || pronoun || year
}

/// `Since mid-October, forces have faced over 165 attacks`: the start of the period, told in the same sentence.
fn since(document: &Document<'_>, times: &[TimeExpression], index: usize) -> Option<crate::model::DateValue> {
    let sentence = document.bytes(document.sentence_of(index));
    times
        .iter()
        .filter(|time| time.bound == Some(TimeBound::Since) && sentence.covers(&time.span))
        .find_map(|time| time.date)
}
