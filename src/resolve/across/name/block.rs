//! Keys by which names are brought together before they are compared: two names that are like share one.

use super::nickname;
use super::person::PersonName;
use super::sound::skeleton;

/// Hands on the keys of a name, at most a few dozen and some of them twice; a single part has one. A key is made of
/// pieces that stand one after the other.
pub(in crate::resolve::across) fn for_each_key(name: &PersonName, take: &mut impl FnMut(&[&str])) {
    // Written apart or not.
    take(&["c", &skeleton(&name.joined())]);
    let [given, .., family] = &name.parts[..] else { return };
    let (first, first_bones) = (given.text(), given.bones());
    let (last, last_bones) = (family.text(), family.bones());
    // Spellings and initials: the sound of the family name, the first sound of the given name.
    for start in [class(first), class(first_bones)] {
        take(&["s", last_bones, start.encode_utf8(&mut [0; 4])]);
    }
    // Familiar forms before the same family name.
    take(&["n", last, first]);
    nickname::formal(first).for_each(|name| take(&["n", last, name]));
    // One sound more or less in one of two parts, the other equal.
    for_each_thinner(last_bones, &mut |bones| take(&["l", first, bones]));
    for_each_thinner(first_bones, &mut |bones| take(&["f", last, bones]));
    let parts: Vec<&str> = name.parts().collect();
    if let [one, other, third, ..] = parts[..] {
        // The second family name or the first given name left out; the family name first or last.
        take(&["p", one, other]);
        let end = &parts[parts.len() - 3..];
        take(&["e", end[0], end[1], end[2]]);
        let mut sorted = [one, other, third];
        sorted.sort_unstable();
        take(&["o", sorted[0], sorted[1], sorted[2]]);
    } else {
        take(&["p", first, last]);
    }
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
fn for_each_thinner(word: &str, take: &mut impl FnMut(&str)) {
    let letters: Vec<char> = word.chars().take(12).collect();
    let mut kept = String::new();
    for left_out in 0..=letters.len() {
        kept.clear();
        kept.extend(letters.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, letter)| letter));
        take(&kept);
    }
}

#[cfg(test)]
mod tests {
    use super::super::likeness;
    use super::*;
    use std::collections::BTreeSet;

    fn keys(name: &PersonName) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        for_each_key(name, &mut |pieces| {
            keys.insert(pieces.join(" "));
        });
        keys
    }

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
