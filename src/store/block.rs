//! Some subjects of a file, without the others being parsed.

/// A file of one graph as [`to_trig`](crate::graph::to_trig) writes it, with those subjects alone in whose lines `word` stands.
///
/// Prefixes and the name of the graph stand in lines without a tab, subjects in lines with one, what is said of them in lines
/// with two; no line ends within a word.
pub(super) fn subjects_with(bytes: &[u8], word: &str) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let (mut kept, mut subject) = (String::new(), 0..0);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_more = line.starts_with("\t\t");
        if !is_more {
            keep(&mut kept, text.get(subject).unwrap_or_default(), word);
            subject = at..at;
            if !line.starts_with('\t') {
                kept.push_str(line);
            }
        }
        at += line.len();
        if line.starts_with('\t') {
            subject.end = at;
        }
    }
    keep(&mut kept, text.get(subject).unwrap_or_default(), word);
    kept.into_bytes()
}

fn keep(kept: &mut String, subject: &str, word: &str) {
    if subject.contains(word) {
        kept.push_str(subject);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_stand_with_all_that_is_said_of_them() {
        let file = "@prefix a: <https://a.example/> .\na:g {\n\ta:x a a:Sentence ;\n\t\ta:says \"a\\n\tb\"@en .\n\ta:y a:is 1 .\n\ta:z a:is 2 ;\n\t\ta a:Sentence .\n}\n";
        let expected = "@prefix a: <https://a.example/> .\na:g {\n\ta:x a a:Sentence ;\n\t\ta:says \"a\\n\tb\"@en .\n\ta:z a:is 2 ;\n\t\ta a:Sentence .\n}\n";
        assert_eq!(String::from_utf8(subjects_with(file.as_bytes(), "a:Sentence")).expect("text"), expected);
        assert_eq!(subjects_with(b"", "a"), b"");
    }
}
