//! `dateline lexicon check`: whether the words of a lexicon do what their examples say.

use super::args::{Args, Lexicon as LexiconCommand, LexiconAction};
use super::{Outcome, knowledge, output};
use dateline::extract::Knowledge;
use dateline::extract::event::Lexicon;
use dateline::extract::event::lexicon::{Function, Row};
use dateline::model::{Article, Event};
use dateline::pipeline;

pub(crate) fn run(command: &LexiconCommand, args: &Args) -> anyhow::Result<Outcome> {
    let LexiconAction::Check { file } = &command.action;
    let own = knowledge::lexicon(file)?;
    let mut knowledge = knowledge::load(args)?;
    knowledge.lexicon = knowledge.lexicon.with(&own);
    knowledge.keep_all = true;
    let mut failures = 0;
    for (index, row) in own.rows().iter().enumerate() {
        for problem in problems(&own, index, row, &knowledge) {
            failures += 1;
            output::complain(&format!("{}: line {}: {problem}", file.display(), row.line));
        }
    }
    let entries: usize = (0..own.rows().len()).map(|index| own.entries_of(index).count()).sum();
    let lines = own.rows().len();
    output::tell(args.quiet, &format!("{lines} lines, {entries} entries, {failures} examples fail"));
    Ok(if failures == 0 { Outcome::Done } else { Outcome::DoneWithRefusals })
}

/// What is wrong with the examples of a line.
fn problems(own: &Lexicon, index: usize, row: &Row, knowledge: &Knowledge) -> Vec<String> {
    let work = match row.function {
        Function::Event(class) if !own.entries_of(index).any(|entry| entry == "*") => class.as_str(),
        Function::Phase(phase) => phase.as_str(),
        // Light verbs and words to leave out carry no event of their own that could be looked for; the line of words that
        // no other line holds names none.
        _ => return Vec::new(),
    };
    let does_work = |event: &Event| match row.function {
        Function::Event(class) => {
            // Of a compound noun the lemma of the event is the last word.
            let is_it = |entry: &str| entry == event.lemma || entry.ends_with(&format!(" {}", event.lemma));
            event.class == class && own.entries_of(index).any(|entry| is_it(&entry))
        }
        Function::Phase(phase) => event.phase == Some(phase),
        _ => false,
    };
    let found = |text: &str| {
        let article = Article { id: "example".into(), text: text.into(), ..Article::default() };
        pipeline::read_article(article, knowledge).annotations.events.iter().any(does_work)
    };
    let mut problems = Vec::new();
    if row.caught.is_empty() {
        problems.push(
            "no example: write a sentence in the fifth column in which a word of the line is caught".into(),
        );
    } else if !found(&row.caught) {
        problems.push(format!("no word of the line is found as {work} in “{}”", row.caught));
    }
    if !row.left.is_empty() && found(&row.left) {
        problems
            .push(format!("a word of the line is found as {work} in “{}”, which should be left", row.left));
    }
    problems
}
