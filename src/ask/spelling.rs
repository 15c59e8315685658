//! What somebody may have meant by a word that is not known.

use crate::resolve::key::slug;
use rapidfuzz::distance::osa;

/// Suggestions at most.
const SUGGESTED: usize = 3;

/// Letters that a misspelt word may differ by: one in four, one at least, and two from five letters on.
fn slips(word: &str) -> usize {
    match word.len() {
        0..=2 => 0,
        3 | 4 => 1,
        length => (length / 4).max(2),
    }
}

/// The known words nearest to `written`, nearest first; words of a name count by themselves.
///
/// ```
/// use dateline::ask::nearest;
/// assert_eq!(nearest("timelin", ["toll", "timeline"]), ["timeline"]);
/// assert_eq!(nearest("Brant", ["Lena Brandt", "Arden"]), ["Lena Brandt"]);
/// assert!(nearest("xyzzy", ["toll", "timeline"]).is_empty());
/// ```
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Vec<&'k str> {
    let wanted = slug(written);
    let most = slips(&wanted);
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|name| {
            let whole = osa::distance(slug(name).chars(), wanted.chars());
            let words = name.split_whitespace().map(|word| osa::distance(slug(word).chars(), wanted.chars()));
            let distance = words.chain([whole]).min()?;
            (distance <= most).then_some((distance, name))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(SUGGESTED).map(|(_, name)| name).collect()
}

/// `; did you mean “timeline”?`, nothing where nothing is near.
pub(super) fn did_you_mean<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    let near: Vec<String> = nearest(written, known).iter().map(|name| format!("“{name}”")).collect();
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) }
}
