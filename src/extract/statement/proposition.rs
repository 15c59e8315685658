//! What a claim claims, where its main clause is plain: subject, verb, object.
//!
//! `The ministry said Norland had attacked the convoy`: Norland, attack, the convoy. Where the clause is negated, open,
//! coordinated or has no object there is none, rather than a wrong one.

use crate::language::Document;
use crate::model::{Event, ParticipantRole, Proposition, Statement, Status};

/// Gives each statement with a plain main clause its proposition.
pub fn find(document: &Document<'_>, statements: &mut [Statement], events: &[Event]) {
    for (index, event) in events.iter().enumerate() {
        let Some(statement) = event.said_in.and_then(|number| statements.get_mut(number)) else { continue };
        if statement.proposition.is_none() && is_main_clause(document, statement, event) {
            statement.proposition = plain(event, index);
        }
    }
}

/// Whether the event is the verb that heads the whole claim, or the noun that this verb carries.
fn is_main_clause(document: &Document<'_>, statement: &Statement, event: &Event) -> bool {
    let &[content] = statement.content.as_slice() else { return false };
    let head = document.head_of(document.tokens_in(content));
    let told = |span| head.is_some_and(|head| document.tokens_in(span).contains(head));
    !statement.negated
        && !statement.conditional
        && statement.rule != "statement/question-clause"
        && (told(event.trigger) || event.phase_trigger.is_some_and(told))
}

fn plain(event: &Event, index: usize) -> Option<Proposition> {
    if !matches!(event.status, Status::Happened | Status::Planned) {
        return None;
    }
    let with = |agent: bool| {
        event
            .participants
            .iter()
            .map(|found| &found.value)
            .filter(move |one| (one.role == ParticipantRole::Agent) == agent && is_side(one.role))
    };
    let (subjects, objects) = (with(true).collect::<Vec<_>>(), with(false).collect::<Vec<_>>());
    // `The council met the mayor`: both take part alike.
    let (subject, object) = match (subjects.as_slice(), objects.as_slice()) {
        ([subject], [object]) | ([subject, object], []) => (subject.span, object.span),
        _ => return None,
    };
    Some(Proposition { subject, event: index, object })
}

/// Roles that are the subject or object of a plain clause.
fn is_side(role: ParticipantRole) -> bool {
    !matches!(role, ParticipantRole::Instrument | ParticipantRole::Place)
}

#[cfg(test)]
mod tests {
    use crate::extract::{Knowledge, extract};
    use crate::language::Document;
    use crate::model::Article;

    /// Subject, verb and object of each proposition of the text.
    fn propositions(text: &str) -> Vec<String> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let found = extract(&Document::new(&article), &Knowledge::default());
        let claimed = found.statements.iter().filter_map(|statement| statement.proposition);
        claimed
            .map(|claim| {
                let verb = found.events[claim.event].trigger.of(text);
                format!("{} {verb} {}", claim.subject.of(text), claim.object.of(text))
            })
            .collect()
    }

    #[test]
    fn a_plain_claim_has_its_proposition() {
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
    fn a_claim_that_is_not_plain_has_none() {
        for text in [
            "Omar Dale said the palace had not attacked Norland.",
            "Omar Dale asked whether Norland had attacked the convoy.",
            "Omar Dale said Norland might attack the convoy.",
            "Omar Dale said the bridge was long.",
        ] {
            assert_eq!(propositions(text), [""; 0], "{text}");
        }
    }
}
