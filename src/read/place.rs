//! What names an article that has no id of its own: where it was read.

use crate::resolve::key::hex_of;
use std::path::{Component, Path, PathBuf};

/// Digits of the hash of a text that was piped in.
const DIGITS: usize = 16;

/// The path of its file (with the line, in JSON Lines), the same however it is written: `./a/news.txt` and `a/news.txt`
/// are one, and so is the whole path where the file lies in the working folder. What was piped in has no place: its text
/// stands for it.
pub(super) fn of(place: &str, text: &str) -> String {
    let is_piped = place.starts_with("standard input") && !Path::new(place).exists();
    if is_piped {
        return hex_of(text.as_bytes(), DIGITS);
    }
    let path = Path::new(place);
    let here = std::env::current_dir().ok();
    let inside = here.as_deref().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
    let plain: PathBuf = inside.components().filter(|part| *part != Component::CurDir).collect();
    plain.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_has_one_place() {
        let here = std::env::current_dir().expect("a working folder");
        for way in ["a/news.txt", "./a/news.txt", "a/./news.txt"] {
            assert_eq!(of(way, ""), Path::new("a").join("news.txt").display().to_string());
        }
        let whole = here.join("a").join("news.txt").display().to_string();
        assert_eq!(of(&whole, ""), of("a/news.txt", ""));
        assert_ne!(of("b/news.txt", ""), of("a/news.txt", ""));
    }

    #[test]
    fn what_is_piped_in_is_its_text() {
        assert_ne!(of("standard input:1", "one"), of("standard input:1", "two"));
        assert_eq!(of("standard input:1", "one"), of("standard input:2", "one"));
    }
}
