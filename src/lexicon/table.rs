//! Tables of words: lines of columns separated by tabs, `#` before a comment.

/// A line of a table that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct TableError {
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong and what to write instead.
    pub problem: String,
}

/// The lines of a table with `N` columns, each with its number from 1; empty lines and comments are left out.
pub(super) fn rows<const N: usize>(
    text: &str,
) -> impl Iterator<Item = Result<(usize, [&str; N]), TableError>> {
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')).map(
        |(number, line)| {
            let line_number = number + 1;
            let columns: Vec<&str> = line.split('\t').collect();
            let count = columns.len();
            let problem = || format!("{count} columns, write {N} separated by tabs (`-` for an empty one)");
            let columns =
                columns.try_into().map_err(|_| TableError { line: line_number, problem: problem() })?;
            Ok((line_number, columns))
        },
    )
}

/// The words of one column, as written between commas.
pub(super) fn words(column: &str) -> impl Iterator<Item = &str> {
    column.split(',').map(str::trim).filter(|word| !word.is_empty())
}
