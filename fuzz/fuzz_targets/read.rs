//! What must hold of any input: it is read to its end twice alike, an article has words, regions lie in its text.

use dateline::read::{Format, Found, ReadOptions, read_piped};

/// Reads `bytes` in a form, or in the one its first bytes show.
pub fn check(bytes: &[u8], format: Option<Format>) {
    assert_eq!(read(bytes, format), read(bytes, format));
}

fn read(bytes: &[u8], format: Option<Format>) -> Vec<String> {
    let options = ReadOptions { format, ..ReadOptions::default() };
    let mut found = Vec::new();
    read_piped(bytes, "input", &options, &mut |one, place| {
        found.push(match one {
            Found::Article(article) => {
                assert!(!article.text.trim().is_empty());
                let mut last = 0;
                for region in &article.regions {
                    assert!(region.span.start >= last && !region.span.of(&article.text).is_empty());
                    last = region.span.end;
                }
                format!("{place} {article:?}")
            }
            Found::Note(note) => format!("{place} {note}"),
            Found::Refused(error) => format!("{place} {error}"),
        });
    });
    found
}
