//! What a claim claims: who does what to whom.
//!
//! `The ministry said Norland had attacked the convoy`: Norland, attack, the convoy. The verb is the one that heads the claim,
//! read through the chain (`said it was not true that Norland had attacked`), and has to be a word whose type the ontology knows; it
//! need not be worth a node of its own. Whether the claim is denied, hedged or open stands on the statement. A question has
//! none, nor has a claim whose verb has nobody on either side.

use crate::extract::event::Clause;
use crate::language::Document;
use crate::lexicon::factuality::{Effect, Factuality, Place};
use crate::model::{ByteSpan, Confidence, EventType, ParticipantRole, Proposition, Statement};

/// Least chance that the word tells of a happening rather than a state: that of the least mention of an event in the graph.
const LEAST: Confidence = Confidence(30);

/// Gives each statement whose claim has a known verb its proposition.
pub fn find(document: &Document<'_>, statements: &mut [Statement], clauses: &[Clause]) {
    for statement in statements {
        let Some(predicate) = statement.predicate.filter(|_| claims(statement)) else { continue };
        let heads = |span: ByteSpan| span.covers(&predicate);
        let of_claim = |clause: &&Clause| heads(clause.trigger) || clause.governor.is_some_and(heads);
        let clause = clauses.iter().filter(of_claim).max_by_key(|clause| heads(clause.trigger));
        let is_noun = document.upos(document.tokens_in(predicate).start).is_nominal();
        statement.proposition = clause.filter(|_| !is_noun || vouches(&statement.act)).and_then(proposition);
    }
}

/// Whether the statement claims something rather than asks.
fn claims(statement: &Statement) -> bool {
    statement.rule != "statement/question-clause"
}

/// Whether a noun below the act is claimed to have been or not: `denied the attack`, not `called for an attack`.
fn vouches(act: &str) -> bool {
    let effects = Factuality::shipped().effects(Place::Noun, act, |_| false);
    act == "announce"
        || effects
            .into_iter()
            .any(|effect| matches!(effect, Effect::Denied | Effect::Confirmed | Effect::Alleged))
}

fn proposition(clause: &Clause) -> Option<Proposition> {
    if clause.class == EventType::OtherEvent || clause.chance < LEAST {
        return None;
    }
    let first = |roles: &[ParticipantRole]| {
        clause.participants.iter().find(|one| roles.contains(&one.role)).map(|one| one.span)
    };
    let agent = first(&[ParticipantRole::Agent]);
    let patient = first(&[ParticipantRole::Victim, ParticipantRole::Target])
        .or_else(|| first(&[ParticipantRole::Theme]))
        .or_else(|| first(&[ParticipantRole::Recipient]))
        .or_else(|| both(clause));
    (agent.is_some() || patient.is_some()).then_some(Proposition {
        verb: clause.trigger,
        class: clause.class,
        agent,
        patient,
    })
}

/// The second of two who take part alike: `The council met the mayor`, not `The army and the police shut the port`.
fn both(clause: &Clause) -> Option<ByteSpan> {
    let alike = matches!(clause.class, EventType::Consult | EventType::Cooperate | EventType::Agree);
    let mut agents = clause.participants.iter().filter(|one| alike && one.role == ParticipantRole::Agent);
    agents.nth(1).map(|one| one.span)
}

#[cfg(test)]
mod tests {
    use crate::extract::{Knowledge, extract};
    use crate::language::Document;
    use crate::model::Article;

    /// Agent, verb and patient of each proposition of the text.
    fn propositions(text: &str) -> Vec<String> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let found = extract(&Document::new(&article), &Knowledge::default());
        let claimed = found.statements.iter().filter_map(|statement| statement.proposition);
        let side = |span: Option<crate::model::ByteSpan>| span.map_or("-", |span| span.of(text)).to_owned();
        claimed
            .map(|claim| format!("{} {} {}", side(claim.agent), claim.verb.of(text), side(claim.patient)))
            .collect()
    }

    #[test]
    fn a_claim_has_its_proposition() {
        assert_eq!(
            propositions("The defence ministry said that Norland had attacked the convoy near Arden."),
            ["Norland attacked convoy"]
        );
        assert_eq!(
            propositions("“The council will meet the mayor,” spokeswoman Lena Brandt said."),
            ["council meet mayor"]
        );
    }

    #[test]
    fn one_side_is_enough() {
        assert_eq!(propositions("Police said two sailors had died."), ["- died two sailors"]);
        assert_eq!(
            propositions("Omar Dale said the harbour master had resigned."),
            ["harbour master resigned -"]
        );
    }

    #[test]
    fn a_denied_or_hedged_claim_has_its_proposition_too() {
        for (text, expected) in [
            ("Omar Dale said the palace had not attacked Norland.", "palace attacked Norland"),
            ("Omar Dale said Norland might attack the convoy.", "Norland attack convoy"),
            (
                "Omar Dale said it was not true that Norland had attacked the convoy.",
                "Norland attacked convoy",
            ),
        ] {
            assert_eq!(propositions(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_question_and_an_unknown_verb_have_none() {
        for text in [
            "Omar Dale asked whether Norland had attacked the convoy.",
            "Omar Dale said the bridge was long.",
            "Omar Dale said the lamp hummed.",
        ] {
            assert_eq!(propositions(text), [""; 0], "{text}");
        }
    }
}
