//! What speaks for a day being that of a happening: the features of the learned chance of [`super::choose`].

use super::super::bearing;
use super::super::scene::Scene;
use super::super::speech::is_saying;
use super::super::trigger::Trigger;
use super::choose::Proposal;
use super::context::{accepts_context, tells_back};
use super::day_votes::DayVotes;
use super::is_ahead;
use super::link::{Links, anchor, is_apart, is_at_a_distance};
use super::main_day::{Thread, is_beside_the_past, is_news, thread, verbs_of_the_past};
use super::same::Known;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::words;
use crate::model::{
    DateSource, DateValue, EventDate, EventType, Grain, RegionKind, RuleId, Status, TimeBound, TimeKind,
    TriggerKind,
};
use crate::rank::Features;
use std::collections::{BTreeMap, BTreeSet};

/// Reports of a happening that are looked at, the first ones.
const REPORTS: usize = 12;

/// Sentences before and after a report in which days are looked for.
const AROUND: usize = 1;

/// Where in the days of the story that of the harm stands.
const OF_HARM: usize = 1;

/// An article with the days that it tells.
pub(super) struct Evidence<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    triggers: &'s [Trigger],
    statuses: &'s [Status],
    proposals: &'s [Option<Proposal>],
    /// The times that may be a day of something, by sentence, each with the verb or event noun that it hangs on.
    times: BTreeMap<usize, Vec<(usize, Option<usize>)>>,
    /// Where each day is told: sentences.
    told: BTreeMap<DateValue, BTreeSet<usize>>,
    /// Reports that may take a day that their own sentence does not give, and those that may be news of the day of publication.
    open: Vec<bool>,
    news: Vec<bool>,
    /// How many reports rules give each day by their own words.
    dated: BTreeMap<DateValue, usize>,
    /// Days of the story and its threads.
    of_story: [Option<Known>; 4],
}

/// The days a happening may have, each with the expression that tells it nearest.
pub(super) type Candidates = BTreeMap<DateValue, Option<usize>>;

impl<'s, 'a, 't> Evidence<'s, 'a, 't> {
    pub(super) fn new(
        scene: &'s Scene<'a, 't>,
        triggers: &'s [Trigger],
        statuses: &'s [Status],
        proposals: &'s [Option<Proposal>],
    ) -> Self {
        let document = scene.document;
        let times = Links::new(scene, triggers).free();
        let mut told: BTreeMap<DateValue, BTreeSet<usize>> = BTreeMap::new();
        for (number, time) in scene.times.iter().enumerate() {
            let of_report = document.is_report(time.span.start);
            let date =
                time.date.filter(|_| of_report && matches!(time.kind, TimeKind::Date | TimeKind::Time));
            let at = anchor(scene, number).map(|at| document.tokens[at].sentence);
            if let Some((date, sentence)) = date.zip(at) {
                told.entry(date).or_default().insert(sentence);
            }
        }
        let each = || triggers.iter().zip(statuses);
        let past = verbs_of_the_past(scene);
        let lends = |(trigger, &status): (&Trigger, &Status)| {
            accepts_context(scene, trigger, status)
                && !tells_back(scene, trigger)
                && !is_beside_the_past(scene, trigger, &past)
        };
        let open = each().map(lends).collect();
        let news = each().map(|(trigger, _)| is_news(scene, trigger)).collect();
        let mut dated: BTreeMap<DateValue, usize> = BTreeMap::new();
        for (date, _) in proposals.iter().flatten().filter(|(date, _)| date.from == DateSource::Text) {
            *dated.entry(date.value).or_default() += 1;
        }
        let dates: Vec<Option<EventDate>> =
            proposals.iter().map(|proposal| proposal.as_ref().map(|(date, _)| date.clone())).collect();
        let votes = DayVotes::count(scene, triggers, statuses, &dates);
        let best = |of: Thread| votes.best(of, |_| true);
        let of_story = [votes.of_story(), best(Thread::Harm), best(Thread::Law), best(Thread::Rest)];
        Self { scene, triggers, statuses, proposals, times, told, open, news, dated, of_story }
    }

    /// The days that the happening of `reports` may have.
    pub(super) fn candidates(&self, reports: &[usize]) -> Candidates {
        let document = self.scene.document;
        let mut found = Candidates::new();
        for &report in reports.iter().take(REPORTS) {
            if let Some((date, _)) = &self.proposals[report] {
                let known = found.entry(date.value).or_insert(date.time);
                *known = known.or(date.time);
            }
        }
        let reports = &reports[..reports.len().min(REPORTS)];
        for &report in reports {
            let sentence = document.tokens[self.triggers[report].token].sentence;
            let around = if self.open[report] { AROUND } else { 0 };
            let near = self.times.range(sentence.saturating_sub(around)..=sentence + around);
            let near = near.flat_map(|(_, times)| times);
            for &(time, _) in near.filter(|&&(_, carrier)| self.may_date(&self.triggers[report], carrier)) {
                if let Some(value) = self.scene.times[time].date {
                    let known = found.entry(value).or_insert(Some(time));
                    *known = known.or(Some(time));
                }
            }
        }
        if reports.iter().any(|&report| self.open[report]) {
            // The law acts after the deed.
            let law = thread(self.scene, &self.triggers[reports[0]]) == Thread::Law;
            let days = self.of_story.iter().enumerate().filter(|&(of, _)| !(law && of == OF_HARM));
            for (value, time) in days.filter_map(|(_, day)| *day) {
                let known = found.entry(value).or_insert(time);
                *known = known.or(time);
            }
        }
        if let Some(day) = document.published
            && reports.iter().any(|&report| self.open[report] && self.news[report])
        {
            found.entry(DateValue::day(day)).or_insert(None);
        }
        found.retain(|&value, _| !self.is_barred(reports, value));
        found
    }

    /// Whether a time near a report that hangs on `carrier` may be its day: not the day on which somebody spoke of it, nor that of
    /// another event noun, nor that of what it caused or is `two weeks after`.
    fn may_date(&self, trigger: &Trigger, carrier: Option<usize>) -> bool {
        let document = self.scene.document;
        let of_another = carrier.is_some_and(|at| {
            at != trigger.clause()
                && at != trigger.token
                && (is_saying(self.scene, at) || document.upos(at) == Upos::Noun)
        });
        let apart = trigger.kind == TriggerKind::Noun && is_apart(self.scene, trigger.token);
        !of_another && !apart && !is_at_a_distance(self.scene, trigger.clause())
    }

    /// Whether a day that no rule proposes for any report cannot be that of a happening.
    fn is_barred(&self, reports: &[usize], value: DateValue) -> bool {
        let proposed =
            |report: &usize| self.proposals[*report].as_ref().is_some_and(|(date, _)| date.value == value);
        !reports.iter().any(|report| proposed(report) || self.may_take(*report, value))
    }

    /// Whether a report may take a day that no rule proposes for it: what is planned, only considered or did not happen has no day
    /// but its own, what happened does not lie ahead, and troops stand somewhere on no day.
    pub(super) fn may_take(&self, report: usize, value: DateValue) -> bool {
        self.statuses[report] == Status::Happened
            && self.open[report]
            && !is_ahead(self.scene, value)
            && self.triggers[report].rule != "event/presence"
    }

    /// Collects what speaks for and against a day of the happening of `reports`.
    pub(super) fn features(&self, reports: &[usize], value: DateValue, found: &mut Features) {
        found.clear();
        let reports = &reports[..reports.len().min(REPORTS)];
        let first = reports[0];
        let trigger = &self.triggers[first];
        let thread = self.thread(first);
        let (age, grain) = (self.age(value), grain(value));
        let place = self.place(first);
        found.add(&["age", age, grain]);
        found.add(&["age-thread", age, thread]);
        found.add(&["age-place", age, place]);
        found.add(&["thread", thread]);
        found.add(&["class", trigger.class.map_or("none", EventType::as_str)]);
        let class = trigger.class.map_or("none", EventType::as_str);
        found.add(&["class-age", class, age]);
        found.add(&["class-grain", class, grain]);
        let lemma = self.scene.document.lemma(trigger.token).to_lowercase();
        if let Some(known) = words::kinds(&lemma) {
            found.add(&["cluster-age", known.clusters[0], age]);
            found.add(&["cluster-grain", known.clusters[1], grain]);
            found.add(&["sense-age", known.noun, known.verb, age]);
        }
        found.add(&["lemma-grain", &lemma, grain]);
        found.add(&["lemma-age", &lemma, age]);
        found.add(&["place", place, if trigger.kind == TriggerKind::Noun { "n" } else { "v" }]);
        found.add(&["status", self.statuses[first].as_str(), age]);
        found.add(&["reports", ["1", "2", "3+"][reports.len().clamp(1, 3) - 1]]);
        self.of_article(value, thread, found);
        self.of_rules(reports, value, age, grain, found);
        for &report in reports {
            self.of_report(report, value, age, found);
        }
        found.one_each();
    }

    /// How the article tells the day.
    fn of_article(&self, value: DateValue, thread: &str, found: &mut Features) {
        let sentences = self.told.get(&value);
        let first = sentences
            .and_then(|told| told.first())
            .map_or("never", |&sentence| bearing::part_of_article(sentence));
        found.add(&["told-first", first]);
        let often = sentences.map_or(0, BTreeSet::len);
        found.add(&["told-often", ["0", "1", "2", "3+"][often.min(3)]]);
        let dated = self.dated.get(&value).copied().unwrap_or_default();
        found.add(&["dated", ["0", "1", "2", "3", "4+"][dated.min(4)], thread]);
        for (name, day) in ["story", "harm", "law", "rest"].iter().zip(self.of_story) {
            let is = day.map_or("none", |(day, _)| if day == value { "yes" } else { "other" });
            found.add(&["of-story", name, is, thread]);
        }
        found.add(&["days-told", ["0", "1", "2", "3", "4", "5+"][self.told.len().min(5)]]);
    }

    /// Which rules propose it, and which propose another day.
    fn of_rules(&self, reports: &[usize], value: DateValue, age: &str, grain: &str, found: &mut Features) {
        let (mut own, mut others) = (0, 0);
        for &report in reports {
            let Some((date, rule)) = &self.proposals[report] else { continue };
            let thread = self.thread(report);
            if date.value == value {
                own += 1;
                found.add(&["rule", rule]);
                found.add(&["rule-thread", rule, thread]);
                found.add(&["rule-place", rule, self.place(report)]);
                found.add(&["rule-age", rule, age]);
                found.add(&["rule-grain", rule, grain]);
                found.add(&["rule-status", rule, self.statuses[report].as_str()]);
                found.add(&["rule-tense", rule, &self.tense(report)]);
            } else if date.value.overlaps(value) {
                found.add(&["overlaps", rule, grain]);
            } else {
                others += 1;
                found.add(&["rival", rule]);
            }
        }
        found.add(&["proposed", ["0", "1", "2", "3+"][own.min(3)], ["0", "1", "2+"][others.min(2)]]);
    }

    /// How one report stands to the day.
    fn of_report(&self, report: usize, value: DateValue, age: &str, found: &mut Features) {
        let (scene, trigger) = (self.scene, &self.triggers[report]);
        let document = scene.document;
        let sentence = document.tokens[trigger.token].sentence;
        found.add(&["tense-age", &self.tense(report), age]);
        let lends = if self.open[report] { "open" } else { "closed" };
        let back = if tells_back(scene, trigger) { "back" } else { "on" };
        found.add(&["context", lends, back, age]);
        if document.region_at(trigger.span.start).is_some_and(|region| region.kind == RegionKind::Embed) {
            found.add(&["embedded"]);
        }
        let near = bearing::nearness(self.told.get(&value), sentence);
        found.add(&["near", near, self.thread(report)]);
        found.add(&["near-lends", near, lends, age]);
        let here = self.times.get(&sentence).map_or(&[][..], Vec::as_slice);
        let others = here.iter().filter(|(time, _)| scene.times[*time].date != Some(value)).count();
        found.add(&["others-here", near, ["0", "1", "2+"][others.min(2)]]);
        self.neighbours(report, value, found);
        for &(time, _) in here.iter().filter(|(time, _)| scene.times[*time].date == Some(value)) {
            self.beside(trigger, time, found);
        }
    }

    /// Which of the dated reports before and after one has the day.
    fn neighbours(&self, report: usize, value: DateValue, found: &mut Features) {
        let sentence = |other: usize| self.scene.document.tokens[self.triggers[other].token].sentence;
        let here = sentence(report);
        let dated = |other: &usize| {
            let told = self.proposals[*other].as_ref().filter(|(date, _)| date.from == DateSource::Text);
            told.map(|(date, _)| (date.value, here.abs_diff(sentence(*other))))
        };
        for (side, told) in bearing::neighbours(report, self.triggers.len(), |other| dated(&other)) {
            let (is, apart) = match told {
                None => ("none", "-"),
                Some((day, apart)) => {
                    let is = if day == value { "yes" } else { "other" };
                    (is, ["0", "1", "2", "3+"][apart.min(3)])
                }
            };
            found.add(&["neighbour", side, is, apart]);
            found.add(&["neighbour-thread", side, is, apart, self.thread(report)]);
        }
    }

    /// How a time expression of the same sentence stands to a report.
    fn beside(&self, trigger: &Trigger, time: usize, found: &mut Features) {
        let (scene, document) = (self.scene, self.scene.document);
        let Some(anchor) = anchor(scene, time) else { return };
        let expression = &scene.times[time];
        let phrase = (anchor, document.tokens_in(expression.span));
        let way = bearing::collect(scene, self.triggers, trigger, phrase, found);
        if let Some(bound) = expression.bound {
            found.add(&[
                "bound",
                way,
                match bound {
                    TimeBound::Since => "since",
                    TimeBound::Until => "until",
                    TimeBound::By => "by",
                    TimeBound::Before => "before",
                    TimeBound::After => "after",
                },
            ]);
        }
        found.add(&["expression", way, expression.rule]);
    }

    fn thread(&self, report: usize) -> &'static str {
        match thread(self.scene, &self.triggers[report]) {
            Thread::Harm => "harm",
            Thread::Law => "law",
            Thread::Rest => "rest",
        }
    }

    /// Where in the article a report stands.
    fn place(&self, report: usize) -> &'static str {
        bearing::part_of_article(self.scene.document.tokens[self.triggers[report].token].sentence)
    }

    /// Tag of the verb that tells a report with its auxiliaries.
    fn tense(&self, report: usize) -> String {
        let document = self.scene.document;
        let clause = self.triggers[report].clause();
        let verb = if document.is_predicate(clause) {
            clause
        } else {
            document.governing_predicate(clause).unwrap_or(clause)
        };
        let mut tense = document.tokens[verb].xpos.as_str().to_owned();
        for aux in document.children_by(verb, &[Relation::Aux, Relation::AuxPass]).take(4) {
            tense.push(' ');
            tense.push_str(&document.lemma(aux).to_lowercase());
        }
        tense
    }

    /// How long before the report's own day.
    fn age(&self, value: DateValue) -> &'static str {
        let Some(published) = self.scene.document.published else { return "unknown" };
        match (published - value.last_day()).get_days() {
            ..=-32 => "far-ahead",
            -31..=-1 => "ahead",
            0 => "0",
            1 => "1",
            2..=3 => "2",
            4..=7 => "4",
            8..=31 => "8",
            32..=366 => "32",
            _ => "367",
        }
    }
}

fn grain(value: DateValue) -> &'static str {
    match value.grain() {
        Grain::Day => "day",
        Grain::Week | Grain::Weekend => "week",
        Grain::Month => "month",
        Grain::Year => "year",
        Grain::Half | Grain::Season | Grain::Quarter => "season",
    }
}

/// The rule of a day that no rule proposed.
pub(super) const NO_RULE: RuleId = "date/in-article";
