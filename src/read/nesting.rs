//! How deep brackets of a text lie in each other: parsers that call themselves for each would run out of stack.

/// Deepest brackets that are read. Graphs and queries of people nest some ten deep (our choice).
pub const DEEPEST: usize = 100;

/// Deepest brackets of a query, and its operators that can each make one more level of its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Nesting {
    /// Deepest brackets, `<<` included; a run of signs before a value (`!!!`, `- - -`, `^^^`) counts as so many.
    pub depth: usize,
    /// Line of the deepest, from 1.
    pub line: usize,
    /// Brackets that open and operators, all together.
    pub parts: usize,
}

/// Measures Turtle, TriG, N-Triples, N-Quads, JSON or SPARQL; what stands in strings, names in `<...>` and comments does
/// not count. Never fails: what is wrong with the text is for its parser to say.
///
/// ```
/// use dateline::read::nesting;
/// assert_eq!(nesting(b"<a> <b> ( ( 1 \"((\" ) ) . # ((").depth, 2);
/// ```
pub fn nesting(text: &[u8]) -> Nesting {
    let (mut found, mut depth, mut signs, mut line, mut at) = (Nesting::default(), 0_usize, 0_usize, 1, 0);
    while let Some(&byte) = text.get(at) {
        let rest = &text[at..];
        let mut length = 1;
        match byte {
            b'\n' => line += 1,
            b'\\' => length = 2,
            b'#' => length = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len()),
            b'"' | b'\'' => {
                length = string(rest);
                line += rest[..length].split(|&byte| byte == b'\n').count() - 1;
            }
            b'<' if rest.starts_with(b"<<") => (depth, length) = (depth + 1, 2),
            b'>' if rest.starts_with(b">>") => (depth, length) = (depth.saturating_sub(1), 2),
            b'<' => length = name(rest),
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_sign = matches!(byte, b'!' | b'-' | b'+' | b'^');
        signs = if is_sign {
            signs + 1
        } else if byte.is_ascii_whitespace() {
            signs
        } else {
            0
        };
        let opens = matches!(byte, b'(' | b'[' | b'{') || byte == b'<' && length == 2;
        found.parts += usize::from(opens || is_sign || matches!(byte, b'|' | b'&' | b'*' | b'/' | b'='));
        if depth + signs > found.depth {
            (found.depth, found.line) = (depth + signs, line);
        }
        at += length;
    }
    found
}

/// Bytes of the string at the start of `text`, with its quotation marks.
fn string(text: &[u8]) -> usize {
    let mark = text[0];
    let long = [mark; 3];
    let closing: &[u8] = if text.starts_with(&long) { &long } else { &long[..1] };
    let mut at = closing.len();
    while at < text.len() {
        if text[at] == b'\\' {
            at += 2;
        } else if text[at..].starts_with(closing) {
            return at + closing.len();
        } else if text[at] == b'\n' && closing.len() == 1 {
            // Such a string ends with its line, if only in error.
            return at;
        } else {
            at += 1;
        }
    }
    text.len()
}

/// Bytes of the name in `<...>` at the start of `text`; 1 where it is only a sign.
fn name(text: &[u8]) -> usize {
    let ends =
        |byte: &u8| matches!(byte, b'>' | b'<' | b'"' | b'{' | b'}' | b'|' | b'^' | b'`') || *byte <= b' ';
    match text.iter().skip(1).position(ends) {
        Some(length) if text[length + 1] == b'>' => length + 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_brackets_are_counted() {
        for (text, depth) in [
            ("", 0),
            ("{ ?s ?p ( 1 2 ) }", 2),
            ("<< << a >> >>", 2),
            ("<http://a.example/((> \"((\" 'it\\'s ((' # ((\n [", 1),
            ("\"\"\"\n((\"(\"\"\" (", 1),
            ("FILTER (?a < 3 && ?b > 2)", 1),
            ("!!!(- - ?x)", 3),
            ("{\"a\": [{\"b\": \"}}}[[\"}]}", 3),
        ] {
            assert_eq!(nesting(text.as_bytes()).depth, depth, "{text}");
        }
    }

    #[test]
    fn the_line_of_the_deepest_is_named() {
        assert_eq!(nesting(b"(\n(\n(\n)))").line, 3);
        assert_eq!(nesting("(".repeat(9).as_bytes()).parts, 9);
    }
}
