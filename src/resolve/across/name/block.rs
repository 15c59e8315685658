//! Keys by which names are brought together before they are compared: two names that are like share one.

use super::nickname;
use super::person::PersonName;
use super::sound::skeleton;
use std::collections::BTreeSet;

/// The keys of a name, at most a few dozen; a single part has one.
pub(in crate::resolve::across) fn keys(name: &PersonName) -> BTreeSet<String> {
    // Written apart or not.
    let mut keys = BTreeSet::from([format!("c {}", skeleton(&name.joined))]);
    let [given, .., family] = &name.parts[..] else { return keys };
    let (first, first_bones) = (&given.text, &given.bones);
    let (last, last_bones) = (&family.text, &family.bones);
    // Spellings and initials: the sound of the family name, the first sound of the given name.
    for start in [class(first), class(first_bones)] {
        keys.insert(format!("s {last_bones} {start}"));
    }
    // Familiar forms before the same family name.
    keys.insert(format!("n {last} {first}"));
    keys.extend(nickname::formal(first).map(|name| format!("n {last} {name}")));
    // One sound more or less in one of two parts, the other equal.
    for bones in thinner(last_bones) {
        keys.insert(format!("l {first} {bones}"));
    }
    for bones in thinner(first_bones) {
        keys.insert(format!("f {last} {bones}"));
    }
    let parts: Vec<&str> = name.parts().collect();
    if let [one, other, third, ..] = parts[..] {
        // The second family name or the first given name left out; the family name first or last.
        keys.insert(format!("p {one} {other}"));
        keys.insert(format!("e {}", parts[parts.len() - 3..].join(" ")));
        let mut sorted = [one, other, third];
        sorted.sort_unstable();
        keys.insert(format!("o {sorted:?}"));
    } else {
        keys.insert(format!("p {first} {last}"));
    }
    keys
}

/// The first sound of a word: all vowels are one, as are letters that spellings exchange.
fn class(word: &str) -> char {
    match word.chars().next() {
        Some('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'j') | None => 'a',
        Some('c' | 'q' | 'g') => 'k',
        Some('z') => 's',
        Some('v') => 'f',
        Some(letter) => letter,
    }
}

/// The word, and the word without each of its letters.
fn thinner(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().take(12).collect();
    (0..=letters.len()).map(move |left_out| {
        let kept = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
        kept.map(|(_, letter)| letter).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::likeness;
    use super::*;

    #[test]
    fn names_that_are_like_share_a_key() {
        for (left, right) in [
            ("Yahya Rasool", "Yehia Rasoul"),
            ("Omar Qaddari", "Umar Gaddari"),
            ("Bill Hale", "William Hale"),
            ("L. Brandt", "Lena Brandt"),
            ("P. Hale", "Philip Hale"),
            ("Deng Xiao Ping", "Deng Xiaoping"),
            ("Yong Boon Yeo", "Yeo Yong Boon"),
            ("Ana Rivas", "Ana Rivas Soto"),
            ("Oleg Strelchenko", "Oleg Strelshenka"),
            ("Ali Akbar Hashem Rafi", "Akbar Hashem Rafi"),
            ("Queen Elisabet II", "Elizabeth II"),
        ] {
            let (one, other) = (PersonName::new(left), PersonName::new(right));
            assert!(likeness(&one, &other).is_some(), "{left}, {right}");
            assert!(!keys(&one).is_disjoint(&keys(&other)), "{left}, {right}");
        }
    }
}
