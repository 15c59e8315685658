//! The subject of a verb, its own or shared: of the verb it is coordinated with, controlled by or attached to.

use super::Parts;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;

impl Parts<'_, '_, '_> {
    /// The subject of a verb, shared ones included: of the verb it is coordinated with, controlled by or attached to.
    pub(super) fn subject(&self, verb: usize, passive: bool) -> Option<usize> {
        let document = self.scene.document;
        let mut at = verb;
        for _ in 0..5 {
            if let Some(controlled) = self.controlled(at) {
                return Some(controlled);
            }
            if let Some(subject) = document.antecedent(at).or_else(|| document.subject(at)) {
                return Some(subject);
            }
            // "a timetable for closing the mine": nobody is said to close it.
            let arranged = document
                .children_by(at, &[Relation::Mark, Relation::Case])
                .filter(|&mark| mark > 0 && self.scene.is(mark, &["for", "of"]))
                .any(|mark| self.scene.is_of(mark - 1, Class::Arrangement));
            if arranged && document.tokens[at].xpos.is_gerund() {
                return None;
            }
            let head = document.head(at)?;
            match document.relation(at) {
                Relation::Acl
                    if document.tokens[verb].xpos.is_past_participle()
                        || document.tokens[verb].xpos.is_gerund() =>
                {
                    // "was in charge of collecting the fee", "spoke of the idea of leaving": the noun does nothing.
                    let marked =
                        document.has_child_word(at, &[Relation::Mark, Relation::Case], &["of", "for", "in"]);
                    if marked && document.is_predicate(head) {
                        at = head;
                        continue;
                    }
                    return (document.upos(head).is_nominal() && !marked).then_some(head);
                }
                // `Hale won a contract to supply lamps`, `Hale's plan to close two plants`: whoever has the contract or plan.
                Relation::Acl if document.tokens[verb].xpos.is_base() => {
                    if let Some(owner) = document.child_by(head, &[Relation::NmodPoss]) {
                        return Some(owner);
                    }
                    // "Norland to buy two ships": in a headline the name is the subject.
                    if document.relation(head) == Relation::Root && document.upos(head) == Upos::Propn {
                        return Some(head);
                    }
                    if document.relation(head) != Relation::Obj {
                        return None;
                    }
                    at = document.head(head)?;
                    // "ordered 40 soldiers to leave", "forced hundreds of families to flee", where the tree hangs it on the object.
                    if self.scene.is_of(at, Class::Ordering)
                        && (self.is_somebody(head)
                            || self.scene.document.has_phrase(head, &[Relation::Nmod], "of"))
                    {
                        return Some(head);
                    }
                }
                Relation::AclRelcl => {
                    return (passive || document.object(verb).is_some()).then_some(head);
                }
                Relation::Xcomp | Relation::Advcl if self.called_upon(at).is_some() => {
                    return self.called_upon(at);
                }
                Relation::Xcomp => {
                    // "sweetened their plan to merge": who plans merges. "called the guards to report a fire": who calls reports.
                    let calls = self.scene.is(head, &["call", "phone"]);
                    let object = document
                        .object(head)
                        .filter(|&object| !calls && !self.scene.is_of(object, Class::PlanNoun));
                    if object.is_some() {
                        return object;
                    }
                    at = head;
                }
                Relation::Conj | Relation::Advcl if document.is_predicate(head) => {
                    if self.scene.document.is_passive(head)
                        && document.relation(at) == Relation::Conj
                        && !passive
                        && document.object(verb).is_none()
                    {
                        return document.subject(head);
                    }
                    at = head;
                }
                _ => return None,
            }
        }
        None
    }

    /// Who is to do what is called for: `called on the mayor to release the files`, `appealed to the union to end the strike`.
    fn called_upon(&self, verb: usize) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        let head = document.head(verb)?;
        let infinitive =
            document.tokens[verb].xpos.is_base() && document.has_child_word(verb, &[Relation::Mark], &["to"]);
        let upon = document.children_by(head, &[Relation::Obl]).find(|&phrase| {
            phrase > head
                && phrase < verb
                && match document.preposition(phrase).as_deref() {
                    Some("on" | "upon") => scene.is(head, &["call", "prevail"]),
                    Some("to") => scene.is(head, &["appeal"]),
                    Some("for") => scene.is(head, &["call", "wait", "arrange"]),
                    _ => false,
                }
        });
        upon.filter(|_| infinitive)
    }

    /// Who does what somebody is accused of, thanked for or kept from: `accused Norland of arming rebels`. Nothing where
    /// the verb above does not hang it on its object.
    fn controlled(&self, verb: usize) -> Option<usize> {
        let document = self.scene.document;
        let markers = [Relation::Mark, Relation::Case];
        let hangs = matches!(document.relation(verb), Relation::Advcl | Relation::Acl | Relation::Xcomp)
            && document.tokens[verb].xpos.is_gerund()
            && document.subject(verb).is_none()
            && document.has_child_word(verb, &markers, &["of", "for", "from", "with"]);
        let mut above = document.head(verb).filter(|_| hangs)?;
        // The tree may hang it on the object itself.
        if document.upos(above).is_nominal() && document.relation(above) == Relation::Obj {
            above = document.head(above)?;
        }
        // "charged Oden with stealing"; with other verbs the subject does it: "helped Oden with painting".
        let with = document.has_child_word(verb, &markers, &["with"]) && !self.scene.is(above, &["charge"]);
        if with || !self.scene.is_of(above, Class::ObjectControl) {
            return None;
        }
        if self.scene.document.is_passive(above) {
            return self.subject(above, true);
        }
        document.object(above)
    }

    /// Who a predicate noun is said of: `Falk is a banker who has won two votes`.
    pub(super) fn said_of(&self, noun: usize) -> usize {
        let document = self.scene.document;
        let predicate = document.child_by(noun, &[Relation::Cop]).is_some();
        document.subject(noun).filter(|&subject| predicate && self.is_somebody(subject)).unwrap_or(noun)
    }

    /// The person named right before a relative clause in the singular, where the tree hangs it on a head further off: `Ida Oden, a
    /// miner, and her son Piers Oden, who has died`.
    pub(super) fn nearest_person(&self, verb: usize, antecedent: usize) -> usize {
        let scene = self.scene;
        let document = scene.document;
        let Some(who) = document.subject(verb).filter(|&who| scene.is(who, &["who"]) && who > 1) else {
            return antecedent;
        };
        let before = if document.word(who - 1) == "," { who - 2 } else { who - 1 };
        let name = scene
            .person_named(before)
            .filter(|_| scene.person_named(antecedent).is_some() && antecedent < before);
        let head = name.and_then(|name| document.head_of(document.tokens_in(name.span)));
        // "Oden, Falk and Rand, who met": all of them, where the verb is in the plural.
        let plural = document.has_child_word(
            verb,
            &[Relation::Aux, Relation::AuxPass, Relation::Cop],
            &["were", "have", "are"],
        );
        head.filter(|_| !plural).unwrap_or(antecedent)
    }
}
