//! How much was compared: a check that finds nothing may have had nothing to look at.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Numbers of things that were looked at, by their name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared(BTreeMap<Cow<'static, str>, usize>);

impl Compared {
    /// Counts `number` more.
    pub(crate) fn add(&mut self, what: &'static str, number: usize) {
        *self.0.entry(Cow::Borrowed(what)).or_default() += number;
    }

    /// Name and number of everything that was looked at, by name.
    pub fn counts(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|(what, &number)| (what.as_ref(), number)).filter(|(_, number)| *number > 0)
    }
}

/// `12 figures, 40 dates`, or `nothing`.
impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts: Vec<String> = self.counts().map(|(what, number)| format!("{number} {what}")).collect();
        f.write_str(if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") }.as_str())
    }
}
