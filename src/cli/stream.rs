//! `dateline extract` for one article after the other: what workers of any number on any machine do, each by itself.
//!
//! A line in is one line out, in order; a line that is refused is answered by an error and fails nothing.

use super::args::{Args, Extract, ExtractFormat};
use super::{Outcome, input, output};
use anyhow::Context as _;
use dateline::export::{self, Source, jsonl};
use dateline::extract::Knowledge;
use dateline::graph::{GraphOptions, article_graph};
use dateline::model::Reading;
use dateline::pipeline;
use dateline::read::{self, ReadError};
use dateline::resolve::Decisions;
use dateline::store::{DigestLine, GraphFolder};
use rayon::prelude::*;
use std::cell::Cell;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;

/// What answers an article.
pub(crate) struct Worker<'w> {
    format: ExtractFormat,
    all: bool,
    knowledge: &'w Knowledge,
    decisions: &'w Decisions,
    options: GraphOptions,
    graphs: Option<GraphFolder>,
}

impl<'w> Worker<'w> {
    pub(crate) fn new(
        extract: &Extract,
        knowledge: &'w Knowledge,
        decisions: &'w Decisions,
        options: GraphOptions,
    ) -> Self {
        let graphs = extract.graphs.as_deref().map(|folder| GraphFolder::new(folder, &options.base));
        Self { format: extract.format, all: extract.all, knowledge, decisions, options, graphs }
    }

    /// What is written of an article, with the line break at its end.
    fn answer(&self, reading: &Reading) -> anyhow::Result<String> {
        let quads = if self.graphs.is_some() || self.format == ExtractFormat::Nq {
            article_graph(reading, &self.options)
        } else {
            Vec::new()
        };
        let graphs =
            self.graphs.as_ref().map(|folder| folder.put(&reading.digest.key, &quads)).transpose()?;
        Ok(match self.format {
            ExtractFormat::Jsonl => {
                let digests = std::slice::from_ref(&reading.digest);
                let resolution = pipeline::resolve(digests, self.knowledge, self.decisions);
                jsonl::line(reading, 0, &resolution, self.all) + "\n"
            }
            ExtractFormat::Digest => {
                let Self { options, .. } = self;
                DigestLine::new(&options.base, &options.run, graphs, &reading.digest).write() + "\n"
            }
            ExtractFormat::Nq => {
                let mut out = Vec::new();
                let source = Source::of_quads(&quads, &self.options.base);
                export::write(export::format("nq")?, &source, &mut out)?;
                String::from_utf8(out).context("N-Quads are UTF-8")?
            }
        })
    }

    /// What stands in the place of an article that was refused.
    fn refusal(&self, id: Option<&str>, message: &str, number: usize) -> String {
        match self.format {
            ExtractFormat::Jsonl | ExtractFormat::Digest => jsonl::error_line(id, message, number) + "\n",
            // A comment of N-Quads ends with its line.
            ExtractFormat::Nq => format!("# refused: {}\n", message.replace(['\n', '\r'], " ")),
        }
    }

    /// Answers line by line, until no line is left or nobody reads the answers.
    pub(crate) fn lines(&self, extract: &Extract, args: &Args) -> anyhow::Result<Outcome> {
        let options = input::options(&extract.inputs)?;
        let mut out = output::results();
        let (mut answered, mut refused, mut broken) = (0_usize, 0_usize, false);
        let mut written: anyhow::Result<()> = Ok(());
        let stopped = Cell::new(false);
        for path in input::paths(&extract.inputs)? {
            let piped = path == Path::new("-");
            let place = if piped { "standard input".to_owned() } else { path.display().to_string() };
            let mut number = 0;
            let lines = Stoppable { lines: input::lines(path)?, stopped: &stopped };
            read::for_each_line(lines, &place, &options, &mut |line, place, name| {
                number += 1;
                answered += 1;
                let id = line.as_ref().ok().and_then(|line| read::id_of_line(line, &options));
                let article = line.and_then(|line| read::article_of_line(&line, place, name, &options));
                let answer = match article {
                    Ok((article, _)) => self.answer(&pipeline::read_article(article, self.knowledge)),
                    Err(error) => {
                        refused += 1;
                        // What cannot be read at all may be half of the input.
                        broken |= matches!(error, ReadError::Unreadable { .. });
                        let message = format!("{:#}", anyhow::Error::from(error));
                        output::complain(&message);
                        let line = place.rsplit(':').next().and_then(|line| line.parse().ok());
                        Ok(self.refusal(id.as_deref(), &message, line.unwrap_or(number)))
                    }
                };
                written = answer.and_then(|answer| {
                    out.write_all(answer.as_bytes())?;
                    Ok(out.flush()?)
                });
                stopped.set(written.is_err());
            });
            if stopped.get() {
                break;
            }
        }
        written?;
        if refused > 0 {
            let lines = if answered == 1 { "line" } else { "lines" };
            output::tell(args.quiet, &format!("refused: {refused} of {answered} {lines}"));
        }
        let too_many = extract.max_refused.is_some_and(|most| refused > most);
        Ok(if too_many || broken { Outcome::DoneWithRefusals } else { Outcome::Done })
    }

    /// Answers the articles of any inputs, some hundred at a time.
    pub(crate) fn batches(&self, extract: &Extract, args: &Args) -> anyhow::Result<Outcome> {
        let mut out = output::results();
        let bar = output::counter(args.quiet);
        let refused = input::for_each_batch(&extract.inputs, args, &mut |articles| {
            let readings = pipeline::read_articles(articles, self.knowledge, &|| bar.inc(1));
            output::name_articles(args.verbose, &readings);
            let answers: Vec<String> =
                readings.par_iter().map(|reading| self.answer(reading)).collect::<anyhow::Result<_>>()?;
            Ok(answers.iter().try_for_each(|answer| out.write_all(answer.as_bytes()))?)
        })?;
        bar.finish_and_clear();
        out.flush()?;
        let allowed = extract.max_refused.unwrap_or(0);
        Ok(if refused <= allowed { Outcome::Done } else { Outcome::DoneWithRefusals })
    }
}

/// Lines that end when nobody wants more of them, so that a pipe that stays open does not hold us.
struct Stoppable<'s, L> {
    lines: L,
    stopped: &'s Cell<bool>,
}

impl<L: BufRead> Read for Stoppable<'_, L> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.stopped.get() { Ok(0) } else { self.lines.read(buffer) }
    }
}

impl<L: BufRead> BufRead for Stoppable<'_, L> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.stopped.get() { Ok(&[]) } else { self.lines.fill_buf() }
    }

    fn consume(&mut self, amount: usize) {
        if !self.stopped.get() {
            self.lines.consume(amount);
        }
    }
}
