//! Abbreviations that keep their full stop.
//!
//! Source: our choice, from the usage guides of news agencies; extended when a score or a reader shows a miss.

/// Before a name: never the end of a sentence.
const TITLES: &[&str] = &[
    "adm", "amb", "assn", "bros", "brig", "capt", "cmdr", "col", "cpl", "dr", "fr", "gen", "gov", "hon",
    "lt", "maj", "messrs", "mr", "mrs", "ms", "mt", "pres", "prof", "rep", "reps", "rev", "sen", "sens",
    "sgt", "ste", "supt", "st", "vs", "v",
];

/// After a name, or anywhere: the end of a sentence only where the next word begins one.
const OTHERS: &[&str] = &[
    "al", "approx", "apr", "aug", "ave", "blvd", "calif", "co", "colo", "conn", "corp", "ct", "dec", "dept",
    "est", "etc", "feb", "fig", "fla", "ft", "ga", "ill", "inc", "ind", "jan", "jr", "kan", "ky", "la",
    "ltd", "md", "mass", "mich", "minn", "mo", "nev", "nov", "oct", "okla", "ore", "pa", "plc", "pp", "rd",
    "sept", "sep", "sr", "tel", "tenn", "tex", "univ", "va", "vol", "vt", "wash", "wis",
];

/// Whether a stop right after `word` belongs to it: a known abbreviation, an initial, or letters with stops between.
pub fn keeps_stop(word: &str) -> bool {
    let last = word.rsplit(['-', '–', '/']).next().unwrap_or(word);
    if last.is_empty() || last.contains(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    if single(last) {
        return last.chars().all(char::is_uppercase);
    }
    if last.contains('.') {
        return last.split('.').all(single);
    }
    // `no.` is mostly the answer, `sun.` and `mar.` mostly words: only capitalised, and only before a digit would they count.
    let lower = last.to_lowercase();
    let lower = lower.as_str();
    (TITLES.contains(&lower) || OTHERS.contains(&lower))
        && (last.starts_with(char::is_uppercase) || matches!(lower, "etc" | "vs" | "v" | "approx" | "est"))
}

/// Whether `token` (with its stop) stands before a name, so that no sentence ends with it.
pub fn is_title(token: &str) -> bool {
    let word = token.trim_end_matches('.');
    TITLES.contains(&word.to_lowercase().as_str())
}

/// Whether `token` is an initial with its stop: `J.`
pub fn is_initial(token: &str) -> bool {
    token.len() == 2 && token.ends_with('.') && token.starts_with(|letter: char| letter.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_keep_their_stop_and_words_do_not() {
        for word in ["Mr", "U.S", "a.m", "J", "Inc", "Sept", "etc"] {
            assert!(keeps_stop(word), "{word}");
        }
        for word in ["said", "no", "ill", "la", "a", "2024", "mass"] {
            assert!(!keeps_stop(word), "{word}");
        }
    }
}
