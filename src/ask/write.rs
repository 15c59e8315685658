//! An answer for people (a table that fits, Markdown) and for programs (JSON, CSV).

use super::{Answer, Row, Telling};
use crate::export::harmless;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::str::FromStr;

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFormat {
    /// Columns that fit a terminal.
    Table,
    /// A table of Markdown.
    Markdown,
    /// One object: rows by column, with everything they rest on.
    Json,
    /// All columns, a line a row.
    Csv,
}

impl AnswerFormat {
    /// Names on the command line.
    pub const NAMES: &'static [&'static str] = &["table", "markdown", "json", "csv"];
}

impl FromStr for AnswerFormat {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "table" => Ok(Self::Table),
            "markdown" => Ok(Self::Markdown),
            "json" => Ok(Self::Json),
            "csv" => Ok(Self::Csv),
            _ => Err(format!("an answer is written as {}", Self::NAMES.join(", "))),
        }
    }
}

/// Columns that a reader sees in others: the standing names its holder, `told by` the outlet and the day.
const FOLDED: &[&str] = &["holder", "outlet", "published", "article"];

/// Lines of a cell that a table shows unless the whole is asked for.
const LINES: usize = 3;

/// Narrowest column.
const NARROW: usize = 8;

/// Blank columns between two.
const GAP: usize = 2;

/// Tellings that a cell names.
const NAMED: usize = 2;

impl Answer {
    /// The answer in a format; `width` is that of a table, `whole` keeps its cells from being cut.
    pub fn write(&self, format: AnswerFormat, width: usize, whole: bool) -> String {
        match format {
            AnswerFormat::Table => self.table(width, whole),
            AnswerFormat::Markdown => self.markdown(),
            AnswerFormat::Json => {
                let mut text = serde_json::to_string_pretty(&self.to_json()).unwrap_or_default();
                text.push('\n');
                text
            }
            AnswerFormat::Csv => self.csv(),
        }
    }

    /// The answer as one JSON object: `question`, `columns`, `rows` (a member for each column, and `from`: what the row
    /// rests on), `left_out`, `notes`.
    pub fn to_json(&self) -> Value {
        let rows: Vec<Value> = self
            .rows
            .iter()
            .map(|row| {
                let mut object = Map::new();
                for (column, cell) in self.columns.iter().zip(&row.cells) {
                    object.insert(column.clone(), json!(cell));
                }
                object.insert("from".to_owned(), json!(row.from));
                Value::Object(object)
            })
            .collect();
        json!({
            "question": self.question,
            "columns": self.columns,
            "rows": rows,
            "left_out": self.left_out,
            "notes": self.notes,
        })
    }

    fn table(&self, width: usize, whole: bool) -> String {
        let (heading, cells) = self.for_people();
        if cells.is_empty() {
            return String::new();
        }
        let widths = widths(&heading, &cells, width);
        let mut out = String::new();
        let rule: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
        write_row(&heading, &widths, usize::MAX, &mut out);
        write_row(&rule, &widths, usize::MAX, &mut out);
        for (row, cells) in self.rows.iter().zip(&cells) {
            write_row(cells, &widths, if whole { usize::MAX } else { LINES }, &mut out);
            for sentence in sentences(row) {
                for line in wrapped(&sentence, width.saturating_sub(4).max(NARROW)) {
                    let _ = writeln!(out, "    {line}");
                }
            }
        }
        out
    }

    fn markdown(&self) -> String {
        let (mut heading, mut cells) = self.for_people();
        if self.rows.iter().any(|row| row.from.iter().any(|telling| !telling.sentences.is_empty())) {
            heading.push("sentences".to_owned());
            for (row, cells) in self.rows.iter().zip(&mut cells) {
                cells.push(sentences(row).join("\n"));
            }
        }
        let mut out = String::new();
        let line = |cells: &[String], out: &mut String| {
            let cells: Vec<String> = cells.iter().map(|cell| markdown_cell(cell)).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        };
        line(&heading, &mut out);
        let _ = writeln!(out, "|{}", "---|".repeat(heading.len()));
        for cells in &cells {
            line(cells, &mut out);
        }
        out
    }

    fn csv(&self) -> String {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let with_sentences =
            self.rows.iter().any(|row| row.from.iter().any(|telling| !telling.sentences.is_empty()));
        let mut heading: Vec<&str> = self.columns.iter().map(String::as_str).collect();
        heading.push("node");
        if with_sentences {
            heading.push("sentences");
        }
        // Memory takes whatever is written.
        let _ = writer.write_record(&heading);
        for row in &self.rows {
            let mut cells: Vec<String> = row.cells.iter().map(|cell| harmless(cell).into_owned()).collect();
            cells.push(row.from.iter().map(|telling| telling.node.as_str()).collect::<Vec<_>>().join(" "));
            if with_sentences {
                cells.push(harmless(&sentences(row).join("\n")).into_owned());
            }
            let _ = writer.write_record(&cells);
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }

    /// Heading and cells as a reader sees them: what repeats is folded, empty columns left out.
    fn for_people(&self) -> (Vec<String>, Vec<Vec<String>>) {
        let at = |name: &str| self.columns.iter().position(|column| column == name);
        let number = at("number");
        let (standing, holder, when) = (at("standing"), at("holder"), at("when").or_else(|| at("happened")));
        let shown: Vec<usize> = (0..self.columns.len())
            .filter(|&column| !FOLDED.contains(&self.columns[column].as_str()))
            .collect();
        let mut heading: Vec<String> =
            shown.iter().map(|&column| self.columns[column].replace('_', " ")).collect();
        heading.push("told by".to_owned());
        let cells: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| {
                let mut cells: Vec<String> = Vec::new();
                for &column in &shown {
                    let cell = row.cells[column].as_str();
                    cells.push(if Some(column) == number {
                        readable(cell)
                    } else if Some(column) == standing {
                        standing_of(cell, holder.map_or("", |holder| row.cells[holder].as_str()))
                    } else {
                        let is_label = matches!(self.columns[column].as_str(), "event" | "because");
                        let has_day = when.is_some_and(|when| !row.cells[when].is_empty());
                        if is_label && has_day { without_day(cell) } else { cell }.to_owned()
                    });
                }
                cells.push(told_by(&row.from));
                cells
            })
            .collect();
        let kept: Vec<usize> =
            (0..heading.len()).filter(|&column| cells.iter().any(|row| !row[column].is_empty())).collect();
        let only = |row: &[String]| kept.iter().map(|&column| row[column].clone()).collect::<Vec<_>>();
        (only(&heading), cells.iter().map(|row| only(row)).collect())
    }
}

/// A standing with whoever's word it is.
fn standing_of(standing: &str, holder: &str) -> String {
    match (standing, holder) {
        (_, "") => standing.to_owned(),
        ("told", _) => "told".to_owned(),
        ("attributed", holder) => format!("according to {holder}"),
        ("alleged", holder) => format!("alleged by {holder}"),
        (standing, holder) => format!("{standing} ({holder})"),
    }
}

/// A number as a reader takes it in: `4.8 billion`, `12,500`; others as they are.
fn readable(cell: &str) -> String {
    let Ok(number) = cell.parse::<f64>() else { return cell.to_owned() };
    for (size, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        let shown = (number / size).to_string();
        // A number that is not round says more in digits.
        if number >= size && shown.len() <= 6 {
            return format!("{shown} {word}");
        }
    }
    let (whole, fraction) = cell.split_once('.').map_or((cell, None), |(whole, part)| (whole, Some(part)));
    if whole.len() < 5 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return cell.to_owned();
    }
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(part) = fraction {
        grouped.push('.');
        grouped.push_str(part);
    }
    grouped
}

/// The label of an event without its day (`talks held, 2031-W05`), which has a column of its own.
fn without_day(label: &str) -> &str {
    let is_day = |word: &str| {
        word.len() >= 4 && word.bytes().take(4).all(|byte| byte.is_ascii_digit()) && !word.contains(' ')
    };
    label.rsplit_once(", ").filter(|(_, day)| is_day(day)).map_or(label, |(words, _)| words)
}

/// `Harbour Gazette 2024-02-08 and 2 more`.
fn told_by(from: &[Telling]) -> String {
    let told: BTreeSet<(&str, String)> = from
        .iter()
        .map(|telling| {
            let who = if telling.outlet.is_empty() { &telling.article } else { &telling.outlet };
            (telling.published.as_str(), format!("{who} {}", telling.published).trim_end().to_owned())
        })
        .collect();
    let named: Vec<&str> = told.iter().take(NAMED).map(|(_, words)| words.as_str()).collect();
    let more = told.len().saturating_sub(NAMED);
    if more > 0 { format!("{} and {more} more", named.join("; ")) } else { named.join("; ") }
}

/// `“The talks resumed.” (hg-0208, Harbour Gazette, 2024-02-08, 12-31)` for each sentence of a row.
fn sentences(row: &Row) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for telling in &row.from {
        for sentence in &telling.sentences {
            let words = sentence.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let place = [&telling.article, &telling.outlet, &telling.published];
            let place: Vec<&str> =
                place.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            let line = format!("“{words}” ({}, {}-{})", place.join(", "), sentence.begin, sentence.end);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Widths that fit: the widest columns give way first.
fn widths(heading: &[String], cells: &[Vec<String>], width: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = (0..heading.len())
        .map(|column| {
            let below = cells.iter().map(|row| length(&row[column])).max().unwrap_or_default();
            below.max(length(&heading[column]))
        })
        .collect();
    let gaps = GAP * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > width {
        let Some(widest) = widths.iter_mut().max_by_key(|width| **width).filter(|width| **width > NARROW)
        else {
            break;
        };
        *widest -= 1;
    }
    widths
}

fn write_row(cells: &[String], widths: &[usize], most: usize, out: &mut String) {
    let columns: Vec<Vec<String>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, &width)| {
            let mut lines = wrapped(cell, width);
            if lines.len() > most {
                lines.truncate(most);
                if let Some(last) = lines.last_mut() {
                    let kept: String = last.chars().take(width.saturating_sub(1)).collect();
                    *last = format!("{}…", kept.trim_end());
                }
            }
            lines
        })
        .collect();
    let height = columns.iter().map(Vec::len).max().unwrap_or_default();
    for line in 0..height {
        let mut text = String::new();
        for (column, &width) in columns.iter().zip(widths) {
            let part = column.get(line).map_or("", String::as_str);
            let _ = write!(text, "{part}{}", " ".repeat(width.saturating_sub(length(part)) + GAP));
        }
        let _ = writeln!(out, "{}", text.trim_end());
    }
}

/// Text in lines of at most `width` characters, broken between words where that is possible.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut rest: Vec<char> = word.chars().collect();
        loop {
            let line = lines.last().map_or(0, |line| length(line));
            let space = usize::from(line > 0);
            if line + space + rest.len() <= width {
                if let Some(last) = lines.last_mut() {
                    last.extend(std::iter::repeat_n(' ', space).chain(rest));
                }
                break;
            }
            if line > 0 {
                lines.push(String::new());
            } else {
                let tail = rest.split_off(width.max(1).min(rest.len()));
                if let Some(last) = lines.last_mut() {
                    last.extend(rest);
                }
                if tail.is_empty() {
                    break;
                }
                lines.push(String::new());
                rest = tail;
            }
        }
    }
    lines
}

/// Words of an article in a cell of Markdown: shown, never obeyed.
fn markdown_cell(cell: &str) -> String {
    let mut out = String::new();
    for letter in cell.chars() {
        match letter {
            '\n' => out.push_str("<br>"),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '!' => out.extend(['\\', letter]),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::Sentence;
    use super::*;

    fn answer(claim: &str) -> Answer {
        let told = Telling {
            published: "2031-05-02".to_owned(),
            outlet: "Arden Post".to_owned(),
            article: "a1".to_owned(),
            node: "https://example.org/article/a1#ev_1_4".to_owned(),
            sentences: vec![Sentence { begin: 0, end: 9, text: claim.to_owned() }],
        };
        let columns = ["when", "event", "standing", "holder", "outlet"];
        let cells = ["2031-05-02", "talks held, 2031-05-02", "alleged", "Lena Brandt", "Arden Post"];
        Answer {
            columns: columns.map(str::to_owned).to_vec(),
            rows: vec![Row { cells: cells.map(str::to_owned).to_vec(), from: vec![told] }],
            ..Answer::default()
        }
    }

    #[test]
    fn a_table_fits_and_says_whose_word_it_is() {
        let table = answer("The talks were held.").write(AnswerFormat::Table, 60, false);
        assert!(table.lines().all(|line| length(line) <= 60), "{table}");
        assert!(table.contains("alleged by Lena") && table.contains("(a1, Arden Post"), "{table}");
        assert!(!table.contains("held, 2031"), "the day stands once: {table}");
        let narrow = answer("a-word-that-is-longer-than-any-line").write(AnswerFormat::Table, 10, true);
        assert!(narrow.contains("a-word"), "{narrow}");
    }

    #[test]
    fn numbers_are_written_as_people_read_them() {
        for (number, shown) in [
            ("4800000000", "4.8 billion"),
            ("2500", "2500"),
            ("12500", "12,500"),
            ("1234567", "1,234,567"),
            ("97.5", "97.5"),
            ("20 to 30", "20 to 30"),
            ("", ""),
        ] {
            assert_eq!(readable(number), shown);
        }
    }

    #[test]
    fn what_articles_say_does_nothing() {
        let hostile = answer("=HYPERLINK(\"x\") | <script> [a](b)\u{1b}[2J");
        let markdown = hostile.write(AnswerFormat::Markdown, 80, false);
        assert!(
            markdown.contains("\\|") && !markdown.contains("<script>") && !markdown.contains("[a]"),
            "{markdown}"
        );
        assert!(!markdown.contains('\u{1b}'));
        let mut formula = hostile.clone();
        formula.rows[0].cells[1] = "=1+1".to_owned();
        let csv = formula.write(AnswerFormat::Csv, 80, false);
        assert!(csv.contains("'=1+1") && csv.starts_with("when,event"), "{csv}");
        let json = hostile.write(AnswerFormat::Json, 80, false);
        let read: Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(read["rows"][0]["from"][0]["sentences"][0]["begin"], 0);
    }
}
