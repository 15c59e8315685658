//! The questions of `examples/`, inside the program: `dateline query -f timeline` works from any folder.

/// Name and query, in the order of the names.
const QUERIES: &[(&str, &str)] = &[
    ("articles-mentioning", include_str!("../../examples/articles-mentioning.rq")),
    ("events-by-place", include_str!("../../examples/events-by-place.rq")),
    ("figures-side-by-side", include_str!("../../examples/figures-side-by-side.rq")),
    ("planned-then-happened", include_str!("../../examples/planned-then-happened.rq")),
    ("timeline", include_str!("../../examples/timeline.rq")),
    ("who-said-what", include_str!("../../examples/who-said-what.rq")),
];

/// The query with this name.
pub(crate) fn query(name: &str) -> Option<&'static str> {
    QUERIES.iter().find(|(known, _)| *known == name).map(|(_, query)| *query)
}

/// All names, for a message.
pub(crate) fn names() -> String {
    QUERIES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}
