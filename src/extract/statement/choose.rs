//! Chooses among the readings of all cues those that can stand together.

use super::candidate::{Candidate, Shape};
use super::cue::{Class, Cue, Form};
use super::rank::{Ranked, agree};
use super::speaker::How;
use super::view::View;
use crate::model::{Aside, TokenSpan};
use std::collections::BTreeMap;

/// Readings below this chance are dropped, in 1/10000. Measured: where joint F1 on the training articles is highest.
const SPEECH: u32 = 4000;
/// The same for states of mind.
const ATTITUDE: u32 = 3800;
/// The same inside another statement.
const NESTED: u32 = 6000;
/// The same for noun cues, which are the least dependable.
const NOUN: u32 = 5000;
/// The same for passives without an agent and for clauses before or around their attribution: below it fewer than 40 in
/// 100 are right.
const TURNED: u32 = 5500;
/// The same for turns and signed quotations: their form leaves little doubt, but few are annotated.
const TURN: u32 = 500;
/// How much less sure a reading with likelier borders may be, in 1/10000. Chosen on the development articles.
const SLACK: u32 = 2000;
/// The same for `according to`, whose form leaves little doubt too.
const ACCORDING: u32 = 2500;
/// Statements inside statements, at most: `he said she said ...` without an end is no news.
const DEEPEST: usize = 4;
/// How far back a content that reaches a token may begin.
const REACH: usize = 3000;

/// A reading that was chosen.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    /// The reading.
    pub(super) candidate: Candidate,
    /// Its chance in 1/10000.
    pub(super) chance: u32,
    /// Why it is no statement to be quoted, if it is none.
    pub(super) aside: Option<Aside>,
    /// Index of the chosen reading that it stands in.
    pub(super) inside: Option<usize>,
}

/// Takes readings by their chance; each must stand clear of those taken before, or wholly inside the content of one.
pub(super) fn choose(view: &View<'_, '_>, cues: &[Cue], readings: &[Ranked]) -> Vec<Chosen> {
    let mut order: Vec<&Ranked> = readings.iter().collect();
    // What is set aside must not stand in the way of a statement.
    order.sort_by_key(|ranked| {
        (
            ranked.aside.is_some(),
            std::cmp::Reverse(ranked.chance),
            ranked.candidate.cue,
            ranked.candidate.extent(),
        )
    });
    let mut taken: Vec<Chosen> = Vec::new();
    let mut by_start = ByStart::new();
    let mut used = vec![false; cues.len()];
    for ranked in order {
        let candidate = &ranked.candidate;
        let cue = &cues[candidate.cue];
        let attitude = cue.entry.is_some_and(|entry| entry.class != Class::Speech);
        let least = match candidate.shape {
            Shape::Turn => TURN,
            Shape::AccordingFirst | Shape::AccordingLast => ACCORDING,
            Shape::Noun => NOUN,
            Shape::Passive if candidate.how() != How::Agent => TURNED,
            Shape::Fronted | Shape::Around => TURNED,
            _ if attitude => ATTITUDE,
            _ => SPEECH,
        };
        if used[candidate.cue] || ranked.chance < least {
            continue;
        }
        let whole = candidate.whole(cue);
        let fits = near(&by_start, whole)
            .map(|number| &taken[number])
            .all(|other| stand_together(candidate, cue, other, &cues[other.candidate.cue]));
        if !fits || (view.quotation(cue.head).is_some() && ranked.chance < NESTED) {
            continue;
        }
        used[candidate.cue] = true;
        by_start.insert((whole.start, taken.len()), taken.len());
        taken.push(Chosen {
            candidate: candidate.clone(),
            chance: ranked.chance,
            aside: ranked.aside,
            inside: None,
        });
    }
    sharpen(&mut taken, &mut by_start, cues, readings);
    nest(&mut taken, cues);
    let mut taken = shallow(taken);
    share_speakers(&mut taken, cues);
    taken
}

/// Chosen readings by where they and their cues begin.
type ByStart = BTreeMap<(usize, usize), usize>;

/// The chosen readings that may reach into `whole`.
fn near(by_start: &ByStart, whole: TokenSpan) -> impl Iterator<Item = usize> {
    by_start.range((whole.start.saturating_sub(REACH), 0)..(whole.end, 0)).map(|(_, &number)| number)
}

/// Of the readings that nearly agree with a chosen one, takes the one that is itself the likeliest.
///
/// The first choice names the attribution that is surest whatever its exact borders; this one settles the borders.
fn sharpen(taken: &mut [Chosen], by_start: &mut ByStart, cues: &[Cue], readings: &[Ranked]) {
    for number in 0..taken.len() {
        let Chosen { candidate: chosen, chance, aside, .. } = &taken[number];
        let cue = &cues[chosen.cue];
        let from = readings.partition_point(|ranked| ranked.candidate.cue < chosen.cue);
        let best = readings[from..]
            .iter()
            .take_while(|ranked| ranked.candidate.cue == chosen.cue)
            .filter(|ranked| ranked.aside == *aside)
            .filter(|ranked| ranked.chance + SLACK >= *chance && agree(chosen, &ranked.candidate))
            .filter(|ranked| !drops_a_paragraph(chosen, &ranked.candidate))
            .max_by_key(|ranked| ranked.own);
        let Some(best) = best.map(|ranked| &ranked.candidate) else { continue };
        let (before, whole) = (chosen.whole(cue), best.whole(cue));
        let fits = near(by_start, whole)
            .filter(|&other| other != number)
            .map(|other| &taken[other])
            .all(|other| stand_together(best, cue, other, &cues[other.candidate.cue]));
        if fits {
            by_start.remove(&(before.start, number));
            by_start.insert((whole.start, number), number);
            taken[number].candidate = best.clone();
        }
    }
}

/// Whether `other` leaves out the first paragraphs of a quotation that reopens.
fn drops_a_paragraph(chosen: &Candidate, other: &Candidate) -> bool {
    chosen.shape == Shape::QuoteBefore
        && other.content.len() < chosen.content.len()
        && other.extent().start > chosen.extent().start
}

fn stand_together(one: &Candidate, one_cue: &Cue, other: &Chosen, other_cue: &Cue) -> bool {
    if one_cue.head == other_cue.head || one_cue.group.overlaps(&other_cue.group) {
        return false;
    }
    let other = &other.candidate;
    let overlap = one.content.iter().any(|span| other.content.iter().any(|with| span.overlaps(with)));
    let one_holds = holds(one, other_cue.head);
    let other_holds = holds(other, one_cue.head);
    match (overlap, one_holds, other_holds) {
        (false, false, false) => true,
        (true, true, false) => within(other, one),
        (true, false, true) => within(one, other),
        _ => false,
    }
}

fn holds(candidate: &Candidate, token: usize) -> bool {
    candidate.content.iter().any(|span| span.contains(token))
}

/// Whether the whole content of `inner` lies in the content of `outer`.
fn within(inner: &Candidate, outer: &Candidate) -> bool {
    inner.content.iter().all(|span| {
        outer
            .content
            .iter()
            .any(|around: &TokenSpan| around.start <= span.start && span.end <= around.end + 1)
    })
}

/// `Brandt said the talks had failed, adding that ...`: it is Brandt who adds, not the talks.
///
/// A participle right after the content of another statement, with a speaker from inside that content, takes the
/// speaker of that statement.
fn share_speakers(taken: &mut [Chosen], cues: &[Cue]) {
    let ends: BTreeMap<usize, usize> =
        taken.iter().enumerate().map(|(number, chosen)| (chosen.candidate.extent().end, number)).collect();
    for number in 0..taken.len() {
        let cue = &cues[taken[number].candidate.cue];
        if cue.form != Form::Gerund || cue.group.start == 0 {
            continue;
        }
        let Some(&before) = ends.get(&(cue.group.start - 1)) else { continue };
        let from_inside = taken[number]
            .candidate
            .speaker
            .span
            .is_some_and(|span| holds(&taken[before].candidate, span.start));
        if from_inside {
            taken[number].candidate.speaker = taken[before].candidate.speaker;
        }
    }
}

/// The chosen readings without those that stand too deep inside others.
fn shallow(taken: Vec<Chosen>) -> Vec<Chosen> {
    let depth = |number: usize| {
        std::iter::successors(taken[number].inside, |&outer| taken[outer].inside).take(DEEPEST + 1).count()
    };
    let kept: Vec<usize> = (0..taken.len()).filter(|&number| depth(number) <= DEEPEST).collect();
    if kept.len() == taken.len() {
        return taken;
    }
    let place: BTreeMap<usize, usize> = kept.iter().enumerate().map(|(at, &number)| (number, at)).collect();
    kept.iter()
        .map(|&number| {
            let chosen = &taken[number];
            Chosen { inside: chosen.inside.and_then(|outer| place.get(&outer).copied()), ..chosen.clone() }
        })
        .collect()
}

/// Finds for each statement the smallest one it stands in; inner ones that are unsure are dropped.
fn nest(taken: &mut [Chosen], cues: &[Cue]) {
    let mut order: Vec<usize> = (0..taken.len()).collect();
    order.sort_by_key(|&number| {
        (taken[number].candidate.extent().start, std::cmp::Reverse(taken[number].candidate.extent().end))
    });
    let mut open: Vec<usize> = Vec::new();
    let mut inside = vec![None; taken.len()];
    // Cues inside contents, by position: a sweep over contents in order keeps the open ones on a stack.
    let mut events: Vec<(usize, usize, usize)> = Vec::new();
    for &number in &order {
        for span in &taken[number].candidate.content {
            events.push((span.start, 1, number));
            events.push((span.end, 0, number));
        }
        events.push((cues[taken[number].candidate.cue].head, 2, number));
    }
    events.sort_by_key(|&(at, kind, number)| {
        (at, kind, std::cmp::Reverse(taken[number].candidate.extent().len()), number)
    });
    for (_, kind, number) in events {
        match kind {
            0 => open.retain(|&other| other != number),
            1 => open.push(number),
            _ => inside[number] = open.iter().rev().copied().find(|&other| other != number),
        }
    }
    for (chosen, inside) in taken.iter_mut().zip(inside) {
        chosen.inside = inside;
    }
}
