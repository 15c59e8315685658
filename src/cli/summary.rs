//! What `dateline build` says at its end: counts, first answers, what to try next.

use super::args::Build;
use super::output;
use super::resolved::Resolved;
use dateline::model::{CanonicalEvent, Reading, SpeechKind, Statement};
use dateline::store::Put;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

/// First answers of each kind.
const ANSWERS: usize = 3;

/// Longest claim that is shown, in characters.
const WIDTH: usize = 80;

/// Time since the start of the command, for the summary alone: no result depends on it.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "the speed is told to a person, never written")]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }
}

/// What was read in this call.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    articles: usize,
    statements: usize,
    /// Articles whose day of publication was inferred.
    inferred: usize,
    /// Articles without a day of publication.
    undated: usize,
    said: Vec<String>,
    /// Ids of articles of which another version was there.
    replaced: Vec<String>,
    /// Articles that were there already, the same.
    same: usize,
}

impl Summary {
    /// How many articles were read.
    pub(crate) fn articles(&self) -> usize {
        self.articles
    }

    /// Counts some articles more, and keeps one statement with a named speaker of each of the first articles.
    pub(crate) fn add(&mut self, readings: &[Reading]) {
        self.articles += readings.len();
        for reading in readings {
            self.statements += reading.annotations.statements.len();
            self.inferred += usize::from(reading.article.inferred.is_some());
            self.undated += usize::from(reading.article.published.is_none());
            if self.said.len() < ANSWERS {
                self.said.extend(first_statement(reading));
            }
        }
    }

    /// Notes what became of these articles in the store.
    pub(crate) fn add_put(&mut self, readings: &[Reading], put: &[Put]) {
        for (reading, put) in readings.iter().zip(put) {
            match put {
                Put::New => {}
                Put::Same => self.same += 1,
                Put::Replaced => self.replaced.push(reading.article.id.clone()),
            }
        }
    }

    /// Prints the summary to standard error.
    pub(crate) fn show(&self, resolved: &Resolved, build: &Build, watch: &Stopwatch, quiet: bool) {
        // Of a few articles the start of the program takes longer than they do.
        let speed = self.articles as f64 / watch.0.elapsed().as_secs_f64().max(0.001);
        let speed =
            if self.articles < 10 { String::new() } else { format!(" ({speed:.0} articles per second)") };
        let several = told_by_several(resolved);
        let mut lines = Vec::new();
        if !several.is_empty() {
            lines.push("told by several outlets, each on its own:".to_owned());
            lines.extend(several.iter().map(|line| format!("  {line}")));
        }
        lines.extend([
            format!(
                "read:  {}, {}{speed}",
                count(self.articles, "article"),
                count(self.statements, "statement")
            ),
            graph_line(resolved),
        ]);
        lines.extend(self.store_line());
        lines.extend(self.dates_line());
        let origins = resolved.resolution.origins.iter().enumerate();
        let copies = origins.filter(|(article, origin)| article != *origin).count();
        if copies > 0 {
            let articles = plural(copies, "article shares", "articles share");
            lines.push(format!("copies: {articles} most of the text with another; counted once in support"));
        }
        if !self.said.is_empty() {
            lines.push("who said what:".to_owned());
            lines.extend(self.said.iter().map(|line| format!("  {line}")));
        }
        if several.is_empty() {
            let dated = dated_events(resolved);
            if !dated.is_empty() {
                lines.push("what happened when:".to_owned());
                lines.extend(dated.iter().map(|line| format!("  {line}")));
            }
        }
        lines.extend(next_steps(build));
        output::tell(quiet, &lines.join("\n"));
    }
}

impl Summary {
    /// What was in the store before.
    fn store_line(&self) -> Option<String> {
        let same = (self.same > 0).then(|| format!("{} there before, the same", count(self.same, "article")));
        let replaced = (!self.replaced.is_empty()).then(|| {
            let named = self.replaced.iter().take(ANSWERS).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more = if self.replaced.len() > ANSWERS { ", ..." } else { "" };
            format!("{} replaced by another version ({named}{more})", count(self.replaced.len(), "article"))
        });
        let parts: Vec<String> = replaced.into_iter().chain(same).collect();
        (!parts.is_empty()).then(|| format!("store: {}", parts.join(", ")))
    }

    /// What became of articles without a day of publication.
    fn dates_line(&self) -> Option<String> {
        let inferred = (self.inferred > 0)
            .then(|| format!("{} of publication inferred from the page", count(self.inferred, "day")));
        let undated = (self.undated > 0).then(|| {
            let articles = count(self.undated, "article");
            format!("{articles} without one, so `Sunday` stays open (--published DATE gives it)")
        });
        let parts: Vec<String> = inferred.into_iter().chain(undated).collect();
        (!parts.is_empty()).then(|| format!("dates: {}", parts.join(", ")))
    }
}

/// What the graph holds now, articles read before included.
fn graph_line(resolved: &Resolved) -> String {
    let reports = resolved.digests.iter().map(|digest| digest.events.len()).sum();
    format!(
        "graph: {}, {} ({}), {}, {}",
        count(resolved.digests.len(), "article"),
        count(resolved.resolution.events.len(), "event"),
        count(reports, "report"),
        plural(resolved.resolution.entities.len(), "entity", "entities"),
        count(resolved.resolution.findings.len(), "finding")
    )
}

/// `speaker: claim (article)`, for the first words of somebody with a name: quoted ones, else any. A cue that says more than
/// that somebody said it is shown: `Ade Bello (denied): she had taken bribes`.
fn first_statement(reading: &Reading) -> Option<String> {
    let found = reading.annotations.statements.iter().zip(&reading.digest.statements);
    let mut named: Vec<(&Statement, &str)> = found
        .filter_map(|(statement, digest)| {
            let names = digest.speakers.iter().map(|&actor| reading.digest.actors[actor].names.first());
            Some((statement, names.flatten().next()?.as_str()))
        })
        .collect();
    named.sort_by_key(|(statement, _)| statement.kind != SpeechKind::Direct);
    let (statement, speaker) = named.first()?;
    let claim = statement.content.iter().map(|&span| reading.words(span)).collect::<Vec<_>>().join(" … ");
    let plain = !statement.negated && matches!(statement.act.as_str(), "say" | "tell");
    let cue = statement.cue.filter(|_| !plain).map(|cue| format!(" ({})", shortened(reading.words(cue))));
    let cue = cue.unwrap_or_default();
    Some(format!("{speaker}{cue}: {} ({})", shortened(&claim), reading.article.id))
}

/// `day  event (articles)`: those that most articles tell, in order of time.
fn dated_events(resolved: &Resolved) -> Vec<String> {
    let mut events: Vec<(Reverse<usize>, String, &str)> = Vec::new();
    for event in &resolved.resolution.events {
        // Copies of one text count once.
        let origins = event.reports.iter().map(|&(article, _)| resolved.resolution.origins[article]);
        let origins: BTreeSet<usize> = origins.collect();
        if let Some(day) = most_told_day(resolved, &event.reports) {
            events.push((Reverse(origins.len()), day, &event.label));
        }
    }
    events.sort();
    events.truncate(ANSWERS);
    events.sort_by(|left, right| (&left.1, left.2).cmp(&(&right.1, right.2)));
    events
        .into_iter()
        .map(|(Reverse(articles), day, label)| {
            let label = label.strip_suffix(&format!(", {day}")).unwrap_or(label);
            format!("{day}  {} ({})", shortened(label), count(articles, "article"))
        })
        .collect()
}

/// `day  event (outlets)`: events that several outlets tell in texts of their own, the most told first chosen, in order of
/// time; on whose word an event stands, its label says.
fn told_by_several(resolved: &Resolved) -> Vec<String> {
    let mut several: Vec<(usize, &CanonicalEvent)> = Vec::new();
    for event in resolved.resolution.events.iter().filter(|event| event.reports.len() > 1) {
        let articles: BTreeSet<usize> = event.reports.iter().map(|&(article, _)| article).collect();
        let outlets: BTreeSet<Option<&str>> =
            articles.iter().map(|&article| resolved.digests[article].source.as_deref()).collect();
        if outlets.len() < 2 {
            continue;
        }
        let origins: BTreeSet<usize> =
            articles.iter().map(|&article| resolved.resolution.origins[article]).collect();
        let origins = origins.len().min(outlets.len());
        if origins > 1 {
            several.push((origins, event));
        }
    }
    several.sort_by_key(|&(origins, _)| Reverse(origins));
    // The day decides among those that as many tell alone.
    let fewest = several.get(ANSWERS - 1).map_or(0, |&(origins, _)| origins);
    let mut events: Vec<(Reverse<usize>, String, &str, usize)> = (several.into_iter())
        .take_while(|&(origins, _)| origins >= fewest)
        .map(|(origins, event)| {
            let day = most_told_day(resolved, &event.reports).unwrap_or_default();
            (Reverse(origins), day, event.label.as_str(), origins)
        })
        .collect();
    events.sort();
    events.truncate(ANSWERS);
    events.sort_by(|left, right| (&left.1, left.2).cmp(&(&right.1, right.2)));
    events
        .into_iter()
        .map(|(_, day, label, origins)| {
            let label = label.strip_suffix(&format!(", {day}")).unwrap_or(label);
            let day = if day.is_empty() { "day not told" } else { &day };
            format!("{day}  {} ({origins} outlets)", shortened(label))
        })
        .collect()
}

/// The day that most reports give; of several, the earliest.
fn most_told_day(resolved: &Resolved, reports: &[(usize, usize)]) -> Option<String> {
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    for &(article, report) in reports {
        let date = resolved.digests[article].events[report].date;
        if let Some(day) = date.and_then(|(date, _)| date.as_day()) {
            *told.entry(day.to_string()).or_default() += 1;
        }
    }
    told.into_iter().min_by_key(|(_, count)| Reverse(*count)).map(|(day, _)| day)
}

fn next_steps(build: &Build) -> Vec<String> {
    let graph = match (&build.store, &build.out) {
        (Some(store), _) => format!("--store {}", store.display()),
        (None, Some(out)) if out.as_os_str() != "-" => format!("--data {}", out.display()),
        _ => return Vec::new(),
    };
    let mut lines = vec![
        "try next:".to_owned(),
        format!("  dateline ask who-said {graph}"),
        format!("  dateline timeline {graph}"),
    ];
    if build.store.is_some() {
        lines.push(format!("  dateline check {graph}"));
        lines.push(format!("  dateline export {graph} --format dot --view events --out graph.dot"));
    }
    lines
}

fn shortened(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= WIDTH {
        return words;
    }
    words.chars().take(WIDTH - 1).chain(['…']).collect()
}

fn count(number: usize, thing: &str) -> String {
    plural(number, thing, &format!("{thing}s"))
}

fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
