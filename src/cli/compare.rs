//! `dateline compare`: outlets, articles or all tellers of an event side by side.

use super::args::{Args, Compare, CompareFormat};
use super::names::{expand, short};
use super::resolved::Resolved;
use super::sentences::Sentences;
use super::{Outcome, knowledge, output};
use dateline::check::Relation;
use dateline::check::compare::{Cell, Column, Row, Verdict, rows};
use dateline::export::csv_row;
use dateline::graph::Base;
use dateline::model::Digest;
use dateline::resolve::key::slug;
use dateline::store::Store;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// Names that an error suggests at most.
const SUGGESTED: usize = 8;

pub(crate) fn run(compare: &Compare, args: &Args) -> anyhow::Result<Outcome> {
    let store = Store::open(&compare.store)?;
    let resolved =
        Resolved::of(&store, &knowledge::load(args)?, &knowledge::decisions(args)?, &knowledge::mark(args)?)?;
    let (columns, only) = match &compare.right {
        Some(right) => {
            let columns = [&compare.left, right].map(|name| column(&resolved.digests, name));
            let columns = columns.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
            (columns, None)
        }
        None => tellers(&resolved, store.base(), &compare.left)?,
    };
    let mut rows = rows(&resolved.digests, &resolved.resolution, &columns, only.as_ref());
    if compare.shared {
        let silent = |row: &Row| row.cells.iter().filter(|cell| cell.verdict == Verdict::Silent).count();
        let told: BTreeSet<Vec<usize>> =
            rows.iter().filter(|row| silent(row) == 0).map(|row| row.events.clone()).collect();
        rows.retain(|row| told.contains(&row.events));
    }
    let table = Table { resolved: &resolved, base: store.base(), columns: &columns, rows: &rows };
    let mut sentences = compare.sentences.then(|| Sentences::of(&store));
    let mut out = output::results();
    match compare.format {
        CompareFormat::Text => table.text(&mut out, sentences.as_mut())?,
        CompareFormat::Markdown => table.markdown(&mut out)?,
        CompareFormat::Json => table.json(&mut out, sentences.as_mut())?,
        CompareFormat::Csv => table.csv(&mut out)?,
    }
    out.flush()?;
    Ok(output::outcome_with(&store.troubles()))
}

/// The outlet somebody means, else the article.
fn column(digests: &[Digest], name: &str) -> anyhow::Result<Column> {
    let wanted = slug(name);
    let is = |words: &str| words == name || !wanted.is_empty() && slug(words) == wanted;
    let where_is = |hit: &dyn Fn(&Digest) -> bool| -> Vec<usize> {
        digests.iter().enumerate().filter(|(_, digest)| hit(digest)).map(|(index, _)| index).collect()
    };
    let of_outlet = where_is(&|digest| digest.source.as_deref().is_some_and(is));
    if let Some(&first) = of_outlet.first() {
        let name = digests[first].source.clone().unwrap_or_default();
        return Ok(Column { name, articles: of_outlet });
    }
    let is_article =
        |digest: &Digest| is(&digest.id) || digest.key == name || digest.title.as_deref().is_some_and(is);
    let articles = where_is(&is_article);
    match articles[..] {
        [article] => Ok(Column { name: digests[article].id.clone(), articles }),
        [] => anyhow::bail!("no outlet and no article in the store is called `{name}`; {}", known(digests)),
        _ => anyhow::bail!(
            "`{name}` names {} articles: give the outlet, or the id of one of them ({})",
            articles.len(),
            listed(articles.iter().map(|&article| digests[article].id.as_str()))
        ),
    }
}

/// What could be asked for.
fn known(digests: &[Digest]) -> String {
    let outlets: BTreeSet<&str> = digests.iter().filter_map(|digest| digest.source.as_deref()).collect();
    let (what, names) = if outlets.is_empty() {
        ("articles", listed(digests.iter().map(|digest| digest.id.as_str())))
    } else {
        ("outlets", listed(outlets.into_iter()))
    };
    format!("it has the {what} {names}")
}

fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names: Vec<&str> = names.collect();
    let more = if names.len() > SUGGESTED { ", ..." } else { "" };
    names.truncate(SUGGESTED);
    format!("{}{more}", names.join(", "))
}

/// The outlets that tell of an event, an article without one by its id; and the event.
fn tellers(
    resolved: &Resolved,
    base: &Base,
    name: &str,
) -> anyhow::Result<(Vec<Column>, Option<BTreeSet<usize>>)> {
    let events = &resolved.resolution.events;
    let (iri, wanted) = (expand(name, base), slug(name));
    let meant = |hit: &dyn Fn(&str, &str) -> bool| -> BTreeSet<usize> {
        let named = events.iter().enumerate().filter(|(_, event)| hit(&event.key, &event.label));
        named.map(|(index, _)| index).collect()
    };
    let mut found = meant(&|key, label| {
        key == name || base.event(key).as_str() == iri || !wanted.is_empty() && slug(label) == wanted
    });
    if found.is_empty() && !wanted.is_empty() {
        found = meant(&|_, label| slug(label).contains(&wanted));
    }
    match found.len() {
        0 => anyhow::bail!(
            "no event in the store is called `{name}`; give its label or IRI (`dateline timeline` lists \
             events), or two outlets or articles to compare; {}",
            known(&resolved.digests)
        ),
        1 => {}
        number => anyhow::bail!(
            "`{name}` names {number} events: {}",
            listed(found.iter().map(|&event| events[event].label.as_str()))
        ),
    }
    let mut columns: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    // Outlets that tell it differently may tell of an event that one term keeps apart.
    let things = dateline::check::compare::with_rivals(&resolved.resolution, &found);
    for &(article, _) in things.iter().flat_map(|&event| &events[event].reports) {
        let digest = &resolved.digests[article];
        let name = digest.source.as_deref().unwrap_or(&digest.id);
        columns.entry(name).or_default().insert(article);
    }
    let columns = columns
        .into_iter()
        .map(|(name, articles)| Column { name: name.to_owned(), articles: articles.into_iter().collect() });
    Ok((columns.collect(), Some(things)))
}

struct Table<'t> {
    resolved: &'t Resolved,
    base: &'t Base,
    columns: &'t [Column],
    rows: &'t [Row],
}

impl Table<'_> {
    /// A paragraph for each thing, a line for each column of each slot.
    fn text(&self, out: &mut impl Write, mut sentences: Option<&mut Sentences<'_>>) -> anyhow::Result<()> {
        let width = self.columns.iter().map(|column| column.name.chars().count()).max().unwrap_or_default();
        let mut thing = None;
        for row in self.rows {
            if thing != Some(&row.events) {
                writeln!(out, "{}", row.thing)?;
                thing = Some(&row.events);
            }
            let relation = row.relation.map_or("told by one", Relation::as_str);
            writeln!(out, "  {} ({relation})", row.slot.name())?;
            for (column, cell) in self.columns.iter().zip(&row.cells) {
                let mark = if cell.verdict == Verdict::Contradicts { "!" } else { " " };
                let name = &column.name;
                writeln!(out, "  {mark} {name:width$}  {}", values(cell))?;
                if let Some(sentences) = &mut sentences {
                    for claim in &cell.claims {
                        let digest = &self.resolved.digests[claim.article];
                        if let Some(words) = sentences.around(digest, claim.sentence)? {
                            writeln!(out, "        {} ({}): {words}", claim.value, digest.id)?;
                        }
                    }
                }
            }
        }
        let count = |verdict: Verdict| {
            let with = |row: &&Row| row.cells.iter().any(|cell| cell.verdict == verdict);
            self.rows.iter().filter(with).count()
        };
        writeln!(
            out,
            "{} rows; {} with a contradiction, {} where one is silent",
            self.rows.len(),
            count(Verdict::Contradicts),
            count(Verdict::Silent)
        )?;
        Ok(())
    }

    /// The heads of a table: thing, slot, relation, columns.
    fn heads(&self) -> Vec<String> {
        let heads = ["thing", "slot", "relation"].map(str::to_owned);
        heads.into_iter().chain(self.columns.iter().map(|column| column.name.clone())).collect()
    }

    fn markdown(&self, out: &mut impl Write) -> anyhow::Result<()> {
        let line = |cells: Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
            format!("| {} |", cells.join(" | "))
        };
        output::line(out, &line(self.heads()))?;
        output::line(out, &format!("|{}", "---|".repeat(self.heads().len())))?;
        for row in self.rows {
            output::line(out, &line(cells(row)))?;
        }
        Ok(())
    }

    fn csv(&self, out: &mut impl Write) -> anyhow::Result<()> {
        for cells in std::iter::once(self.heads()).chain(self.rows.iter().map(cells)) {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            csv_row(out, &cells)?;
        }
        Ok(())
    }

    fn json(&self, out: &mut impl Write, mut sentences: Option<&mut Sentences<'_>>) -> anyhow::Result<()> {
        let digests = &self.resolved.digests;
        let mut rows = Vec::new();
        for row in self.rows {
            let mut cells = Vec::new();
            for cell in &row.cells {
                let mut claims = Vec::new();
                for claim in &cell.claims {
                    let digest = &digests[claim.article];
                    let words = match &mut sentences {
                        Some(sentences) => sentences.around(digest, claim.sentence)?,
                        None => None,
                    };
                    claims.push(json!({
                        "value": claim.value,
                        "article": digest.id,
                        "source": digest.source,
                        "published": digest.published,
                        "standing": claim.standing.as_str(),
                        "sentence": { "start": claim.sentence.start, "end": claim.sentence.end, "words": words },
                    }));
                }
                cells.push(json!({ "verdict": cell.verdict.as_str(), "claims": claims }));
            }
            let events = row.events.iter().map(|&event| {
                short(self.base.event(&self.resolved.resolution.events[event].key).as_str(), self.base)
            });
            rows.push(json!({
                "thing": row.thing,
                "events": events.collect::<Vec<_>>(),
                "slot": row.slot.name(),
                "relation": row.relation.map(Relation::as_str),
                "cells": cells,
            }));
        }
        let columns = self.columns.iter().map(|column| {
            let articles: Vec<&str> =
                column.articles.iter().map(|&article| digests[article].id.as_str()).collect();
            json!({ "name": column.name, "articles": articles })
        });
        let table = json!({ "columns": columns.collect::<Vec<_>>(), "rows": rows });
        output::line(out, &serde_json::to_string_pretty(&table)?)?;
        Ok(())
    }
}

/// The cells of a table: thing, slot, relation, columns.
fn cells(row: &Row) -> Vec<String> {
    let relation = row.relation.map_or("", Relation::as_str);
    let heads = [row.thing.clone(), row.slot.name(), relation.to_owned()];
    heads.into_iter().chain(row.cells.iter().map(values)).collect()
}

/// `2032-03-11; 2032-03-12 (denied)`, or `-` where it is silent.
fn values(cell: &Cell) -> String {
    let values = cell.claims.iter().map(|claim| {
        let standing = claim.standing.as_str();
        if standing == "told" { claim.value.clone() } else { format!("{} ({standing})", claim.value) }
    });
    let values: Vec<String> = values.collect();
    if values.is_empty() { "-".to_owned() } else { values.join("; ") }
}

/// Words that stay in their cell and are no markup.
fn escaped(words: &str) -> String {
    let mut escaped = String::new();
    for letter in words.chars() {
        if matches!(letter, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
            escaped.push('\\');
        }
        escaped.push(if letter.is_control() { ' ' } else { letter });
    }
    escaped
}
