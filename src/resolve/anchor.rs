//! Which mention a span of words speaks of.

use crate::model::{ByteSpan, EntityType, Mention, MentionKind};

/// The mention that `span` (a speaker, a participant, a place) stands for, as an index; `mentions` are sorted by position.
///
/// A mention with the same span or phrase wins; then one that begins where `span` begins (leading articles aside) and
/// reaches furthest; then the first named person inside (`spokeswoman` **`Lena Brandt`**); then a name that ends with
/// the span (`U.S.` **`Senate`**). Demonyms inside (`Iraqi officials`) never stand for the whole.
pub fn mention_for(text: &str, mentions: &[Mention], span: ByteSpan) -> Option<usize> {
    let from = mentions.partition_point(|mention| mention.span.start < span.start.saturating_sub(200));
    let near =
        || mentions.iter().enumerate().skip(from).take_while(|(_, mention)| mention.span.start < span.end);
    let bare = without_article(text, span);
    let same = |mention: &Mention| {
        [Some(mention.span), mention.phrase]
            .into_iter()
            .flatten()
            .any(|found| found == span || without_article(text, found) == bare)
    };
    if let Some((index, _)) = near().find(|(_, mention)| same(mention)) {
        return Some(index);
    }
    let stands_alone = |mention: &Mention| mention.class != EntityType::Norp;
    let inside = || near().filter(|(_, mention)| span.covers(&mention.span));
    let starts = |mention: &Mention| {
        let whole = mention.phrase.unwrap_or(mention.span);
        without_article(text, whole).start == bare.start || mention.span.start == bare.start
    };
    // `Hale campaign manager Lena Brandt` is Brandt, not Hale; `Hale and Brandt` is neither.
    let titled = |mention: &Mention| {
        let title = ByteSpan::new(span.start, mention.span.start).of(text);
        mention.class == EntityType::Person
            && mention.kind == MentionKind::Name
            && mention.span.end == span.end
            && ![" and ", " or ", ",", "’s ", "'s "].iter().any(|word| title.contains(word))
    };
    inside()
        .find(|(_, mention)| titled(mention))
        .or_else(|| {
            inside()
                .filter(|(_, mention)| starts(mention) && stands_alone(mention))
                .max_by_key(|(index, mention)| (mention.span.len(), std::cmp::Reverse(*index)))
        })
        .or_else(|| {
            inside()
                .find(|(_, mention)| mention.class == EntityType::Person && mention.kind == MentionKind::Name)
        })
        .or_else(|| inside().find(|(_, mention)| mention.span.end == span.end && stands_alone(mention)))
        .map(|(index, _)| index)
}

/// The span without a leading `the`, `a`, `an`.
fn without_article(text: &str, span: ByteSpan) -> ByteSpan {
    let words = span.of(text);
    let article =
        ["the ", "The ", "a ", "A ", "an ", "An "].into_iter().find(|article| words.starts_with(article));
    ByteSpan::new(span.start + article.map_or(0, str::len), span.end)
}
