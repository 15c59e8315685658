//! Number words of English.
//!
//! Source: the closed class of English numerals (Quirk et al., *A Comprehensive Grammar of the English Language*, 6.63).

/// Cardinals with their values. `hundred` and larger multiply what stands before them.
pub const CARDINALS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("thousand", 1000),
];

/// Ordinals up to 31, the days of a month, with their values.
pub const ORDINALS: &[(&str, u8)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
];

/// Names of the decades of a century: `the nineties`.
pub const DECADES: &[(&str, i16)] = &[
    ("twenties", 1920),
    ("thirties", 1930),
    ("forties", 1940),
    ("fifties", 1950),
    ("sixties", 1960),
    ("seventies", 1970),
    ("eighties", 1980),
    ("nineties", 1990),
];

/// Whether `word` (in any case) is a cardinal, the words of a compound joined by hyphens: `Eleven`, `Forty-one`.
pub fn is_number_word(word: &str) -> bool {
    let known = |part: &str| CARDINALS.iter().any(|(name, _)| part.eq_ignore_ascii_case(name));
    !word.is_empty() && word.split('-').all(known)
}

#[cfg(test)]
mod tests {
    use super::is_number_word;

    #[test]
    fn compounds_are_numbers_too() {
        assert!(is_number_word("Eleven") && is_number_word("Forty-one"));
        assert!(!is_number_word("Often") && !is_number_word("-") && !is_number_word(""));
    }
}
