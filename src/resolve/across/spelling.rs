//! Spellings of one person's name, over all names at once.

use super::Nodes;
use super::evidence::{Evidence, Rule};
use super::keys::Keys;
use super::name::{self, Likeness, PersonName};
use std::collections::{BTreeMap, BTreeSet};

/// Within a block each name is compared with this many that follow it.
const MAX_NEIGHBOURS: usize = 48;

/// A name with the first node that bears it, of those that are there now if there is one.
struct Written<'n> {
    name: &'n PersonName,
    node: usize,
    /// Whether only new articles know it, or only such as are gone.
    is_new: bool,
    is_gone: bool,
}

impl Written<'_> {
    /// Adds another bearer of the same name.
    fn take_in(&mut self, other: &Self) {
        if (other.is_gone, other.node) < (self.is_gone, self.node) {
            self.node = other.node;
        }
        self.is_new &= other.is_new;
        self.is_gone &= other.is_gone;
    }
}

/// Which articles have come and which are gone since something was decided before.
pub(super) struct World<'w> {
    /// For each article that is there now.
    pub(super) is_new: &'w [bool],
}

impl World<'_> {
    pub(super) fn is_new(&self, place: (usize, usize)) -> bool {
        self.is_new.get(place.0) == Some(&true)
    }

    /// Those that are gone have the last numbers.
    pub(super) fn is_gone(&self, place: (usize, usize)) -> bool {
        place.0 >= self.is_new.len()
    }
}

/// What the names of all articles say.
#[derive(Default)]
pub(super) struct Spellings {
    pub(super) evidence: Vec<Evidence>,
    /// Pairs of nodes whose names may be one person's, but the shorter fits several.
    pub(super) open: Vec<(usize, usize)>,
    /// Pairs of nodes of which one is decided with an eye on the other.
    pub(super) tied: Vec<(usize, usize)>,
    /// Nodes whose names are compared with others than before, since names between them have come or gone.
    pub(super) parted: Vec<usize>,
}

/// `entity/spelling`, `entity/shorter-name` and `entity/like-name`: names that can be one person's. A name that leaves
/// out what tells two others apart joins neither: `J. Voss`, `Jan Voss`, `Jens Voss`.
///
/// In a `world` that has changed, what names say that are there now.
pub(super) fn find(nodes: &Nodes, world: Option<&World<'_>>) -> Spellings {
    let names = names(nodes, world);
    let Alike { pairs: alike, near, gone, parted } = alike(&names);
    let (mut evidence, mut tied) = (Vec::new(), Vec::new());
    let mut open: Vec<(usize, usize)> =
        near.into_iter().map(|(left, right)| (names[left].node, names[right].node)).collect();
    for (left, others) in alike.iter().enumerate() {
        for (&right, &likeness) in others.range(left + 1..) {
            let pair = (names[left].node, names[right].node);
            tied.push(pair);
            if fits_several(&names, &alike, left, right) || fits_several(&names, &alike, right, left) {
                open.push(pair);
                continue;
            }
            let rule = match likeness {
                Likeness::Spelling => Rule::Spelling,
                Likeness::Shorter => Rule::ShorterName,
                Likeness::Loose => Rule::LikeName,
            };
            evidence.push(Evidence::new(rule, pair.0, pair.1));
        }
    }
    tied.extend(gone.into_iter().map(|(left, right)| (names[left].node, names[right].node)));
    let parted = parted.into_iter().map(|name| names[name].node).collect();
    Spellings { evidence, open, tied, parted }
}

/// Every distinct full name, sorted.
fn names<'n>(nodes: &'n Nodes, world: Option<&World<'_>>) -> Vec<Written<'n>> {
    let mut names: Vec<Option<Written<'n>>> = nodes.person_names().map(|_| None).collect();
    for node in 0..nodes.len() {
        let Some((number, name)) = nodes.full_name(node) else { continue };
        let place = nodes[node].place();
        let is_new = world.is_some_and(|world| world.is_new(place));
        let is_gone = world.is_some_and(|world| world.is_gone(place));
        let bearer = Written { name, node, is_new, is_gone };
        match &mut names[number as usize] {
            Some(known) => known.take_in(&bearer),
            unknown => *unknown = Some(bearer),
        }
    }
    let mut names: Vec<Written<'n>> = names.into_iter().flatten().collect();
    names.sort_unstable_by(|one, other| (one.name, one.node).cmp(&(other.name, other.node)));
    names.dedup_by(|next, kept| {
        let is_same = next.name == kept.name;
        if is_same {
            kept.take_in(next);
        }
        is_same
    });
    names
}

/// Which names are like each other.
struct Alike {
    /// For each name the others that can be the same person's.
    pairs: Vec<BTreeMap<usize, Likeness>>,
    /// Names that only sound like it: `Omar Rashad`, `Omar Rashid`.
    near: BTreeSet<(usize, usize)>,
    /// Pairs of which one is gone, that could be one person's.
    gone: Vec<(usize, usize)>,
    /// Names that are alike and are compared now and were not before, or the other way round, by the names between them.
    parted: BTreeSet<usize>,
}

fn alike(names: &[Written<'_>]) -> Alike {
    let mut alike = vec![BTreeMap::new(); names.len()];
    let (mut near, mut gone, mut parted) = (BTreeSet::new(), Vec::new(), BTreeSet::new());
    let all = Keys::new(names.iter().map(|name| name.name).collect());
    for keys in all.parts() {
        for block in keys.chunk_by(|one, other| one.0 == other.0) {
            for (at, &(_, left)) in block.iter().enumerate() {
                let left = left as usize;
                let mut seen = [0; 2];
                for &(_, right) in &block[at + 1..] {
                    let right = right as usize;
                    let [one, other] = [&names[left], &names[right]];
                    let now = !one.is_gone && !other.is_gone && seen[0] < MAX_NEIGHBOURS;
                    let before = !one.is_new && !other.is_new && seen[1] < MAX_NEIGHBOURS;
                    seen[0] += usize::from(!other.is_gone);
                    seen[1] += usize::from(!other.is_new);
                    if !now && !before {
                        if seen.iter().all(|seen| *seen >= MAX_NEIGHBOURS) {
                            break;
                        }
                        continue;
                    }
                    let is_of_both = ![one, other].iter().any(|name| name.is_new || name.is_gone);
                    if now && (now == before || !is_of_both) && alike[left].contains_key(&right) {
                        continue;
                    }
                    let likeness = name::likeness(one.name, other.name);
                    if likeness.is_none() && !name::sound_alike(one.name, other.name) {
                        continue;
                    }
                    if is_of_both && now != before {
                        parted.extend([left, right]);
                    }
                    match likeness {
                        Some(likeness) if now => {
                            alike[left].insert(right, likeness);
                            alike[right].insert(left, likeness);
                        }
                        None if now => drop(near.insert((left.min(right), left.max(right)))),
                        _ if !is_of_both => gone.push((left, right)),
                        _ => {}
                    }
                }
            }
        }
    }
    Alike { pairs: alike, near, gone, parted }
}

/// Whether `short` says less than `full` and would as well fit somebody who is not `full`.
fn fits_several(
    names: &[Written<'_>],
    alike: &[BTreeMap<usize, Likeness>],
    short: usize,
    full: usize,
) -> bool {
    let is_fuller = |other: usize| names[other].name.says_more(names[short].name);
    is_fuller(full)
        && alike[short].keys().any(|&other| {
            other != full
                && !alike[full].contains_key(&other)
                && is_fuller(other)
                && name::likeness(names[other].name, names[full].name).is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names that are alike, `MAX_NEIGHBOURS` others of their sound between them, of which one has come or is gone.
    fn check_parted(is_new: bool, is_gone: bool) {
        let between = (0..MAX_NEIGHBOURS).map(|number| {
            let letter = |number: usize| char::from(b'b' + (number % 8) as u8);
            format!("Ab{}{}a Eruselia", letter(number / 8), letter(number))
        });
        let written = ["A. Rasool".to_owned(), "Azzam Rasool".to_owned()].into_iter().chain(between);
        let mut all: Vec<PersonName> = written.map(|name| PersonName::new(&name)).collect();
        all.sort_unstable();
        let names: Vec<Written<'_>> = (all.iter().enumerate())
            .map(|(node, name)| Written {
                name,
                node,
                is_new: is_new && node == 9,
                is_gone: is_gone && node == 9,
            })
            .collect();
        let Alike { pairs, parted, .. } = alike(&names);
        let (first, last) = (0, names.len() - 1);
        assert_eq!(pairs[first].contains_key(&last), is_gone);
        let expected = if is_new || is_gone { vec![first, last] } else { Vec::new() };
        assert_eq!(parted.into_iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_name_that_comes_or_goes_between_two_like_ones_is_noticed() {
        check_parted(false, false);
        check_parted(true, false);
        check_parted(false, true);
    }
}
