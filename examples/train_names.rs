//! Learns the weights of `src/language/en/name_weights.tsv` from the entities of GUM (its train file, see the model card).
//!
//! ```sh
//! cargo run --release --example train_names -- gum-train.conllu.gz > src/language/en/name_weights.tsv
//! ```
#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use dateline::extract::Knowledge;
use dateline::extract::name::train::{Annotated, Entity, train};
use dateline::language::syntax::conllu;
use dateline::model::{ByteSpan, EntityType};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::BufRead;

const HEAD: &str = "# Weights of features of names: feature, then PERSON, ORG, PLACE, OTHER. Made by examples/train_names.rs
# from the train documents of UD_English-GUM named in MODEL_CARD.md; licence CC BY-SA 4.0, see LICENSE-MODEL.";

/// A sentence's words: form, whether a space follows, the last column.
type Word = (String, bool, String);

/// An entity that has begun: its number, its first word, its class, the places of its head words.
type Open = (usize, EntityType, Vec<usize>);

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: train_names GUM-TRAIN.conllu.gz")?;
    let documents = read(conllu::plain(File::open(path)?)?)?;
    println!("{HEAD}");
    print!("{}", train(&documents, &Knowledge::default()));
    Ok(())
}

/// The documents of a treebank with the `Entity` attribute of GUM.
fn read(lines: impl BufRead) -> Result<Vec<Annotated>, Box<dyn Error>> {
    let mut documents: Vec<Annotated> = Vec::new();
    let mut open: BTreeMap<String, Vec<Open>> = BTreeMap::new();
    let mut sentence: Vec<Word> = Vec::new();
    // The rest of a word that is cut in several (`don't`), and the number of its last part.
    let mut whole: Option<(String, bool, usize)> = None;
    for line in lines.lines() {
        let line = line?;
        if line.starts_with("# newdoc") {
            documents.push(Annotated::default());
            open.clear();
        } else if line.is_empty() {
            if let Some(document) = documents.last_mut() {
                add(document, &std::mem::take(&mut sentence), &mut open);
            }
        } else if !line.starts_with('#') {
            let columns: Vec<&str> = line.split('\t').collect();
            let [number, form, .., misc] = columns.as_slice() else { continue };
            let space = !misc.contains("SpaceAfter=No");
            if let Some((_, last)) = number.split_once('-') {
                whole = Some(((*form).to_owned(), space, last.parse()?));
            } else if !number.contains('.') {
                let (form, space) = match whole.take() {
                    Some((rest, space, last)) if number.parse() == Ok(last) => (rest, space),
                    Some((rest, space, last)) => {
                        let part: String = rest.chars().take(form.chars().count()).collect();
                        whole = Some((rest.chars().skip(form.chars().count()).collect(), space, last));
                        (part, false)
                    }
                    None => ((*form).to_owned(), space),
                };
                sentence.push((form, space, (*misc).to_owned()));
            }
        }
    }
    Ok(documents)
}

/// Adds a sentence to its document, with the entities that end in it.
fn add(document: &mut Annotated, sentence: &[Word], open: &mut BTreeMap<String, Vec<Open>>) {
    let mut spans = Vec::new();
    for (form, space, _) in sentence {
        let start = document.text.len();
        document.text.push_str(form);
        spans.push(ByteSpan::new(start, document.text.len()));
        document.text.push_str(if *space { " " } else { "" });
    }
    document.text.push('\n');
    for (at, (_, _, misc)) in sentence.iter().enumerate() {
        let marks = misc.split('|').find_map(|part| part.strip_prefix("Entity=")).unwrap_or_default();
        for mark in marks.split_inclusive(')').flat_map(parts) {
            if let Some(begun) = mark.strip_prefix('(') {
                let fields: Vec<&str> = begun.trim_end_matches(')').split('-').collect();
                let [number, class, rest @ ..] = fields.as_slice() else { continue };
                let heads =
                    rest.iter().find(|field| field.chars().all(|sign| sign.is_ascii_digit() || sign == ','));
                let heads = heads.map_or_else(Vec::new, |heads| {
                    heads
                        .split(',')
                        .filter_map(|head| head.parse::<usize>().ok())
                        .filter_map(|head| (at + head).checked_sub(1))
                        .collect()
                });
                open.entry((*number).to_owned()).or_default().push((at, class_of(class), heads));
                if mark.ends_with(')') {
                    close(document, number, at, &spans, open);
                }
            } else {
                close(document, mark.trim_end_matches(')'), at, &spans, open);
            }
        }
    }
}

/// The marks in a piece of the attribute that ends at a closing bracket: `(1-person(2-place-...)`, `1)`.
fn parts(piece: &str) -> Vec<String> {
    let mut marks: Vec<String> = Vec::new();
    for sign in piece.chars() {
        match marks.last_mut() {
            Some(mark) if sign != '(' => mark.push(sign),
            _ => marks.push(sign.to_string()),
        }
    }
    marks
}

/// Ends the entity that began last under `number`.
fn close(
    document: &mut Annotated,
    number: &str,
    at: usize,
    spans: &[ByteSpan],
    open: &mut BTreeMap<String, Vec<Open>>,
) {
    if let Some((start, class, heads)) = open.get_mut(number).and_then(Vec::pop) {
        let heads = heads.into_iter().filter_map(|head| spans.get(head).copied()).collect();
        if let (Some(first), Some(last)) = (spans.get(start), spans.get(at)) {
            document.entities.push(Entity { span: first.cover(last), heads, class });
        }
    }
}

fn class_of(name: &str) -> EntityType {
    match name {
        "person" => EntityType::Person,
        "organization" => EntityType::Org,
        "place" => EntityType::Place,
        _ => EntityType::Other,
    }
}
