//! Identity across articles: how the cost grows with the mentions and with the events.
//!
//! `cargo bench --bench identity`; the figures count mentions or event reports. Half of the persons are named in one article
//! only, the other half are a thousand whom many name.

#[path = "../tests/it/digests.rs"]
mod digests;

use dateline::extract::Knowledge;
use dateline::model::{Digest, EntityType, EventType};
use dateline::resolve::{Decisions, across};
use digests::{article, person, report};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// An article with ten persons.
fn of_ten(number: usize) -> Digest {
    let names: Vec<_> = (0..10)
        .map(|index| {
            let own = index % 2 == 0;
            (
                EntityType::Person,
                person(if own { 1_000 + 5 * number + index / 2 } else { (7 * number + index) % 1_000 }),
            )
        })
        .collect();
    article(&format!("a{number:06}"), &names)
}

#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 1, sample_size = 1)]
fn mentions(bencher: Bencher<'_, '_>, count: usize) {
    let knowledge = Knowledge::default();
    let digests: Vec<Digest> = (0..count / 10).map(of_ten).collect();
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| black_box(across(&digests, &knowledge, &Decisions::default())));
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 3, sample_size = 1)]
fn events(bencher: Bencher<'_, '_>, count: usize) {
    let knowledge = Knowledge::default();
    let told = [
        ("arrest", EventType::Coerce),
        ("kill", EventType::Assault),
        ("meet", EventType::Consult),
        ("sue", EventType::Judge),
        ("protest", EventType::Protest),
    ];
    let digests: Vec<Digest> = (0..count / 5)
        .map(|number| {
            let names = [0, 1].map(|index| (EntityType::Person, person((3 * number + index) % (count / 10))));
            let mut digest = article(&format!("a{number:06}"), &names);
            for (index, (lemma, class)) in told.into_iter().enumerate() {
                report(&mut digest, lemma, class, number + index);
            }
            digest
        })
        .collect();
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| black_box(across(&digests, &knowledge, &Decisions::default())));
}
