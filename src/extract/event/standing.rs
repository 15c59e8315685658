//! On whose authority an event stands: the article's, somebody's, an allegation's; or it is denied.
//!
//! Read from the words above the event in its sentence and from the statements it stands in, from the inside out, to the
//! end of the chain: `denied a report that it had agreed` denies the agreement, `confirmed the alleged sale` vouches for it.

use super::scene::Scene;
use super::status::{effects, is_report, is_said_of_false_report};
use super::trigger::Trigger;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::lexicon::factuality::{Effect, Factuality, Place};
use crate::model::{Standing, Statement, TriggerKind};

/// Steps up the tree at most: deeper sentences are lists.
const REACH: usize = 12;

/// The standing of the event at `trigger`. `said_in` is the statement it belongs to.
///
/// Catches `Brandt denied that she had met Oden` (denied), `Oden was charged with fraud` (alleged), `The envoy left, Velt
/// said` (attributed); leaves `Oden denied the charge after he left` (the leaving is told).
pub(super) fn standing(scene: &Scene<'_, '_>, trigger: &Trigger, said_in: Option<usize>) -> Standing {
    let mut chain = Chain { standing: Standing::Told };
    let (above, path) = words_above(scene, trigger.token);
    let statements = statements_around(scene, trigger, said_in);
    let in_cue = |token: usize| {
        let span = scene.document.tokens[token].span;
        statements.iter().any(|statement| statement.cue.is_some_and(|cue| cue.overlaps(&span)))
    };
    // "rejected criticism from Rand": it was voiced, whatever is said of it.
    let voiced = scene
        .document
        .head(trigger.token)
        .filter(|_| scene.is_of(trigger.token, Class::Reproach) && trigger.kind == TriggerKind::Noun);
    for step in &above {
        if !in_cue(step.token) && !step.presupposed && voiced != Some(step.token) {
            chain.add(step.effect);
        }
    }
    for statement in &statements {
        let presupposed = path.iter().any(|&(token, presupposed)| {
            presupposed && statement.cue.is_some_and(|cue| cue.overlaps(&scene.document.tokens[token].span))
        });
        let rejected = voiced.is_some_and(|verb| {
            statement.cue.is_some_and(|cue| cue.overlaps(&scene.document.tokens[verb].span))
        });
        chain.add_statement(statement, presupposed || rejected);
    }
    chain.standing
}

/// The standing so far, from the inside out.
struct Chain {
    standing: Standing,
}

impl Chain {
    fn add(&mut self, effect: Effect) {
        self.standing = match (effect, self.standing) {
            (Effect::Denied, Standing::Denied) | (Effect::Confirmed, Standing::Alleged) => {
                Standing::Attributed
            }
            (Effect::Denied, _) => Standing::Denied,
            (Effect::Alleged, Standing::Told | Standing::Attributed) => Standing::Alleged,
            (_, standing) => standing,
        };
    }

    fn add_statement(&mut self, statement: &Statement, presupposed: bool) {
        let act = statement.act.split(' ').next().unwrap_or_default();
        if self.standing == Standing::Told {
            self.standing = Standing::Attributed;
        }
        let effects = Factuality::shipped().effects(Place::Clause, act, |_| false);
        effects.filter(|_| !presupposed).for_each(|effect| self.add(effect));
    }
}

/// A word above the event that says something about its truth.
struct Step {
    token: usize,
    effect: Effect,
    /// The event is taken for granted below this word: `denied it after he had left`.
    presupposed: bool,
}

/// The words above `trigger` in its sentence that have an effect on its standing, from the inside out; and all words
/// above it, each with whether it takes the event for granted.
fn words_above(scene: &Scene<'_, '_>, trigger: usize) -> (Vec<Step>, Vec<(usize, bool)>) {
    let document = scene.document;
    let (mut steps, mut path) = (Vec::new(), Vec::new());
    let mut presupposed = false;
    let mut at = trigger;
    for _ in 0..REACH {
        beside(scene, at, at == trigger, presupposed, &mut steps);
        let Some(head) = document.head(at) else { break };
        let relation = document.relation(at);
        let noun = matches!(document.upos(at), Upos::Noun | Upos::Propn);
        let preposition = document.preposition(at);
        let place = match relation {
            Relation::Ccomp | Relation::Xcomp | Relation::Csubj => Some(Place::Clause),
            Relation::Obj | Relation::NsubjPass if noun => Some(Place::Noun),
            // "rejected the plan in a referendum": where that was done.
            Relation::Obl if preposition.as_deref() == Some("in") && document.object(head).is_some() => None,
            Relation::Obl if matches!(preposition.as_deref(), Some("of" | "with" | "for" | "in")) => {
                if noun {
                    Some(Place::Noun)
                } else {
                    Some(Place::Clause)
                }
            }
            Relation::Advcl
                if document.has_child_word(at, &[Relation::Mark, Relation::Case], &["of", "with"]) =>
            {
                Some(Place::Clause)
            }
            Relation::Nmod | Relation::Acl | Relation::Compound => Some(Place::Nominal),
            // "denied on Monday that he resigned": the tree takes the clause for one of circumstance.
            Relation::Advcl if is_content(scene, at) => Some(Place::Clause),
            // "rumours that he resigned": the tree takes the clause for a relative one.
            Relation::AclRelcl if is_report(scene, head) => Some(Place::Nominal),
            _ => None,
        };
        if let Some(place) = place {
            let noun_above = place == Place::Nominal && document.upos(head) != Upos::Noun;
            let found = if noun_above { Vec::new() } else { effects(scene, place, head) };
            let told = found
                .into_iter()
                .filter(|effect| matches!(effect, Effect::Alleged | Effect::Denied | Effect::Confirmed));
            steps.extend(told.map(|effect| Step { token: head, effect, presupposed }));
            // "the debunked accounts of miners celebrating"
            let false_report = document.children_by(head, &[Relation::Amod]).find(|&child| {
                is_report(scene, head) && Class::FalseReport.holds(&document.word(child).to_lowercase())
            });
            if let Some(token) = false_report.filter(|_| place == Place::Nominal) {
                steps.push(Step { token, effect: Effect::Denied, presupposed });
            }
            if place == Place::Nominal && is_said_of_false_report(scene, head) {
                // The predicate says so, though the noun may be the cue of a statement.
                steps.push(Step {
                    token: document.head(head).unwrap_or(head),
                    effect: Effect::Denied,
                    presupposed,
                });
            }
        }
        // "He denied it when he met Oden", "the man who had fled": taken for granted, whatever stands above. So is a
        // definite noun, but for what is said of it alone: "denied the theft".
        let definite = noun
            && at == trigger
            && (document.has_child_word(at, &[Relation::Det], &["the", "this", "that", "these", "those"])
                || document.child_by(at, &[Relation::NmodPoss]).is_some())
            && !place.is_some_and(|place| {
                effects(scene, place, head)
                    .iter()
                    .any(|effect| matches!(effect, Effect::Denied | Effect::Alleged))
            });
        presupposed |= definite
            || match relation {
                // "that closing the mine made the town poorer": only what the clause says of it is in doubt.
                Relation::Csubj => document.tokens[at].xpos.is_gerund(),
                Relation::AclRelcl | Relation::AdvclRelcl => place.is_none(),
                Relation::Advcl => {
                    place.is_none() && !document.has_child_word(at, &[Relation::Mark], &["to"])
                }
                Relation::Obl | Relation::Nmod => {
                    !matches!(preposition.as_deref(), Some("of" | "with" | "for" | "in" | "about") | None)
                }
                _ => false,
            };
        path.push((head, presupposed));
        at = head;
        if document.relation(at) == Relation::Root {
            beside(scene, at, false, presupposed, &mut steps);
            break;
        }
    }
    (steps, path)
}

/// Whether a clause begins with a bare `that`, not with `so that` or `now that`: it is what is said.
fn is_content(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let document = scene.document;
    document.children_by(verb, &[Relation::Mark]).any(|mark| {
        let before = mark.checked_sub(1).map_or("", |index| document.word(index));
        document.word(mark) == "that" && !matches!(before, "so" | "now" | "given" | "such")
    })
}

/// Adverbs and attributes of one word: `allegedly took`, `the alleged theft`.
fn beside(scene: &Scene<'_, '_>, at: usize, is_trigger: bool, presupposed: bool, steps: &mut Vec<Step>) {
    let document = scene.document;
    let noun = document.upos(at) == Upos::Noun;
    for &child in document.children(at) {
        let place = match document.relation(child) {
            Relation::Advmod => Place::Adverb,
            Relation::Amod if is_trigger && noun => Place::Attribute,
            _ => continue,
        };
        if effects(scene, place, child).contains(&Effect::Alleged) {
            steps.push(Step { token: child, effect: Effect::Alleged, presupposed });
        }
    }
}

/// The statements whose content holds the trigger, innermost first.
fn statements_around<'s>(
    scene: &Scene<'s, '_>,
    trigger: &Trigger,
    said_in: Option<usize>,
) -> Vec<&'s Statement> {
    let mut around = Vec::new();
    let mut next = said_in;
    while let Some(statement) = next.and_then(|index| scene.statements.get(index)) {
        // An act of saying belongs to its statement but is told by whoever tells of the statement.
        let holds = statement.content.iter().any(|content| content.covers(&trigger.span));
        if holds || !around.is_empty() || statement.cue.is_none_or(|cue| !cue.overlaps(&trigger.span)) {
            around.push(statement);
        }
        next = statement.nested_in.filter(|_| around.len() < REACH);
    }
    around
}
