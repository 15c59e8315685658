//! Stable short keys from SHA-256.

use crate::model::Article;
use sha2::{Digest as _, Sha256};

/// First `digits` hexadecimal digits (at most 64) of the SHA-256 of `parts`, each ended by a zero byte.
pub fn hex_key(parts: &[&str], digits: usize) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hexadecimal(&hash.finalize(), digits)
}

/// First `digits` hexadecimal digits (at most 64) of the SHA-256 of some bytes.
pub fn hex_of(bytes: &[u8], digits: usize) -> String {
    hexadecimal(&Sha256::digest(bytes), digits)
}

/// What something is made of, while it is collected: the first 128 bits of a SHA-256, which takes all at once faster than
/// word by word.
#[derive(Debug, Clone)]
pub(crate) struct Hash(Vec<u8>);

/// Nothing yet, with room for most things: there are some dozen of them an article.
impl Default for Hash {
    fn default() -> Self {
        Self(Vec::with_capacity(256))
    }
}

impl Hash {
    pub(crate) fn word(mut self, word: &str) -> Self {
        self.0.extend_from_slice(word.as_bytes());
        self.0.push(0);
        self
    }

    /// A list, set off from what stands before it.
    pub(crate) fn words<'w>(self, words: impl IntoIterator<Item = &'w str>) -> Self {
        words.into_iter().fold(self.number(0), Self::word)
    }

    pub(crate) fn number(mut self, number: u128) -> Self {
        self.0.extend_from_slice(&number.to_le_bytes());
        self
    }

    pub(crate) fn bytes(mut self, bytes: &[u8]) -> Self {
        self = self.number(bytes.len() as u128);
        self.0.extend_from_slice(bytes);
        self
    }

    pub(crate) fn done(self) -> u128 {
        let hash = Sha256::digest(&self.0);
        hash.iter().take(16).fold(0, |bits, &byte| bits << 8 | u128::from(byte))
    }
}

fn hexadecimal(hash: &[u8], digits: usize) -> String {
    let nibbles = hash.iter().flat_map(|&byte| [byte >> 4, byte & 15]).take(digits);
    nibbles.filter_map(|nibble| char::from_digit(u32::from(nibble), 16)).collect()
}

/// The last part of an article's IRI: 16 hexadecimal digits of the SHA-256 of (source, id), or without an id of
/// (source, url or place).
pub fn article_key(article: &Article) -> String {
    let source = article.source.as_deref().unwrap_or_default();
    let unnamed = || article.url.as_ref().or(article.place.as_ref());
    let name = if article.id_given { &article.id } else { unnamed().unwrap_or(&article.id) };
    hex_key(&[source, name], 16)
}

/// A readable part of an IRI: lower-case ASCII letters and digits, words joined by hyphens, at most 48 bytes.
pub fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut slug = String::new();
    for letter in text.nfkd() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !matches!(letter, '\u{300}'..='\u{36f}' | '\'' | '’' | '.')
            && !slug.ends_with('-')
            && !slug.is_empty()
        {
            slug.push('-');
        }
        if slug.len() >= 48 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain_and_short() {
        assert_eq!(slug("Łukasz Żółć, U.S. Army"), "ukasz-zo-c-us-army");
        assert_eq!(slug("António d'Ávila"), "antonio-davila");
        assert!(slug(&"ab ".repeat(99)).len() <= 48);
    }

    #[test]
    fn the_same_id_from_another_source_is_another_article() {
        let article = |source: &str| Article {
            id: "a1".into(),
            id_given: true,
            source: Some(source.into()),
            ..Article::default()
        };
        assert_ne!(article_key(&article("Delta News")), article_key(&article("Norland Wire")));
        assert_eq!(article_key(&article("Delta News")).len(), 16);
    }
}
