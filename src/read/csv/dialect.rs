//! How a table is written: what stands between its cells, and how a quotation mark stands inside one.

/// The marks of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// Between cells.
    pub(super) delimiter: u8,
    /// Before a quotation mark inside a cell, where it is not written twice: `\"`.
    pub(super) escape: Option<u8>,
    /// Whether the first line only names the delimiter, as Excel writes it: `sep=;`.
    pub(super) has_separator_line: bool,
}

impl Dialect {
    /// Read from the start of a table; `delimiter` where it is known.
    pub(super) fn of(start: &[u8], delimiter: Option<u8>) -> Self {
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        let line = start.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
        let named = match line.trim_ascii_end() {
            [s, e, p, b'=', mark] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => Some(*mark),
            _ => None,
        };
        let delimiter = named.or(delimiter).unwrap_or_else(|| most_frequent(line));
        let escape = has_escapes(start, delimiter).then_some(b'\\');
        Self { delimiter, escape, has_separator_line: named.is_some() }
    }
}

/// The mark that a line has most of: comma, semicolon, tab or bar.
fn most_frequent(line: &[u8]) -> u8 {
    let count = |mark: &u8| line.split(|byte| byte == mark).count();
    let marks = [b'|', b'\t', b';', b','];
    marks.into_iter().max_by_key(count).unwrap_or(b',')
}

/// Whether a backslash stands before a quotation mark that cannot end a cell, as databases write it: `"She said \"no\" to it"`.
fn has_escapes(start: &[u8], delimiter: u8) -> bool {
    let ends = |next: u8| next == delimiter || matches!(next, b'\n' | b'\r' | b'"');
    start.windows(3).any(|three| matches!(three, [b'\\', b'"', next] if !ends(*next)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(start: &str, delimiter: u8, escape: Option<u8>, has_separator_line: bool) {
        assert_eq!(
            Dialect::of(start.as_bytes(), None),
            Dialect { delimiter, escape, has_separator_line },
            "{start}"
        );
    }

    #[test]
    fn the_mark_between_cells_is_the_one_the_first_line_has_most_of() {
        check("id,text\n1;2;3", b',', None, false);
        check("id;text,x;url", b';', None, false);
        check("id\ttext\r1,2,3,4", b'\t', None, false);
        check("text", b',', None, false);
        check("\u{feff}sep=;\r\nid;text", b';', None, true);
    }

    #[test]
    fn a_backslash_escapes_where_quotation_marks_could_not_stand_otherwise() {
        check("id,text\n1,\"She said \\\"no\\\" to it.\"", b',', Some(b'\\'), false);
        check("id,text\n\"C:\\dir\\\",\"a\"\"b\"", b',', None, false);
    }
}
