//! The names of a graph: who or what somebody means by what they write.

use super::source::Source;
use super::spelling::nearest;
use super::{AskError, source};
use crate::resolve::key::slug;
use oxigraph::model::{NamedNode, Term};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

const QUERY: &str = "SELECT ?iri ?label ?other ?class ?in ?outlet WHERE {
  { ?iri skos:prefLabel ?label }
  UNION { ?iri skos:altLabel ?other }
  UNION { ?in schema:mentions ?iri }
  UNION { ?node schema:name ?outlet }
  UNION { ?iri a schema:Person BIND (\"person\" AS ?class) }
  UNION { ?iri a schema:Organization BIND (\"organisation\" AS ?class) }
  UNION { ?iri a schema:Place BIND (\"place\" AS ?class) }
  UNION { ?iri a dl:Group BIND (\"group\" AS ?class) }
}";

/// One thing with a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// Its IRI.
    pub iri: String,
    /// The name to show.
    pub label: String,
    /// Every other form seen.
    pub others: BTreeSet<String>,
    /// `person`, `organisation`, `place`, `group`, or nothing.
    pub class: &'static str,
    /// Articles that mention it.
    pub articles: usize,
}

impl Name {
    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.label.as_str()).chain(self.others.iter().map(String::as_str))
    }

    /// Whether it is called by a name, not described in words (`a nurse`, `46 people`).
    fn is_proper(&self) -> bool {
        let described = |label: &str| {
            let first = label.split_whitespace().next().unwrap_or_default();
            matches!(first, "A" | "An" | "The" | "a" | "an" | "the")
                || !first.starts_with(|letter: char| letter.is_uppercase())
        };
        !described(&self.label)
    }
}

/// What stands for what.
#[derive(Debug, Default)]
pub struct Names {
    base: String,
    by_iri: BTreeMap<String, Name>,
    outlets: BTreeSet<String>,
}

/// A name folded for comparison: without case, accents, full stops and a leading article.
fn folded(written: &str) -> String {
    let slug = slug(written);
    slug.strip_prefix("the-").map_or_else(|| slug.clone(), str::to_owned)
}

impl Names {
    /// The names of a graph.
    ///
    /// # Errors
    /// If the graph cannot be read.
    pub fn of(source: &dyn Source) -> Result<Self, AskError> {
        let mut names = Self { base: source.base().to_string(), ..Self::default() };
        for row in source.names(QUERY)?.rows {
            let [iri, label, other, class, article, outlet] = row.as_slice() else { continue };
            if let Some(outlet) = outlet {
                names.outlets.insert(source::text(outlet));
                continue;
            }
            let Some(Term::NamedNode(iri)) = iri else { continue };
            let name = names.by_iri.entry(iri.as_str().to_owned()).or_default();
            iri.as_str().clone_into(&mut name.iri);
            if let Some(label) = label {
                name.label = source::text(label);
            } else if let Some(other) = other {
                name.others.insert(source::text(other));
            } else if article.is_some() {
                name.articles += 1;
            } else if let Some(class) = class {
                let class = source::text(class);
                let known = ["person", "organisation", "place", "group"];
                name.class = known.into_iter().find(|known| *known == class).unwrap_or_default();
            }
        }
        Ok(names)
    }

    /// The name to show for an IRI.
    pub fn label(&self, iri: &str) -> Option<&str> {
        self.by_iri.get(iri).map(|name| name.label.as_str()).filter(|label| !label.is_empty())
    }

    /// What somebody may mean, the most mentioned first: by IRI, by name or alias in any case, else by words of a name (a
    /// surname, a part of what a body is called).
    pub fn meant(&self, written: &str) -> Vec<&Name> {
        if let Some(name) = self.by_iri.get(&self.expanded(written)) {
            return vec![name];
        }
        let wanted = folded(written);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<&Name> =
            self.things().filter(|name| name.forms().any(|form| folded(form) == wanted)).collect();
        if found.is_empty() {
            let inner = format!("-{wanted}-");
            let holds = |form: &str| format!("-{}-", folded(form)).contains(&inner);
            found = self.things().filter(|name| name.forms().any(holds)).collect();
            if found.iter().any(|name| name.is_proper()) {
                found.retain(|name| name.is_proper());
            }
        }
        found.sort_by_key(|name| (Reverse(name.articles), &name.iri));
        found
    }

    /// As [`meant`](Self::meant), or an error that names the nearest.
    pub(super) fn must_mean(&self, option: &'static str, written: &str) -> Result<Vec<&Name>, AskError> {
        let found = self.meant(written);
        if found.is_empty() {
            let near = self.near(written);
            return Err(AskError::UnknownName { option, name: written.to_owned(), near });
        }
        Ok(found)
    }

    /// `; did you mean “Lena Brandt”?`, or nothing.
    pub(super) fn near(&self, written: &str) -> String {
        let proper: Vec<&Name> = self.things().filter(|name| name.is_proper()).collect();
        let forms = proper.iter().flat_map(|name| name.forms());
        let near: Vec<String> = nearest(written, forms).iter().map(|name| format!("“{name}”")).collect();
        if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) }
    }

    /// The outlets somebody means: by name in any case, else by a part of it.
    pub(super) fn outlets(&self, written: &str) -> Result<Vec<&str>, AskError> {
        let wanted = folded(written);
        let inner = format!("-{wanted}-");
        let all = || self.outlets.iter().map(String::as_str);
        let mut found: Vec<&str> = all().filter(|name| folded(name) == wanted).collect();
        if found.is_empty() && !wanted.is_empty() {
            found = all().filter(|name| format!("-{}-", folded(name)).contains(&inner)).collect();
        }
        if found.is_empty() {
            let near = super::spelling::did_you_mean(written, all());
            return Err(AskError::UnknownName { option: "outlet", name: written.to_owned(), near });
        }
        Ok(found)
    }

    /// Everything but events: persons, bodies, places, groups.
    fn things(&self) -> impl Iterator<Item = &Name> {
        let events = format!("{}event/", self.base);
        self.by_iri.values().filter(move |name| !name.label.is_empty() && !name.iri.starts_with(&events))
    }

    fn expanded(&self, written: &str) -> String {
        let iri = written.trim().trim_start_matches('<').trim_end_matches('>');
        match iri.split_once(':') {
            Some(("ent", local)) => format!("{}entity/{local}", self.base),
            Some(("evt", local)) => format!("{}event/{local}", self.base),
            _ => iri.to_owned(),
        }
    }

    /// `ent:lena-brandt-3f9a` for an IRI of ours.
    pub fn short(&self, iri: &str) -> String {
        let local = iri.strip_prefix(self.base.as_str());
        let ours = [("ent", "entity/"), ("evt", "event/"), ("article", "article/")];
        let short = local.and_then(|local| {
            ours.iter().find_map(|(prefix, kind)| Some(format!("{prefix}:{}", local.strip_prefix(kind)?)))
        });
        short.unwrap_or_else(|| iri.to_owned())
    }
}

/// The IRIs of names.
pub(super) fn iris(names: &[&Name]) -> Vec<NamedNode> {
    names.iter().map(|name| NamedNode::new_unchecked(&name.iri)).collect()
}
