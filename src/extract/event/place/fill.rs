//! The place of a node: told with any of its mentions, or the place of the story it belongs to.
//!
//! Of the places of its mentions the narrowest counts (`in Arden, Norland`). What the lead tells has the place of the lead,
//! what belongs to the story line the place of the story; never what the report tells back to, never where another place
//! stands in its own sentence.

use super::super::scene::Scene;
use super::super::slot::found;
use super::super::speech::is_saying;
use super::super::trigger::Trigger;
use super::super::when::{LEAD, is_judged, tells_back, tells_of_another};
use super::containment::{Containment, Key, is_named_place, key};
use super::{LOCATIVE, place};
use crate::extract::name::Gazetteer;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{ByteSpan, DateValue, EntityType, EventDate, EventType, Found, Mention, Status};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Days by which what belongs to a story may lie apart from it.
pub(super) const STORY_DAYS: i32 = 2;

/// Prepositions besides [`LOCATIVE`] that put a sentence at another place than the story: where a way leads.
const TOWARDS: &[&str] = &["to", "into", "towards"];

/// Sentences of which the first harm is the story: title and opening. Our choice.
const OPENING: usize = 3;

/// Weight of a place that a report plays at: told by the lead.
const LEADING: usize = 3;

/// Mentions of one sentence that are looked at: more stand in lists only.
const MENTIONS: usize = 60;

/// Share of the countries named that must be the one of the lead, in per cent. Our choice.
const HOME: usize = 70;

/// Everything that filling looks at.
pub(in crate::extract::event) struct Filling<'s, 'a, 't> {
    pub(in crate::extract::event) scene: &'s Scene<'a, 't>,
    pub(in crate::extract::event) gazetteer: &'s Gazetteer,
    pub(in crate::extract::event) triggers: &'s [Trigger],
    pub(in crate::extract::event) statuses: &'s [Status],
    /// The node of each trigger.
    pub(in crate::extract::event) nodes: &'s [usize],
    pub(in crate::extract::event) dates: &'s [Option<Found<EventDate>>],
}

/// The place that rules propose for each trigger: of its own words, of another mention of its node, of the story.
pub(super) fn fill(
    filling: &Filling<'_, '_, '_>,
    containment: &Containment<'_>,
) -> Vec<Option<Found<ByteSpan>>> {
    let scene = filling.scene;
    let mut own: Vec<_> = filling.triggers.iter().map(|trigger| place(scene, trigger)).collect();
    let places = own.as_mut_slice();
    let keys: BTreeMap<ByteSpan, Key> = scene
        .mentions
        .iter()
        .filter(|mention| mention.class == EntityType::Place)
        .map(|mention| (mention.span, key(scene, mention)))
        .collect();
    let key_of = |place: ByteSpan| {
        keys.get(&place).cloned().unwrap_or_else(|| place.of(scene.document.text).to_lowercase())
    };
    filling.institutions(places);
    filling.leads(containment, places);
    let of_node = filling.of_nodes(containment, &key_of, places);
    for (number, place) in places.iter_mut().enumerate() {
        if place.is_none() && filling.is_told(number) {
            *place = of_node.get(&filling.nodes[number]).map(|&span| found(span, "place/same-happening"));
        }
    }
    filling.at_home(places, &of_node);
    let main = filling.story(&of_node);
    let focus = || filling.focus(containment, &key_of, places);
    let Some((story, spot)) = main.or_else(focus) else { return own };
    let here = key_of(spot);
    let days = filling.days();
    for (number, slot) in places.iter_mut().enumerate() {
        let node = filling.nodes[number];
        let lasts = scene.is_of(filling.triggers[number].token, Class::War);
        if slot.is_some() || lasts || of_node.contains_key(&node) || !filling.belongs(number, story, &days) {
            continue;
        }
        let elsewhere = filling.places_beside(number, &[LOCATIVE, TOWARDS]).any(|mention| {
            let other = key(scene, mention);
            other != here && containment.wider([&other, &here].into_iter()).is_empty()
        });
        if !elsewhere {
            *slot = Some(found(spot, "place/of-story"));
        }
    }
    own
}

impl Filling<'_, '_, '_> {
    pub(super) fn class_of(&self, number: usize) -> Option<EventType> {
        self.triggers[number].class
    }

    pub(super) fn sentence(&self, number: usize) -> usize {
        self.scene.document.tokens[self.triggers[number].token].sentence
    }

    /// What happened or is to happen; what is only thought of has no place of another mention.
    pub(super) fn is_told(&self, number: usize) -> bool {
        matches!(self.statuses[number], Status::Happened | Status::Planned)
    }

    fn is_harm(&self, number: usize) -> bool {
        matches!(
            self.class_of(number),
            Some(EventType::Assault | EventType::Disaster | EventType::Health | EventType::Protest)
        )
    }

    /// The named places of the sentence of a trigger that stand behind a preposition of place.
    fn places_beside(
        &self,
        number: usize,
        prepositions: &'static [&'static [&'static str]],
    ) -> impl Iterator<Item = &Mention> {
        let scene = self.scene;
        let document = scene.document;
        let sentence = document.bytes(document.sentence_of(self.triggers[number].token));
        let from = scene.mentions.partition_point(|mention| mention.span.start < sentence.start);
        scene.mentions[from..]
            .iter()
            .take_while(move |mention| mention.span.start < sentence.end)
            .take(MENTIONS)
            .filter(|mention| is_named_place(mention))
            .filter(move |mention| {
                let head = document.head_of(document.tokens_in(mention.span));
                head.and_then(|head| document.preposition(head)).is_some_and(|preposition| {
                    prepositions.iter().any(|list| list.contains(&preposition.as_str()))
                })
            })
    }

    /// The place of each node: the narrowest of its mentions, then the one told most often.
    fn of_nodes(
        &self,
        containment: &Containment<'_>,
        key_of: &impl Fn(ByteSpan) -> Key,
        places: &[Option<Found<ByteSpan>>],
    ) -> BTreeMap<usize, ByteSpan> {
        let mut told: BTreeMap<usize, BTreeMap<Key, (usize, ByteSpan)>> = BTreeMap::new();
        for (number, place) in places.iter().enumerate() {
            let Some(place) = place.as_ref().filter(|_| self.is_told(number)) else { continue };
            let spots = told.entry(self.nodes[number]).or_default();
            spots.entry(key_of(place.value)).or_insert((0, place.value)).0 += 1;
        }
        let best = |spots: BTreeMap<Key, (usize, ByteSpan)>| {
            let wider = containment.wider(spots.keys());
            // "in Halvik", "in Berlin": of places of one happening the one that no table knows is the smaller.
            let unknown = spots.keys().any(|place| containment.is_unknown(place));
            let narrow = spots.iter().filter(|(place, _)| {
                !wider.contains(place.as_str()) && (!unknown || containment.is_unknown(place))
            });
            narrow.max_by_key(|(_, (votes, span))| (*votes, Reverse(*span))).map(|(_, (_, span))| *span)
        };
        told.into_iter().filter_map(|(node, spots)| Some((node, best(spots)?))).collect()
    }

    /// What courts and governments do is done in their country, where the article names it: `a Norland court`.
    fn institutions(&self, places: &mut [Option<Found<ByteSpan>>]) {
        let scene = self.scene;
        let document = scene.document;
        for (number, slot) in places.iter_mut().enumerate() {
            let acts = matches!(
                self.class_of(number),
                Some(EventType::Judge | EventType::Legislate | EventType::Coerce | EventType::Elect)
            );
            if slot.is_some() || !acts || !self.is_told(number) {
                continue;
            }
            let clause = self.triggers[number].clause();
            // "the Norland leader's crackdown"
            let owner = || document.child_by(self.triggers[number].token, &[Relation::NmodPoss]);
            let Some(subject) = owner().or_else(|| document.subject(clause)) else { continue };
            if !scene.is_of(subject, Class::Seated) && !scene.is_of(subject, Class::Governing) {
                continue;
            }
            let country = document
                .children_by(subject, &[Relation::Amod, Relation::Compound, Relation::NmodPoss])
                .filter_map(|child| scene.mention_at(child)?.gazetteer.clone())
                .find(|id| id.starts_with("country/"));
            let place = country.and_then(|country| self.first_named(&country));
            *slot = place.map(|place| found(place, "place/country-of-institution"));
        }
    }

    /// The first mention of a place with that id in the gazetteer.
    fn first_named(&self, id: &str) -> Option<ByteSpan> {
        let named = self.scene.mentions.iter().filter(|mention| is_named_place(mention));
        named
            .filter(|mention| !self.scene.document.is_place_of_dateline(mention.span.start))
            .find(|mention| mention.gazetteer.as_deref() == Some(id))
            .map(|mention| mention.span)
    }

    /// Harm that the headline or the lead tells without tying a place to it: the only place of that sentence. In the
    /// headline also a town before a noun (`Arden tram crash`).
    fn leads(&self, containment: &Containment<'_>, places: &mut [Option<Found<ByteSpan>>]) {
        let scene = self.scene;
        let document = scene.document;
        let placed: BTreeSet<usize> = (0..places.len())
            .filter(|&number| places[number].is_some())
            .map(|number| self.nodes[number])
            .collect();
        for (number, slot) in places.iter_mut().enumerate() {
            let sentence = self.sentence(number);
            if sentence >= LEAD
                || placed.contains(&self.nodes[number])
                || !self.is_harm(number)
                || self.statuses[number] != Status::Happened
                || tells_of_another(scene, &self.triggers[number])
            {
                continue;
            }
            let mut spots: Vec<&Mention> = self
                .places_beside(number, &[LOCATIVE])
                .filter(|mention| {
                    let head = document.head_of(document.tokens_in(mention.span));
                    head.is_some_and(|head| self.plays_at(&self.triggers[number], head))
                })
                .collect();
            if spots.is_empty() && sentence == 0 {
                spots = self.towns_before(number);
            }
            if spots.is_empty() {
                spots = self.towns_of_vehicle(number);
            }
            let mut narrow: BTreeMap<Key, ByteSpan> =
                spots.iter().map(|mention| (key(scene, mention), mention.span)).collect();
            let wider: BTreeSet<Key> =
                containment.wider(narrow.keys()).into_iter().map(str::to_owned).collect();
            narrow.retain(|place, _| !wider.contains(place));
            if narrow.len() == 1 {
                *slot = narrow.into_values().next().map(|place| found(place, "place/only-of-lead"));
            }
        }
    }

    /// Whether a place hangs on the verb of a trigger, on the trigger or on what was struck: not on who did it (`gunmen in
    /// Arden attacked`), not on a verb of saying.
    pub(super) fn plays_at(&self, trigger: &Trigger, place: usize) -> bool {
        let scene = self.scene;
        let document = scene.document;
        let mut at = place;
        for _ in 0..4 {
            let Some(above) = document.head(at) else { return false };
            if above == trigger.token {
                return !matches!(document.relation(at), Relation::Nsubj);
            }
            if document.is_predicate(above) {
                let own = above == trigger.clause()
                    || document.ancestors(trigger.clause()).take(3).any(|higher| higher == above);
                return own && document.relation(at) != Relation::Nsubj && !is_saying(scene, above);
            }
            at = above;
        }
        false
    }

    /// Towns of the headline that stand before the noun of the happening: `Arden tram crash`, not `the Arden attack on the port`.
    fn towns_before(&self, number: usize) -> Vec<&Mention> {
        let scene = self.scene;
        let document = scene.document;
        let noun = self.triggers[number].token;
        let aimed = document.children_by(noun, &[Relation::Nmod]).any(|child| {
            matches!(document.preposition(child).as_deref(), Some("on" | "against" | "with" | "to"))
        });
        if aimed || document.upos(noun) != Upos::Noun {
            return Vec::new();
        }
        let headline = document.bytes(document.sentence_of(noun));
        let named = scene.mentions.iter().take_while(|mention| mention.span.start < headline.end);
        named
            .filter(|mention| is_named_place(mention))
            .filter(|mention| !mention.gazetteer.as_ref().is_some_and(|id| id.starts_with("country/")))
            .filter(|mention| {
                let head = document.head_of(document.tokens_in(mention.span));
                head.is_some_and(|head| {
                    head < noun
                        && document.preposition(head).is_none()
                        && document.ancestors(head).take(2).any(|above| above == noun)
                })
            })
            .collect()
    }

    /// Towns before a vehicle or building that comes to harm: `Arden tram overturns`, not `an Arden minister was killed`.
    fn towns_of_vehicle(&self, number: usize) -> Vec<&Mention> {
        let scene = self.scene;
        let document = scene.document;
        let trigger = &self.triggers[number];
        let Some(subject) = trigger.subject(scene) else { return Vec::new() };
        let lemma = document.lemma(subject).to_lowercase();
        if !Class::Body.holds(&lemma) {
            return Vec::new();
        }
        let before =
            document.children_by(subject, &[Relation::Compound, Relation::NmodUnmarked, Relation::NmodPoss]);
        let ahead = subject.checked_sub(1).filter(|_| trigger.rule == "event/headline-verb");
        before
            .chain(ahead)
            .filter_map(|child| scene.mention_at(child))
            .filter(|mention| is_named_place(mention))
            .filter(|mention| !mention.gazetteer.as_ref().is_some_and(|id| id.starts_with("country/")))
            .collect()
    }

    /// The node that the lead tells, of those with a place: the one of most mentions.
    fn story(&self, of_node: &BTreeMap<usize, ByteSpan>) -> Option<(usize, ByteSpan)> {
        let mut mentions: BTreeMap<usize, usize> = BTreeMap::new();
        for &node in self.nodes {
            *mentions.entry(node).or_default() += 1;
        }
        let leads = (0..self.nodes.len()).filter(|&number| {
            self.sentence(number) < OPENING
                && self.is_harm(number)
                && self.statuses[number] == Status::Happened
                && !tells_of_another(self.scene, &self.triggers[number])
        });
        let node = leads
            .map(|number| self.nodes[number])
            .max_by_key(|node| (mentions.get(node).copied(), Reverse(*node)))?;
        of_node.get(&node).map(|&place| (node, place))
    }

    /// The first date of each node.
    pub(super) fn days(&self) -> BTreeMap<usize, DateValue> {
        let mut days = BTreeMap::new();
        for (node, date) in self.nodes.iter().zip(self.dates) {
            if let Some(date) = date {
                days.entry(*node).or_insert(date.value.value);
            }
        }
        days
    }

    /// Where a report without one harmful happening plays: the place of most of its events, the lead first.
    fn focus(
        &self,
        containment: &Containment<'_>,
        key_of: &impl Fn(ByteSpan) -> Key,
        places: &[Option<Found<ByteSpan>>],
    ) -> Option<(usize, ByteSpan)> {
        let mut votes: BTreeMap<Key, (usize, usize, ByteSpan)> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for (number, place) in places.iter().enumerate() {
            let Some(place) = place.as_ref().filter(|place| self.is_told(number) && seen.insert(place.value))
            else {
                continue;
            };
            let weight = if self.sentence(number) < LEAD { 3 } else { 1 };
            votes.entry(key_of(place.value)).or_insert((0, self.nodes[number], place.value)).0 += weight;
        }
        let wider = containment.wider(votes.keys());
        let narrow: Vec<(&Key, &(usize, usize, ByteSpan))> =
            votes.iter().filter(|(place, _)| !wider.contains(place.as_str())).collect();
        let &(best, &(weight, node, place)) =
            narrow.iter().max_by_key(|(_, (weight, _, span))| (*weight, Reverse(*span)))?;
        let others = narrow.iter().filter(|(other, _)| *other != best).map(|(_, (weight, ..))| *weight).max();
        (weight >= LEADING && others.is_none_or(|other| other * 2 <= weight)).then_some((node, place))
    }

    /// In a report from one country what its courts, voters and crowds do is done there, below the lead too.
    fn at_home(&self, places: &mut [Option<Found<ByteSpan>>], of_node: &BTreeMap<usize, ByteSpan>) {
        let Some(home) = self.home() else { return };
        let Some(place) = self.first_named(&home) else { return };
        for (number, slot) in places.iter_mut().enumerate() {
            let domestic = matches!(
                self.class_of(number),
                Some(
                    EventType::Judge
                        | EventType::Legislate
                        | EventType::Elect
                        | EventType::Protest
                        | EventType::Coerce
                        | EventType::Assault
                )
            );
            let open = slot.is_none() && !of_node.contains_key(&self.nodes[number]);
            // "marched on Arden Tower in protest": the sentence has a place of its own.
            let placed = || {
                self.places_beside(number, &[LOCATIVE])
                    .any(|mention| mention.gazetteer.as_deref() != Some(&home))
            };
            if open && domestic && self.is_told(number) && !self.names_abroad(number, &home) && !placed() {
                *slot = Some(found(place, "place/home-country"));
            }
        }
    }

    /// The country of a mention: itself, or where its place lies.
    fn country_of(&self, id: &str) -> Option<Key> {
        let mut places = std::iter::once(id).chain(self.gazetteer.around(id));
        places.find(|place| place.starts_with("country/")).map(str::to_owned)
    }

    /// The one country that the lead names, where most of the countries named in the report are that one.
    pub(super) fn home(&self) -> Option<Key> {
        let scene = self.scene;
        let document = scene.document;
        let lead = document.sentences.get(LEAD.min(document.sentences.len()).checked_sub(1)?)?;
        let lead_end = document.bytes(*lead).end;
        let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
        let mut leading: BTreeSet<Key> = BTreeSet::new();
        for mention in scene.mentions {
            let Some(country) = mention.gazetteer.as_ref().and_then(|id| self.country_of(id)) else {
                continue;
            };
            *counts.entry(country.clone()).or_default() += 1;
            if mention.span.start < lead_end {
                leading.insert(country);
            }
        }
        let all: usize = counts.values().sum();
        let only = leading.pop_first().filter(|_| leading.is_empty())?;
        let own = counts.get(&only).copied().unwrap_or_default();
        (own >= 3 && own * 100 >= all * HOME).then_some(only)
    }

    /// Whether the sentence of a trigger names another country.
    fn names_abroad(&self, number: usize, home: &str) -> bool {
        let scene = self.scene;
        let sentence = scene.document.bytes(scene.document.sentence_of(self.triggers[number].token));
        let from = scene.mentions.partition_point(|mention| mention.span.start < sentence.start);
        let beside = scene.mentions[from..].iter().take_while(|mention| mention.span.start < sentence.end);
        beside.take(MENTIONS).any(|mention| {
            let country = mention.gazetteer.as_ref().and_then(|id| self.country_of(id));
            country.is_some_and(|country| country != home)
        })
    }

    /// Whether a trigger belongs to the line of the story: help, closures and harm of its days, not told back.
    fn belongs(&self, number: usize, story: usize, days: &BTreeMap<usize, DateValue>) -> bool {
        let trigger = &self.triggers[number];
        let on_the_spot = Class::OnTheSpot.holds(&trigger.lemma)
            || self.is_harm(number)
            || matches!(
                self.class_of(number),
                Some(EventType::Aid | EventType::Mobilize | EventType::Retreat)
            );
        let near = match (days.get(&self.nodes[number]), days.get(&story)) {
            (Some(own), Some(day)) => own.days_apart(*day) <= STORY_DAYS,
            (Some(_), None) => false,
            (None, _) => !tells_back(self.scene, trigger),
        };
        on_the_spot
            && self.statuses[number] == Status::Happened
            && near
            && !is_judged(self.scene, trigger)
            && !tells_of_another(self.scene, trigger)
    }
}
