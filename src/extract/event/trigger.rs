//! Which words are events.
//!
//! A verb of the lexicon is one (`event/verb-lexicon`), a verb of broad meaning beside a name, a date or a place
//! (`event/verb-general`), an event noun that is told of as one particular happening (`event/noun`), carried by a light
//! verb (`event/light-noun`) or governed by a word of phase (`event/phase-noun`), and a predicate adjective
//! (`event/adjective`). Reporting, states, attributive words and names made of event words are none.

use super::act;
use super::lexicon::{Found, Function, Part};
use super::scene::Scene;
use crate::extract::quantity::Quantity;
use crate::language::syntax::{Relation, Upos};
use crate::model::{ByteSpan, Phase, RuleId, TokenSpan, TriggerKind};
use std::collections::{BTreeMap, BTreeSet};

/// A word that tells of a happening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trigger {
    /// Its head word.
    pub(super) token: usize,
    /// Its words.
    pub(super) span: ByteSpan,
    /// Row of the lexicon.
    pub(super) row: usize,
    /// The entry of the lexicon.
    pub(super) lemma: String,
    /// What kind of word it is.
    pub(super) kind: TriggerKind,
    /// Phase and the word that tells it.
    pub(super) phase: Option<(Phase, usize)>,
    /// The light or phase word that carries it.
    pub(super) governor: Option<usize>,
    /// The rule that found it.
    pub(super) rule: RuleId,
}

impl Trigger {
    /// The word whose clause tells of the event: the light or phase verb, else the trigger itself.
    pub(super) fn clause(&self) -> usize {
        self.governor.unwrap_or(self.token)
    }
}

/// All triggers of the report, by position.
pub(super) fn find(scene: &Scene<'_, '_>, quantities: &[Quantity]) -> Vec<Trigger> {
    let document = scene.document;
    let mut triggers: BTreeMap<usize, Trigger> = BTreeMap::new();
    for index in 0..document.tokens.len() {
        if !document.is_report(document.tokens[index].span.start) {
            continue;
        }
        let found = verb(scene, index)
            .or_else(|| saying(scene, index))
            .or_else(|| noun(scene, index))
            .or_else(|| adjective(scene, index))
            .or_else(|| verb_as_noun(scene, index));
        if let Some(trigger) = found {
            triggers.insert(index, trigger);
        }
    }
    for quantity in quantities {
        if let Some(trigger) = presence(scene, quantity) {
            triggers.entry(trigger.token).or_insert(trigger);
        }
    }
    one_sense(scene, &mut triggers);
    let carried = carry(scene, &mut triggers);
    let all: Vec<Trigger> = triggers.into_values().collect();
    let kept: BTreeSet<usize> = all
        .iter()
        .filter(|trigger| carried.contains(&trigger.token) || is_specific(scene, trigger, &all))
        .map(|trigger| trigger.token)
        .collect();
    let mut result: Vec<Trigger> = all.into_iter().filter(|trigger| kept.contains(&trigger.token)).collect();
    drop_inner(&mut result);
    result
}

/// Where its company once told the sense of a word, the word has that sense in the whole article, unless it has company of
/// the other kind (Gale, Church and Yarowsky 1992, "One sense per discourse").
fn one_sense(scene: &Scene<'_, '_>, triggers: &mut BTreeMap<usize, Trigger>) {
    use Relation::{Nmod, NsubjPass, Obj};
    let rows = scene.lexicon.rows();
    let told: BTreeMap<(String, TriggerKind), usize> = triggers
        .values()
        .filter(|trigger| !rows[trigger.row].company.is_empty())
        .map(|trigger| ((trigger.lemma.clone(), trigger.kind), trigger.row))
        .collect();
    for trigger in triggers.values_mut() {
        let Some(&row) = told.get(&(trigger.lemma.clone(), trigger.kind)) else { continue };
        let targets = scene.document.children_by(trigger.token, &[Obj, NsubjPass, Nmod]);
        let has_target = targets.into_iter().any(|child| {
            scene.relation(child) != Nmod
                || matches!(scene.preposition(child).as_deref(), Some("on" | "against" | "at"))
                    && !scene.is_time(child)
        });
        if !has_target {
            trigger.row = row;
        }
    }
}

fn verb(scene: &Scene<'_, '_>, index: usize) -> Option<Trigger> {
    let attributive = matches!(
        scene.relation(index),
        Relation::Amod
            | Relation::Compound
            | Relation::Case
            | Relation::Mark
            | Relation::Fixed
            | Relation::Aux
            | Relation::AuxPass
            | Relation::Cop
            | Relation::Cc
            | Relation::Flat
    );
    let after_hyphen = index > 0 && scene.document.word(index - 1) == "-";
    // "The wounded were flown out": people.
    let people = index > 0
        && scene.document.tokens[index].xpos.is_past_participle()
        && scene.document.word(index - 1).eq_ignore_ascii_case("the");
    if people {
        return None;
    }
    if scene.upos(index) != Upos::Verb
        || attributive
        || after_hyphen
        || is_prepositional(scene, index)
        || scene.is_time(index)
    {
        return None;
    }
    let found = scene.lexicon.find(scene.document, index, &[Part::Verb, Part::VerbGeneral])?;
    let row = &scene.lexicon.rows()[found.row];
    row.event_type()?;
    let rule = if row.part == Part::VerbGeneral { "event/verb-general" } else { "event/verb-lexicon" };
    Some(trigger(scene, index, found, TriggerKind::Verb, rule))
}

/// A plain word of saying that demands, refuses, threatens or promises by what is said.
fn saying(scene: &Scene<'_, '_>, index: usize) -> Option<Trigger> {
    let (row, lemma) = act::of_saying(scene, index)?;
    let found = Found { row, lemma: lemma.to_owned(), tokens: vec![index] };
    Some(trigger(scene, index, found, TriggerKind::Verb, "event/act-of-saying"))
}

/// Participles that work as prepositions: `following talks`, `given the weather`.
fn is_prepositional(scene: &Scene<'_, '_>, index: usize) -> bool {
    let tag = scene.document.tokens[index].xpos;
    let word = scene.document.word(index).to_lowercase();
    // "will end soon, provided nobody objects": a conjunction.
    let clause = index > 0
        && scene.document.word(index - 1) == ","
        && matches!(word.as_str(), "provided" | "providing");
    clause
        || (tag.is_gerund()
            && matches!(word.as_str(), "following" | "including" | "pending" | "surrounding" | "regarding")
            || tag.is_past_participle()
                && matches!(word.as_str(), "given" | "compared" | "provided" | "united"))
            && scene
                .document
                .child_by(index, &[Relation::Nsubj, Relation::NsubjPass, Relation::Aux, Relation::AuxPass])
                .is_none()
}

/// Troops that stand somewhere, with their number: `Norland has nearly 2,500 troops in Arden`.
fn presence(scene: &Scene<'_, '_>, quantity: &Quantity) -> Option<Trigger> {
    let token = quantity.counted.filter(|&token| {
        scene.is(token, &["troop", "troops", "soldier", "force", "personnel", "peacekeeper"])
    })?;
    let above = scene.head(token);
    let standing = above
        .is_none_or(|verb| scene.is(verb, &["have", "be", "remain", "station", "keep", "maintain", "exist"]));
    let row = scene.lexicon.row_of("deployment", Part::Noun)?;
    standing.then(|| Trigger {
        token,
        span: scene.document.tokens[token].span,
        row,
        lemma: "troop".to_owned(),
        kind: TriggerKind::Noun,
        phase: None,
        governor: above.filter(|&verb| scene.upos(verb).is_verbal()),
        rule: "event/presence",
    })
}

fn noun(scene: &Scene<'_, '_>, index: usize) -> Option<Trigger> {
    let upos = scene.upos(index);
    if !matches!(upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    if matches!(scene.relation(index), Relation::Flat | Relation::Case | Relation::Fixed) {
        return None;
    }
    if scene.relation(index) == Relation::Compound
        && !before_event_noun(scene, index)
        && !before_hidden_verb(scene, index)
    {
        return None;
    }
    let found = scene.lexicon.find(scene.document, index, &[Part::Noun, Part::NounGoverned])?;
    let row = &scene.lexicon.rows()[found.row];
    row.event_type()?;
    if scene.is_time(index) {
        return None;
    }
    // Of names only those count that are made of a kind of event: `Hurricane Ada`, `the Arden Earthquake`.
    let last = scene.document.sentence_of(index).end - 1;
    let in_headline = !matches!(scene.document.word(last), "." | "!" | "?" | "”" | "\"" | "''")
        && scene.mention_at(index).is_none_or(|mention| mention.gazetteer.is_none());
    let in_long_name = !in_headline
        && upos == Upos::Propn
        && scene
            .document
            .children_by(index, &[Relation::Compound, Relation::Flat])
            .any(|child| scene.upos(child) == Upos::Propn)
        && !is_named_kind(scene, index);
    if in_long_name
        || upos == Upos::Propn
            && (row.part == Part::NounGoverned
                || !in_headline && scene.mention_at(index).is_some_and(is_actor))
    {
        return None;
    }
    let rule = if row.part == Part::NounGoverned { "event/noun-governed" } else { "event/noun" };
    Some(trigger(scene, index, found, TriggerKind::Noun, rule))
}

/// Events that bear names of their own: `Hurricane Ada`, `the Arden Games`.
fn is_named_kind(scene: &Scene<'_, '_>, index: usize) -> bool {
    scene.is(
        index,
        &[
            "earthquake",
            "hurricane",
            "typhoon",
            "cyclone",
            "war",
            "election",
            "summit",
            "conference",
            "oscars",
            "awards",
            "olympics",
            "games",
            "cup",
            "massacre",
            "bombing",
            "attack",
            "scandal",
            "festival",
            "trial",
            "shooting",
            "fire",
            "tournament",
            "playoffs",
            "playoff",
            "championship",
            "revolution",
            "referendum",
            "treaty",
            "accord",
            "agreement",
            "quake",
            "murder",
            "death",
            "crash",
            "launch",
            "debut",
            "arrest",
            "strike",
        ],
    )
}

fn is_actor(mention: &crate::model::Mention) -> bool {
    use crate::model::EntityType::{Org, Person, Place};
    matches!(mention.class, Org | Person | Place)
}

/// A modifier that is an event of its own: `murder charges`, `trial date`; not `attack dog`.
fn before_event_noun(scene: &Scene<'_, '_>, index: usize) -> bool {
    const HEADS: &[&str] = &[
        "charge",
        "case",
        "trial",
        "suspect",
        "victim",
        "spree",
        "investigation",
        "date",
        "plan",
        "death",
        "scene",
        "talks",
        "talk",
        "arrest",
        "conviction",
        "hearing",
        "probe",
        "process",
        "proceedings",
        "attempt",
        "threat",
        "allegation",
        "weapon",
        "spot",
        "verdict",
    ];
    scene.upos(index) == Upos::Noun
        && scene.head(index).is_some_and(|head| head > index && scene.is(head, HEADS))
}

/// Whether the verb of which a noun is the subject is taken for a noun: `A quake hit Arden`.
fn before_hidden_verb(scene: &Scene<'_, '_>, index: usize) -> bool {
    index + 1 < scene.document.tokens.len() && verb_as_noun(scene, index + 1).is_some()
}

/// Tokens of a sentence without a verb, at most: a longer one is a list, not a report.
const LONGEST_VERBLESS: usize = 60;

/// Words for people who may be shot, hit or slain.
const PERSONS: &[&str] =
    &["man", "woman", "boy", "girl", "teenager", "teen", "officer", "student", "driver", "soldier", "person"];

/// A verb that the tagger takes for a noun, as it does in headlines: `Envoy leaves Arden`, `Star checks into rehab`.
fn verb_as_noun(scene: &Scene<'_, '_>, index: usize) -> Option<Trigger> {
    let document = scene.document;
    let sentence = document.sentence_of(index);
    let verbless = sentence.len() <= LONGEST_VERBLESS
        && !sentence.range().any(|at| document.tokens[at].xpos.is_finite());
    // "Diggers flattened village homes on Monday": a participle before a noun in a sentence that has no other verb.
    let participle = verbless
        && scene.relation(index) == Relation::Amod
        && matches!(scene.upos(index), Upos::Adj | Upos::Verb);
    if !(participle || matches!(scene.upos(index), Upos::Noun | Upos::Propn))
        || document.word(index).starts_with(char::is_uppercase)
            && scene.mention_at(index).is_some_and(is_actor)
    {
        return None;
    }
    let before = index.checked_sub(1).filter(|&at| at >= sentence.start)?;
    if !matches!(scene.upos(before), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adv | Upos::Num)
        || index + 1 >= sentence.end
    {
        return None;
    }
    let word = document.word(index).to_lowercase();
    let finite = word.ends_with('s') && !word.ends_with("ss")
        || word.ends_with("ed")
        || matches!(
            word.as_str(),
            "shot"
                | "hit"
                | "cut"
                | "won"
                | "quit"
                | "shut"
                | "fled"
                | "stole"
                | "slain"
                | "struck"
                | "fought"
                | "beat"
        );
    let opens_phrase = matches!(
        scene.upos(index + 1),
        Upos::Det
            | Upos::Propn
            | Upos::Num
            | Upos::Pron
            | Upos::Adj
            | Upos::Noun
            | Upos::Adp
            | Upos::Sym
            | Upos::Part
    );
    if !finite || !opens_phrase {
        return None;
    }
    let found = scene.lexicon.find(document, index, &[Part::Verb])?;
    scene.lexicon.rows()[found.row].event_type()?;
    let is_noun = scene.lexicon.find(document, index, &[Part::Noun, Part::NounGoverned]).is_some();
    let next = scene.upos(index + 1);
    // "the murder of a man shot in the back": behind a word for a person.
    let person = scene.is(before, PERSONS) && next == Upos::Adp;
    let takes_person = (person || matches!(next, Upos::Propn | Upos::Pron | Upos::Det))
        && matches!(word.as_str(), "shot" | "hit" | "fled" | "stole" | "slain" | "struck");
    let headline = !matches!(document.word(sentence.end - 1), "." | "!" | "?" | "”" | "\"" | "''");
    let longer = found.tokens.len() > 1;
    (!is_noun && (longer || headline || verbless || takes_person))
        .then(|| trigger(scene, index, found, TriggerKind::Verb, "event/headline-verb"))
}

fn adjective(scene: &Scene<'_, '_>, index: usize) -> Option<Trigger> {
    let document = scene.document;
    let predicative = document.child_by(index, &[Relation::Cop]).is_some()
        || matches!(
            scene.relation(index),
            Relation::Xcomp | Relation::Root | Relation::Conj | Relation::Ccomp
        );
    // "three dead after the blast": behind what it is said of.
    let behind = index > 0
        && matches!(scene.upos(index - 1), Upos::Num | Upos::Propn | Upos::Noun)
        && document.tokens.get(index + 1).is_none_or(|next| !matches!(next.upos, Upos::Noun | Upos::Propn));
    if scene.upos(index) != Upos::Adj || !(predicative || behind) {
        return None;
    }
    let found = scene.lexicon.find(document, index, &[Part::Adjective])?;
    Some(trigger(scene, index, found, TriggerKind::Adjective, "event/adjective"))
}

fn trigger(scene: &Scene<'_, '_>, index: usize, found: Found, kind: TriggerKind, rule: RuleId) -> Trigger {
    let document = scene.document;
    // Words side by side are one span; an object between them stays out. Of a compound only the noun counts.
    let mut end = index;
    let mut start = index;
    let hyphenated = |at: usize| document.word(at) == "-";
    if kind == TriggerKind::Verb || found.tokens.first() == Some(&index) {
        // "checked herself into" is one span, "hanged himself" is not.
        let bound = |token: usize| {
            matches!(
                scene.upos(token),
                Upos::Adp | Upos::Adv | Upos::Part | Upos::Noun | Upos::Verb | Upos::Adj | Upos::X
            )
        };
        for &token in found.tokens.iter().filter(|&&token| bound(token)) {
            let next = token == end + 1
                || token == end + 2 && (hyphenated(end + 1) || scene.upos(end + 1) == Upos::Pron);
            if token > end && next {
                end = token;
            }
        }
    }
    while start >= 2 && hyphenated(start - 1) && found.tokens.contains(&(start - 2)) {
        start -= 2;
    }
    Trigger {
        token: index,
        span: document.bytes(TokenSpan::new(start, end + 1)),
        row: found.row,
        // Of "peace talks" the noun, of "round of talks" the whole.
        lemma: if found.tokens.first() == Some(&index) || kind == TriggerKind::Verb {
            found.lemma
        } else {
            document.lemma(index).to_lowercase()
        },
        kind,
        phase: None,
        governor: None,
        rule,
    }
}

/// Gives event nouns and verbs their light and phase words; returns the tokens so carried.
fn carry(scene: &Scene<'_, '_>, triggers: &mut BTreeMap<usize, Trigger>) -> BTreeSet<usize> {
    let document = scene.document;
    let mut carried = BTreeSet::new();
    let mut gone = BTreeSet::new();
    for index in 0..document.tokens.len() {
        let parts: &[Part] = match scene.upos(index) {
            Upos::Verb => &[Part::PhaseVerb, Part::LightVerb],
            Upos::Noun => &[Part::PhaseNoun],
            _ => continue,
        };
        if !document.is_report(document.tokens[index].span.start) {
            continue;
        }
        for &part in parts {
            let Some(found) = scene.lexicon.find(document, index, &[part]) else { continue };
            let function = scene.lexicon.rows()[found.row].function;
            let own_event = function == Function::Carry && triggers.contains_key(&index);
            let nouns: Vec<usize> = governed(scene, index, function, &found.lemma)
                .into_iter()
                .map(|noun| if triggers.contains_key(&noun) { noun } else { counted(scene, noun) })
                .flat_map(|noun| coordinated_triggers(scene, noun, triggers))
                .filter(|noun| !gone.contains(noun))
                .collect();
            if nouns.is_empty() {
                continue;
            }
            // "stopped work", "lifted the ban": one entry of another type holds verb and noun.
            let whole = function != Function::Carry
                && triggers.get(&index).is_some_and(|own| {
                    own.lemma.contains(' ')
                        && nouns.iter().all(|noun| {
                            own.lemma.split(' ').any(|word| scene.is(*noun, &[word]))
                                && triggers
                                    .get(noun)
                                    .is_some_and(|noun| class_of(scene, noun) != class_of(scene, own))
                        })
                });
            if whole {
                gone.extend(nouns);
                continue;
            }
            for noun in nouns {
                let Some(trigger) = triggers.get_mut(&noun) else { continue };
                if let Function::Phase(phase) = function {
                    trigger.phase = Some((phase, index));
                    trigger.rule = "event/phase-noun";
                } else {
                    trigger.rule = "event/light-noun";
                }
                trigger.governor = Some(index);
                carried.insert(noun);
            }
            if !own_event {
                gone.insert(index);
            }
            break;
        }
    }
    for index in gone {
        triggers.remove(&index);
        carried.remove(&index);
    }
    carried
}

fn class_of(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<crate::model::EventType> {
    scene.lexicon.rows()[trigger.row].event_type()
}

/// The event noun behind a noun that only counts it: `a series of strikes`, `a first round of dialogue`.
fn counted(scene: &Scene<'_, '_>, noun: usize) -> usize {
    let counts = scene.is(noun, &["round", "series", "wave", "string", "spate", "bout", "number", "set"]);
    let mut of = scene.document.children_by(noun, &[Relation::Nmod]);
    of.find(|&child| counts && scene.preposition(child).as_deref() == Some("of")).unwrap_or(noun)
}

/// What a light or phase word governs in the tree.
fn governed(scene: &Scene<'_, '_>, index: usize, function: Function, entry: &str) -> Vec<usize> {
    use Relation::{Nmod, Nsubj, NsubjPass, Obj, Obl, Xcomp};
    let document = scene.document;
    if scene.upos(index) == Upos::Noun {
        return document
            .children_by(index, &[Nmod])
            .filter(|&child| matches!(scene.preposition(child).as_deref(), Some("of" | "to" | "in")))
            .chain(document.children_by(index, &[Relation::Compound, Relation::NmodPoss]))
            .collect();
    }
    let has_object = document.object(index).is_some();
    let mut found: Vec<usize> = Vec::new();
    match function {
        Function::Light | Function::Carry => {
            found.extend(document.children_by(index, &[Obj, NsubjPass]));
            found.extend(document.children_by(index, &[Obl]).filter(|&child| {
                !has_object
                    && scene.preposition(child).is_some_and(|preposition| {
                        // "engaged in talks", and the entry's own: "presided over the talks".
                        preposition == "in" || entry.ends_with(&format!(" {preposition}"))
                    })
                    && !scene.is_time(child)
            }));
        }
        Function::Occur => found.extend(document.children_by(index, &[Nsubj])),
        Function::Phase(_) => {
            found.extend(document.children_by(index, &[Obj, NsubjPass]));
            let does = document.child_by(index, &[Xcomp]);
            if !has_object && does.is_none() {
                found.extend(document.children_by(index, &[Nsubj]));
            }
            found.extend(does);
        }
        _ => {}
    }
    // "talks suspended in May", and "The sides resumed talks" where the tree makes the noun the predicate.
    if found.is_empty()
        && document.tokens[index].xpos.is_past_participle()
        && let Some(head) = scene.head(index)
        && (scene.relation(index) == Relation::Acl
            || scene.relation(index) == Relation::Amod
                && document.child_by(head, &[Nsubj]).is_some_and(|subject| subject < index))
    {
        found.push(head);
    }
    found
}

/// The triggers among a phrase and what is coordinated with it.
fn coordinated_triggers(
    scene: &Scene<'_, '_>,
    noun: usize,
    triggers: &BTreeMap<usize, Trigger>,
) -> Vec<usize> {
    scene.document.coordinated(noun).into_iter().filter(|token| triggers.contains_key(token)).collect()
}

/// Whether a trigger tells of one particular happening rather than of a kind or a state.
fn is_specific(scene: &Scene<'_, '_>, trigger: &Trigger, all: &[Trigger]) -> bool {
    match trigger.rule {
        "event/verb-general" => has_company(scene, trigger),
        "event/noun" => noun_is_specific(scene, trigger.token),
        "event/noun-governed" => governed_is_specific(scene, trigger.token, all),
        _ => true,
    }
}

/// A verb of broad meaning has a named or personal subject or object, or a date or place of its own; one of moving, taking,
/// holding at least a subject or object.
fn has_company(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    use Relation::{Nsubj, NsubjPass, Obj, Obl, OblUnmarked};
    let document = scene.document;
    let verb = trigger.token;
    let personal = |child: usize| {
        scene.mention_at(child).is_some_and(|mention| mention.class != crate::model::EntityType::Other)
            || scene.is(
                child,
                &[
                    "he", "she", "they", "man", "woman", "police", "gunman", "suspect", "officer", "people",
                    "driver", "soldier",
                ],
            )
    };
    let shared = matches!(
        scene.relation(verb),
        Relation::Conj | Relation::Xcomp | Relation::Advcl | Relation::Acl | Relation::AclRelcl
    );
    let company = shared || document.children_by(verb, &[Nsubj, NsubjPass, Obj]).any(personal);
    let anchored = document
        .children_by(verb, &[Obl, OblUnmarked, Relation::Advmod])
        .any(|child| scene.is_time(child) || scene.is_place(child));
    let makes = scene.lexicon.rows()[trigger.row].event_type() == Some(crate::model::EventType::Launch);
    let nominal =
        document.children_by(verb, &[Nsubj, NsubjPass, Obj]).any(|child| scene.upos(child).is_nominal());
    company || anchored || nominal && !makes
}

/// An event noun has a determiner, a participant, a date, a place or a clause that tells of it.
fn noun_is_specific(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    let dressed = document.children(noun).iter().any(|&child| {
        matches!(
            scene.relation(child),
            Relation::Det
                | Relation::NmodPoss
                | Relation::Nmod
                | Relation::Nummod
                | Relation::Amod
                | Relation::AclRelcl
                | Relation::Acl
                | Relation::Compound
                | Relation::NmodUnmarked
        )
    });
    let in_clause = matches!(
        scene.relation(noun),
        Relation::Nsubj
            | Relation::NsubjPass
            | Relation::Obj
            | Relation::Root
            | Relation::Obl
            | Relation::Nmod
            | Relation::Conj
            | Relation::Appos
    );
    dressed || in_clause || before_hidden_verb(scene, noun)
}

/// A broad event noun has a possessor, a date, or is subject or object of a verb with a participant of its own.
fn governed_is_specific(scene: &Scene<'_, '_>, noun: usize, all: &[Trigger]) -> bool {
    let document = scene.document;
    let own = document.children(noun).iter().any(|&child| {
        scene.relation(child) == Relation::NmodPoss
            || scene.is_time(child)
            || (scene.relation(child) == Relation::Nmod
                && matches!(scene.preposition(child).as_deref(), Some("by" | "against" | "between" | "with")))
            || (matches!(scene.relation(child), Relation::Nmod | Relation::Compound)
                && scene.mention_at(child).is_some())
    });
    let governed = matches!(scene.relation(noun), Relation::Obj | Relation::NsubjPass)
        && scene.head(noun).is_some_and(|head| all.iter().any(|trigger| trigger.token == head));
    own || governed
}

/// Of two triggers in each other's words the longer stays.
fn drop_inner(triggers: &mut Vec<Trigger>) {
    let spans: Vec<ByteSpan> = triggers.iter().map(|trigger| trigger.span).collect();
    let mut number = 0;
    triggers.retain(|trigger| {
        let around = number.max(3) - 3..(number + 4).min(spans.len());
        let inner = around
            .filter(|&other| other != number)
            .any(|other| spans[other].covers(&trigger.span) && spans[other].len() > trigger.span.len());
        number += 1;
        !inner
    });
}
