//! CoNLL-U, the format of treebanks (<https://universaldependencies.org/format.html>), plain or gzip.

use super::labels::UnknownLabel;
use super::{Analysis, Model, Relation, Upos, Xpos};
use flate2::bufread::MultiGzDecoder;
use std::io::{self, BufRead, BufReader, Read, Write};

/// A word of a treebank with its gold annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word as written.
    pub form: String,
    /// What annotators say about it.
    pub gold: Analysis,
}

/// Words of one sentence; multiword ranges and empty nodes are left out.
pub type Sentence = Vec<Word>;

/// A file that is not CoNLL-U, or cannot be read or written. Lines count from 1.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConlluError {
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A line that is no comment, word, range, empty node or end of a sentence.
    #[error("line {line}: a word has ten columns separated by tabs")]
    Columns {
        /// Its number.
        line: usize,
    },
    /// A tag or relation that is not known.
    #[error("line {line}")]
    Label {
        /// Its number.
        line: usize,
        /// The name.
        source: UnknownLabel,
    },
    /// Heads that do not make a tree with one root.
    #[error("line {line}: the heads of the sentence before this line are no tree with one root")]
    NoTree {
        /// The line after the sentence.
        line: usize,
    },
}

/// A reader of plain text, whether `reader` is compressed with gzip or not.
///
/// # Errors
///
/// When the first bytes cannot be read.
pub fn plain(reader: impl Read + 'static) -> io::Result<Box<dyn BufRead>> {
    let mut reader = BufReader::new(reader);
    let zipped = reader.fill_buf()?.starts_with(&[0x1F, 0x8B]);
    Ok(if zipped { Box::new(BufReader::new(MultiGzDecoder::new(reader))) } else { Box::new(reader) })
}

/// Reads the annotated sentences of a treebank.
///
/// # Errors
///
/// At the first line that cannot be read, or sentence that is no tree.
pub fn read(reader: impl BufRead) -> Result<Vec<Sentence>, ConlluError> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::new();
    let mut last = 0;
    for (line, text) in (1..).zip(reader.lines()) {
        let text = text?;
        last = line;
        if text.trim().is_empty() {
            finish(&mut sentence, &mut sentences, line)?;
        } else if let Row::Word(columns) = row(&text, line)? {
            sentence.push(word(&columns, line)?);
        }
    }
    finish(&mut sentence, &mut sentences, last + 1)?;
    Ok(sentences)
}

/// Annotates the words of `reader` anew: UPOS, XPOS, LEMMA, HEAD, DEPREL. Features and enhanced graphs are emptied; all
/// else (comments, forms, multiword ranges, empty nodes, MISC) is copied.
///
/// # Errors
///
/// When a line is no CoNLL-U, or reading or writing fails.
pub fn annotate_conllu(
    model: &Model,
    reader: impl BufRead,
    mut writer: impl Write,
) -> Result<(), ConlluError> {
    let mut lines: Vec<String> = Vec::new();
    let mut last = 0;
    for (line, text) in (1..).zip(reader.lines()) {
        let text = text?;
        last = line;
        let ends = text.trim().is_empty();
        lines.push(text);
        if ends {
            annotate_lines(model, &lines, line + 1 - lines.len(), &mut writer)?;
            lines.clear();
        }
    }
    annotate_lines(model, &lines, last + 1 - lines.len(), &mut writer)?;
    writer.flush()?;
    Ok(())
}

fn annotate_lines(
    model: &Model,
    lines: &[String],
    first: usize,
    writer: &mut impl Write,
) -> Result<(), ConlluError> {
    let rows = lines.iter().zip(first..).map(|(text, line)| row(text, line));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    let words: Vec<&str> = rows.iter().filter_map(Row::form).collect();
    let mut analyses = model.annotate(&words).into_iter();
    for (row, text) in rows.iter().zip(lines) {
        let columns = match row {
            Row::Word(columns) => columns,
            Row::Other => {
                writeln!(writer, "{text}")?;
                continue;
            }
        };
        if let Some(Analysis { upos, xpos, lemma, head, relation }) = analyses.next() {
            let (id, form, misc) = (columns[0], columns[1], columns[9]);
            let head = head.map_or(0, |head| head + 1);
            writeln!(writer, "{id}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\t{misc}")?;
        }
    }
    Ok(())
}

enum Row<'a> {
    Word([&'a str; 10]),
    /// A comment, a range, an empty node or an empty line.
    Other,
}

impl<'a> Row<'a> {
    fn form(&self) -> Option<&'a str> {
        match self {
            Self::Word(columns) => Some(columns[1]),
            Self::Other => None,
        }
    }
}

fn row(text: &str, line: usize) -> Result<Row<'_>, ConlluError> {
    if text.starts_with('#') || text.trim().is_empty() {
        return Ok(Row::Other);
    }
    let mut columns = [""; 10];
    let mut cells = text.split('\t');
    for column in &mut columns {
        *column = cells.next().ok_or(ConlluError::Columns { line })?;
    }
    let id = columns[0];
    if cells.next().is_some() || !id.starts_with(|first: char| first.is_ascii_digit()) {
        return Err(ConlluError::Columns { line });
    }
    Ok(if id.contains(['-', '.']) { Row::Other } else { Row::Word(columns) })
}

fn word(columns: &[&str; 10], line: usize) -> Result<Word, ConlluError> {
    let label = |source| ConlluError::Label { line, source };
    let upos: Upos = columns[3].parse().map_err(label)?;
    let xpos: Xpos = columns[4].parse().map_err(label)?;
    let relation: Relation = columns[7].parse().map_err(label)?;
    let head: usize = columns[6].parse().map_err(|_| ConlluError::Columns { line })?;
    let gold = Analysis { upos, xpos, lemma: columns[2].to_owned(), head: head.checked_sub(1), relation };
    Ok(Word { form: columns[1].to_owned(), gold })
}

fn finish(sentence: &mut Sentence, sentences: &mut Vec<Sentence>, line: usize) -> Result<(), ConlluError> {
    if sentence.is_empty() {
        return Ok(());
    }
    if !is_tree(sentence) {
        return Err(ConlluError::NoTree { line });
    }
    sentences.push(std::mem::take(sentence));
    Ok(())
}

fn is_tree(sentence: &Sentence) -> bool {
    let head = |at: usize| sentence.get(at).map(|word| word.gold.head);
    let rooted = |start: usize| {
        let mut at = start;
        for _ in 0..sentence.len() {
            match head(at) {
                Some(Some(above)) => at = above,
                Some(None) => return true,
                None => return false,
            }
        }
        false
    };
    sentence.iter().filter(|word| word.gold.head.is_none()).count() == 1 && (0..sentence.len()).all(rooted)
}
