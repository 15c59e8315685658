//! Types by who does what to whom: sentences of our own.

use super::{check as check_lines, told};

/// Checks `word TYPE` for each event of `text` that is named.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = told(text, None)
        .iter()
        .map(|event| format!("{} {}", event.trigger.of(text), event.class.as_str()))
        .collect();
    assert!(
        expected.iter().all(|line| found.iter().any(|one| one == line)),
        "{text}\n{expected:#?}\n{found:#?}"
    );
}

#[test]
fn a_storm_does_not_assault() {
    check("The hurricane killed nine fishermen near Velmar.", &["killed DISASTER"]);
    check("Gunmen killed nine fishermen near Velmar.", &["killed ASSAULT"]);
}

#[test]
fn what_the_article_is_about_tells_an_accident_from_an_attack() {
    check(
        "A tram derailed in Holm. Two people were killed and six were injured.",
        &["killed DISASTER", "injured DISASTER"],
    );
    check(
        "Rebels attacked Holm. Two people were killed and six were injured.",
        &["killed ASSAULT", "injured ASSAULT"],
    );
}

#[test]
fn only_an_election_elects() {
    check("Norland beat Velmar in the final and won the match.", &["won OTHER"]);
    check("The party won the election after voters went to the polls.", &["won ELECT"]);
}

#[test]
fn who_travels_does_not_mobilize() {
    check("Lena Falk travelled to Holm on Monday.", &["travelled OTHER"]);
    check("The army deployed two brigades to Holm.", &["deployed MOBILIZE"]);
}

#[test]
fn people_are_released_and_taken_to_hospital() {
    check("The rebels released two hostages.", &["released RETREAT"]);
    check("Delta released a patch on Thursday.", &["released LAUNCH"]);
    check("Two men were taken to hospital after the fire.", &["taken HEALTH"]);
}

#[test]
fn who_is_taken_or_toppled_is_coerced_and_who_looks_into_it_judges() {
    check("Gunmen kidnapped two clerks near Holm.", &["kidnapped COERCE"]);
    check("Troops toppled the president of Norland in 2029.", &["toppled COERCE"]);
    check("The transport board opened an investigation into the fire.", &["investigation JUDGE"]);
    check("The union accused the owner of fraud.", &["accused ACCUSE"]);
}

#[test]
fn a_ship_that_strikes_a_quay_attacks_nobody() {
    check("A ferry struck the quay in Holm on Monday.", &["struck DISASTER"]);
    check("Troops struck the depot in Holm on Monday.", &["struck ASSAULT"]);
    check("A diver captured an image of the wreck on Monday.", &["captured OTHER"]);
}

#[test]
fn in_a_report_of_sport_a_clash_is_a_game() {
    check(
        "Striker Ola Brand will miss the clash with Arden United on Sunday. The club lost its last match of the season, \
         coach Per Lund said.",
        &["clash OTHER"],
    );
    check("Two soldiers died in a clash with rebels near Arden on Sunday.", &["clash ASSAULT"]);
}

#[test]
fn a_figure_is_reached_an_illness_fought_and_a_drug_tried() {
    check("The fund hit £900,000 on Tuesday.", &["hit OTHER"]);
    check("Ada Holm battled cancer in 2029.", &["battled HEALTH"]);
    check("Troops battled rebels near Arden on Monday.", &["battled ASSAULT"]);
    check("The clinical trial of the drug began in Arden in March.", &["trial HEALTH"]);
    check("The squad trained on Friday in Arden.", &["trained OTHER"]);
    check("Norland trained 300 recruits for the army of Velmar on Friday.", &["trained AID"]);
}

#[test]
fn a_ruling_party_rules_on_nothing() {
    let found = told("The ruling party of Norland lost the vote on Monday.", None);
    assert!(found.iter().all(|event| event.class.as_str() != "JUDGE"), "{found:#?}");
    check("A court ruling stopped the sale on Monday.", &["ruling JUDGE"]);
}

#[test]
fn one_word_has_the_type_of_its_company() {
    check_lines("The council voted on Monday.", &["voted LEGISLATE happened @2031-05-05 agent=council"]);
    check_lines(
        "Tanks shelled the port on Monday.",
        &["shelled ASSAULT happened @2031-05-05 agent=Tanks target=port"],
    );
    check_lines(
        "Lena Falk attacked the mayor on Monday.",
        &["attacked ACCUSE happened @2031-05-05 agent=Lena Falk target=mayor"],
    );
    check_lines(
        "Gunmen attacked the mayor on Monday.",
        &["attacked ASSAULT happened @2031-05-05 agent=Gunmen target=mayor"],
    );
    check_lines(
        "Two clerks were killed in a car bomb explosion on Monday.",
        &[
            "killed ASSAULT happened @2031-05-05 victim=Two clerks #exactly 2 Deaths",
            "explosion ASSAULT happened @2031-05-05 instrument=car bomb",
        ],
    );
    check_lines(
        "The landslide left 900 villagers sleeping in halls.",
        &[
            "landslide DISASTER happened @2031-05-08",
            "left DISASTER happened @2031-05-08 target=900 villagers #exactly 900 Other",
        ],
    );
    check_lines("The report was released on Monday.", &["released LAUNCH happened @2031-05-05 theme=report"]);
}

#[test]
fn the_law_charges_and_firms_offer_and_order_goods() {
    check("Police charged the driver with fraud on Monday.", &["charged JUDGE"]);
    check("Falk charged the mayor.", &["charged ACCUSE"]);
    check("The airline ordered 40 jets on Monday.", &["ordered TRANSACT"]);
    check("The general ordered 40 soldiers to leave on Monday.", &["ordered REQUEST"]);
    check("Delta offered 12 million for the mill.", &["offered TRANSACT"]);
    check("The firm will cut 300 jobs in Berlin.", &["cut APPOINT"]);
    check("The firm sacked 40 drivers on Monday.", &["sacked APPOINT"]);
    check("Talks between the sides collapsed on Monday.", &["collapsed OTHER"]);
    check("A bridge collapsed on Monday.", &["collapsed DISASTER"]);
    check("The union called off the strike on Monday.", &["strike PROTEST"]);
    check("The union scrapped a strike on Monday.", &["strike PROTEST"]);
    check("The bank suspended two clerks on Monday.", &["suspended APPOINT"]);
    check("The army is delaying a shipment of aid to Norland.", &["delaying COERCE"]);
    check("Delta delayed the shipment of its phone on Monday.", &["shipment TRANSACT"]);
    check("The assembly voted on Monday to ban the trade in ivory.", &["voted LEGISLATE"]);
}

#[test]
fn a_phrase_holds_its_own_words_only() {
    check("Norland blocked the sale of the port on Monday.", &["blocked COERCE"]);
    check("Rill handed over boxes of medicine on Monday.", &["handed over AID"]);
    check("Truckers blocked the port on Monday.", &["blocked PROTEST"]);
    check("The share of the market rose to 17 per cent, up from 14 per cent.", &["rose TRANSACT"]);
    check("Peasants rose up in Velmar.", &["rose up PROTEST"]);
}

#[test]
fn who_is_fired_or_named_does_nothing() {
    check("His firing came on Monday.", &["firing APPOINT"]);
    check("Falk met pleas to run for mayor.", &["pleas REQUEST"]);
    check("Ninety members signed a petition on Monday.", &["signed REQUEST"]);
    check("Norland and Velmar signed a deal on Monday.", &["signed AGREE"]);
    check("Brandt died in 1998. Gunmen attacked the bank on Monday.", &["attacked ASSAULT"]);
}

#[test]
fn who_dies_of_age_is_not_killed() {
    check(
        "The singer Ida Rand has died at the age of 91. She sang in many towns. Her house stands in Arden. A guard \
         was stabbed there in 2019.",
        &["died HEALTH"],
    );
    check("A prisoner died on Monday as a result of torture by guards.", &["died ASSAULT"]);
}

#[test]
fn a_vote_on_a_bill_elects_nobody() {
    check("Forty members voted for the bill on Monday.", &["voted for LEGISLATE"]);
    check("Miners voted in Arden on Monday.", &["voted ELECT"]);
}

#[test]
fn bids_and_orders_are_trade() {
    check("The firm submitted a bid for the mine on Monday.", &["bid TRANSACT"]);
    check("Halvik won an order for tankers on Monday.", &["order TRANSACT"]);
}

#[test]
fn whom_a_driver_hits_has_an_accident() {
    check("A woman was hit and killed by a motorist on Monday.", &["hit DISASTER", "killed DISASTER"]);
}

#[test]
fn shows_and_ceremonies_are_no_talks() {
    check("The ceremony in Arden was held on Monday.", &["ceremony OTHER"]);
    check("Residents were evacuated from Arden on Monday.", &["evacuated RETREAT"]);
}

#[test]
fn a_strike_that_is_called_off_is_of_workers() {
    check("The strike planned for Monday was cancelled.", &["strike PROTEST"]);
    check("Jets bombed a port on Monday. A strike planned for Tuesday was cancelled.", &["strike ASSAULT"]);
}

#[test]
fn people_without_a_noun_are_released() {
    check("Two of the five men were released on Tuesday.", &["released RETREAT"]);
    check("Two films were released on Tuesday.", &["released LAUNCH"]);
}

#[test]
fn an_attack_on_what_was_said_or_by_who_speaks_is_a_reproach() {
    check(
        "Lena Falk said the mayor was weak. She attacked his record on Monday. Gunmen killed 12 people in Arden.",
        &["attacked ACCUSE", "killed ASSAULT"],
    );
    check(
        "\"It is late,\" Ida Rand said. Rand attacked Per Oden on Monday. Gunmen killed 12 people in Arden.",
        &["attacked ACCUSE"],
    );
    check(
        "Oden is mounting a phony attack on Velt. Rebels bombed the port.",
        &["attack ACCUSE", "bombed ASSAULT"],
    );
    check(
        "Ida Rand attacked a guard with a knife, police said. Gunmen killed two in Oslo. \"I was drunk,\" Rand said.",
        &["attacked ASSAULT"],
    );
    check("Rebels attacked the town on Monday.", &["attacked ASSAULT"]);
}

#[test]
fn campaigns_and_rallies_are_of_elections_bombs_and_unions() {
    check("Rand will hold a campaign rally in Arden on Monday.", &["rally ELECT"]);
    check("Teachers held a rally against the law on Monday.", &["rally PROTEST"]);
    check("The bombing campaign began in May.", &["campaign ASSAULT"]);
    check("The election campaign began in May.", &["campaign ELECT"]);
    check("Velt is in a nominating battle against Oden.", &["battle ELECT"]);
}

#[test]
fn an_object_tells_the_type_of_its_verb() {
    check("Rand questioned the mayor's veracity on Monday.", &["questioned ACCUSE"]);
    check("Police questioned the driver on Monday.", &["questioned COERCE"]);
    check("The channel axed the show on Monday.", &["axed REJECT"]);
    check("The club axed its coach on Monday.", &["axed APPOINT"]);
    check("The union sent questions to the board in May.", &["sent OTHER"]);
    check("Velt voted for the war in 2002.", &["voted for LEGISLATE"]);
}
