//! Entities as people call them: by label or alias in any case, by a part of the name, and what they may have meant.

use dateline::export::view::Node;
use dateline::model::Entity;
use dateline::resolve::key::slug;
use rapidfuzz::distance::osa;

/// What a name can mean.
pub(super) trait Named {
    /// The name to show.
    fn label(&self) -> &str;

    /// Its other forms.
    fn other_labels(&self) -> &[String];
}

impl Named for Entity {
    fn label(&self) -> &str {
        &self.label
    }

    fn other_labels(&self) -> &[String] {
        &self.other_labels
    }
}

impl Named for Node {
    fn label(&self) -> &str {
        &self.label
    }

    fn other_labels(&self) -> &[String] {
        &self.other_labels
    }
}

impl<T: Named> Named for &T {
    fn label(&self) -> &str {
        (**self).label()
    }

    fn other_labels(&self) -> &[String] {
        (**self).other_labels()
    }
}

/// Things of one name that are listed at most.
pub(super) const LISTED: usize = 8;

/// Names that are suggested at most.
const SUGGESTED: usize = 5;

/// Letters that a misspelt word may differ by: one in four, two at least.
fn slips(word: &str) -> usize {
    (word.len() / 4).max(2)
}

/// The entities somebody may mean, the surest way to be called first: by label or alias in any case, else by a word of one.
pub(super) fn by_name<'e, T: Named>(entities: &'e [T], written: &str) -> Vec<&'e T> {
    let wanted = slug(written);
    if wanted.is_empty() {
        return Vec::new();
    }
    let whole: Vec<&T> =
        entities.iter().filter(|entity| labels(*entity).any(|label| slug(label) == wanted)).collect();
    if !whole.is_empty() {
        return whole;
    }
    let has_word = |label: &str| label.split_whitespace().any(|word| slug(word) == wanted);
    entities.iter().filter(|entity| labels(*entity).any(has_word)).collect()
}

/// `; did you mean “Lena Brandt”?`, nothing where no name is near.
pub(super) fn did_you_mean<T: Named>(entities: &[T], written: &str) -> String {
    let wanted = slug(written);
    let distance = |label: &str| {
        let whole = osa::distance(slug(label).chars(), wanted.chars());
        let words = label.split_whitespace().map(|word| osa::distance(slug(word).chars(), wanted.chars()));
        words.chain([whole]).min().unwrap_or(usize::MAX)
    };
    let near = entities.iter().filter_map(|entity| {
        let nearest = labels(entity).map(distance).min()?;
        (!wanted.is_empty() && nearest <= slips(&wanted)).then_some((nearest, entity.label()))
    });
    let mut near: Vec<(usize, &str)> = near.collect();
    near.sort_unstable();
    near.dedup();
    let names: Vec<String> = near.iter().take(SUGGESTED).map(|(_, label)| format!("“{label}”")).collect();
    if names.is_empty() { String::new() } else { format!("; did you mean {}?", names.join(", ")) }
}

fn labels<T: Named>(entity: &T) -> impl Iterator<Item = &str> {
    std::iter::once(entity.label()).chain(entity.other_labels().iter().map(String::as_str))
}
