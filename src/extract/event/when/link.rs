//! The date that grammar ties to an event: its own, that of the verb that carries it, or the only one of its clause.

use super::super::scene::Scene;
use super::super::speech::is_saying;
use super::super::trigger::Trigger;
use super::context::{compares, is_of_law};
use super::day_votes::FRESH;
use super::main_day::{Thread, thread};
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{Grain, TimeBound, TimeKind, TriggerKind};
use std::collections::{BTreeMap, BTreeSet};

/// Which word of the tree carries which time expression.
pub(super) struct Links<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    /// Word (verb, predicate or event noun) -> index of the time.
    carried: BTreeMap<usize, usize>,
    /// The predicates at the top of clauses that tell an event.
    telling: BTreeSet<usize>,
    /// For each sentence its times that may date an event, with the word they hang on, if it is no verb of saying.
    free: BTreeMap<usize, Vec<(usize, Option<usize>)>>,
}

/// The head word of a time expression.
pub(super) fn anchor(scene: &Scene<'_, '_>, time: usize) -> Option<usize> {
    scene.document.head_of(scene.document.tokens_in(scene.times[time].span))
}

/// Whether a time expression can be the day of a single happening.
pub(super) fn dates_events(scene: &Scene<'_, '_>, time: usize) -> bool {
    let document = scene.document;
    let expression = &scene.times[time];
    let possessive = anchor(scene, time).is_some_and(|head| document.relation(head) == Relation::NmodPoss);
    let bounded = match expression.bound {
        Some(TimeBound::Since | TimeBound::Until) => true,
        // "shortly after 8.30 p.m. Thursday" still is Thursday.
        Some(TimeBound::By | TimeBound::Before | TimeBound::After) => expression.kind == TimeKind::Date,
        _ => false,
    };
    // "adjourned the hearing until 3 June": it is to go on then.
    let put_off = || {
        anchor(scene, time)
            .and_then(|at| document.governing_predicate(at))
            .is_some_and(|verb| scene.is_of(verb, Class::PuttingOff))
    };
    let bounded = bounded && !(expression.bound == Some(TimeBound::Until) && put_off());
    expression.date.is_some()
        && matches!(expression.kind, TimeKind::Date | TimeKind::Time)
        && (!bounded || possessive)
        && document.is_report(expression.span.start)
}

/// The first of so many tokens before one, none before its sentence.
fn reach_back(scene: &Scene<'_, '_>, index: usize, reach: usize) -> usize {
    scene.document.sentence_of(index).start.max(index.saturating_sub(reach))
}

/// `since its founding in 1974`: begins a stretch. Read from the words, as trees often hang the year elsewhere.
fn is_of_stretch(scene: &Scene<'_, '_>, start: usize) -> bool {
    const REACH: usize = 5;
    let document = scene.document;
    let from = reach_back(scene, start, REACH);
    start > from
        && matches!(document.word(start - 1), "in" | "on")
        && (from..start - 1)
            .rev()
            .take_while(|&at| !document.is_predicate(at) && document.word(at) != ",")
            .any(|at| scene.is(at, &["since", "until"]))
}

/// `up from 14 per cent a year ago`, `faster than in their first fight in 2008`: the day of what is compared with.
fn is_of_comparison(scene: &Scene<'_, '_>, start: usize) -> bool {
    const REACH: usize = 14;
    let document = scene.document;
    let from = reach_back(scene, start, REACH);
    let aside = |at: &usize| document.word(*at) != ",";
    // "rose to 38 million from 31 million in the first quarter of 2030", "over the March level"
    let amount = |at: usize| {
        document.word_if(at).is_some_and(|word| {
            word.starts_with(|letter: char| letter.is_ascii_digit() || "$£€".contains(letter))
        })
    };
    let from_amount = |at: usize| {
        scene.is(at, &["from"])
            && at > from
            && (amount(at + 1) || amount(at + 2))
            && !scene.is_time(at + 1)
            && (from..at).any(amount)
    };
    if (from..start).rev().take_while(aside).any(from_amount) {
        return true;
    }
    (from..start).rev().take_while(aside).any(|at| {
        scene.is(at, &["than"])
            || scene.is(at, &["from"]) && at > from && start < at + 6 && scene.is_of(at - 1, Class::Compared)
    })
}

/// `a 2013 car`, `the 2008 model year`: the year tells which thing, not when.
fn is_of_model(scene: &Scene<'_, '_>, time: usize, anchor: usize, heads: &BTreeMap<usize, usize>) -> bool {
    let year = scene.times[time].date.is_some_and(|date| date.grain() == Grain::Year);
    let dress = matches!(
        scene.document.relation(anchor),
        Relation::Compound | Relation::Nummod | Relation::NmodUnmarked | Relation::Amod
    );
    let thing = scene.document.head(anchor).filter(|&thing| dress && thing > anchor);
    // "approved a 2029 budget", "the June issue"
    let made = || {
        thing.is_some_and(|thing| {
            scene.is(
                thing,
                &["budget", "bid", "issue", "edition", "film", "album", "level", "figure", "season"],
            )
        })
    };
    year && thing.is_some_and(|thing| !heads.contains_key(&thing) && !scene.is_time(thing)) || made()
}

impl<'s, 'a, 't> Links<'s, 'a, 't> {
    pub(super) fn new(scene: &'s Scene<'a, 't>, triggers: &[Trigger]) -> Self {
        let document = scene.document;
        let heads: BTreeMap<usize, usize> =
            triggers.iter().enumerate().map(|(number, trigger)| (trigger.token, number)).collect();
        let telling = triggers.iter().map(|trigger| document.clause_root(trigger.clause())).collect();
        let mut links = Self { scene, carried: BTreeMap::new(), telling, free: BTreeMap::new() };
        for time in 0..scene.times.len() {
            if !dates_events(scene, time) {
                continue;
            }
            let tokens = document.tokens_in(scene.times[time].span);
            let Some(anchor) = anchor(scene, time) else { continue };
            // "the third storm of the year": a rank, no day.
            if document.preposition(anchor).as_deref() == Some("of")
                && document.relation(anchor) == Relation::Nmod
                && compares(scene, anchor)
            {
                continue;
            }
            // "films such as Dark Water (1993)": when it came out.
            let bracketed = tokens.start > 0
                && scene.document.word(tokens.start - 1) == "("
                && scene.document.word_if(tokens.end) == Some(")")
                && scene.times[time].date.is_some_and(|date| date.grain() == Grain::Year);
            if bracketed {
                continue;
            }
            // "17 per cent, up from 14 a year ago", "a 2013 car": no day of what is told.
            if is_of_comparison(scene, tokens.start) || is_of_model(scene, time, anchor, &heads) {
                continue;
            }
            let carrier = links.carrier(anchor, &heads).map(|at| links.before_report(anchor, at));
            if carrier.is_some_and(|at| document.is_predicate(at)) && is_of_stretch(scene, tokens.start) {
                // "since their insurgency in 2009": the year of what began.
                let noun = tokens.start.checked_sub(2).filter(|noun| {
                    heads.get(noun).is_some_and(|&number| triggers[number].kind == TriggerKind::Noun)
                });
                if let Some(noun) = noun {
                    links.carried.entry(noun).or_insert(time);
                }
                continue;
            }
            let carrier = carrier.map(|at| links.of_deed(time, at, anchor, triggers).unwrap_or(at));
            let carrier = carrier.map(|at| links.of_charge(time, at, triggers).unwrap_or(at));
            let carrier = carrier.map(|at| links.of_clause_before(tokens.start, at));
            let carrier = links.of_noun_ahead(tokens.start, carrier, triggers).or(carrier);
            let sentence = document.tokens[anchor].sentence;
            links.free.entry(sentence).or_default().push((time, carrier));
            if let Some(carrier) = carrier {
                links.carried.entry(carrier).or_insert(time);
            }
            // "in September, when she went on a rampage": the clause of what happened then.
            let next = tokens.end + usize::from(document.word_if(tokens.end) == Some(","));
            if document.word_if(next) == Some("when")
                && let Some(verb) = document.head(next).filter(|&verb| verb > next)
            {
                links.carried.entry(verb).or_insert(time);
            }
        }
        links
    }

    /// `a clerk who was fired last week shot two men`: a day right behind the verb of a relative clause is that verb's.
    fn of_clause_before(&self, start: usize, carrier: usize) -> usize {
        let before = start.checked_sub(1).filter(|&verb| {
            carrier > start
                && self.scene.document.is_predicate(verb)
                && matches!(self.scene.document.relation(verb), Relation::AclRelcl | Relation::Acl)
        });
        before.unwrap_or(carrier)
    }

    /// The event noun or predicate above a time expression.
    fn carrier(&self, anchor: usize, heads: &BTreeMap<usize, usize>) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        // "the oldest player of the 1961 squad, died": what tells who somebody is dates nothing.
        let climbs = |at: usize| {
            at == anchor || !matches!(document.relation(at), Relation::Appos | Relation::NmodPoss)
        };
        let mut above = document.governors(anchor, climbs).take(5);
        above.find(|at| heads.contains_key(at) || document.is_predicate(*at))
    }

    /// `a 2029 sting operation`, `charges arising from the killing of clerks in May 2029`: the day of the event noun beside
    /// it rather than of a word above.
    fn of_noun_ahead(&self, start: usize, carrier: Option<usize>, triggers: &[Trigger]) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        let at = triggers.partition_point(|trigger| trigger.token < start);
        let is_noun = |trigger: &&Trigger| trigger.kind == TriggerKind::Noun;
        let next = triggers.get(at).filter(is_noun).filter(|next| {
            next.token == start + 1
                && document.relation(next.token) == Relation::Compound
                && document.head(start) == document.head(next.token)
        });
        if next.is_some() {
            return next.map(|next| next.token);
        }
        let above = carrier.filter(|&at| at < start && document.is_predicate(at))?;
        let noun = triggers[..at].last().filter(is_noun)?.token;
        let source =
            above < noun && document.has_child_word(noun, &[Relation::Case], &["from", "over", "about"]);
        let of = document.word_if(noun + 1) == Some("of") && matches!(document.word(start - 1), "in" | "on");
        let of_one = |at: usize| !document.is_predicate(at) && !matches!(document.word(at), "," | "and");
        let below = document.ancestors(noun).take(3).any(|at| at == above);
        (source && of && below && (noun + 1..start).all(of_one)).then_some(noun)
    }

    /// `was charged over the killing of clerks in May 2012`: an old day right behind a deed is not that of the law.
    fn of_deed(&self, time: usize, carrier: usize, anchor: usize, triggers: &[Trigger]) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        if carrier > anchor || !is_of_law(scene, carrier) || self.is_fresh(time) {
            return None;
        }
        let from = triggers.partition_point(|trigger| trigger.token <= carrier);
        let deed = triggers[from..]
            .iter()
            .take_while(|trigger| trigger.token < anchor)
            .filter(|trigger| trigger.kind == TriggerKind::Noun && thread(scene, trigger) == Thread::Harm)
            .last()?;
        let parted = (deed.token..anchor).any(|at| document.word(at) == "," || document.is_predicate(at));
        (!parted).then_some(deed.token)
    }

    /// `was charged with murder on Monday`: a day of the last month right behind a deed is that of the law.
    fn of_charge(&self, time: usize, carrier: usize, triggers: &[Trigger]) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        let law =
            document.head(carrier).filter(|&law| document.is_predicate(law) && is_of_law(scene, law))?;
        let phrase = matches!(document.preposition(carrier).as_deref(), Some("with" | "of" | "over" | "for"));
        let bare = document.child_by(carrier, &[Relation::Det, Relation::NmodPoss]).is_none();
        let deed = triggers.get(triggers.partition_point(|trigger| trigger.token < carrier));
        let harm = deed.is_some_and(|deed| deed.token == carrier && thread(scene, deed) == Thread::Harm);
        let fresh = self.age(time).is_some_and(|days| days <= FRESH);
        (phrase && bare && harm && fresh).then_some(law)
    }

    /// `A storm hit the coast Sunday, officials said`: behind a deed and before the comma of the report the day is that of
    /// the deed.
    fn before_report(&self, anchor: usize, carrier: usize) -> usize {
        let scene = self.scene;
        let document = scene.document;
        if carrier < anchor || !is_saying(scene, carrier) {
            return carrier;
        }
        let comma = (anchor..carrier).find(|&at| document.word(at) == ",");
        let speaks_behind = comma.is_some_and(|comma| {
            document.subject(carrier).is_some_and(|subject| (comma..carrier).contains(&subject))
        });
        let start = document.sentence_of(anchor).start;
        let deed = (start..anchor).rev().find(|&at| document.is_predicate(at) && !is_saying(scene, at));
        deed.filter(|_| speaks_behind).unwrap_or(carrier)
    }

    /// Of a clause behind a noun: of its verb or of what that aims at (`which is set to begin in June`).
    fn of_clause(&self, verb: usize) -> Option<&usize> {
        let document = self.scene.document;
        let aim = document.child_by(verb, &[Relation::Xcomp]);
        let set = || {
            let infinitive = document.child_by(verb, &[Relation::Acl, Relation::Advcl, Relation::Ccomp])?;
            let set = self.scene.is_of(verb, Class::Setting)
                && document.has_child_word(infinitive, &[Relation::Mark], &["to"]);
            self.carried.get(&infinitive).filter(|_| set)
        };
        self.carried.get(&verb).or_else(|| self.carried.get(&aim?)).or_else(set)
    }

    /// For each sentence its times that may date an event, with the word they hang on.
    pub(super) fn free(self) -> BTreeMap<usize, Vec<(usize, Option<usize>)>> {
        self.free
    }

    /// The time that dates a trigger.
    pub(super) fn of_trigger(&self, trigger: &Trigger) -> Option<usize> {
        let own = self.carried.get(&trigger.token).or_else(|| self.carried.get(&trigger.clause()));
        // "the quake, which struck on Sunday": the day of the noun's relative clause.
        let own = own.or_else(|| {
            let clauses =
                self.scene.document.children_by(trigger.token, &[Relation::AclRelcl, Relation::Acl]);
            clauses.filter(|_| trigger.kind == TriggerKind::Noun).find_map(|verb| self.of_clause(verb))
        });
        // "a trial, which is set to begin in June", where the tree hangs the clause elsewhere.
        let own = own.or_else(|| {
            let document = self.scene.document;
            let which = trigger.token + 2;
            let is_clause = trigger.kind == TriggerKind::Noun
                && document.word_if(trigger.token + 1) == Some(",")
                && document.word_if(which) == Some("which");
            if is_clause { self.of_clause(document.head(which)?) } else { None }
        });
        let own = own.or_else(|| self.of_source(trigger));
        own.copied()
            .or_else(|| self.inherited(trigger))
            .or_else(|| self.only_in_clause(trigger))
            .or_else(|| self.when_clause(trigger))
            .filter(|&time| !self.is_of_what_is_set(trigger, time))
    }

    /// `a 2029 raid that led to the arrest of two`: what came of it has its day.
    fn of_source(&self, trigger: &Trigger) -> Option<&usize> {
        let scene = self.scene;
        let document = scene.document;
        let verb = document.head(trigger.token).filter(|&verb| scene.is_of(verb, Class::Leading))?;
        let behind = trigger.kind == TriggerKind::Noun
            && matches!(document.relation(trigger.token), Relation::Obl | Relation::Obj);
        let subject = document.subject(verb).filter(|_| behind);
        let source =
            if document.relation(verb) == Relation::AclRelcl { document.head(verb) } else { subject };
        source.filter(|_| behind).and_then(|source| self.carried.get(&source))
    }

    /// `A judge set the trial for Friday`: the day of what is to come, not that of the setting.
    fn is_of_what_is_set(&self, trigger: &Trigger, time: usize) -> bool {
        let scene = self.scene;
        scene.is_of(trigger.token, Class::Setting)
            && anchor(scene, time)
                .is_some_and(|anchor| scene.document.has_child_word(anchor, &[Relation::Case], &["for"]))
    }

    /// `Ten were killed when a storm hit the coast on Sunday`: told together, of one day.
    fn when_clause(&self, trigger: &Trigger) -> Option<usize> {
        let scene = self.scene;
        let mut clauses = scene.document.children_by(trigger.clause(), &[Relation::Advcl]);
        clauses.find_map(|verb| {
            // "are nearing a deal, as announced in August": the day of the announcement.
            let beside = !is_saying(scene, verb)
                && scene.document.has_child_word(
                    verb,
                    &[Relation::Mark, Relation::Advmod],
                    &["when", "as", "while"],
                );
            beside.then(|| self.carried.get(&verb).copied()).flatten()
        })
    }

    /// From the verb that governs a noun, from a coordinated verb, from the verb a participle hangs on.
    fn inherited(&self, trigger: &Trigger) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        let mut at = trigger.clause();
        if trigger.kind == TriggerKind::Noun && !document.is_predicate(at) {
            if is_apart(scene, at) {
                return None;
            }
            at = document.governing_predicate(at)?;
            // "was charged on Monday with murder": the day of the law.
            if thread(scene, trigger) == Thread::Harm && is_of_law(scene, at)
                || scene.is_of(at, Class::Judging)
            {
                return None;
            }
            if let Some(&time) = self.carried.get(&at) {
                return (!is_saying(scene, at)).then_some(time);
            }
        }
        for _ in 0..4 {
            let above = document.head(at)?;
            let tag = document.tokens[at].xpos;
            // "owned the worst record last year, and clinched a place with Sunday's win": its own words tell another day.
            let climbs = match document.relation(at) {
                // "Rand resigned on Monday, but Velt stayed": with a subject of its own only harm shares a day.
                Relation::Conj => {
                    let harm = thread(scene, trigger) == Thread::Harm;
                    document.is_predicate(above)
                        && !self.tells_a_day(at)
                        && (harm || scene.document.subject(at).is_none())
                }
                Relation::Advcl | Relation::Acl => {
                    (tag.is_gerund() || tag.is_past_participle())
                        && document.subject(at).is_none()
                        && !document.has_child_word(
                            at,
                            &[Relation::Mark, Relation::Advmod, Relation::Case],
                            &["after", "before", "since", "for"],
                        )
                }
                Relation::Xcomp => !scene.is_of(above, Class::Promise),
                _ => false,
            };
            if !climbs || !document.is_predicate(above) || is_saying(scene, above) {
                break;
            }
            if let Some(&time) = self.carried.get(&above) {
                return Some(time);
            }
            at = above;
        }
        document.children_by(trigger.clause(), &[Relation::Conj]).find_map(|verb| {
            (document.subject(verb).is_none() && document.is_predicate(verb))
                .then(|| self.carried.get(&verb).copied())
                .flatten()
        })
    }

    /// Whether a time lies in the last days before the report or is no older than a month: the year in which a bank was founded is not that
    /// in which it sued.
    fn is_fresh(&self, time: usize) -> bool {
        self.age(time).is_none_or(|days| days <= FRESH)
    }

    /// Days from the last day of a time to the report, where both are known.
    fn age(&self, time: usize) -> Option<i32> {
        let day = self.scene.document.published.zip(self.scene.times[time].date);
        day.map(|(day, date)| (day - date.last_day()).get_days())
    }

    /// Whether a day of the week or a date stands in the clause of a verb.
    fn tells_a_day(&self, verb: usize) -> bool {
        let is_day = |at: usize| {
            let time = self
                .scene
                .time_at(at)
                .filter(|time| time.span.start == self.scene.document.tokens[at].span.start);
            time.and_then(|time| time.date).is_some_and(|date| date.grain() == Grain::Day)
        };
        (verb + 1..self.scene.document.subtree(verb).end).any(is_day)
    }

    /// `tweeted on Tuesday after the plane had turned back`: what was said of at once.
    fn is_told_at_once(&self, trigger: &Trigger, carrier: usize) -> bool {
        let document = self.scene.document;
        let clause = document.clause_root(trigger.clause());
        let clause = if clause == carrier { trigger.clause() } else { clause };
        document.head(clause) == Some(carrier)
            && document.relation(clause) == Relation::Advcl
            && document.has_child_word(clause, &[Relation::Mark, Relation::Advmod], &["after", "when", "as"])
    }

    /// The only date of the sentence, where the trigger's clause is the one it stands in.
    fn only_in_clause(&self, trigger: &Trigger) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        let sentence = document.tokens[trigger.token].sentence;
        let &[(time, carrier)] = self.free.get(&sentence)?.as_slice() else { return None };
        if carrier.is_some_and(|carrier| is_saying(scene, carrier) && !self.is_told_at_once(trigger, carrier))
        {
            return None;
        }
        // "agreed on Monday to free the hostages": the day of the promise.
        if carrier.is_some_and(|carrier| {
            scene.is_of(carrier, Class::Promise)
                && document.relation(trigger.clause()) == Relation::Xcomp
                && document.head(trigger.clause()) == Some(carrier)
        }) {
            return None;
        }
        // "On Monday the council condemned the raid": the day of the judgement.
        if trigger.kind == TriggerKind::Noun
            && carrier.is_some_and(|carrier| scene.is_of(carrier, Class::Judging))
        {
            return None;
        }
        // "was jailed for killing his wife in 2029": the day of what it was for.
        let of_reason = carrier.filter(|&verb| {
            scene.document.tokens[verb].xpos.is_gerund()
                && document.has_child_word(
                    verb,
                    &[Relation::Mark, Relation::Case],
                    &["for", "of", "with", "over"],
                )
        });
        if of_reason.is_some_and(|verb| !scene.document.ancestors(trigger.token).any(|above| above == verb)) {
            return None;
        }
        // "was charged over the killing of clerks in May 2012": the day of the deed, told apart from that of the law.
        let of_deed = |word: usize| document.upos(word) == Upos::Noun && word > trigger.token;
        if is_of_law(scene, trigger.clause()) && carrier.is_some_and(of_deed) {
            return None;
        }
        let harm = thread(scene, trigger) == Thread::Harm;
        if trigger.kind == TriggerKind::Noun && is_apart(scene, trigger.token) {
            return None;
        }
        // "was handed a sentence over the killing of clerks in 2019": the year of the killing.
        let of_old_noun = carrier.filter(|&word| {
            document.upos(word) == Upos::Noun
                && word > trigger.token
                && trigger.governor != Some(word)
                && !self.is_fresh(time)
        });
        if of_old_noun.is_some_and(|word| {
            document.head(word) != Some(trigger.token) || document.upos(trigger.token) == Upos::Noun
        }) {
            return None;
        }
        let anchor = anchor(scene, time)?;
        // "A hearing for Keller, charged with murder, took place on Monday": a day told outside the charge is not the deed's.
        let law = document.ancestors(trigger.token).take(3).find(|&above| is_of_law(scene, above));
        let told_of_deed =
            |law: usize| carrier != Some(law) && document.ancestors(anchor).any(|above| above == law);
        if harm && trigger.kind == TriggerKind::Noun && law.is_some_and(|law| !told_of_deed(law)) {
            return None;
        }
        // "opened talks in May to end the war": what a noun is for comes later.
        let aim_of_noun = document.relation(trigger.clause()) == Relation::Acl
            && document.has_child_word(trigger.clause(), &[Relation::Mark], &["to"]);
        if aim_of_noun || is_at_a_distance(scene, trigger.clause()) {
            return None;
        }
        let mut root = document.clause_root(trigger.clause());
        // "caused a stir on Thursday after she checked out": told together, of one day.
        for _ in 0..3 {
            let beside = document.relation(root) == Relation::Advcl
                && (document.has_child_word(
                    root,
                    &[Relation::Mark, Relation::Advmod],
                    &["after", "when", "as", "while"],
                ) || document.tokens[root].xpos.is_gerund()
                    && document.subject(root).is_none()
                    && document.child_by(root, &[Relation::Mark, Relation::Case]).is_none());
            match document.head(root).filter(|_| beside) {
                Some(above) => root = document.clause_root(above),
                None => break,
            }
        }
        let dated = document.clause_root(anchor);
        // "beat him to keep the title on Saturday": the day of an aim reached is that of what reached it.
        let aim = document.relation(dated) == Relation::Advcl
            && document.has_child_word(dated, &[Relation::Mark], &["to"])
            && document.head(dated).is_some_and(|above| document.clause_root(above) == root);
        // "was hit by a stone that bounced off a wall on Sunday": the side clause tells no event of its own, nor what is ahead.
        let beside = matches!(document.relation(dated), Relation::AclRelcl | Relation::Acl | Relation::Advcl)
            && !self.telling.contains(&dated)
            && self.is_fresh(time)
            && !scene.times[time].date.is_some_and(|date| super::is_ahead(scene, date))
            && !is_saying(scene, dated)
            && document.head(dated).is_some_and(|above| document.clause_root(above) == root);
        // "No pleas were entered and a hearing was set for Wednesday": a second clause has its day for itself.
        let second = carrier.filter(|&verb| {
            document.relation(verb) == Relation::Conj
                && document.subject(verb).is_some_and(|subject| subject < anchor)
                && !document.ancestors(trigger.token).any(|above| above == verb)
                && trigger.clause() != verb
        });
        ((dated == root || aim || beside) && second.is_none()).then_some(time)
    }
}

/// A noun told as cause, topic or earlier happening: `suspended on Monday due to an attack`, `after the raid`.
pub(super) fn is_apart(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let document = scene.document;
    let apart = |word: usize| {
        document.has_child_word(
            word,
            &[Relation::Case, Relation::Mark, Relation::Fixed],
            &[
                "due",
                "because",
                "after",
                "following",
                "since",
                "before",
                "until",
                "amid",
                "over",
                "about",
                "despite",
                "owing",
                "from",
                "against",
                "for",
            ],
        )
    };
    // "two men with injuries were freed on Monday": a noun beside a noun.
    let beside = |head: usize| {
        !document.is_predicate(head) && document.has_child_word(noun, &[Relation::Case], &["with"])
    };
    apart(noun)
        || document.head(noun).is_some_and(beside)
        || document.head(noun).is_some_and(|head| !document.is_predicate(head) && apart(head))
}

/// Told at a distance from the rest: `two weeks after a bomb had gone off`, `days before the raid`. Read from the words,
/// as trees often hang such a length elsewhere.
pub(super) fn is_at_a_distance(scene: &Scene<'_, '_>, index: usize) -> bool {
    const REACH: usize = 10;
    let document = scene.document;
    let start = reach_back(scene, index, REACH);
    let told = |&at: &usize| document.word(at) == "," || document.is_predicate(at);
    let link = (start..index).rev().find(|at| scene.is(*at, &["after", "before"]) || told(at));
    link.filter(|&at| scene.is(at, &["after", "before"])).and_then(|at| at.checked_sub(1)).is_some_and(
        |unit| scene.is(unit, &["day", "week", "month", "year", "decade"]) && scene.is_time(unit),
    )
}
