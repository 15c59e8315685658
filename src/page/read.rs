//! Quads -> what the page shows.

use super::data::{Article, Entity, Event, Figure, Finding, Office, Page, Report, Span, Statement, When};
use super::place;
use crate::graph::lookup::{ENTITY_CLASSES, Lookup, local_name, position};
use crate::graph::vocab::{WIKIDATA, dl, itsrdf, nif, org, prov, rdfs, schema, sem, skos};
use crate::graph::{Base, canonical_order};
use oxigraph::model::{NamedNodeRef, Quad};
use percent_encoding::percent_decode_str;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The parts of an event, by the property below all others first.
const PARTS: &[(&str, NamedNodeRef<'static>)] = &[
    ("agent", dl::AGENT),
    ("target", dl::TARGET),
    ("killed", dl::KILLED),
    ("injured", dl::INJURED),
    ("victim", dl::VICTIM),
    ("recipient", dl::RECIPIENT),
    ("instrument", dl::INSTRUMENT),
    ("theme", dl::THEME),
];

impl Page {
    /// The page of a graph: all its quads, in any order.
    pub fn of(mut quads: Vec<Quad>, base: &Base) -> Self {
        quads.sort_unstable_by(canonical_order);
        let facts = Lookup::of(&quads);
        let mut reader = Reader::new(&facts);
        let mut page = Self { version: 1, base: base.as_str().to_owned(), ..Self::default() };
        page.articles = reader.order.articles.list.iter().map(|iri| reader.article(iri)).collect();
        page.entities = reader.order.entities.list.iter().map(|iri| reader.entity(iri)).collect();
        page.reports = reader.order.reports.list.clone().iter().map(|iri| reader.report(iri)).collect();
        page.statements =
            reader.order.statements.list.clone().iter().map(|iri| reader.statement(iri)).collect();
        page.events = reader.order.events.list.iter().map(|iri| reader.event(iri, &page.reports)).collect();
        page.findings = reader.findings();
        page.rules = reader.rules.list;
        page
    }
}

/// Names in order, and the place of each.
#[derive(Default)]
struct Places<T> {
    list: Vec<T>,
    at: BTreeMap<T, usize>,
}

impl<T: Ord + Clone> Places<T> {
    fn of(list: Vec<T>) -> Self {
        let at = list.iter().cloned().enumerate().map(|(index, name)| (name, index)).collect();
        Self { list, at }
    }

    fn get(&self, name: &T) -> Option<usize> {
        self.at.get(name).copied()
    }

    fn intern(&mut self, name: T) -> usize {
        if let Some(index) = self.get(&name) {
            return index;
        }
        self.list.push(name.clone());
        self.at.insert(name, self.list.len() - 1);
        self.list.len() - 1
    }
}

/// IRIs of each kind of thing, in the order of the page.
struct Order<'q> {
    articles: Places<&'q str>,
    entities: Places<&'q str>,
    events: Places<&'q str>,
    reports: Places<&'q str>,
    statements: Places<&'q str>,
}

struct Reader<'f, 'q> {
    facts: &'f Lookup<'q>,
    order: Order<'q>,
    /// Sentences of each article: begin, end, words.
    sentences: Vec<Vec<(u32, u32, String)>>,
    /// Local actors of each article, by IRI.
    actors: BTreeMap<usize, Vec<&'q str>>,
    /// Memberships of each entity.
    offices: BTreeMap<&'q str, Vec<&'q str>>,
    /// Reports of each event.
    reports_of: BTreeMap<&'q str, Vec<&'q str>>,
    rules: Places<String>,
}

impl<'f, 'q> Reader<'f, 'q> {
    fn new(facts: &'f Lookup<'q>) -> Self {
        let order = Order::of(facts);
        let mut sentences = vec![Vec::new(); order.articles.list.len()];
        for iri in facts.of_class(nif::SENTENCE) {
            if let Some((article, begin, end)) = in_article(&order, iri) {
                sentences[article].push((begin, end, facts.value(iri, nif::ANCHOR_OF)));
            }
        }
        for list in &mut sentences {
            list.sort_unstable();
        }
        let mut actors: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for iri in facts.of_class(dl::LOCAL_ACTOR) {
            if let Some((article, ..)) = in_article(&order, iri) {
                actors.entry(article).or_default().push(iri);
            }
        }
        let offices = facts.by_node(org::MEMBERSHIP, org::MEMBER);
        let reports_of = facts.by_node(dl::EVENT_REPORT, dl::REPORTS);
        Self { facts, order, sentences, actors, offices, reports_of, rules: Places::of(Vec::new()) }
    }

    fn article(&self, iri: &str) -> Article {
        let facts = self.facts;
        let index = self.order.articles.get(&iri).unwrap_or_default();
        let outlet = facts.node(iri, schema::PUBLISHER).map(|outlet| facts.value(outlet, schema::NAME));
        let url = facts.node(iri, schema::URL).map_or_else(|| facts.value(iri, schema::URL), str::to_owned);
        let actors = self.actors.get(&index).map_or(&[][..], Vec::as_slice);
        let mut names: Vec<(u32, u32, usize)> = actors
            .iter()
            .filter_map(|actor| {
                let (_, begin, end) = position(actor)?;
                Some((begin, end, self.entity_of(actor)?))
            })
            .collect();
        names.sort_unstable();
        let mut mentions: Vec<usize> = facts
            .nodes(iri, schema::MENTIONS)
            .filter_map(|entity| self.order.entities.get(&entity))
            .collect();
        mentions.sort_unstable();
        Article {
            key: local_name(iri).to_owned(),
            id: facts.value(iri, schema::IDENTIFIER),
            title: facts.value(iri, schema::HEADLINE),
            outlet: outlet.unwrap_or_default(),
            day: facts.value(iri, schema::DATE_PUBLISHED),
            // Another scheme (`javascript:`) is no address of an article.
            url: if url.starts_with("https://") || url.starts_with("http://") { url } else { String::new() },
            text: facts.value(&format!("{iri}#text"), nif::IS_STRING),
            sentences: self.sentences[index].clone(),
            names,
            mentions,
        }
    }

    /// The entity that a local actor is.
    fn entity_of(&self, actor: &str) -> Option<usize> {
        self.order.entities.get(&self.facts.node(actor, itsrdf::TA_IDENT_REF)?)
    }

    fn entities(&self, iri: &str, property: NamedNodeRef<'_>) -> Vec<usize> {
        let found = self.facts.nodes(iri, property).filter_map(|entity| self.order.entities.get(&entity));
        found.collect::<BTreeSet<usize>>().into_iter().collect()
    }

    fn entity(&self, iri: &str) -> Entity {
        let facts = self.facts;
        let key = local_name(iri);
        let id = percent_decode_str(key).decode_utf8_lossy();
        let mut other: Vec<String> = facts.values(iri, skos::ALT_LABEL).map(str::to_owned).collect();
        other.sort_unstable();
        let wikidata = facts.node(iri, skos::EXACT_MATCH).and_then(|match_| match_.strip_prefix(WIKIDATA));
        Entity {
            key: key.to_owned(),
            label: facts.value(iri, skos::PREF_LABEL),
            class: facts.entity_class(iri).unwrap_or("Thing").to_owned(),
            other,
            wikidata: wikidata.unwrap_or_default().to_owned(),
            point: place::point(&id),
            unnamed: facts.is_a(iri, dl::UNNAMED_SOURCE),
            offices: self.offices.get(iri).into_iter().flatten().map(|iri| self.office(iri)).collect(),
            perhaps: self.entities(iri, dl::POSSIBLY_SAME),
        }
    }

    fn office(&self, iri: &str) -> Office {
        let facts = self.facts;
        let from = facts.nodes(iri, prov::WAS_DERIVED_FROM).filter_map(|actor| {
            let (article, begin, _) = in_article(&self.order, actor)?;
            Some((article, self.sentence_at(article, begin)?))
        });
        let mut told: Vec<String> = facts.values(iri, dl::AS_OF).map(str::to_owned).collect();
        told.sort_unstable();
        Office {
            word: facts.value(iri, dl::OFFICE),
            of: facts.node(iri, org::ORGANIZATION).and_then(|body| self.order.entities.get(&body)),
            told,
            from: from.collect::<BTreeSet<_>>().into_iter().collect(),
        }
    }

    /// The sentence of an article that holds a place.
    fn sentence_at(&self, article: usize, place: u32) -> Option<usize> {
        self.sentences[article].iter().position(|(begin, end, _)| *begin <= place && place < *end)
    }

    /// The sentences a node comes from, among those of its article.
    fn sentences_of(&self, iri: &str) -> Vec<(usize, usize)> {
        let found = self.facts.nodes(iri, prov::WAS_DERIVED_FROM).filter_map(|sentence| {
            let (article, begin, _) = in_article(&self.order, sentence)?;
            Some((article, self.sentence_at(article, begin)?))
        });
        found.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn words(&self, iri: &str, property: NamedNodeRef<'_>) -> String {
        self.facts.node(iri, property).map(|span| self.facts.value(span, nif::ANCHOR_OF)).unwrap_or_default()
    }

    fn when(&self, iri: &str) -> When {
        let facts = self.facts;
        let Some(time) = facts.node(iri, sem::HAS_TIME) else { return When::default() };
        let day = facts.value(time, dl::DAY);
        let bound = |properties: [NamedNodeRef<'static>; 2]| {
            properties.into_iter().map(|property| facts.value(time, property)).find(|value| !value.is_empty())
        };
        let first = bound([sem::HAS_BEGIN_TIME_STAMP, sem::HAS_EARLIEST_BEGIN_TIME_STAMP]);
        let last = bound([sem::HAS_END_TIME_STAMP, sem::HAS_LATEST_END_TIME_STAMP]);
        let words = Some(facts.value(time, rdfs::LABEL)).filter(|words| !words.is_empty());
        let (first, last) = if day.is_empty() {
            (first.unwrap_or_default(), last.unwrap_or_default())
        } else {
            (day, String::new())
        };
        When {
            last: if last == first { String::new() } else { last },
            first,
            words: words.unwrap_or_else(|| facts.value(time, dl::EDTF)),
            source: facts.concept(iri, dl::DATE_SOURCE),
        }
    }

    fn report(&mut self, iri: &'q str) -> Report {
        let facts = self.facts;
        let (article, begin, end) = in_article(&self.order, iri).unwrap_or_default();
        let said_in = facts.node(iri, dl::SAID_IN).and_then(|said| self.order.statements.get(&said));
        Report {
            article,
            event: facts.node(iri, dl::REPORTS).and_then(|event| self.order.events.get(&event)),
            span: self.trigger(iri).unwrap_or((begin, end)),
            sentence: self.sentences_of(iri).first().map(|(_, sentence)| *sentence),
            status: facts.concept(iri, dl::STATUS),
            standing: facts.standing(iri),
            phase: facts.concept(iri, dl::PHASE),
            said_in,
            when: self.when(iri),
            parts: self.told_parts(iri),
            figures: facts.nodes(iri, dl::FIGURE_OF).map(|figure| self.figure(figure)).collect(),
            rule: self.rules.intern(facts.value(iri, dl::RULE)),
            confidence: hundredths(&facts.value(iri, dl::CONFIDENCE)),
        }
    }

    fn trigger(&self, iri: &str) -> Option<Span> {
        let (_, begin, end) = position(self.facts.node(iri, dl::TRIGGER)?)?;
        Some((begin, end))
    }

    /// Parts and places in the words of the article.
    fn told_parts(&self, iri: &str) -> Vec<(&'static str, String, Option<usize>)> {
        let facts = self.facts;
        let mut seen = BTreeSet::new();
        let mut parts = Vec::new();
        for &(part, property) in PARTS.iter().chain([&("place", sem::HAS_PLACE)]) {
            for actor in facts.nodes(iri, property) {
                // Who is killed is a victim too.
                let below = part == "victim" && seen.contains(actor);
                if !below {
                    parts.push((part, facts.value(actor, rdfs::LABEL), self.entity_of(actor)));
                }
                seen.insert(actor);
            }
        }
        parts
    }

    fn figure(&self, iri: &str) -> Figure {
        let facts = self.facts;
        let (_, begin, end) = position(iri).unwrap_or_default();
        Figure {
            value: facts.value(iri, schema::VALUE),
            words: self.words(iri, dl::VALUE_SPAN),
            unit: facts.value(iri, schema::UNIT_TEXT),
            kind: facts.concept(iri, dl::FIGURE_KIND),
            comparator: facts.concept(iri, dl::COMPARATOR),
            since: self.when(iri).first,
            as_of: facts.value(iri, dl::AS_OF),
            span: (begin, end),
        }
    }

    fn statement(&mut self, iri: &'q str) -> Statement {
        let facts = self.facts;
        let (article, begin, end) = in_article(&self.order, iri).unwrap_or_default();
        let mut spans: Vec<Span> = facts
            .nodes(iri, dl::CONTENT_SPAN)
            .filter_map(position)
            .map(|(_, begin, end)| (begin, end))
            .collect();
        spans.sort_unstable();
        if spans.is_empty() {
            spans.push((begin, end));
        }
        let events = facts.nodes(iri, schema::ABOUT).filter_map(|event| self.order.events.get(&event));
        let addressee = facts.node(iri, dl::ADDRESSEE).map(|actor| facts.value(actor, rdfs::LABEL));
        Statement {
            article,
            text: facts.value(iri, schema::TEXT),
            kind: facts.concept(iri, dl::SPEECH_KIND),
            act: facts.concept(iri, dl::SPEECH_ACT),
            speakers: self.entities(iri, dl::SPEAKER),
            speaker: self.words(iri, dl::SPEAKER_MENTION),
            inferred: !facts.value(iri, dl::SPEAKER_INFERRED).is_empty(),
            about: self.entities(iri, schema::ABOUT),
            events: events.collect(),
            day: facts.value(iri, schema::DATE_CREATED),
            published: facts.node(iri, sem::HAS_TIME).is_none(),
            negative: facts.node(iri, dl::POLARITY).is_some(),
            certainty: facts.concept(iri, dl::CERTAINTY),
            conditional: !facts.value(iri, dl::CONDITIONAL).is_empty(),
            addressee: addressee.unwrap_or_default(),
            medium: facts.value(iri, dl::MEDIUM),
            via: facts.value(iri, dl::VIA),
            nested_in: facts.node(iri, dl::NESTED_IN).and_then(|outer| self.order.statements.get(&outer)),
            spans,
            sentences: self.sentences_of(iri).into_iter().map(|(_, sentence)| sentence).collect(),
            rule: self.rules.intern(facts.value(iri, dl::RULE)),
            confidence: hundredths(&facts.value(iri, dl::CONFIDENCE)),
        }
    }

    fn event(&self, iri: &str, told: &[Report]) -> Event {
        let facts = self.facts;
        let reports = self.reports_of.get(iri).into_iter().flatten();
        let mut reports: Vec<usize> = reports.filter_map(|report| self.order.reports.get(report)).collect();
        reports.sort_unstable();
        let standing = facts.concept(iri, dl::STANDING);
        let best =
            reports.iter().map(|&report| told[report].standing.as_str()).min_by_key(|&found| rank(found));
        let parts = PARTS.iter().flat_map(|&(part, property)| {
            self.entities(iri, property).into_iter().map(move |entity| (part, entity))
        });
        // Who is killed is a victim too: said once.
        let mut parts: Vec<(&'static str, usize)> = parts.collect();
        let below: BTreeSet<usize> = parts
            .iter()
            .filter(|(part, _)| matches!(*part, "killed" | "injured"))
            .map(|(_, entity)| *entity)
            .collect();
        parts.retain(|(part, entity)| *part != "victim" || !below.contains(entity));
        Event {
            key: local_name(iri).to_owned(),
            label: facts.value(iri, skos::PREF_LABEL),
            class: facts.concept(iri, sem::EVENT_TYPE),
            status: facts.concept(iri, dl::STATUS),
            standing: if standing.is_empty() { best.unwrap_or("Told").to_owned() } else { standing },
            when: self.when(iri),
            places: self.entities(iri, sem::HAS_PLACE),
            parts,
            support: facts.value(iri, dl::SUPPORT_COUNT).parse().unwrap_or(1),
            causes: facts
                .nodes(iri, dl::CAUSED_BY)
                .filter_map(|cause| self.order.events.get(&cause))
                .collect(),
            reports,
        }
    }

    fn findings(&self) -> Vec<Finding> {
        let facts = self.facts;
        let mut findings: Vec<Finding> = facts.of_class(dl::FINDING).map(|iri| self.finding(iri)).collect();
        let gravity = |finding: &Finding| match finding.severity.as_str() {
            "Conflict" => 2,
            "Warning" => 1,
            _ => 0,
        };
        findings.sort_by(|left, right| {
            (Reverse(gravity(left)), &left.kind, &left.key).cmp(&(
                Reverse(gravity(right)),
                &right.kind,
                &right.key,
            ))
        });
        findings
    }

    fn finding(&self, iri: &str) -> Finding {
        let facts = self.facts;
        let (mut reports, mut statements) = (Vec::new(), Vec::new());
        for side in facts.nodes(iri, dl::INVOLVES) {
            let about = facts.node(side, schema::OBSERVATION_ABOUT).unwrap_or(side);
            reports.extend(self.order.reports.get(&about));
            statements.extend(self.order.statements.get(&side));
        }
        Finding {
            key: local_name(iri).to_owned(),
            kind: facts.concept(iri, dl::FINDING_KIND),
            severity: facts.concept(iri, dl::SEVERITY),
            message: facts.value(iri, rdfs::COMMENT),
            reports,
            statements,
            sentences: self.sentences_of(iri),
        }
    }
}

impl<'q> Order<'q> {
    fn of(facts: &Lookup<'q>) -> Self {
        let by = |class: NamedNodeRef<'_>, key: &dyn Fn(&str) -> [String; 3]| {
            let mut list: Vec<&str> = facts.of_class(class).collect();
            list.sort_by_cached_key(|iri| key(iri));
            list
        };
        let articles = Places::of(by(schema::NEWS_ARTICLE, &|iri| {
            let outlet = facts.node(iri, schema::PUBLISHER).unwrap_or_default();
            [
                facts.value(iri, schema::DATE_PUBLISHED),
                outlet.to_owned(),
                facts.value(iri, schema::IDENTIFIER),
            ]
        }));
        let mut entities: Vec<&str> = ENTITY_CLASSES
            .iter()
            .flat_map(|(class, _)| facts.of_class(*class))
            .filter(|iri| !facts.value(iri, skos::PREF_LABEL).is_empty())
            .collect::<BTreeSet<&str>>()
            .into_iter()
            .collect();
        entities.sort_by_cached_key(|iri| facts.value(iri, skos::PREF_LABEL).to_lowercase());
        let events = by(sem::EVENT, &|iri| {
            let time = facts.node(iri, sem::HAS_TIME).unwrap_or_default();
            let bound = facts.value(time, sem::HAS_EARLIEST_BEGIN_TIME_STAMP);
            let day = facts.value(time, dl::DAY);
            let first = if day.is_empty() { bound } else { day };
            // What has no day comes last.
            [
                if first.is_empty() { "~".to_owned() } else { first },
                facts.value(iri, skos::PREF_LABEL),
                String::new(),
            ]
        });
        let local = |class: NamedNodeRef<'_>| {
            let mut list: Vec<&str> = facts.of_class(class).collect();
            list.sort_by_cached_key(|iri| {
                position(iri).map(|(article, begin, end)| (articles.get(&article), begin, end))
            });
            Places::of(list)
        };
        let (reports, statements) = (local(dl::EVENT_REPORT), local(dl::STATEMENT));
        Self { articles, entities: Places::of(entities), events: Places::of(events), reports, statements }
    }
}

/// Article and offsets of a node of an article.
fn in_article(order: &Order<'_>, iri: &str) -> Option<(usize, u32, u32)> {
    let (article, begin, end) = position(iri)?;
    Some((order.articles.get(&article)?, begin, end))
}

/// The best standing first.
fn rank(standing: &str) -> usize {
    ["Told", "Attributed", "Alleged", "Denied"].iter().position(|known| *known == standing).unwrap_or(4)
}

fn hundredths(confidence: &str) -> u32 {
    #[expect(clippy::cast_sign_loss, reason = "clamped between nought and one")]
    confidence.parse::<f64>().map_or(0, |value| (value.clamp(0.0, 1.0) * 100.0).round() as u32)
}
