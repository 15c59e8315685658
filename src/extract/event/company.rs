//! Who a word keeps company with, where that tells its kind: workers strike for pay, troops strike a depot.
//!
//! A line of the lexicon may ask for company: `object=target:person` holds of `tried the driver`, not of `tried the soup`.

use super::lexicon::Row;
use crate::extract::name::nominal;
use crate::language::Document;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::lexicon::words;
use crate::model::EntityType;

/// What must stand at a grammatical place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Company {
    /// A person or people: `the driver`, `her`, `Lena Brandt`.
    Person,
    /// People who work for others, or their unions.
    Worker,
    /// Something that is no person: `the film`.
    Thing,
    /// Nothing at all.
    Nothing,
}

impl Company {
    /// The company of that name in a lexicon.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        match name {
            "person" => Some(Self::Person),
            "worker" => Some(Self::Worker),
            "thing" => Some(Self::Thing),
            "nothing" => Some(Self::Nothing),
            _ => None,
        }
    }

    fn is(self, document: &Document<'_>, token: usize) -> bool {
        let lemma = document.lemma(token).to_lowercase();
        match self {
            Self::Nothing => false,
            Self::Thing => !is_surely_person(document, token),
            Self::Worker => Class::Worker.holds(&lemma) || lemma.ends_with("worker"),
            // "clerk": a person by its commonest sense, as "model" is, which may be a thing as well.
            Self::Person => {
                is_surely_person(document, token)
                    || words::kinds(&lemma).is_some_and(|kinds| kinds.noun == "person")
            }
        }
    }
}

/// A name, a pronoun, or a noun of our lists.
fn is_surely_person(document: &Document<'_>, token: usize) -> bool {
    let lemma = document.lemma(token).to_lowercase();
    // "Two were released", "Two of the five men": counted without a noun are people.
    let of = document.child_by(token, &[Relation::Nmod]);
    if document.upos(token) == Upos::Num
        && document.word(token).starts_with(char::is_alphabetic)
        && of.is_none_or(|noun| noun > token && is_surely_person(document, noun))
    {
        return true;
    }
    document.upos(token) == Upos::Propn
        || matches!(lemma.as_str(), "he" | "she" | "they" | "i" | "we" | "you" | "who" | "his" | "her")
        || matches!(nominal::class_of(&lemma), Some(EntityType::Person))
        || Class::PersonNoun.holds(&lemma)
        || Company::Worker.is(document, token)
}

/// Whether the word at `index` keeps all the company that `row` asks for.
pub(super) fn suits(document: &Document<'_>, index: usize, row: &Row) -> bool {
    row.company.iter().all(|(place, company)| {
        let there = at(document, index, place);
        match company {
            Company::Nothing => there.is_empty(),
            company => there.iter().any(|&token| company.is(document, token)),
        }
    })
}

/// What stands at a grammatical place of the word at `index`.
fn at(document: &Document<'_>, index: usize, place: &str) -> Vec<usize> {
    use Relation::{Acl, Compound, Nmod, NmodPoss, Nsubj, NsubjPass, Obj, Obl};
    let below = |relations: &[Relation]| document.children_by(index, relations).collect::<Vec<usize>>();
    let token = &document.tokens[index];
    match place {
        "object" => below(&[Obj, NsubjPass]),
        "subject" => {
            let mut found = below(&[Nsubj]);
            // "Nurses struck on Monday" where the tree makes a participle of the verb: its noun is the subject.
            found.extend(token.head.filter(|&head| {
                found.is_empty() && token.relation == Acl && document.relation(head) == Relation::Root
            }));
            found
        }
        "poss" => {
            let mut found = below(&[NmodPoss]);
            // "Miners began a strike": who does it stands before the verb.
            // "called off a strike", where the tree takes *off* for a preposition, too.
            let off = || document.has_child_word(index, &[Relation::Case], &["off"]);
            if let Some(verb) = token.head.filter(|_| token.relation == Obj || token.relation == Obl && off())
                && Class::Carrying.holds(&document.lemma(verb).to_lowercase())
            {
                found.extend(document.children_by(verb, &[Nsubj]));
            }
            found
        }
        "compound" => below(&[Compound, Relation::Amod, Relation::NmodUnmarked]),
        preposition => below(&[Nmod, Obl])
            .into_iter()
            .filter(|&child| document.has_child_word(child, &[Relation::Case], &[preposition]))
            .collect(),
    }
}
