//! What speaks for a place being that of a happening: the features of the learned chance of [`super::choose`].

use super::super::bearing;
use super::super::speech::is_saying;
use super::super::trigger::Trigger;
use super::super::when::{LEAD, is_judged, tells_back, tells_of_another};
use super::LOCATIVE;
use super::containment::{Containment, Key, is_named_place, key};
use super::fill::{Filling, STORY_DAYS};
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::words;
use crate::model::{ByteSpan, DateValue, EventType, Found, RuleId, TriggerKind};
use crate::rank::Features;
use std::collections::{BTreeMap, BTreeSet};

/// Reports of a happening that are looked at, the first ones.
const REPORTS: usize = 12;

/// Sentences before and after a report in which places are looked for.
const AROUND: usize = 1;

/// Names of one sentence that are looked at: more stand in lists only.
const NAMES: usize = 24;

/// How a name hangs on the phrase that it is part of.
const INSIDE: &[Relation] = &[
    Relation::Compound,
    Relation::Amod,
    Relation::NmodUnmarked,
    Relation::NmodPoss,
    Relation::Appos,
    Relation::Conj,
];

/// Where a place is named.
#[derive(Debug, Clone)]
struct Naming {
    key: Key,
    span: ByteSpan,
    /// The head of the name.
    head: usize,
}

/// An article with the places that it names.
pub(super) struct Evidence<'s, 'a, 't> {
    filling: &'s Filling<'s, 'a, 't>,
    proposals: &'s [Option<Found<ByteSpan>>],
    containment: &'s Containment<'s>,
    /// The names by sentence.
    named: BTreeMap<usize, Vec<Naming>>,
    /// The sentences that name each place, and the first name of it.
    told: BTreeMap<Key, (BTreeSet<usize>, ByteSpan)>,
    /// How many sentences name a place, each counted for each place.
    namings: usize,
    /// The happenings whose own words give each place by a rule.
    placed: BTreeMap<Key, BTreeSet<usize>>,
    /// The place of each proposal.
    proposed: Vec<Option<Key>>,
    /// The day of each happening.
    days: BTreeMap<usize, DateValue>,
    /// The place that most sentences name, that most of the lead name, and the country of the report.
    commonest: Option<Key>,
    leading: Option<Key>,
    home: Option<Key>,
}

/// The places a happening may have, each with a name of it: one that a rule proposes or its own sentences hold, else the first.
pub(super) type Candidates = BTreeMap<Key, ByteSpan>;

impl<'s, 'a, 't> Evidence<'s, 'a, 't> {
    pub(super) fn new(
        filling: &'s Filling<'s, 'a, 't>,
        containment: &'s Containment<'s>,
        proposals: &'s [Option<Found<ByteSpan>>],
    ) -> Self {
        let scene = filling.scene;
        let document = scene.document;
        let mut named: BTreeMap<usize, Vec<Naming>> = BTreeMap::new();
        let mut told: BTreeMap<Key, (BTreeSet<usize>, ByteSpan)> = BTreeMap::new();
        for mention in scene.mentions.iter().filter(|mention| is_named_place(mention)) {
            let Some(head) = document.head_of(document.tokens_in(mention.span)) else { continue };
            if document.is_place_of_dateline(mention.span.start) {
                continue;
            }
            let (sentence, key) = (document.tokens[head].sentence, key(scene, mention));
            let (sentences, _) = told.entry(key.clone()).or_insert_with(|| (BTreeSet::new(), mention.span));
            sentences.insert(sentence);
            let here = named.entry(sentence).or_default();
            if here.len() < NAMES {
                here.push(Naming { key, span: mention.span, head });
            }
        }
        let of_span: BTreeMap<ByteSpan, Key> =
            scene.mentions.iter().map(|mention| (mention.span, key(scene, mention))).collect();
        let key_of = |place: &Found<ByteSpan>| {
            let words = || place.value.of(document.text).to_lowercase();
            of_span.get(&place.value).cloned().unwrap_or_else(words)
        };
        let proposed: Vec<Option<Key>> = proposals.iter().map(|place| place.as_ref().map(key_of)).collect();
        let mut placed: BTreeMap<Key, BTreeSet<usize>> = BTreeMap::new();
        for (number, place) in proposals.iter().enumerate() {
            if let Some((place, key)) = place.as_ref().zip(proposed[number].as_ref())
                && is_own(place)
            {
                placed.entry(key.clone()).or_default().insert(filling.nodes[number]);
            }
        }
        let best = |sentences: &dyn Fn(usize) -> bool| {
            let count = |(_, (told, _)): &(&Key, &(BTreeSet<usize>, ByteSpan))| {
                told.iter().filter(|&&sentence| sentences(sentence)).count()
            };
            let first = |(_, (told, _)): &(&Key, &(BTreeSet<usize>, ByteSpan))| told.first().copied();
            let most = told.iter().max_by_key(|place| (count(place), std::cmp::Reverse(first(place))));
            most.filter(|place| count(place) > 0).map(|(key, _)| key.clone())
        };
        Self {
            commonest: best(&|_| true),
            leading: best(&|sentence| sentence < LEAD),
            namings: told.values().map(|(sentences, _)| sentences.len()).sum(),
            home: filling.home(),
            days: filling.days(),
            filling,
            proposals,
            containment,
            named,
            told,
            placed,
            proposed,
        }
    }

    /// The places that the happening of `reports` may have.
    pub(super) fn candidates(&self, reports: &[usize]) -> Candidates {
        let scene = self.filling.scene;
        let reports = &reports[..reports.len().min(REPORTS)];
        let mut found = Candidates::new();
        for &report in reports {
            if let Some((key, place)) = self.proposed[report].as_ref().zip(self.proposals[report].as_ref()) {
                found.entry(key.clone()).or_insert(place.value);
            }
        }
        if reports.iter().any(|&report| tells_of_another(scene, &self.filling.triggers[report])) {
            return found;
        }
        let sentences: BTreeSet<usize> =
            reports.iter().map(|&report| self.filling.sentence(report)).collect();
        let day = self.days.get(&self.filling.nodes[reports[0]]);
        let mut barred = BTreeSet::new();
        for &sentence in &sentences {
            for naming in self.named.get(&sentence).into_iter().flatten() {
                if self.is_barred(reports, naming) {
                    barred.insert(&naming.key);
                } else {
                    found.entry(naming.key.clone()).or_insert(naming.span);
                }
            }
        }
        let around = sentences
            .iter()
            .flat_map(|&at| self.named.range(at.saturating_sub(AROUND)..=at + AROUND))
            .flat_map(|(_, names)| names)
            .map(|naming| &naming.key);
        let lead = self.named.range(..LEAD).flat_map(|(_, here)| here).map(|naming| &naming.key);
        let story = [&self.commonest, &self.home].into_iter().flatten();
        for key in around.chain(lead).chain(story) {
            if barred.contains(key) || found.contains_key(key) || !self.is_of_days(key, day) {
                continue;
            }
            if let Some((_, span)) = self.told.get(key) {
                found.insert(key.clone(), *span);
            }
        }
        found
    }

    /// Whether something is told of a place on a day near one, or nothing dated: `Gunmen raided a bank in Arden on Monday. A shop was
    /// robbed in 2029` leaves open where.
    fn is_of_days(&self, place: &Key, day: Option<&DateValue>) -> bool {
        let others = self.placed.get(place).into_iter().flatten().filter_map(|node| self.days.get(node));
        let mut apart = others.filter_map(|other| Some(day?.days_apart(*other))).peekable();
        apart.peek().is_none() || apart.any(|days| days <= STORY_DAYS)
    }

    /// Whether a name in the sentence of a report is who did it or whom it was done to, not where: `The United States began
    /// airstrikes`, `hit by France in airstrikes`, `beat Arden`, `a win over Arden`, `attacks against Norland forces`, `the Arden attack on
    /// the port`, `Gunmen in Arden attacked two ships`; or where somebody spoke of it (`Officials in Arden condemned the attack`).
    fn is_barred(&self, reports: &[usize], naming: &Naming) -> bool {
        let filling = self.filling;
        let document = filling.scene.document;
        let sentence = document.tokens[naming.head].sentence;
        let mut beside = reports.iter().filter(|&&report| filling.sentence(report) == sentence).peekable();
        if beside.peek().is_none() {
            return false;
        }
        let mut phrase = std::iter::successors(Some(naming.head), |&at| {
            document.head(at).filter(|_| INSIDE.contains(&document.relation(at)))
        });
        let case = phrase.clone().find_map(|at| document.preposition(at));
        let takes_part = |at: usize| {
            matches!(
                document.relation(at),
                Relation::Nsubj | Relation::NsubjPass | Relation::OblAgent | Relation::Obj | Relation::Iobj
            )
        };
        let before = |word: usize| case.is_none() && document.head(naming.head) == Some(word);
        let by_whom = |verb: usize| {
            let number = filling.triggers.partition_point(|trigger| trigger.token < verb);
            let acts = |trigger: &Trigger| trigger.token == verb && !is_sited(trigger.class);
            is_saying(filling.scene, verb)
                || filling.triggers.get(number).is_some_and(acts)
                || reports.iter().any(|&report| filling.triggers[report].clause() == verb)
        };
        let of_subject = |verb: usize| {
            let branch = document.branch(verb, naming.head).unwrap_or(naming.head);
            document.relation(branch) == Relation::Nsubj
        };
        case.as_ref().is_some_and(|word| word != "of" && !LOCATIVE.contains(&word.as_str()))
            || phrase.any(takes_part)
            || beside.any(|&report| before(filling.triggers[report].token))
            || document.governing_predicate(naming.head).is_some_and(|verb| of_subject(verb) && by_whom(verb))
    }

    /// The place of a proposal.
    pub(super) fn proposed(&self, report: usize) -> Option<&Key> {
        self.proposed[report].as_ref()
    }

    /// Whether one of two places lies in the other.
    pub(super) fn are_nested(&self, one: &Key, other: &Key) -> bool {
        self.containment.holds(one, other) || self.containment.holds(other, one)
    }

    /// Collects what speaks for and against a place of the happening of `reports`.
    pub(super) fn features(&self, reports: &[usize], place: &Key, others: &Candidates, found: &mut Features) {
        found.clear();
        let reports = &reports[..reports.len().min(REPORTS)];
        let first = reports[0];
        let filling = self.filling;
        let trigger = &filling.triggers[first];
        let scene = filling.scene;
        let kind = self.kind(place);
        let class = trigger.class.map_or("none", EventType::as_str);
        let at = bearing::part_of_article(filling.sentence(first));
        found.add(&["kind", kind]);
        found.add(&["class", class]);
        found.add(&["class-kind", class, kind]);
        found.add(&["place", at, if trigger.kind == TriggerKind::Noun { "n" } else { "v" }]);
        found.add(&["status", filling.statuses[first].as_str(), kind]);
        found.add(&["reports", ["1", "2", "3+"][reports.len().clamp(1, 3) - 1]]);
        let lemma = scene.document.lemma(trigger.token).to_lowercase();
        found.add(&["lemma", &lemma]);
        found.add(&["lemma-kind", &lemma, kind]);
        if let Some(known) = words::kinds(&lemma) {
            found.add(&["cluster", known.clusters[0]]);
            found.add(&["cluster-kind", known.clusters[1], kind]);
            found.add(&["sense", known.noun, known.verb]);
            found.add(&["sense-kind", known.noun, known.verb, kind]);
        }
        self.of_article(reports, place, others, class, found);
        self.of_rules(reports, place, kind, class, found);
        for &report in reports {
            self.of_report(report, place, kind, class, found);
        }
        found.one_each();
    }

    /// How the article tells the place.
    fn of_article(
        &self,
        reports: &[usize],
        place: &Key,
        others: &Candidates,
        class: &str,
        found: &mut Features,
    ) {
        let kind = self.kind(place);
        let sentences = self.told.get(place).map(|(told, _)| told);
        let first = sentences
            .and_then(|told| told.first())
            .map_or("never", |&sentence| bearing::part_of_article(sentence));
        found.add(&["told-first", first, kind]);
        let often = sentences.map_or(0, BTreeSet::len);
        found.add(&["told-often", ["0", "1", "2", "3", "4+"][often.min(4)], kind]);
        let share = match often * 100 / self.namings.max(1) {
            0..=9 => "0",
            10..=24 => "10",
            25..=49 => "25",
            50..=74 => "50",
            _ => "75",
        };
        found.add(&["share", share, kind]);
        found.add(&["share-class", share, class]);
        found.add(&["places", ["0", "1", "2", "3", "4", "5+"][self.told.len().min(5)]]);
        let is = |known: &Option<Key>| match known {
            None => "none",
            Some(known) if known == place => "yes",
            Some(known) if self.containment.holds(known, place) => "inside",
            Some(known) if self.containment.holds(place, known) => "around",
            Some(_) => "other",
        };
        found.add(&["commonest", is(&self.commonest), class]);
        found.add(&["leading", is(&self.leading), class]);
        found.add(&["home", is(&self.home), class]);
        let node = self.filling.nodes[reports[0]];
        let placed =
            self.placed.get(place).map_or(0, |nodes| nodes.iter().filter(|&&other| other != node).count());
        found.add(&["placed", ["0", "1", "2", "3+"][placed.min(3)], kind]);
        let day = self.days.get(&node);
        let same_day = self.placed.get(place).is_some_and(|nodes| {
            day.is_some_and(|day| {
                nodes.iter().any(|other| *other != node && self.days.get(other) == Some(day))
            })
        });
        found.add(&[
            "placed-day",
            if same_day { "same" } else { "other" },
            if day.is_some() { "dated" } else { "-" },
        ]);
        let narrower = others.keys().any(|other| self.containment.holds(place, other));
        let wider = others.keys().any(|other| self.containment.holds(other, place));
        let nested = match (narrower, wider) {
            (true, true) => "between",
            (true, false) => "around",
            (false, true) => "inside",
            (false, false) => "alone",
        };
        found.add(&["nested", nested, kind]);
        found.add(&["candidates", ["0", "1", "2", "3", "4", "5+"][others.len().min(5)]]);
    }

    /// Which rules propose it, and which propose another place.
    fn of_rules(&self, reports: &[usize], place: &Key, kind: &str, class: &str, found: &mut Features) {
        let (mut own, mut others) = (0, 0);
        for &report in reports {
            let Some((proposal, key)) = self.proposals[report].as_ref().zip(self.proposed[report].as_ref())
            else {
                continue;
            };
            let rule = proposal.rule;
            if key == place {
                own += 1;
                found.add(&["rule", rule]);
                found.add(&["rule-kind", rule, kind]);
                found.add(&["rule-class", rule, class]);
                found.add(&["rule-status", rule, self.filling.statuses[report].as_str()]);
            } else if self.containment.holds(key, place) {
                found.add(&["rival", "wider", rule]);
            } else if self.containment.holds(place, key) {
                found.add(&["rival", "narrower", rule]);
            } else {
                others += 1;
                found.add(&["rival", "other", rule]);
            }
        }
        found.add(&["proposed", ["0", "1", "2", "3+"][own.min(3)], ["0", "1", "2+"][others.min(2)]]);
    }

    /// How one report stands to the place.
    fn of_report(&self, report: usize, place: &Key, kind: &str, class: &str, found: &mut Features) {
        let filling = self.filling;
        let (scene, trigger) = (filling.scene, &filling.triggers[report]);
        let sentence = filling.sentence(report);
        let back = if tells_back(scene, trigger) { "back" } else { "on" };
        let told = self.told.get(place).map(|(told, _)| told);
        let near = bearing::nearness(told, sentence);
        found.add(&["near", near, kind]);
        found.add(&["near-class", near, class]);
        found.add(&["near-back", near, back]);
        if is_judged(scene, trigger) {
            found.add(&["judged", near]);
        }
        let here = self.named.get(&sentence).map_or(&[][..], Vec::as_slice);
        let others = here.iter().filter(|naming| naming.key != *place).count();
        found.add(&["others-here", near, ["0", "1", "2+"][others.min(2)]]);
        self.neighbours(report, place, found);
        for naming in here.iter().filter(|naming| naming.key == *place) {
            self.beside(trigger, naming, kind, class, found);
        }
    }

    /// Which of the reports before and after one with a place of their own words has the place.
    fn neighbours(&self, report: usize, place: &Key, found: &mut Features) {
        let filling = self.filling;
        let here = filling.sentence(report);
        let own = |other: usize| {
            let own = self.proposals[other].as_ref().filter(|place| is_own(place));
            let key = own.and(self.proposed[other].as_ref());
            key.map(|key| (key, here.abs_diff(filling.sentence(other))))
        };
        for (side, told) in bearing::neighbours(report, filling.triggers.len(), own) {
            let (is, apart) = match told {
                None => ("none", "-"),
                Some((key, apart)) => {
                    let is = if key == place {
                        "yes"
                    } else if self.are_nested(key, place) {
                        "nested"
                    } else {
                        "other"
                    };
                    (is, ["0", "1", "2", "3+"][apart.min(3)])
                }
            };
            found.add(&["neighbour", side, is, apart]);
        }
    }

    /// How a name of the place in the same sentence stands to a report.
    fn beside(&self, trigger: &Trigger, naming: &Naming, kind: &str, class: &str, found: &mut Features) {
        let filling = self.filling;
        let (scene, document) = (filling.scene, filling.scene.document);
        let head = naming.head;
        let phrase = (head, document.tokens_in(naming.span));
        let way = bearing::collect(scene, filling.triggers, trigger, phrase, found);
        let relation = document.relation(head).as_str();
        let preposition = document.preposition(head).unwrap_or_default();
        found.add(&["link", way, relation, &preposition]);
        found.add(&["link-kind", way, relation, &preposition, kind]);
        found.add(&["link-class", relation, &preposition, class]);
        // "a Baghdad market", "troops in Arden": what the name belongs to.
        if let Some(above) = document.head(head).filter(|&above| document.upos(above) == Upos::Noun) {
            let lemma = document.lemma(above).to_lowercase();
            let role = document.relation(above).as_str();
            found.add(&["of-noun", way, relation, role]);
            found.add(&["of-word", relation, &lemma]);
            if let Some(known) = words::kinds(&lemma) {
                found.add(&["of-sense", relation, role, known.noun]);
                found.add(&["of-cluster", relation, known.clusters[0]]);
            }
            let outer = document.preposition(above).unwrap_or_default();
            found.add(&["of-case", way, relation, &outer]);
        }
        if filling.plays_at(trigger, head) {
            found.add(&["plays", &preposition, class]);
        }
        let subject = trigger.subject(scene);
        let is_of = |subject| subject == head || document.ancestors(head).take(3).any(|at| at == subject);
        if subject.is_some_and(is_of) {
            found.add(&["of-subject", relation]);
        }
        if document.relation(head) == Relation::Conj {
            found.add(&["one-of-list", way]);
        }
        if document.head(head).is_some_and(|above| is_saying(scene, above)) {
            found.add(&["of-saying", relation, &preposition]);
        }
    }

    /// Where the article names a place.
    pub(super) fn names_of<'k>(&'k self, place: &'k Key) -> impl Iterator<Item = ByteSpan> + 'k {
        self.named.values().flatten().filter(move |naming| naming.key == *place).map(|naming| naming.span)
    }

    /// Where it names places that lie in it.
    pub(super) fn inside<'k>(&'k self, place: &'k Key) -> impl Iterator<Item = ByteSpan> + 'k {
        let names = self.named.values().flatten();
        names.filter(move |naming| self.containment.holds(place, &naming.key)).map(|naming| naming.span)
    }

    /// Whether a place is a country.
    pub(super) fn is_country(&self, place: &Key) -> bool {
        self.kind(place) == "country"
    }

    fn kind(&self, place: &Key) -> &'static str {
        if self.told.contains_key(place) { self.containment.kind(place) } else { "site" }
    }
}

/// Whether a rule reads a place from the report's own words.
pub(super) fn is_own(place: &Found<ByteSpan>) -> bool {
    !matches!(place.rule, "place/same-happening" | "place/of-story" | "place/home-country")
}

/// Whether happenings of a type are somewhere that no rule need tell: speech, deals, laws and appointments are not, and courts sit
/// elsewhere than what they judge was done.
pub(super) fn is_sited(class: Option<EventType>) -> bool {
    !matches!(
        class,
        None | Some(
            EventType::Accuse
                | EventType::Reject
                | EventType::Request
                | EventType::Support
                | EventType::Threaten
                | EventType::Sanction
                | EventType::Cooperate
                | EventType::Concede
                | EventType::Agree
                | EventType::Legislate
                | EventType::Judge
                | EventType::Appoint
                | EventType::Transact
        )
    )
}

/// The rule of a place that no rule proposed.
pub(super) const NO_RULE: RuleId = "place/in-article";
