//! When an office is held: `mayor from 2031 to 2035`, `appointed minister on Monday`, `former`.

use crate::language::Document;
use crate::language::en::title;
use crate::language::syntax::Relation;
use crate::lexicon::classes::Class;
use crate::model::{EntityType, Mention, Role, Tenure, Term, TimeBound, TimeExpression, TimeKind, TokenSpan};

/// Gives the offices found so far what the words beside them say of their time, and adds those that a verb ties to a date.
pub(in crate::extract) fn date(
    document: &Document<'_>,
    times: &[TimeExpression],
    mentions: &[Mention],
    roles: &mut Vec<Role>,
) {
    for role in roles.iter_mut() {
        let words = document.tokens_in(role.span);
        role.tenure = tenure(document, words.start, words.end);
        if let Some(office) = words.range().find(|&index| is_office(document, index)) {
            role.terms = terms(document, times, &[office], words.end, Term::During);
        }
    }
    for office in (0..document.tokens.len()).filter(|&index| is_office(document, index)) {
        roles.extend(told(document, times, mentions, office));
    }
    roles.sort_by_key(|role| (role.person, role.span));
    roles.dedup_by_key(|role| (role.person, role.span));
}

fn is_office(document: &Document<'_>, index: usize) -> bool {
    document.upos(index).is_nominal() && title::is_office(&document.lemma(index).to_lowercase())
}

/// What the words from `start` to `end` say.
fn tenure(document: &Document<'_>, start: usize, end: usize) -> Tenure {
    let has = |class: Class| (start..end).any(|index| class.holds(&document.word(index).to_lowercase()));
    if has(Class::Former) {
        Tenure::Former
    } else if has(Class::Coming) {
        Tenure::Coming
    } else {
        Tenure::Held
    }
}

/// The office as a verb with a date tells it: `Brandt was appointed minister on Monday`.
fn told(
    document: &Document<'_>,
    times: &[TimeExpression],
    mentions: &[Mention],
    office: usize,
) -> Option<Role> {
    let token = &document.tokens[office];
    let as_office = document.has_child_word(office, &[Relation::Case], &["as"]);
    let (verb, term, holder) = if document.child_by(office, &[Relation::Cop]).is_some() {
        (office, Term::During, document.subject(office))
    } else {
        let verb = token.head?;
        let lemma = document.lemma(verb);
        let noun = matches!(token.relation, Relation::Xcomp | Relation::Obj | Relation::Obl);
        let passive = document.child_by(verb, &[Relation::NsubjPass]);
        if as_office && Class::OfficeHeld.holds(lemma) {
            (verb, Term::During, document.subject(verb))
        } else if as_office && Class::OfficeLeft.holds(lemma) {
            (verb, Term::Until, passive.or_else(|| document.subject(verb)))
        } else if noun && lemma == "become" {
            (verb, Term::Since, document.subject(verb))
        } else if noun && Class::OfficeEntered.holds(lemma) {
            (verb, Term::Since, passive.or_else(|| document.object(verb).filter(|&object| object != office)))
        } else {
            return None;
        }
    };
    if !is_told_as_fact(document, verb) {
        return None;
    }
    // `Brandt, who served as mayor`: the clause hangs on the name.
    let outer = || {
        let clause = matches!(document.relation(verb), Relation::AclRelcl | Relation::Acl);
        document.head(verb).filter(|_| clause)
    };
    let relative = |index: &usize| matches!(document.word(*index), "who" | "that");
    let holder = holder.filter(|holder| !relative(holder)).or_else(outer)?;
    // A mention lies in the sentence of its head.
    let sentence = document.bytes(document.sentence_of(holder));
    let from = mentions.partition_point(|mention| mention.span.start < sentence.start);
    let mut here = mentions[from..].iter().take_while(|mention| mention.span.start < sentence.end);
    let person = from
        + here.position(|mention| {
            mention.class == EntityType::Person
                && document.head_of(document.tokens_in(mention.span)) == Some(holder)
        })?;
    let terms = terms(document, times, &[verb, office], document.subtree(office).end, term);
    if terms.is_empty() {
        return None;
    }
    let span = document.subtree_without(
        office,
        &[
            Relation::AclRelcl,
            Relation::Appos,
            Relation::Punct,
            Relation::Cop,
            Relation::Nsubj,
            Relation::Obl,
            Relation::Case,
        ],
    );
    Some(Role { terms, ..super::role::role(document, mentions, person, office, span) })
}

/// Neither denied nor only possible, asked for or to come.
fn is_told_as_fact(document: &Document<'_>, verb: usize) -> bool {
    document.children(verb).iter().all(|&child| {
        let word = document.lemma(child).to_lowercase();
        match document.relation(child) {
            Relation::Aux => {
                !(Class::FutureAuxiliary.holds(&word)
                    || Class::Modal.holds(&word)
                    || matches!(word.as_str(), "can" | "could"))
            }
            Relation::Mark => !matches!(word.as_str(), "to" | "if" | "unless" | "whether"),
            _ => !Class::Negation.holds(&word),
        }
    })
}

/// The times that hang on one of the heads, or follow the office at `end` (`mayor since 2031`), each with what it says of the term;
/// `usual` where its own words do not tell.
fn terms(
    document: &Document<'_>,
    times: &[TimeExpression],
    heads: &[usize],
    end: usize,
    usual: Term,
) -> Vec<(Term, usize)> {
    let on_head = |(number, time): (usize, &TimeExpression)| {
        let tokens = document.tokens_in(time.span);
        let head = document.head_of(tokens)?;
        let outer = document.head(head)?;
        let hangs = heads.contains(&outer)
            || outer < head && document.head(outer).is_some_and(|outer| heads.contains(&outer));
        let before = tokens.start.checked_sub(1).map(|before| document.word(before).to_lowercase());
        let term = match (time.bound, before.as_deref()) {
            (Some(TimeBound::Since), _) | (_, Some("from" | "since")) => Some(Term::Since),
            (Some(TimeBound::Until), _) | (_, Some("to" | "until" | "till")) => Some(Term::Until),
            (Some(_), _) => return None,
            _ => None,
        };
        let follows = term.is_some() && tokens.start == end + 1;
        let dated = matches!(time.kind, TimeKind::Date | TimeKind::Time) && time.earliest.is_some();
        ((hangs || follows) && dated).then_some((term.unwrap_or(usual), number))
    };
    // What hangs on a head lies in its sentence; what follows it may begin the next.
    let Some(&first) = heads.first() else { return Vec::new() };
    let sentence = document.sentence_of(first);
    let last = sentence.end.max(end + 2).min(document.tokens.len());
    let near = document.bytes(TokenSpan::new(sentence.start, last));
    let from = times.partition_point(|time| time.span.start < near.start);
    let near = times.iter().enumerate().skip(from).take_while(|(_, time)| time.span.start < near.end);
    near.filter_map(on_head).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Knowledge;
    use crate::model::Article;

    /// `expected`: the holder, the office, then its terms as `since 2031`; nothing for no office.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let published = "2031-05-02".parse().ok();
        let article = Article { id: "a1".into(), text: text.into(), published, ..Article::default() };
        let document = Document::new(&article);
        let found = crate::extract::extract(&document, &Knowledge::default());
        let told: Vec<String> = found
            .roles
            .iter()
            .map(|role| {
                let mut words = vec![found.mentions[role.person].span.of(text), &role.office];
                words.extend(role.tenure.as_str());
                for &(term, time) in &role.terms {
                    words.extend([term.as_str(), found.times[time].span.of(text)]);
                }
                words.join(" ")
            })
            .collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn an_office_has_the_time_that_the_text_gives_it() {
        check("Ada Voss, mayor of Norhaven since 2019, left.", &["Ada Voss mayor since 2019"]);
        check(
            "Ada Voss, who served as minister from 2003 to 2005, spoke.",
            &["Ada Voss minister since 2003 until 2005"],
        );
        check("Omar Hadad was appointed minister on Monday.", &["Omar Hadad minister since Monday"]);
        check("Tom Birk resigned as chairman in March.", &["Tom Birk chairman until March"]);
        check("Rita Lund became president in 2020.", &["Rita Lund president since 2020"]);
    }

    #[test]
    fn an_office_has_no_time_of_something_else() {
        check("President Lena Brandt left Arden in 2003.", &["Lena Brandt president"]);
        check("The former mayor Lena Brandt left in 2003.", &["Lena Brandt mayor former"]);
    }

    #[test]
    fn what_is_denied_or_only_possible_is_no_office() {
        check("Nora Dahl was not elected mayor in 2030.", &[]);
        check("Carl Orme may become minister in 2032.", &[]);
        check("Nora Dahl wants to become minister in 2032.", &[]);
    }
}
