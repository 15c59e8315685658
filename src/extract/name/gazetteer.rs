//! Names that are known beforehand: countries, towns, bodies, with their ids.
//!
//! Read from Turtle: `skos:prefLabel`, `skos:altLabel`, `dl:demonym`, a type, `skos:exactMatch` to Wikidata,
//! `schema:containedInPlace`, `owl:differentFrom`. The shipped file is `seeds/gazetteer.ttl` (it names its sources); a
//! user's own files have the same form, and what they say about a name beats what ships.

use crate::model::{ByteSpan, EntityType};
use crate::read::{DEEPEST, nesting};
use aho_corasick::{AhoCorasick, MatchKind};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

static SHIPPED: &str = include_str!("../../../seeds/gazetteer.ttl");

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const DL: &str = "https://w3id.org/dateline/ns#";
const SCHEMA: &str = "https://schema.org/";
const WIKIDATA: &str = "http://www.wikidata.org/entity/";
const DIFFERENT: &str = "http://www.w3.org/2002/07/owl#differentFrom";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// One known thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Readable id, such as `country/iraq`: the part of the IRI after `entity/`, else the whole IRI.
    pub id: String,
    /// The name to show.
    pub label: String,
    /// Other names.
    pub other_labels: Vec<String>,
    /// Adjectives and names of the people: `Iraqi`, `Iraqis`.
    pub demonyms: Vec<String>,
    /// What it is.
    pub class: Option<EntityType>,
    /// A sovereign state or territory (its capital's name may stand for its government).
    pub is_country: bool,
    /// A part of a country with a name of its own: a state, a province.
    pub is_region: bool,
    /// Id in Wikidata.
    pub wikidata: Option<String>,
    /// Id of the place it lies in.
    pub inside: Option<String>,
    /// Id of the country it is the capital of.
    pub capital_of: Option<String>,
    /// Ids of things it must never be merged with.
    pub different_from: Vec<String>,
}

/// A gazetteer that cannot be read; nothing of it is loaded.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {reason}; nothing of this gazetteer was loaded")]
pub struct GazetteerError {
    /// The file.
    name: String,
    /// What is wrong, with its line.
    reason: String,
}

/// All known names, ready to be matched.
#[derive(Debug)]
pub struct Gazetteer {
    entries: BTreeMap<String, Entry>,
    /// For each pattern: id of its entry, and whether it is a demonym.
    patterns: Vec<(String, bool)>,
    matcher: AhoCorasick,
}

/// A known name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match<'g> {
    /// Where.
    pub span: ByteSpan,
    /// What.
    pub entry: &'g Entry,
    /// It is an adjective or the name of a people.
    pub demonym: bool,
}

impl Gazetteer {
    /// The gazetteer that ships with the program, read on first use.
    ///
    /// # Panics
    /// Never in a binary that passed its tests: they read the shipped file.
    pub fn shipped() -> Arc<Self> {
        static GAZETTEER: OnceLock<Arc<Gazetteer>> = OnceLock::new();
        let read = || Arc::new(Self::read(&[]).expect("the shipped gazetteer is whole: a test reads it"));
        Arc::clone(GAZETTEER.get_or_init(read))
    }

    /// The shipped gazetteer with `own` files (name, content) on top; the last word on a name is the user's.
    ///
    /// # Errors
    /// At the first line of a file that is no Turtle.
    pub fn read(own: &[(String, String)]) -> Result<Self, GazetteerError> {
        let own: Vec<BTreeMap<String, Entry>> =
            own.iter().map(|(name, content)| parse(name, content)).collect::<Result<_, _>>()?;
        let first: BTreeSet<String> = own.iter().flat_map(BTreeMap::keys).cloned().collect();
        let mut entries = parse("seeds/gazetteer.ttl", SHIPPED)?;
        for mine in own {
            entries.extend(mine);
        }
        Ok(Self::new(entries, &first))
    }

    /// Compiles the names; those of the ids in `first` beat all others, countries beat towns.
    fn new(entries: BTreeMap<String, Entry>, first: &BTreeSet<String>) -> Self {
        let mut by_name: BTreeMap<&str, (u8, &str, bool)> = BTreeMap::new();
        for (id, entry) in &entries {
            let rank = if first.contains(id) {
                0
            } else if entry.is_country {
                1
            } else {
                2
            };
            let labels = std::iter::once(&entry.label).chain(&entry.other_labels).map(|name| (name, false));
            for (name, demonym) in labels.chain(entry.demonyms.iter().map(|name| (name, true))) {
                let candidate = (rank, id.as_str(), demonym);
                let known = by_name.entry(name.as_str()).or_insert(candidate);
                *known = (*known).min(candidate);
            }
        }
        by_name.remove("");
        let matcher = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(by_name.keys());
        let patterns = by_name.values().map(|&(_, id, demonym)| (id.to_owned(), demonym)).collect();
        let matcher = matcher.expect("the automaton of a few thousand names fits its limits");
        Self { entries, patterns, matcher }
    }

    /// The entry with this id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.get(id)
    }

    /// Ids of the places that hold one, the nearest first; a capital lies in its country.
    pub fn around(&self, id: &str) -> impl Iterator<Item = &str> {
        // No chain of the shipped file is longer; a user's file may lead in a circle.
        const LEVELS: usize = 6;
        let holder = |id: &str| {
            let entry = self.entry(id)?;
            entry.inside.as_deref().or(entry.capital_of.as_deref())
        };
        std::iter::successors(holder(id), move |id| holder(id)).take(LEVELS)
    }

    /// The entry with this id in Wikidata (`Q42`), the first by id where there are several. Linear in the entries.
    pub fn with_wikidata(&self, id: &str) -> Option<&Entry> {
        self.entries.values().find(|entry| entry.wikidata.as_deref() == Some(id))
    }

    /// Adjectives and names of peoples, in the order of the ids.
    pub fn demonyms(&self) -> impl Iterator<Item = &str> {
        self.entries.values().flat_map(|entry| &entry.demonyms).map(String::as_str)
    }

    /// The entry whose name is exactly `name`, demonyms aside.
    pub fn named(&self, name: &str) -> Option<&Entry> {
        let found =
            self.matcher.find(name).filter(|found| found.start() == 0 && found.end() == name.len())?;
        let (id, demonym) = self.patterns.get(found.pattern().as_usize())?;
        if *demonym { None } else { self.entries.get(id) }
    }

    /// All known names in `text` that begin and end at word bounds, longest first where they overlap. Case counts:
    /// `US` is a name, `us` is not. Linear in the text.
    pub fn matches<'g>(&'g self, text: &'g str) -> impl Iterator<Item = Match<'g>> + 'g {
        let bounded = move |start: usize, end: usize| {
            let before = text.get(..start).and_then(|text| text.chars().next_back());
            let after = text.get(end..).and_then(|text| text.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        };
        self.matcher.find_iter(text).filter(move |found| bounded(found.start(), found.end())).filter_map(
            |found| {
                let (id, demonym) = self.patterns.get(found.pattern().as_usize())?;
                Some(Match {
                    span: ByteSpan::new(found.start(), found.end()),
                    entry: self.entries.get(id)?,
                    demonym: *demonym,
                })
            },
        )
    }
}

/// The entries of one file.
fn parse(name: &str, turtle: &str) -> Result<BTreeMap<String, Entry>, GazetteerError> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let nesting = nesting(turtle.as_bytes());
    if nesting.depth > DEEPEST {
        let reason = format!("line {}: more than {DEEPEST} brackets lie in each other", nesting.line);
        return Err(GazetteerError { name: name.to_owned(), reason });
    }
    for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle) {
        let quad = quad.map_err(|error| {
            let line =
                error.location().map_or(String::new(), |place| format!("line {}: ", place.start.line + 1));
            GazetteerError { name: name.to_owned(), reason: format!("{line}{error}") }
        })?;
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
        let id = id_of(subject.as_str());
        let entry =
            entries.entry(id.to_owned()).or_insert_with(|| Entry { id: id.to_owned(), ..Entry::default() });
        fill(entry, quad.predicate.as_str(), &quad.object);
    }
    entries.retain(|_, entry| !entry.label.is_empty());
    Ok(entries)
}

/// The readable part of an entity's IRI.
fn id_of(iri: &str) -> &str {
    iri.rsplit_once("/entity/").map_or(iri, |(_, id)| id)
}

/// Takes one triple in.
fn fill(entry: &mut Entry, predicate: &str, object: &Term) {
    match object {
        Term::Literal(literal) => {
            let value = literal.value().to_owned();
            match (predicate.strip_prefix(SKOS), predicate.strip_prefix(DL)) {
                (Some("prefLabel"), _) => entry.label = value,
                (Some("altLabel"), _) => entry.other_labels.push(value),
                (_, Some("demonym")) => entry.demonyms.push(value),
                _ => {}
            }
        }
        Term::NamedNode(node) => {
            let node = node.as_str();
            if predicate == TYPE {
                let kind = node.strip_prefix(SCHEMA).unwrap_or(node);
                entry.is_country |= kind == "Country";
                entry.is_region |= matches!(kind, "State" | "AdministrativeArea");
                entry.class = entry.class.or_else(|| class_of(kind));
            } else if predicate == DIFFERENT {
                entry.different_from.push(id_of(node).to_owned());
            } else if predicate.strip_prefix(SKOS) == Some("exactMatch") {
                entry.wikidata = node.strip_prefix(WIKIDATA).map(str::to_owned).or(entry.wikidata.take());
            } else if predicate.strip_prefix(SCHEMA) == Some("containedInPlace") {
                entry.inside = Some(id_of(node).to_owned());
            } else if predicate.strip_prefix(DL) == Some("capitalOf") {
                entry.capital_of = Some(id_of(node).to_owned());
            }
        }
        _ => {}
    }
}

/// What a class of schema.org is to us.
fn class_of(kind: &str) -> Option<EntityType> {
    match kind {
        "Country" | "Place" | "City" | "State" | "AdministrativeArea" | "Continent" | "BodyOfWater"
        | "Landform" => Some(EntityType::Place),
        "Person" => Some(EntityType::Person),
        "Product" => Some(EntityType::Product),
        "CreativeWork" => Some(EntityType::Work),
        kind if kind.ends_with("Organization") || kind.ends_with("Corporation") => Some(EntityType::Org),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = r#"
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <https://schema.org/> .
        @prefix dl: <https://w3id.org/dateline/ns#> . @prefix ent: <https://example.org/entity/> .
        <https://example.org/entity/country/norland> a schema:Country ; skos:prefLabel "Norland"@en ; dl:demonym "Norlandic"@en .
        <https://example.org/entity/org/us-club> a schema:Organization ; skos:prefLabel "US"@en .
    "#;

    fn own() -> Gazetteer {
        Gazetteer::read(&[("own.ttl".into(), OWN.into())]).expect("valid Turtle")
    }

    #[test]
    fn the_shipped_file_is_whole() {
        let gazetteer = Gazetteer::shipped();
        let iraq = gazetteer.named("Iraq").expect("a country");
        assert_eq!((iraq.id.as_str(), iraq.wikidata.as_deref()), ("country/iraq", Some("Q796")));
    }

    #[test]
    fn names_match_whole_words_in_their_case() {
        let gazetteer = own();
        let found = |text: &str| {
            gazetteer.matches(text).map(|found| (found.entry.id.clone(), found.demonym)).collect::<Vec<_>>()
        };
        assert_eq!(
            found("Norland's Norlandic fleet"),
            [("country/norland".into(), false), ("country/norland".into(), true)]
        );
        assert_eq!(found("they told us of Norlands"), []);
    }

    #[test]
    fn the_users_names_win() {
        assert_eq!(own().named("US").map(|entry| entry.id.as_str()), Some("org/us-club"));
    }

    #[test]
    fn a_broken_file_is_named_with_its_line() {
        let error =
            Gazetteer::read(&[("own.ttl".into(), "@prefix a: <https://example.org/> .\na:b c".into())])
                .expect_err("broken");
        assert!(error.to_string().starts_with("own.ttl: line 2"), "{error}");
    }
}
