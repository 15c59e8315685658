//! Learns the weights of `src/language/en/name_weights.tsv` from annotated names: the entities of GUM (its train file) and
//! JSON Lines with `text` and `entities`, each with `start`, `end` (code points), `type` and `kind`; see the model card.
//!
//! ```sh
//! cargo run --release --example train_names -- gum-train.conllu.gz crossner.jsonl > src/language/en/name_weights.tsv
//! cargo run --release --example train_names -- --folds 5 gum-train.conllu.gz crossner.jsonl
//! ```
//!
//! With `--folds N` every Nth document is left out in turn, and how well it is told then is printed instead.
#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use dateline::extract::Knowledge;
use dateline::extract::name::train::{Annotated, Entity, cross_validate, train};
use dateline::language::syntax::conllu;
use dateline::model::{ByteSpan, EntityType};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::BufRead;

const HEAD: &str =
    "# Weights of features of names: feature, then PERSON, ORG, PLACE, OTHER. Made by examples/train_names.rs
# from the documents named in MODEL_CARD.md; licence CC BY-SA 4.0, see LICENSE-MODEL.";

/// A sentence's words: form, whether a space follows, the last column.
type Word = (String, bool, String);

/// An entity that has begun: its number, its first word, its class, the places of its head words.
type Open = (usize, EntityType, Vec<usize>);

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    let folds = if paths.first().is_some_and(|first| first == "--folds") {
        paths.remove(0);
        Some(paths.remove(0).parse::<usize>()?)
    } else {
        None
    };
    if paths.is_empty() {
        return Err("usage: train_names [--folds N] GUM-TRAIN.conllu.gz [NAMES.jsonl ...]".into());
    }
    let mut documents = Vec::new();
    for path in &paths {
        let lines = conllu::plain(File::open(path)?)?;
        let mut read = if path.contains(".jsonl") { read_lines(lines)? } else { read(lines)? };
        for document in &mut read {
            document.source.clone_from(path);
        }
        documents.append(&mut read);
    }
    let Some(folds) = folds else {
        println!("{HEAD}");
        print!("{}", train(&documents, &Knowledge::default()));
        return Ok(());
    };
    let mut all: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for ((source, class), found) in cross_validate(&documents, &Knowledge::default(), folds) {
        println!("{}", line(&source, class.as_str(), [found.gold, found.said, found.right]));
        if class != EntityType::Other {
            let sum = all.entry(source).or_default();
            sum.iter_mut().zip([found.gold, found.said, found.right]).for_each(|(sum, count)| *sum += count);
        }
    }
    for (source, counts) in &all {
        println!("{}", line(source, "all three", *counts));
    }
    Ok(())
}

/// Precision, recall and F1 of one class, in per cent.
fn line(source: &str, class: &str, [gold, said, right]: [usize; 3]) -> String {
    let part = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
    let f1 = 200.0 * right as f64 / (gold + said).max(1) as f64;
    format!("{source} {class} precision {:.1} recall {:.1} F1 {f1:.1} of {gold}", part(said), part(gold))
}

/// A line of JSON Lines.
#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    annotated: Vec<[usize; 2]>,
    entities: Vec<Marked>,
}

/// A marked mention.
#[derive(Deserialize)]
struct Marked {
    start: usize,
    end: usize,
    r#type: String,
    #[serde(default)]
    kind: Option<String>,
}

/// The documents of a file of JSON Lines; only names are taken.
fn read_lines(lines: impl BufRead) -> Result<Vec<Annotated>, Box<dyn Error>> {
    let mut documents = Vec::new();
    for line in lines.lines() {
        let line: Line = serde_json::from_str(&line?)?;
        let mut bytes: Vec<usize> = line.text.char_indices().map(|(byte, _)| byte).collect();
        bytes.push(line.text.len());
        let span = |start: usize, end: usize| Some(ByteSpan::new(*bytes.get(start)?, *bytes.get(end)?));
        let names =
            line.entities.iter().filter(|mention| mention.kind.as_deref().is_none_or(|kind| kind == "NAM"));
        let entities = names.filter_map(|mention| {
            let mut span = span(mention.start, mention.end)?;
            if let Some(rest) =
                span.of(&line.text).strip_prefix("the ").or_else(|| span.of(&line.text).strip_prefix("The "))
            {
                span = ByteSpan::new(span.end - rest.len(), span.end);
            }
            Some(Entity { span, heads: Vec::new(), class: class_of(&mention.r#type.to_lowercase()) })
        });
        let entities = entities.collect();
        let whole = line.annotated.iter().filter_map(|part| span(part[0], part[1])).collect();
        documents.push(Annotated { text: line.text, entities, whole, ..Annotated::default() });
    }
    Ok(documents)
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
        "organization" | "org" => EntityType::Org,
        "place" => EntityType::Place,
        _ => EntityType::Other,
    }
}
