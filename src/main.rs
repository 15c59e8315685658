//! The command line.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the command line is what prints")]

use anyhow::{Context, bail};
use dateline::language::syntax::{Model, conllu, train};
use std::fs::File;
use std::io::{BufWriter, stdout};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("conllu") => {
            let mut model = None;
            let mut path = None;
            let mut rest = arguments.iter().skip(1);
            while let Some(argument) = rest.next() {
                match argument.as_str() {
                    "--model" => model = Some(std::fs::read(rest.next().context("--model FILE")?)?),
                    _ => path = Some(argument),
                }
            }
            let read = model.map(|bytes| Model::read(&bytes)).transpose()?;
            let model = read.as_ref().unwrap_or_else(|| Model::embedded());
            let file = File::open(path.context("conllu FILE")?)?;
            Ok(conllu::annotate_conllu(model, conllu::plain(file)?, BufWriter::new(stdout().lock()))?)
        }
        Some("train") => train_model(&arguments),
        _ => {
            bail!("usage: dateline conllu [--model FILE] FILE | train --treebank FILE --dev FILE --out FILE")
        }
    }
}

fn train_model(arguments: &[String]) -> anyhow::Result<()> {
    let (mut treebanks, mut dev, mut out) = (Vec::new(), Vec::new(), None);
    let mut options = train::Options::default();
    let mut kind = "";
    for argument in arguments.iter().skip(1) {
        if argument.starts_with("--") {
            kind = argument;
            continue;
        }
        let read = || -> anyhow::Result<_> {
            let file = File::open(argument).with_context(|| argument.clone())?;
            conllu::read(conllu::plain(file)?).with_context(|| argument.clone())
        };
        match kind {
            "--treebank" => treebanks.push(read()?),
            "--dev" => dev.push(read()?),
            "--out" => out = Some(argument),
            "--tagger-passes" => options.tagger_passes = argument.parse()?,
            "--parser-passes" => options.parser_passes = argument.parse()?,
            "--folds" => options.folds = argument.parse()?,
            "--tagger-least" => options.tagger_least = argument.parse()?,
            "--moves-least" => options.moves_least = argument.parse()?,
            "--labels-least" => options.labels_least = argument.parse()?,
            "--copies" => options.copies = argument.parse()?,
            "--exploration" => options.exploration = argument.parse()?,
            "--seed" => options.seed = argument.parse()?,
            other => bail!("unknown option {other}"),
        }
    }
    let trained = train::train(&treebanks, &dev, &options, &|step| eprintln!("{step:?}"))?;
    for scores in &trained.scores {
        println!("{scores}");
    }
    println!("{} bytes", trained.bytes.len());
    std::fs::write(out.context("--out FILE")?, &trained.bytes)?;
    Ok(())
}
