//! The order of events in time: 100,000 happenings with 300,000 sentences that put one before another, and ten circles in it.
//!
//! `cargo bench --bench order`. The whole of the checks is measured, of which these articles have nothing else to check.

#[path = "../tests/it/digests.rs"]
#[expect(dead_code, reason = "of the articles made by number only their reports are needed here")]
mod digests;

use dateline::check::check;
use dateline::model::{
    CanonicalEvent, CharSpan, Digest, EventType, FindingKind, OrderDigest, Resolution, Standing,
};
use digests::{article, report};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Happenings that an article tells of; the next article tells of the second half of them, too.
const TOLD: usize = 20;

/// Orders that an article tells.
const ORDERS: usize = 30;

/// The happenings that one article tells of, and pairs of them, by place, of which the first comes before the second.
type Told = (Vec<usize>, Vec<(usize, usize)>);

/// Articles with so many happenings between them, each with its reports by happening, and circles of three.
fn articles(happenings: usize) -> (Vec<Digest>, Resolution) {
    let mut told: Vec<Told> = Vec::new();
    for start in (0..happenings).step_by(TOLD / 2) {
        let events: Vec<usize> = (start..happenings.min(start + TOLD)).collect();
        let ahead = |number: usize| {
            let before = number * 7 % (events.len() - 1);
            (before, before + 1 + number * 11 % (events.len() - 1 - before))
        };
        let orders = (0..ORDERS).map(ahead).collect();
        told.push((events, orders));
    }
    for circle in 0..10 {
        // Two steps of one hundred happenings ahead, and back.
        let events = [0, 100, 200].map(|step| circle * happenings / 10 + step);
        for (before, after) in [(0, 1), (1, 2), (2, 0)] {
            told.push((vec![events[before], events[after]], vec![(0, 1)]));
        }
    }
    let mut digests = Vec::new();
    let mut events: Vec<CanonicalEvent> = (0..happenings)
        .map(|number| CanonicalEvent {
            key: format!("e{number:06}"),
            label: "strike".to_owned(),
            reports: Vec::new(),
            date: None,
            standing: Standing::Told,
            lent: Vec::new(),
            reasons: Vec::new(),
        })
        .collect();
    let mut event_of = Vec::new();
    for (number, (happenings, orders)) in told.into_iter().enumerate() {
        let mut digest = article(&format!("a{number:06}"), &[]);
        for (place, &happening) in happenings.iter().enumerate() {
            report(&mut digest, "strike", EventType::Assault, 0);
            digest.events[place].date = None;
            events[happening].reports.push((number, place));
        }
        let cue = CharSpan::new(0, 5);
        digest.order = orders.into_iter().map(|(before, after)| OrderDigest { before, after, cue }).collect();
        event_of.push(happenings.into_iter().map(Some).collect());
        digests.push(digest);
    }
    let resolution = Resolution {
        entity_of: vec![Vec::new(); digests.len()],
        origins: (0..digests.len()).collect(),
        events,
        event_of,
        ..Resolution::default()
    };
    (digests, resolution)
}

#[divan::bench(args = [10_000, 100_000], sample_count = 3, sample_size = 1)]
fn happenings(bencher: Bencher<'_, '_>, count: usize) {
    let (digests, resolution) = articles(count);
    let checked = check(&digests, &resolution);
    let circles = checked.findings.iter().filter(|finding| finding.kind == FindingKind::TimeCycle);
    assert_eq!(circles.filter(|circle| circle.sides.len() == 3).count(), 10, "ten circles, each of three");
    bencher.bench_local(|| black_box(check(&digests, &resolution)));
}
