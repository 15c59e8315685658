//! Whether it happened and on whose authority: sentences of our own.

use super::told;

/// Checks `word status standing` for each event of `text` that is named.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = told(text, Some("2031-05-08"))
        .iter()
        .map(|event| {
            format!("{} {} {}", event.trigger.of(text), event.status.as_str(), event.standing.as_str())
        })
        .collect();
    assert!(
        expected.iter().all(|line| found.iter().any(|one| one == line)),
        "{text}\n{expected:#?}\n{found:#?}"
    );
}

#[test]
fn nobody_did_it() {
    check("Neither Falk nor Lund resigned on Friday.", &["resigned negated told"]);
    check("Both Falk and Lund resigned on Friday.", &["resigned happened told"]);
}

#[test]
fn an_adverb_takes_it_back() {
    check("Falk nearly resigned in March.", &["resigned negated told"]);
    check("Nearly forty ministers resigned in March.", &["resigned happened told"]);
}

#[test]
fn words_of_hindering_and_failing_take_it_back() {
    check("The navy stopped short of shelling Velmar.", &["shelling negated told"]);
    check("Guards kept the gunmen from attacking the bank.", &["attacking negated told"]);
    check("Falk ruled out signing the treaty.", &["signing negated attributed"]);
    check("The miners called off the strike planned for Friday.", &["strike negated told"]);
    check("The vote scheduled for Friday never took place.", &["vote negated told"]);
    check("Rescuers had no reports of deaths after the flood.", &["flood happened told"]);
}

#[test]
fn a_purpose_is_only_considered() {
    check("Lund flew to Velmar to meet the envoy.", &["meet hypothetical told"]);
    check("Lund will meet the envoy on Friday.", &["meet planned told"]);
}

#[test]
fn what_somebody_says_is_attributed_or_alleged() {
    check("Falk said that rebels attacked the port.", &["attacked happened attributed"]);
    check("Falk claimed that rebels attacked the port.", &["attacked happened alleged"]);
    check("Rebels attacked the port on Monday, officials said.", &["attacked happened attributed"]);
    check("Rebels attacked the port.", &["attacked happened told"]);
}

#[test]
fn accusations_are_alleged_and_the_accusing_is_told() {
    check("Lund was charged with fraud on Friday.", &["fraud happened alleged"]);
    check("The guard allegedly stole two cars.", &["stole happened alleged"]);
    check("The alleged attack was in May.", &["attack happened alleged"]);
}

#[test]
fn a_denial_reaches_to_the_end_of_the_chain() {
    check("Falk denied that she had met Tom Lund.", &["met negated denied"]);
    check("The bank denied a report that it had sold the mine.", &["sold negated denied"]);
    check("Rumours that Falk resigned are false.", &["resigned negated denied"]);
    check("The bank confirmed that it had sold the mine.", &["sold happened attributed"]);
}

#[test]
fn what_is_taken_for_granted_is_not_denied() {
    check("Falk rejected claims that the fee was tied to Lund's arrest.", &["arrest happened attributed"]);
    check("Lund denied the theft after he left Velmar.", &["theft negated denied", "left happened told"]);
}

#[test]
fn what_a_plan_or_a_step_is_for_has_not_happened() {
    check("They set a timeline for reducing the fleet.", &["reducing planned told"]);
    check("He set out plans for the withdrawal of troops.", &["withdrawal planned told"]);
    check("The pact is a step toward closing the mine.", &["closing hypothetical told"]);
    check("Officials praised the crew for the rescue.", &["rescue happened attributed"]);
    check("The town has plans. The rescue began on Monday.", &["rescue happened told"]);
}

#[test]
fn what_the_first_of_a_row_did_has_happened() {
    check("Falk became the first woman to win the cup.", &["win happened told"]);
    check("Falk would be the first woman to win the cup.", &["win hypothetical told"]);
    check("Falk has a plan to win the cup.", &["win planned told"]);
}

#[test]
fn what_is_called_for_or_agreed_on_is_ahead() {
    check(
        "Miners called for the withdrawal of troops.",
        &["called for happened told", "withdrawal hypothetical attributed"],
    );
    check(
        "Brandt agreed with Oden on the launch of a fund.",
        &["agreed happened told", "launch planned attributed"],
    );
    check(
        "Miners condemned the withdrawal of troops.",
        &["condemned happened told", "withdrawal happened attributed"],
    );
}

#[test]
fn a_report_that_is_a_cue_may_be_false() {
    check("Claims that police beat a clerk in Oslo on Friday were untrue.", &["beat negated denied"]);
}

#[test]
fn what_is_not_planned_or_waits_for_something_is_no_fact() {
    check("Velt has no plans to meet with the envoy.", &["meet with negated told"]);
    check("Velt has plans to meet with the envoy.", &["meet with planned told"]);
    check("The town waits until the verdict is overturned.", &["overturned hypothetical told"]);
    check("The town waited until the verdict was overturned.", &["overturned happened told"]);
    check("The plan is based on Rand winning the primary.", &["winning hypothetical told"]);
}

#[test]
fn criticism_that_is_rejected_was_voiced() {
    check("Velt rejected criticism from Rand on Monday.", &["criticism happened attributed"]);
    check("Velt denied the bribe.", &["bribe negated denied"]);
    check("Rand was asked to defend his criticism of Velt.", &["criticism happened attributed"]);
    check(
        "The prosecutor's decision to drop the charge angered the town.",
        &["drop happened told", "charge happened told"],
    );
    check("The prosecutor's decision to build a court angered the town.", &["build planned told"]);
}

#[test]
fn a_debunked_account_denies_what_it_tells() {
    check(
        "Rand repeated the debunked accounts of miners celebrating in Arden.",
        &["celebrating negated denied"],
    );
    check(
        "Rand repeated the early accounts of miners celebrating in Arden.",
        &["celebrating happened attributed"],
    );
}
