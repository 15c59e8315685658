//! Articles whose events are annotated: JSON Lines with `text`, `published` and `events`, as the programs that learn read them.

use dateline::model::{Article, ByteSpan, CharSpan, Offsets};
use serde_json::Value;

/// An article with its line.
pub(crate) struct Annotated {
    /// The article as the program reads it.
    pub(crate) article: Article,
    /// All that stands in its line.
    pub(crate) line: Value,
    offsets: Offsets,
}

impl Annotated {
    /// Reads one line.
    ///
    /// # Errors
    /// If it is no JSON.
    pub(crate) fn read(line: &str) -> serde_json::Result<Self> {
        let line: Value = serde_json::from_str(line)?;
        let text = line["text"].as_str().unwrap_or_default().to_owned();
        let published = line["published"].as_str().and_then(|day| day.get(..10)?.parse().ok());
        let article = Article { text, published, ..Article::default() };
        let offsets = Offsets::new(&article.text);
        Ok(Self { article, line, offsets })
    }

    /// A span given in code points.
    pub(crate) fn bytes(&self, start: &Value, end: &Value) -> Option<ByteSpan> {
        let (start, end) = (start.as_u64()? as usize, end.as_u64()? as usize);
        Some(self.offsets.to_bytes(&self.article.text, CharSpan::new(start, end)))
    }

    /// Each annotated event with its trigger.
    pub(crate) fn events(&self) -> impl Iterator<Item = (ByteSpan, &Value)> {
        self.line["events"].as_array().into_iter().flatten().filter_map(|event| {
            let trigger = &event["trigger"];
            Some((self.bytes(&trigger["start"], &trigger["end"])?, event))
        })
    }
}

/// The lines of a file with their numbers, without the half `first` or `second` that is to be left out.
pub(crate) fn lines_without<'t>(text: &'t str, leave: &str) -> impl Iterator<Item = (usize, &'t str)> {
    let count = text.lines().count();
    let left_out = match leave {
        "first" => 0..count / 2,
        "second" => count / 2..count,
        _ => 0..0,
    };
    text.lines().enumerate().filter(move |(number, _)| !left_out.contains(number))
}
