//! The lines of our own labels.

/// Article, offset in code points and label of each line of our own labels; what stands behind is left.
pub(crate) fn labels(text: &str) -> impl Iterator<Item = (&str, usize, &str)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns.next()?.parse().ok()?, columns.next()?))
    })
}
