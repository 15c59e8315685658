//! The chance that two reports of one article tell one happening: learned from articles whose events are annotated with
//! what is one event ([`super::train`]).
//!
//! Looked at: how alike the words are (lemma, family of `harm.tsv`, vectors, clusters, types), how the second report is
//! told (`the`, `a`, plural), how far apart they stand and where, days, who does it to whom, the arc between them.

use super::super::scene::Scene;
use super::super::when::stem;
use super::sides::{Sides, is_pronoun};
use super::{Facts, Report};
use crate::language::syntax::Relation;
use crate::lexicon::{vectors, words};
use crate::model::{EventType, TriggerKind};
use crate::rank::{Features, Weights};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The weights that ship with the program, made by `examples/train_nodes.rs`.
static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::new(include_str!("../../../language/en/node_weights.tsv")));

/// A report is compared with this many reports before it, and with as many of the lead.
const MOST: usize = 24;

/// What is asked of one report once.
pub(super) struct Telling {
    pub(super) lemma: String,
    kind: &'static str,
    class: &'static str,
    vector: Option<vectors::Known>,
    words: Option<words::Kinds>,
    /// How it is determined: `the`, `a`, `owned`, `bare`, `plural`, `verb`.
    article: &'static str,
    pub(super) sides: Sides,
    counted: Option<String>,
    /// Numbers of those who take part, as written: `killed two`.
    numbers: BTreeSet<String>,
    /// How often the article tells with the same lemma.
    often: &'static str,
    /// Whether the first sentence tells with the same lemma.
    headed: bool,
    pub(super) clause: usize,
    token: usize,
    tag: &'static str,
    quoted: bool,
    past_perfect: bool,
}

impl Telling {
    /// The reports of an article.
    pub(super) fn all(scene: &Scene<'_, '_>, facts: &Facts<'_>) -> Vec<Self> {
        let mut all: Vec<Self> =
            (0..facts.triggers.len()).map(|number| Self::new(scene, facts, number)).collect();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut first: BTreeSet<String> = BTreeSet::new();
        for telling in &all {
            *counts.entry(telling.lemma.clone()).or_default() += 1;
            if scene.document.tokens[telling.token].sentence == 0 {
                first.insert(telling.lemma.clone());
            }
        }
        for telling in &mut all {
            telling.often = ["1", "2", "3", "4"][counts[&telling.lemma].clamp(1, 4) - 1];
            telling.headed = first.contains(&telling.lemma);
        }
        all
    }

    fn new(scene: &Scene<'_, '_>, facts: &Facts<'_>, number: usize) -> Self {
        let (trigger, participants) = (&facts.triggers[number], &facts.participants[number]);
        let document = scene.document;
        let token = trigger.token;
        let lemma = document.lemma(token).to_lowercase();
        let noun = trigger.kind == TriggerKind::Noun;
        let has =
            |words: &[&str]| document.has_child_word(token, &[Relation::Det, Relation::NmodPoss], words);
        let article = if !noun {
            "verb"
        } else if has(&["the", "this", "that", "these", "those"]) {
            if document.tokens[token].xpos.is_plural() { "the-plural" } else { "the" }
        } else if has(&["a", "an", "another"]) {
            "a"
        } else if document.child_by(token, &[Relation::NmodPoss]).is_some() {
            "owned"
        } else if document.tokens[token].xpos.is_plural() {
            "plural"
        } else {
            "bare"
        };
        let clause = trigger.clause();
        let had = document.children_by(clause, &[Relation::Aux]).any(|child| document.word(child) == "had");
        Self {
            vector: vectors::of(&lemma),
            words: words::kinds(&lemma),
            lemma,
            kind: match trigger.kind {
                TriggerKind::Verb => "v",
                TriggerKind::Noun => "n",
                TriggerKind::Adjective => "a",
            },
            class: trigger.class.map_or("none", EventType::as_str),
            article,
            sides: Sides::new(document, trigger.class, participants),
            counted: document
                .children_by(token, &[Relation::Nummod])
                .next()
                .map(|number| document.word(number).to_lowercase()),
            numbers: participants
                .iter()
                .flat_map(|(head, _)| document.children_by(*head, &[Relation::Nummod]))
                .map(|number| document.word(number).to_lowercase())
                .collect(),
            often: "1",
            headed: false,
            clause,
            token,
            tag: document.tokens[clause].xpos.as_str(),
            quoted: document.quotation_at(token).is_some(),
            past_perfect: had && document.tokens[clause].xpos.is_past_participle(),
        }
    }

    /// How alike the words of two reports are.
    fn likeness(&self, other: &Self) -> &'static str {
        if self.lemma == other.lemma {
            return "same";
        }
        if self.lemma.len() > 4 && stem(&self.lemma) == stem(&other.lemma) {
            return "stem";
        }
        let (Some(one), Some(two)) = (self.vector, other.vector) else { return "rare" };
        let likeness: i32 = one.vector().zip(two.vector()).map(|(one, two)| one * two).sum();
        match likeness / 448 {
            80.. => "80",
            65.. => "65",
            50.. => "50",
            35.. => "35",
            _ => "far",
        }
    }
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn compared(one: &BTreeSet<String>, other: &BTreeSet<String>) -> &'static str {
    let pronoun = |set: &BTreeSet<String>| set.iter().any(|word| is_pronoun(word));
    if one.is_empty() && other.is_empty() {
        "none"
    } else if one.is_empty() || other.is_empty() {
        "one"
    } else if one.is_disjoint(other) {
        if pronoun(one) || pronoun(other) { "pronoun" } else { "other" }
    } else {
        "same"
    }
}

/// Collects the features of a pair; `one` comes first in the text.
pub(super) fn features(
    scene: &Scene<'_, '_>,
    (one, one_facts): (&Telling, &Report),
    (two, two_facts): (&Telling, &Report),
    found: &mut Features,
) {
    found.clear();
    let family = one_facts.is_of_family(two_facts) && one.lemma != two.lemma;
    let likeness = if family { "family" } else { one.likeness(two) };
    words_of(one, two, likeness, found);
    places_and_days((one, one_facts), (two, two_facts), likeness, found);
    people(one, two, likeness, found);
    found.add(&["status", one_facts.status.as_str(), two_facts.status.as_str()]);
    found.add(&["tags", one.tag, two.tag]);
    found.add(&["tags-words", two.tag, likeness]);
    found.add(&["quoted", yes(one.quoted), yes(two.quoted)]);
    if two.past_perfect {
        found.add(&["past-perfect", likeness]);
    }
    if two_facts.known.other {
        found.add(&["another", likeness]);
    }
    if two_facts.sentence == one_facts.sentence {
        arc_between(scene, one, two, likeness, found);
    }
}

/// The two words: their kinds, types, clusters and senses, and how often the article tells with them.
fn words_of(one: &Telling, two: &Telling, likeness: &str, found: &mut Features) {
    let kinds = [one.kind, two.kind].concat();
    found.add(&["words", likeness]);
    found.add(&["words-kinds", likeness, &kinds]);
    found.add(&["words-article", likeness, two.article]);
    found.add(&["articles", one.article, two.article]);
    let classes = if one.class == two.class { "same" } else { "other" };
    found.add(&["words-classes", likeness, classes]);
    let (low, high) = if one.class <= two.class { (one.class, two.class) } else { (two.class, one.class) };
    found.add(&["classes", low, high]);
    if one.class == two.class {
        found.add(&["class-words", one.class, likeness]);
    }
    let (low, high) =
        if one.lemma <= two.lemma { (&one.lemma, &two.lemma) } else { (&two.lemma, &one.lemma) };
    found.add(&["lemmas", low, high]);
    found.add(&["lemma-again", if one.lemma == two.lemma { &one.lemma } else { "-" }]);
    if let (Some(one), Some(two)) = (one.words, two.words) {
        for (size, (one, two)) in ["64", "300", "1200"].iter().zip(one.clusters.iter().zip(two.clusters)) {
            if *one == two {
                found.add(&["cluster", size, likeness]);
            }
        }
        let (low, high) = (one.clusters[0].min(two.clusters[0]), one.clusters[0].max(two.clusters[0]));
        found.add(&["clusters", low, high]);
        found.add(&["senses", &kinds, one.noun, two.noun]);
        found.add(&["verb-senses", &kinds, one.verb, two.verb]);
    }
    found.add(&["lemma-class", "before", &two.lemma, one.class]);
    found.add(&["lemma-class", "behind", &one.lemma, two.class]);
    found.add(&["often", likeness, one.often, two.often]);
    found.add(&["headed", likeness, yes(one.headed), yes(two.headed)]);
    found.add(&["headed-classes", yes(one.headed), one.class, two.class]);
}

/// How far apart the two stand, where, and their days.
fn places_and_days(
    (_, one_facts): (&Telling, &Report),
    (two, two_facts): (&Telling, &Report),
    likeness: &str,
    found: &mut Features,
) {
    let apart = two_facts.sentence - one_facts.sentence;
    let distance = match apart {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=5 => "3",
        6..=11 => "6",
        _ => "12",
    };
    found.add(&["distance", distance]);
    found.add(&["distance-words", distance, likeness]);
    found.add(&["distance-article", distance, two.article]);
    let place = |sentence: usize| ["0", "1", "2", "3"][sentence.min(3)];
    found.add(&["places", place(one_facts.sentence), place(two_facts.sentence)]);
    found.add(&["places-words", place(one_facts.sentence), place(two_facts.sentence), likeness]);
    let dates = match (one_facts.date(), two_facts.date()) {
        (Some(one), Some(two)) if one.days_apart(two) == 0 => "same",
        (Some(one), Some(two)) if one.days_apart(two) <= super::SLIP => "near",
        (Some(_), Some(_)) => "other",
        (None, None) => "none",
        _ => "one",
    };
    found.add(&["dates", dates]);
    found.add(&["dates-words", dates, likeness]);
}

/// Who does it to whom, and how many.
fn people(one: &Telling, two: &Telling, likeness: &str, found: &mut Features) {
    let agents = compared(&one.sides.agents, &two.sides.agents);
    let undergoers = compared(&one.sides.undergoers, &two.sides.undergoers);
    found.add(&["agents", agents, likeness]);
    found.add(&["undergoers", undergoers, likeness]);
    found.add(&["people", agents, undergoers]);
    found.add(&["people-words", agents, undergoers, likeness]);
    if one.sides.cross(&two.sides) {
        let classes = if one.class == two.class { "same" } else { "other" };
        found.add(&["crossed", likeness, classes]);
    }
    if one.counted.is_some() && two.counted.is_some() {
        found.add(&["counted", if one.counted == two.counted { "same" } else { "other" }, likeness]);
    }
    if !one.numbers.is_empty() && !two.numbers.is_empty() {
        let same = if one.numbers.is_disjoint(&two.numbers) { "other" } else { "same" };
        found.add(&["numbers", same, likeness]);
        found.add(&["numbers", same]);
    }
}

/// The arc between two words of one sentence.
fn arc_between(scene: &Scene<'_, '_>, one: &Telling, two: &Telling, likeness: &str, found: &mut Features) {
    let document = scene.document;
    let kinds = [one.kind, two.kind].concat();
    let arc = |below: &Telling, above: &Telling| {
        let head = document.head(below.clause)?;
        (head == above.clause || head == above.token).then(|| document.relation(below.clause).as_str())
    };
    let (up, down) = (arc(two, one), arc(one, two));
    match (up, down) {
        (Some(relation), _) => {
            found.add(&["arc", "below", relation, likeness]);
            found.add(&["arc-kinds", "below", relation, &kinds]);
            let case = document.preposition(two.token).unwrap_or_default();
            found.add(&["arc-case", "below", relation, &case]);
        }
        (_, Some(relation)) => {
            found.add(&["arc", "above", relation, likeness]);
            found.add(&["arc-kinds", "above", relation, &kinds]);
        }
        _ => found.add(&["arc", "none", likeness]),
    }
}

/// The pairs of reports worth comparing, the earlier first.
pub(super) fn pairs(reports: &[Report]) -> Vec<(usize, usize)> {
    let lead = reports.iter().take_while(|report| report.sentence < super::LEAD).count().min(MOST);
    let mut pairs = Vec::new();
    for later in 0..reports.len() {
        let near = later.saturating_sub(MOST);
        pairs.extend((0..lead.min(near)).chain(near..later).map(|earlier| (earlier, later)));
    }
    pairs
}

/// The score of each compared pair, in hundredths of the logarithm of the odds.
pub(super) fn scores(
    scene: &Scene<'_, '_>,
    tellings: &[Telling],
    reports: &[Report],
    compared: &[(usize, usize)],
) -> BTreeMap<(usize, usize), i32> {
    let mut found = Features::default();
    let scored = compared.iter().map(|&(one, two)| {
        features(scene, (&tellings[one], &reports[one]), (&tellings[two], &reports[two]), &mut found);
        ((one, two), WEIGHTS.score(&found.hashes))
    });
    scored.collect()
}
