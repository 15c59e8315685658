//! Names, nominals and pronouns: who, what, where.
//!
//! Capitalised runs of the tagger find the spans, the gazetteer and the words in and around a run tell what it names.

mod acronym;
mod again;
mod bounds;
mod class;
pub mod gazetteer;
mod homonym;
mod kind_noun;
mod learned;
pub(crate) mod nominal;
pub(crate) mod phrase;
mod role;
mod run;
mod short_form;
mod team;
pub(super) mod term;

pub use gazetteer::{Gazetteer, GazetteerError};
pub use learned::train;

use super::Knowledge;
use crate::language::Document;
use crate::language::en::kind_word;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{
    ByteSpan, Confidence, EntityType, Mention, MentionKind, RegionKind, Role, RuleId, TokenSpan,
};
use class::Verdict;
use std::collections::BTreeMap;

/// A name before its mention is written down.
struct Candidate {
    tokens: TokenSpan,
    verdict: Option<Verdict>,
    gazetteer: Option<String>,
}

/// All mentions by position, and the offices ascribed to them. Captions hold names only; the page's own words hold no mentions, except
/// the agency of a credit or copyright line.
pub fn find(document: &Document<'_>, knowledge: &Knowledge) -> (Vec<Mention>, Vec<Role>) {
    let mut candidates = candidates(document, knowledge);
    learned::retype(document, &mut candidates, knowledge.gazetteer());
    short_form::settle(document, &mut candidates);
    again::find(document, &mut candidates);
    let mut mentions: Vec<Mention> =
        candidates.iter().map(|candidate| mention(document, candidate)).collect();
    let named: Vec<ByteSpan> = mentions.iter().map(|mention| mention.span).collect();
    let is_named = |tokens: TokenSpan| {
        let span = document.bytes(tokens);
        let from = named.partition_point(|name| name.end <= span.start);
        named[from..].iter().take_while(|name| name.start < span.end).any(|name| name.end >= span.end)
    };
    let starts_name = |index: usize| {
        let span = document.tokens[index].span;
        named.binary_search_by_key(&span.start, |name| name.start).is_ok()
    };
    mentions.extend(nominal::nominals(document, is_named, starts_name));
    mentions.extend(nominal::pronouns(document));
    mentions.sort_by_key(|mention| (mention.span, mention.kind));
    mentions.dedup_by_key(|mention| mention.span);
    let roles = role::roles(document, &mentions);
    (mentions, roles)
}

/// Names with the class that the rules give.
fn candidates(document: &Document<'_>, knowledge: &Knowledge) -> Vec<Candidate> {
    let known = known(document, knowledge);
    let taken: Vec<TokenSpan> = known.iter().map(|candidate| candidate.tokens).collect();
    let mut candidates = with_runs(document, known, &taken);
    candidates.retain(|candidate| {
        let start = document.tokens[candidate.tokens.start].span.start;
        document.is_report(start)
            || document.is_place_of_dateline(start)
            || document.is_agency_of_dateline(start)
            || is_told_beside(document, candidate)
    });
    let datelines = || document.regions.iter().filter(|region| region.kind == RegionKind::Dateline);
    // The tagger does not always see a name in capitals.
    for place in document.regions.iter().filter_map(|region| region.place) {
        let tokens = document.tokens_in(place);
        let at = candidates.partition_point(|candidate| candidate.tokens.end <= tokens.start);
        if !tokens.is_empty() && candidates.get(at).is_none_or(|next| next.tokens.start >= tokens.end) {
            candidates.insert(at, Candidate { tokens, verdict: None, gazetteer: None });
        }
    }
    // `(Delta Wire) -`, `Harbour Herald/`: who filed the report is one body, whatever its words are; the gazetteer may know it.
    for agency in datelines().filter_map(|region| region.author) {
        let tokens = document.tokens_in(agency);
        let at = candidates.partition_point(|candidate| candidate.tokens.end <= tokens.start);
        let end = candidates.partition_point(|candidate| candidate.tokens.start < tokens.end).max(at);
        let known = candidates[at..end].iter().any(|name| name.tokens == tokens && name.gazetteer.is_some());
        if !tokens.is_empty() && !known {
            let verdict = Some((EntityType::Org, "name/agency"));
            candidates.splice(at..end, [Candidate { tokens, verdict, gazetteer: None }]);
        }
    }
    let gazetteer = knowledge.gazetteer();
    for candidate in &mut candidates {
        in_dateline(document, &gazetteer, candidate);
    }
    settle(document, &mut candidates);
    homonym::settle(document, &mut candidates, &gazetteer);
    let local = acronym::introduced(document);
    // `advanced pumps (AP)`: an acronym of common words is no name, and not the agency of that name.
    candidates.retain(|candidate| {
        let words = document.bytes(candidate.tokens).of(document.text);
        !local.get(words).is_some_and(|meant| meant.starts_with(char::is_lowercase))
    });
    team::mark(document, &mut candidates);
    candidates
}

/// Whether a name that stands outside the report is told all the same: any under a picture, the agency in a credit or copyright line.
fn is_told_beside(document: &Document<'_>, candidate: &Candidate) -> bool {
    let region = document.region_at(document.tokens[candidate.tokens.start].span.start);
    let known = candidate.verdict.filter(|_| candidate.gazetteer.is_some()).map(|(class, _)| class);
    region.is_some_and(|region| match region.kind {
        RegionKind::Caption => true,
        RegionKind::Credit | RegionKind::Copyright => known == Some(EntityType::Org),
        _ => false,
    })
}

/// Names of the gazetteer that fall on token bounds.
fn known(document: &Document<'_>, knowledge: &Knowledge) -> Vec<Candidate> {
    let gazetteer = knowledge.gazetteer();
    let mut found = Vec::new();
    let local = acronym::introduced(document);
    for known in gazetteer.matches(document.text) {
        let tokens = document.tokens_in(known.span);
        if tokens.is_empty() || document.bytes(tokens) != known.span {
            continue;
        }
        // The article says itself what its acronym stands for.
        let names = || std::iter::once(&known.entry.label).chain(&known.entry.other_labels);
        let word = known.span.of(document.text);
        if local.get(word).is_some_and(|meant| !names().any(|name| acronym::is_spelling(meant, name))) {
            continue;
        }
        let class =
            if known.demonym { EntityType::Norp } else { known.entry.class.unwrap_or(EntityType::Other) };
        let rule = if known.demonym { "name/demonym" } else { "name/gazetteer" };
        // `Norlanders` are people, not the country; `Norlandic` is of the country.
        let people = known.demonym && document.tokens[tokens.end - 1].xpos.is_plural();
        found.push(Candidate {
            tokens,
            verdict: Some((class, rule)),
            gazetteer: (!people).then(|| known.entry.id.clone()),
        });
    }
    found
}

/// What a dateline begins with is a place, and known under its name in small letters: `ARDEN, May 2 (Delta Wire) -`.
fn in_dateline(document: &Document<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) {
    let span = document.bytes(candidate.tokens);
    if candidate.gazetteer.is_some() || !document.is_place_of_dateline(span.start) {
        return;
    }
    let small: String = span
        .of(document.text)
        .split_inclusive([' ', '-'])
        .flat_map(|word| {
            let mut letters = word.chars();
            letters.next().into_iter().chain(letters.flat_map(char::to_lowercase).collect::<Vec<_>>())
        })
        .collect();
    let whole = gazetteer.matches(&small).into_iter().find(|known| known.span.of(&small) == small);
    let place = whole.filter(|known| known.entry.class == Some(EntityType::Place) && !known.demonym);
    candidate.gazetteer = place.map(|known| known.entry.id.clone());
    candidate.verdict = Some((EntityType::Place, "name/dateline"));
}

/// Joins known names with capitalised runs: a run that only adds to a known name swallows it (`University of Arden`),
/// or is cut around it (`Iraqi` + `Lena Brandt`).
fn with_runs(document: &Document<'_>, known: Vec<Candidate>, taken: &[TokenSpan]) -> Vec<Candidate> {
    let mut used = vec![false; known.len()];
    let mut found = Vec::new();
    for run in run::runs(document) {
        let from = taken.partition_point(|name| name.end <= run.start);
        let inside: Vec<usize> =
            (from..known.len()).take_while(|&index| taken[index].start < run.end).collect();
        if inside.iter().any(|&index| !run.covers(&taken[index]) || taken[index] == run) {
            continue; // the known name is as long or longer
        }
        let verdict = class::of_run(document, run);
        let lone_place = run.len() == 1 && kind_word::is_place(document.word(run.start));
        let (run, verdict) = if verdict.is_some_and(|(_, rule)| rule == "name/body-word") {
            (with_demonym_before(document, run, &known[..from], &taken[..from]), verdict)
        } else if verdict.is_none() && lone_place {
            // `the Norwegian Riviera`
            let whole = with_demonym_before(document, run, &known[..from], &taken[..from]);
            (whole, (whole != run).then_some((EntityType::Place, "name/place-word")))
        } else {
            (run, verdict)
        };
        // `Arden Norlanders`: a town and its people are a team.
        if let [town, people] = inside[..]
            && taken[town].cover(&taken[people]) == run
            && taken[town].end == taken[people].start
            && known[town].verdict.is_some_and(|(class, _)| class == EntityType::Place)
            && known[people].verdict.is_some_and(|(class, _)| class == EntityType::Norp)
            && document.tokens[run.end - 1].xpos.is_plural()
        {
            used[town] = true;
            used[people] = true;
            found.push(Candidate {
                tokens: run,
                verdict: Some((EntityType::Org, "name/team")),
                gazetteer: None,
            });
            continue;
        }
        // `Lena Norway`, `Mohammed Iraqi`: after a given name a place or demonym is a surname.
        let surname = matches!(verdict, Some((_, "name/given-name")))
            && inside.iter().all(|&index| taken[index].start > run.start || is_given_demonym(document, run));
        let swallows = surname || matches!(verdict, Some((_, "name/body-word" | "name/place-word")));
        if inside.is_empty() || swallows {
            let only_demonyms_before = inside.iter().all(|&index| {
                taken[index].start == run.start
                    && known[index].verdict.is_some_and(|(class, _)| class == EntityType::Norp)
            });
            for &index in &inside {
                // A demonym at the start stays a mention of its own beside the longer name.
                used[index] = !only_demonyms_before;
            }
            found.push(Candidate { tokens: run, verdict, gazetteer: None });
            continue;
        }
        if inside.iter().all(|&index| is_part(document, run, &known[index], inside.len())) {
            for &index in &inside {
                used[index] = true;
            }
            let before = taken[inside[0]].start > run.start;
            let verdict = if before && is_side(document.word(run.start)) {
                Some((EntityType::Place, "name/place-word"))
            } else {
                verdict
            };
            found.push(Candidate { tokens: run, verdict, gazetteer: None });
            continue;
        }
        // Cut around the known names.
        let mut start = run.start;
        for &index in &inside {
            piece(document, TokenSpan::new(start, taken[index].start), &mut found);
            start = taken[index].end;
        }
        piece(document, TokenSpan::new(start, run.end), &mut found);
    }
    found.extend(known.into_iter().zip(used).filter(|(_, used)| !used).map(|(candidate, _)| candidate));
    found.sort_by_key(|candidate| (candidate.tokens.start, std::cmp::Reverse(candidate.tokens.end)));
    found
}

/// A body's run with the demonym before it, which the tagger did not see as its part: `“Norwegian High Committee”`,
/// `the Danish-Norwegian Fishing Board`.
fn with_demonym_before(
    document: &Document<'_>,
    run: TokenSpan,
    known: &[Candidate],
    taken: &[TokenSpan],
) -> TokenSpan {
    let (Some(name), Some(tokens)) = (known.last(), taken.last()) else { return run };
    let is_demonym = name.verdict.is_some_and(|(class, _)| class == EntityType::Norp)
        && !document.tokens[tokens.end - 1].xpos.is_plural();
    let hyphen = tokens.end + 1 == run.start && matches!(document.word(tokens.end), "-" | "‑" | "–");
    let beside = tokens.end == run.start;
    let one_sentence = document.tokens[tokens.start].sentence == document.tokens[run.start].sentence;
    if is_demonym && (beside || hyphen) && one_sentence { TokenSpan::new(tokens.start, run.end) } else { run }
}

/// `Christian Brandt`: a people's name that is a given name, before a surname.
fn is_given_demonym(document: &Document<'_>, run: TokenSpan) -> bool {
    crate::language::en::given_name::is_given_name(document.word(run.start))
        && (2..=3).contains(&run.len())
        && !document.tokens[run.end - 1].xpos.is_plural()
        && (run.start + 1..run.end).all(|index| document.upos(index) == Upos::Propn)
}

/// Words before a known place that make another place of it: `South Norland`, `New Arden`.
fn is_side(word: &str) -> bool {
    Class::SideOf.holds(word)
}

/// Whether a known name is only a part of the longer name around it: a place that the parse ties to the run's other
/// words (`Arden Oblast`, `Arden Evening Herald`), with no title (`Arden Mayor Lena Brandt`) and no happening
/// (`Arden Crisis`) in it. One of two known names in a run never is.
fn is_part(document: &Document<'_>, run: TokenSpan, known: &Candidate, names: usize) -> bool {
    use crate::language::en::title;
    let is_place = known.verdict.is_some_and(|(class, _)| class == EntityType::Place);
    let others = || run.range().filter(|&index| !known.tokens.contains(index));
    let tied = document.head_of(known.tokens).is_some_and(|head| {
        let outer = document.head(head).is_some_and(|outer| run.contains(outer));
        let inner = others().any(|index| document.head(index) == Some(head));
        // Both before one noun: `Norland Rovers captain Ada Voss`.
        let token = &document.tokens[head];
        let beside = run.len() == known.tokens.len() + 1
            && token.relation == Relation::Compound
            && others().all(|index| {
                let other = &document.tokens[index];
                index > head && other.relation == Relation::Compound && other.head == token.head
            });
        (outer && matches!(document.relation(head), Relation::Compound | Relation::Flat | Relation::Amod))
            || inner
            || beside
    });
    // `United States Lena Brandt` is what is left of `President of the United States Lena Brandt`.
    let person_after = run.end - known.tokens.end > 1
        && crate::language::en::given_name::is_given_name(document.word(known.tokens.end));
    names == 1
        && is_place
        && tied
        && !person_after
        && !class::is_happening(document.word(run.end - 1))
        && !run::is_acronym(document.word(known.tokens.start))
        && others().all(|index| {
            let word = document.word(index);
            (word.starts_with(char::is_uppercase) || word == "-")
                && (!title::is_title(word) || run::is_saint(word))
                && !title::is_office(&word.to_lowercase())
        })
}

/// A part of a run between known names, without titles and marks at its ends.
fn piece(document: &Document<'_>, mut part: TokenSpan, found: &mut Vec<Candidate>) {
    use crate::language::en::title;
    let is_mark = |index: usize| !document.word(index).starts_with(char::is_alphanumeric);
    while !part.is_empty()
        && (is_mark(part.start)
            || title::is_title(document.word(part.start))
            || document.word(part.start).starts_with(char::is_lowercase))
    {
        part = TokenSpan::new(part.start + 1, part.end);
    }
    while !part.is_empty()
        && (is_mark(part.end - 1) || document.word(part.end - 1).starts_with(char::is_lowercase))
    {
        part = TokenSpan::new(part.start, part.end - 1);
    }
    if !part.is_empty() {
        found.push(Candidate { tokens: part, verdict: class::of_run(document, part), gazetteer: None });
    }
}

/// Settles names without a verdict by what the same words, or a longer name that ends or begins with them, are
/// elsewhere in the article; then by form.
fn settle(document: &Document<'_>, candidates: &mut [Candidate]) {
    let mut seen: BTreeMap<String, BTreeMap<EntityType, (usize, RuleId)>> = BTreeMap::new();
    for candidate in candidates.iter() {
        let Some((class, rule)) = candidate.verdict else { continue };
        let words: Vec<&str> = candidate.tokens.range().map(|index| document.word(index)).collect();
        let mut note = |name: String| seen.entry(name).or_default().entry(class).or_insert((0, rule)).0 += 1;
        note(words.join(" "));
        if rule == "name/happening" {
            note(words[1..].join(" "));
        }
        if class == EntityType::Person && words.len() > 1 {
            words.last().into_iter().for_each(|last| note((*last).to_owned()));
        }
    }
    for candidate in candidates.iter_mut().filter(|candidate| candidate.verdict.is_none()) {
        let name: Vec<&str> = candidate.tokens.range().map(|index| document.word(index)).collect();
        let elsewhere = seen.get(&name.join(" "));
        let best = elsewhere.and_then(|classes| {
            classes.iter().max_by_key(|(class, (count, _))| (*count, std::cmp::Reverse(**class)))
        });
        candidate.verdict = best
            .map(|(class, _)| (*class, "name/elsewhere"))
            .or_else(|| class::by_form(document, candidate.tokens));
    }
}

/// Share of names with right bounds and class on the development sets (UNER EWT and PUD Wikipedia, 26 November 2026), rounded down;
/// our measurement. Other rules have 70: `name/elsewhere` as measured, those met fewer than twenty times a little less than the share of all names (73).
fn confidence(rule: RuleId) -> Confidence {
    Confidence(match rule {
        "name/given-name" => 90,
        "name/gazetteer" | "name/demonym" | "name/dateline" => 86,
        "name/given-name-alone" => 81,
        "name/subject" => 80,
        "name/title" => 76,
        "name/locative" => 74,
        "name/place-word" => 67,
        "name/body-word" => 61,
        "name/two-words" => 54,
        "name/learned" => 44,
        // What is left without a class.
        "name/other" => 40,
        _ => 70,
    })
}

/// The rule of a person who is told of by the name of a people: `said the Norlander`.
pub(crate) const ONE_OF_A_PEOPLE: RuleId = "name/one-of-a-people";

/// `the Norlandian won`, `the Arden Liberal won`: a person, told of by the name of a people or party, where no noun follows and
/// the name is one of a single person; leaves `the Norlandian team` and `the Danish`, who are many.
fn is_one_of_a_people(document: &Document<'_>, tokens: TokenSpan) -> bool {
    let word = document.word(tokens.start);
    let many = ["ish", "ch", "ese", "ss"].iter().any(|ending| word.ends_with(ending));
    let ends = document.tokens.get(tokens.end).is_none_or(|next| {
        matches!(next.upos, Upos::Punct | Upos::Verb | Upos::Aux | Upos::Adp | Upos::Pron | Upos::Adv)
            && document.word(tokens.end) != "-"
    });
    tokens.len() == 1
        && !many
        && ends
        && !document.tokens[tokens.start].xpos.is_plural()
        && determiner_before(document, tokens.start).is_some()
}

/// The article or demonstrative before the name of a people, with at most two words between them: `the Norlandian`, `the
/// Arden Liberal`, `this senior Liberal`.
fn determiner_before(document: &Document<'_>, start: usize) -> Option<usize> {
    /// Words between, at most. Our choice.
    const BETWEEN: usize = 2;
    let first = document.sentence_of(start).start;
    let at = (first..start)
        .rev()
        .take(BETWEEN + 1)
        .find(|&at| !matches!(document.upos(at), Upos::Propn | Upos::Adj | Upos::Noun))?;
    let word = document.word(at).to_lowercase();
    ["the", "a", "an", "this", "that"].contains(&word.as_str()).then_some(at)
}

fn mention(document: &Document<'_>, candidate: &Candidate) -> Mention {
    let (class, rule) = candidate.verdict.unwrap_or((EntityType::Other, "name/other"));
    let span = document.bytes(candidate.tokens);
    if class == EntityType::Norp && is_one_of_a_people(document, candidate.tokens) {
        return Mention {
            span,
            phrase: determiner_before(document, candidate.tokens.start)
                .map(|start| document.bytes(TokenSpan::new(start, candidate.tokens.end))),
            class: EntityType::Person,
            kind: MentionKind::Nominal,
            gazetteer: None,
            metonym: false,
            chain: None,
            chain_rule: None,
            rule: ONE_OF_A_PEOPLE,
            confidence: confidence(rule),
        };
    }
    let head = document.head_of(candidate.tokens);
    let phrase =
        head.map(|head| document.bytes(phrase::around(document, candidate.tokens, head, MentionKind::Name)));
    // A capital or country as the subject of a verb of saying or deciding stands for its government.
    let metonym = class == EntityType::Place
        && head.is_some_and(|head| {
            document.relation(head) == Relation::Nsubj
                && document.head(head).is_some_and(|verb| document.upos(verb).is_verbal())
        });
    Mention {
        span,
        phrase: phrase.filter(|phrase| *phrase != span),
        class,
        kind: MentionKind::Name,
        gazetteer: candidate.gazetteer.clone(),
        metonym,
        chain: None,
        chain_rule: None,
        rule,
        confidence: confidence(rule),
    }
}

/// The mentions of a text without title or day, for the tests of the rules.
#[cfg(test)]
fn mentions_of(text: &str) -> Vec<Mention> {
    let article = crate::model::Article { id: "a1".into(), text: text.into(), ..Default::default() };
    find(&Document::new(&article), &Knowledge::default()).0
}
