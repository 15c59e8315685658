//! The formats of graphs as values on the command line.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use dateline::export::{self, Format};
use std::fmt;
use std::path::Path;

/// A format of export, chosen by its name.
#[derive(Clone, Copy)]
pub(crate) struct GraphFormat(pub(crate) &'static dyn Format);

impl GraphFormat {
    /// Knows every format there is, with what it is.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        let names =
            export::formats().iter().map(|format| PossibleValue::new(format.name()).help(format.about()));
        PossibleValuesParser::new(names).try_map(|name| export::format(&name).map(Self))
    }

    /// The format asked for; else the one that the ending of the file names; else Turtle.
    pub(crate) fn choose(asked: Option<Self>, file: Option<&Path>) -> anyhow::Result<Self> {
        if let Some(asked) = asked {
            return Ok(asked);
        }
        let by_ending = file.map(export::format_of).transpose()?.flatten();
        Ok(Self(by_ending.map_or_else(|| export::format("ttl"), Ok)?))
    }
}

impl fmt::Debug for GraphFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}
