//! Lists of a digest as short strings in JSON; in other forms they stay lists.

/// Sorted numbers: the differences from one to the next in base 32, the least digit first; capital letters go on, small ones
/// end a number.
pub(super) mod numbers {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz012345";
    const GOES_ON: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ!$%&*+";

    pub(in crate::model) fn serialize<S: Serializer>(list: &[u32], to: S) -> Result<S::Ok, S::Error> {
        if !to.is_human_readable() {
            return list.serialize(to);
        }
        let (mut text, mut last) = (String::new(), 0);
        for &number in list {
            // Of a list that is not sorted the difference goes round.
            let mut rest = number.wrapping_sub(last);
            while rest >= 32 {
                text.push(char::from(GOES_ON[rest as usize % 32]));
                rest /= 32;
            }
            text.push(char::from(DIGITS[rest as usize]));
            last = number;
        }
        to.serialize_str(&text)
    }

    pub(in crate::model) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Vec<u32>, D::Error> {
        if !from.is_human_readable() {
            return Vec::deserialize(from);
        }
        let text = String::deserialize(from)?;
        let (mut list, mut last, mut number, mut shift) = (Vec::new(), 0_u32, 0_u32, 0);
        for byte in text.bytes() {
            let place = |letters: &[u8; 32]| letters.iter().position(|&letter| letter == byte);
            let (digit, ends) = match (place(DIGITS), place(GOES_ON)) {
                (Some(digit), _) => (digit, true),
                (_, Some(digit)) => (digit, false),
                _ => return Err(D::Error::custom("a list of numbers holds another letter")),
            };
            let part =
                (digit as u32).checked_shl(shift).ok_or_else(|| D::Error::custom("a number is too large"))?;
            number |= part;
            shift += 5;
            if ends {
                last = last.wrapping_add(number);
                list.push(last);
                (number, shift) = (0, 0);
            }
        }
        Ok(list)
    }
}

/// Words with how often they stand, at most nine times: `about3 accord1`.
pub(super) mod counts {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(in crate::model) fn serialize<S: Serializer>(
        list: &[(String, u8)],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        if !to.is_human_readable() {
            return list.serialize(to);
        }
        let words: Vec<String> =
            list.iter().map(|(word, count)| format!("{word}{}", count.min(&9))).collect();
        to.serialize_str(&words.join(" "))
    }

    pub(in crate::model) fn deserialize<'d, D: Deserializer<'d>>(
        from: D,
    ) -> Result<Vec<(String, u8)>, D::Error> {
        if !from.is_human_readable() {
            return Vec::deserialize(from);
        }
        let text = String::deserialize(from)?;
        let counted = |word: &str| {
            let count = word.chars().next_back()?.to_digit(10)?;
            Some((word.strip_suffix(|_: char| true)?.to_owned(), u8::try_from(count).ok()?))
        };
        let words: Option<Vec<(String, u8)>> = text.split_whitespace().map(counted).collect();
        words.ok_or_else(|| D::Error::custom("a word comes without a count"))
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Digest;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_as_a_string_is_read(
            shingles in proptest::collection::vec(any::<u32>(), 0..20),
            topic_words in proptest::collection::vec(("[a-zé]{1,6}", 1..4_u8), 0..5),
        ) {
            let digest = Digest { topic_words, shingles, ..Digest::default() };
            let text = serde_json::to_string(&digest).expect("plain fields");
            prop_assert_eq!(serde_json::from_str::<Digest>(&text).expect("our own form"), digest);
        }

        #[test]
        fn other_strings_are_refused_or_read(text in "[a-z0-9A-Z!$ ]{0,12}") {
            let _ = serde_json::from_value::<Digest>(serde_json::json!({ "shingles": text, "topic_words": text }));
        }
    }
}
