//! `dateline ask` and `dateline timeline`: questions over a store or files.

use super::args::{Args, Ask, AskOptions, Timeline};
use super::{Outcome, output};
use dateline::ask::{self, Filter, Memory, OPTIONS, Question, Source, questions};
use dateline::graph::Base;
use dateline::store::{STACK, Store, load_files};
use std::fmt::Write as _;
use std::io::Write as _;

pub(crate) fn run(command: &Ask, args: &Args) -> anyhow::Result<Outcome> {
    let Some(name) = &command.question else {
        list(&mut output::results())?;
        return Ok(Outcome::Done);
    };
    answer(Question::named(name)?, &command.options, args)
}

pub(crate) fn timeline(command: &Timeline, args: &Args) -> anyhow::Result<Outcome> {
    answer(Question::named("timeline")?, &command.options, args)
}

/// Every question with what it means and takes.
fn list(out: &mut impl std::io::Write) -> std::io::Result<()> {
    let widest = questions().iter().map(|question| question.name.len()).max().unwrap_or_default();
    let mut text = String::new();
    for question in questions() {
        let needs = |option: &str| if question.needs.contains(&option) { "!" } else { "" };
        let takes: Vec<String> =
            question.takes.iter().map(|option| format!("--{option}{}", needs(option))).collect();
        let _ = writeln!(text, "{:widest$}  {}", question.name, question.about);
        let _ = writeln!(text, "{:widest$}  {}", "", takes.join(" "));
    }
    let _ = writeln!(text, "\nwith !: needed; every question takes --top and --sentences, too");
    for (option, about) in OPTIONS {
        let _ = writeln!(text, "  --{option:10} {about}");
    }
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn answer(question: &'static Question, options: &AskOptions, args: &Args) -> anyhow::Result<Outcome> {
    // A deep query takes stack, and so does one with many names.
    std::thread::scope(|scope| {
        let work = || answered(question, options, args);
        let worker = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)?;
        worker.join().map_err(|_| anyhow::anyhow!("the question could not be worked on"))?
    })
}

fn answered(question: &'static Question, options: &AskOptions, args: &Args) -> anyhow::Result<Outcome> {
    let store = options.graph.store.as_deref().map(Store::open).transpose()?;
    anyhow::ensure!(
        store.is_some() || !options.graph.data.is_empty(),
        "no graph to ask: name one with --store DIR or --data FILE"
    );
    let memory = match &store {
        Some(_) => None,
        None => Some(Memory { graph: load_files(&options.graph.data)?, base: Base::default() }),
    };
    let source: &dyn Source = match (&store, &memory) {
        (Some(store), _) => store,
        (None, Some(memory)) => memory,
        (None, None) => anyhow::bail!("no graph to ask"),
    };
    let filter = Filter {
        who: options.who.clone(),
        about: options.about.clone(),
        place: options.place.clone(),
        from: options.from.clone(),
        to: options.to.clone(),
        outlet: options.outlet.clone(),
        article: options.article.clone(),
        status: options.status.clone(),
        standing: options.standing.clone(),
        kind: options.kind.clone(),
        top: options.top,
        sentences: options.sentences,
    };
    let mut out = output::results();
    if options.sparql {
        out.write_all(ask::sparql(source, question, &filter)?.as_bytes())?;
    } else {
        let answer = ask::ask(source, question, &filter)?;
        for note in &answer.notes {
            output::tell(args.quiet, note);
        }
        out.write_all(answer.write(options.results, output::width(), options.whole).as_bytes())?;
        if answer.rows.is_empty() {
            output::tell(args.quiet, "nothing found");
        } else if answer.left_out > 0 {
            let (shown, all) = (answer.rows.len(), answer.rows.len() + answer.left_out);
            output::tell(args.quiet, &format!("the first {shown} of {all} rows: --top N shows more"));
        }
    }
    out.flush()?;
    Ok(output::outcome_with(&store.map_or_else(Vec::new, |store| store.troubles())))
}
