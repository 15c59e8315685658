//! What the chance of an event looks at.

use super::super::scene::Scene;
use super::super::trigger::Trigger;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::{vectors, words};
use crate::model::{EntityType, MentionKind, Status, TriggerKind};
use crate::rank::Features;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words above a trigger that are looked at.
const DEEPEST: usize = 20;

/// What is asked of the whole article once.
pub(super) struct Surroundings {
    /// How often each lemma is a trigger.
    repeats: BTreeMap<String, usize>,
    /// For each sentence whether it holds a time expression and the name of a place.
    anchored: Vec<(bool, bool)>,
    /// End of the title or first line, in bytes.
    title: usize,
}

impl Surroundings {
    pub(super) fn new(scene: &Scene<'_, '_>, triggers: &[Trigger]) -> Self {
        let mut repeats: BTreeMap<String, usize> = BTreeMap::new();
        for trigger in triggers {
            *repeats.entry(trigger.lemma.clone()).or_default() += 1;
        }
        let title = scene.document.text.find('\n').filter(|&end| end < 200).unwrap_or(0);
        let anchored = scene.document.sentences.iter().map(|sentence| {
            let any = |is: &dyn Fn(usize) -> bool| sentence.range().any(is);
            (any(&|token| scene.is_time(token)), any(&|token| scene.is_place(token)))
        });
        Self { repeats, anchored: anchored.collect(), title }
    }

    /// Collects the features of one trigger.
    pub(super) fn features(
        &self,
        scene: &Scene<'_, '_>,
        trigger: &Trigger,
        status: Status,
        found: &mut Features,
    ) {
        found.clear();
        let kind = match trigger.kind {
            TriggerKind::Verb => "v",
            TriggerKind::Noun => "n",
            TriggerKind::Adjective => "a",
        };
        found.add(&["kind", kind]);
        found.add(&["status", kind, status.as_str()]);
        word(scene, trigger, kind, found);
        above(scene, trigger, kind, found);
        below(scene, trigger, kind, found);
        clause(scene, trigger, kind, found);
        self.place(scene, trigger, kind, found);
    }

    /// Where in the article it stands, and in whose words.
    fn place(&self, scene: &Scene<'_, '_>, trigger: &Trigger, kind: &str, found: &mut Features) {
        let document = scene.document;
        let sentence = document.sentences.partition_point(|sentence| sentence.start <= trigger.token);
        let bucket = match sentence {
            0 | 1 => "1",
            2 => "2",
            3 | 4 => "3",
            5..=8 => "5",
            9..=16 => "9",
            _ => "17",
        };
        found.add(&["sentence", bucket]);
        if trigger.span.start < self.title {
            found.add(&["title", kind]);
        }
        let repeats = self.repeats.get(&trigger.lemma).copied().unwrap_or(1);
        found.add(&["repeats", kind, ["1", "2", "3+"][repeats.clamp(1, 3) - 1]]);
        let quoted = document.quotation_at(trigger.token).is_some();
        found.add(&["quoted", kind, if quoted { "yes" } else { "no" }]);
        let around = scene.attribution.within(trigger.token).and_then(|number| scene.statements.get(number));
        found.add(&["said", kind, around.map_or("no", |statement| statement.kind.as_str())]);
        if scene.attribution.cue(trigger.token).is_some() {
            found.add(&["cue", kind]);
        }
        let length = document.sentence_of(trigger.token).len();
        found.add(&["length", ["0", "1", "2", "3", "4"][(length / 10).min(4)]]);
        let (dated, placed) = self.anchored.get(sentence.saturating_sub(1)).copied().unwrap_or_default();
        found.add(&["sentence-has", if dated { "time" } else { "-" }, if placed { "place" } else { "-" }]);
    }
}

/// The word itself.
fn word(scene: &Scene<'_, '_>, trigger: &Trigger, kind: &str, found: &mut Features) {
    let document = scene.document;
    let lemma = document.lemma(trigger.token).to_lowercase();
    let token = &document.tokens[trigger.token];
    let row = &scene.lexicon.rows()[trigger.row];
    let class = row.event_type().map_or("none", crate::model::EventType::as_str);
    let part = format!("{:?}", row.part);
    found.add(&["rule", trigger.rule]);
    found.add(&["class", kind, class]);
    found.add(&["class-part", class, &part]);
    found.add(&["lemma", kind, &lemma]);
    if trigger.lemma != lemma {
        found.add(&["entry", &trigger.lemma]);
    }
    let ending: Vec<char> = lemma.chars().rev().take(3).collect();
    found.add(&["ending", kind, &ending.into_iter().rev().collect::<String>()]);
    kinds("word", kind, &lemma, found);
    vector(&lemma, found);
    found.add(&["tag", kind, token.xpos.as_str()]);
    found.add(&["class-tag", class, token.xpos.as_str()]);
    if let Some(phase) = trigger.phase {
        found.add(&["phase", phase.0.as_str()]);
    }
}

/// Numbers of a vector that point far from the middle count: 21 is 0.1 of a unit vector.
const FAR: i32 = 21;

/// Where the vector of a word points.
fn vector(lemma: &str, found: &mut Features) {
    static PLACES: LazyLock<Vec<String>> =
        LazyLock::new(|| (0..vectors::SIZE).map(|at| at.to_string()).collect());
    let Some(known) = vectors::of(lemma) else { return };
    for (place, number) in PLACES.iter().zip(known.vector()) {
        if number.abs() > FAR {
            found.add(&["vector", place, if number > 0 { "+" } else { "-" }]);
        }
    }
}

/// Clusters and senses of a word.
fn kinds(name: &str, kind: &str, lemma: &str, found: &mut Features) {
    match words::kinds(lemma) {
        Some(known) => {
            for (size, cluster) in ["64", "300", "1200"].iter().zip(known.clusters) {
                found.add(&[name, kind, size, cluster]);
            }
            found.add(&[name, kind, "noun", known.noun]);
            found.add(&[name, kind, "verb", known.verb]);
        }
        None => found.add(&[name, kind, "rare"]),
    }
}

/// What governs it.
fn above(scene: &Scene<'_, '_>, trigger: &Trigger, kind: &str, found: &mut Features) {
    let document = scene.document;
    let relation = document.relation(trigger.token).as_str();
    found.add(&["relation", kind, relation]);
    match document.head(trigger.token) {
        Some(head) => {
            let lemma = document.lemma(head).to_lowercase();
            found.add(&["up", kind, relation, document.upos(head).as_str()]);
            found.add(&["up-lemma", kind, relation, &lemma]);
            let preposition = document.preposition(trigger.token);
            if let Some(preposition) = &preposition {
                found.add(&["case", kind, relation, preposition]);
                found.add(&["case-up", preposition, &lemma]);
            }
            if let Some(known) = words::kinds(&lemma) {
                found.add(&["up-cluster", kind, relation, known.clusters[0]]);
                found.add(&["up-noun", kind, relation, known.noun]);
                found.add(&["up-verb", kind, relation, known.verb]);
            }
        }
        None => found.add(&["up", kind, "none"]),
    }
    let verbs = document
        .ancestors(trigger.token)
        .take(DEEPEST)
        .filter(|&above| document.upos(above) == Upos::Verb)
        .count();
    found.add(&["depth", kind, ["0", "1", "2", "3"][verbs.min(3)]]);
    if let Some(governor) = trigger.governor {
        found.add(&["governor", &document.lemma(governor).to_lowercase()]);
    }
}

/// What hangs on it.
fn below(scene: &Scene<'_, '_>, trigger: &Trigger, kind: &str, found: &mut Features) {
    let document = scene.document;
    let (mut subject, mut object, mut determined) = ("none".to_owned(), "none".to_owned(), false);
    for &child in document.children(trigger.token).iter().take(16) {
        let relation = document.relation(child);
        let name = relation.as_str();
        if relation == Relation::Punct {
            continue;
        }
        found.add(&["child", kind, name]);
        let thing = thing(scene, child);
        match relation {
            Relation::Det | Relation::DetPredet => {
                determined = true;
                found.add(&["det", kind, &document.word(child).to_lowercase()]);
            }
            Relation::Amod | Relation::Compound | Relation::Advmod | Relation::CompoundPrt => {
                let lemma = document.lemma(child).to_lowercase();
                found.add(&["dress", kind, name, &lemma]);
                if let Some(known) = words::kinds(&lemma) {
                    found.add(&["dress-cluster", kind, name, known.clusters[0]]);
                }
                found.add(&["dress-thing", kind, name, &thing]);
            }
            Relation::Nmod
            | Relation::Obl
            | Relation::NmodPoss
            | Relation::OblAgent
            | Relation::OblUnmarked => {
                let preposition = document.preposition(child).unwrap_or_default();
                found.add(&["phrase", kind, &preposition, &thing]);
                found.add(&["phrase-case", kind, &preposition]);
            }
            Relation::Nsubj | Relation::NsubjPass => subject.clone_from(&thing),
            Relation::Obj => object.clone_from(&thing),
            _ => {}
        }
    }
    let class = trigger.class.map_or("none", crate::model::EventType::as_str);
    if trigger.kind == TriggerKind::Noun {
        let plural = if document.tokens[trigger.token].xpos.is_plural() { "plural" } else { "singular" };
        found.add(&["bare", plural, if determined { "determined" } else { "bare" }]);
    } else {
        let tag = document.tokens[trigger.token].xpos.as_str();
        found.add(&["subject", kind, &subject]);
        found.add(&["object", kind, &object]);
        found.add(&["subject-object", &subject, &object]);
        found.add(&["subject-tag", &subject, tag]);
        found.add(&["class-subject", class, &subject]);
        found.add(&["class-object", class, &object]);
    }
}

/// What kind of thing a phrase names: `PERSON-name`, `time`, `pronoun-it`, `artifact`.
fn thing(scene: &Scene<'_, '_>, head: usize) -> String {
    if scene.is_time(head) {
        return "time".to_owned();
    }
    let document = scene.document;
    let token = &document.tokens[head];
    match token.upos {
        Upos::Pron => return format!("pronoun-{}", document.word(head).to_lowercase()),
        Upos::Num => return "number".to_owned(),
        Upos::Verb => return "clause".to_owned(),
        _ => {}
    }
    if let Some(mention) = scene.mention_at(head)
        && mention.class != EntityType::Other
    {
        let kind = match mention.kind {
            MentionKind::Name => "name",
            MentionKind::Nominal => "noun",
            MentionKind::Pronoun => "pronoun",
        };
        return format!("{}-{kind}", mention.class.as_str());
    }
    if token.upos == Upos::Propn {
        return "name".to_owned();
    }
    words::kinds(&document.lemma(head).to_lowercase())
        .map_or_else(|| "unknown".to_owned(), |known| known.noun.to_owned())
}

/// The clause that tells it: tense, auxiliaries, marks, what the clause hangs on.
fn clause(scene: &Scene<'_, '_>, trigger: &Trigger, kind: &str, found: &mut Features) {
    let document = scene.document;
    let verb = if document.is_predicate(trigger.clause()) {
        trigger.clause()
    } else {
        let Some(verb) = document.governing_predicate(trigger.token) else {
            found.add(&["clause", kind, "none"]);
            return;
        };
        verb
    };
    let tag = document.tokens[verb].xpos.as_str();
    found.add(&["clause-tag", kind, tag]);
    found.add(&["clause-relation", kind, document.relation(verb).as_str()]);
    if let Some(head) = document.head(verb) {
        found.add(&[
            "clause-up",
            kind,
            document.relation(verb).as_str(),
            &document.lemma(head).to_lowercase(),
        ]);
    }
    let mut auxiliaries: Vec<String> = Vec::new();
    for &child in document.children(verb).iter().take(16) {
        match document.relation(child) {
            Relation::Aux | Relation::AuxPass | Relation::Cop => {
                auxiliaries.push(document.lemma(child).to_lowercase());
            }
            Relation::Mark => found.add(&["mark", kind, &document.word(child).to_lowercase()]),
            Relation::Nsubj | Relation::NsubjPass if verb != trigger.token => {
                found.add(&["clause-subject", kind, &thing(scene, child)]);
            }
            _ => {}
        }
    }
    found.add(&["auxiliaries", kind, &auxiliaries.join(" ")]);
    found.add(&["tense", kind, tag, &auxiliaries.join(" ")]);
    if scene.document.is_negated(verb) {
        found.add(&["negated", kind]);
    }
    if verb != trigger.token {
        let lemma = document.lemma(verb).to_lowercase();
        found.add(&["clause-verb", kind, &lemma]);
        if let Some(known) = words::kinds(&lemma) {
            found.add(&["clause-verb-sense", kind, document.relation(trigger.token).as_str(), known.verb]);
        }
    }
}
