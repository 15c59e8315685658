//! Who takes part: clauses that the tree or the words alone read wrongly.

use super::check;

#[test]
fn a_name_with_and_is_one_body() {
    check(
        "Oden & Falk LLC sued the Harbour Bank on Monday.",
        &["sued JUDGE happened @2031-05-05 agent=Oden & Falk LLC target=Harbour Bank"],
    );
}

#[test]
fn a_relative_clause_is_about_its_noun() {
    check(
        "Guards freed a pilot whom gunmen had captured.",
        &[
            "freed RETREAT happened @2031-05-08 agent=Guards theme=pilot",
            "captured ASSAULT happened target=pilot agent=gunmen",
        ],
    );
    check(
        "Ida Rand, who died on Monday, was a baker.",
        &["died HEALTH happened @2031-05-05 victim=Ida Rand"],
    );
}

#[test]
fn who_is_called_upon_acts() {
    check(
        "Falk called on Norland to release the files.",
        &[
            "called on REQUEST happened @2031-05-08 agent=Falk recipient=Norland",
            "release LAUNCH hypothetical agent=Norland theme=files",
        ],
    );
}

#[test]
fn what_is_kept_back_is_kept_from_somebody() {
    check(
        "The bank withheld a load of grain from Norland on Monday.",
        &["withheld SANCTION happened @2031-05-05 agent=bank theme=load of grain target=Norland"],
    );
}

#[test]
fn margins_and_lengths_of_a_ban_take_no_part() {
    check("The miner was banned for life on Monday.", &["banned COERCE happened @2031-05-05 target=miner"]);
    check(
        "The bill passed by a wide margin on Monday.",
        &["passed LEGISLATE happened @2031-05-05 theme=bill"],
    );
}

#[test]
fn whose_arrest_it_is_was_arrested() {
    check(
        "The army's arrest of the mayor was short. Her arrest came on Monday.",
        &[
            "arrest COERCE happened @2031-05-05 agent=army target=mayor",
            "arrest COERCE happened @2031-05-05 target=Her",
        ],
    );
}

#[test]
fn a_thing_seized_and_a_deed_left_undone_are_no_events() {
    check(
        "Police seized a car bomb on Monday.",
        &["seized COERCE happened @2031-05-05 agent=Police target=car bomb"],
    );
    check("The school closed because of falling numbers.", &[]);
}

#[test]
fn titles_with_hyphens_belong_to_their_names() {
    check(
        "Chancellor-elect Nora Velt and mayor-elect Per Lund signed the pact on Monday.",
        &[
            "signed AGREE happened @2031-05-05 agent=Chancellor-elect Nora Velt agent=Per Lund theme=pact",
            "pact AGREE happened @2031-05-05 agent=Chancellor-elect Nora Velt agent=Per Lund",
        ],
    );
}

#[test]
fn a_verb_of_two_words_has_its_object() {
    check(
        "Oden & Sons laid off 40 clerks in April.",
        &["laid off APPOINT happened @2031-04 agent=Oden & Sons theme=40 clerks #exactly 40 Other"],
    );
    check(
        "A medal was awarded to Per Lund by the king on Monday.",
        &["awarded SUPPORT happened @2031-05-05 theme=medal recipient=Per Lund agent=king"],
    );
}

#[test]
fn who_is_charged_does_it() {
    check(
        "Officials charged Lund with stealing two cars in Oslo.",
        &[
            "charged JUDGE happened @2031-05-08 agent=Officials target=Lund",
            "stealing COERCE happened @2031-05-08 in Oslo agent=Lund target=two cars",
        ],
    );
}

#[test]
fn whose_rebels_they_are_is_no_verb() {
    check(
        "Norland-backed rebels have launched attacks on Oslo.",
        &["attacks ASSAULT happened ~start @2031-05-08 in Oslo agent=Norland-backed rebels target=Oslo"],
    );
    check(
        "Rebels launched attacks against U.S. and Coalition forces on Monday.",
        &["attacks ASSAULT happened ~start @2031-05-05 agent=Rebels target=U.S. and Coalition forces"],
    );
}

#[test]
fn a_timetable_says_nothing_of_who_does_it() {
    check(
        "Lund met the board on Monday to agree on a timetable for closing the mine.",
        &[
            "met CONSULT happened @2031-05-05 agent=Lund agent=board",
            "agree on AGREE hypothetical @2031-05-05 agent=Lund",
            "closing COERCE planned target=mine",
        ],
    );
}

#[test]
fn who_governs_a_noun_by_a_verb_of_its_own_sense_does_not_do_what_it_tells() {
    check(
        "Mayor Velt rejected criticism from Rand on Monday.",
        &[
            "rejected REJECT happened @2031-05-05 agent=Mayor Velt theme=criticism",
            "criticism ACCUSE happened @2031-05-05 agent=Rand",
        ],
    );
    check(
        "The Arden Post reported Falk's decision on Monday.",
        &["decision OTHER happened @2031-05-05 agent=Falk"],
    );
    check("Falk held talks on Monday.", &["talks CONSULT happened @2031-05-05 agent=Falk"]);
    check(
        "The prisoner is serving a sentence in Arden.",
        &[
            "serving JUDGE happened @2031-05-08 in Arden agent=prisoner",
            "sentence JUDGE happened @2031-05-08 in Arden agent=prisoner",
        ],
    );
}

#[test]
fn not_only_did_so() {
    check(
        "The rebels not only attacked the depot but burned the bridge.",
        &[
            "attacked ASSAULT happened agent=rebels target=depot",
            // Today's reading: who burned it is lost, as the tree hangs both verbs on the rebels.
            "burned DISASTER happened target=bridge",
        ],
    );
}

#[test]
fn a_place_is_no_contest_and_no_talk_show() {
    check(
        "Velt, who lost in one of the closest elections in history, left.",
        &[
            "lost ELECT happened agent=Velt",
            "elections ELECT happened",
            "left RETREAT happened @2031-05-08 agent=Velt",
        ],
    );
}

#[test]
fn a_name_before_a_noun_takes_part_whole_and_a_religion_does_not_act() {
    check(
        "The Harbour Action Network conference began on Monday.",
        &["conference CONSULT happened ~start @2031-05-05 agent=Harbour Action Network"],
    );
    check("The Catholic protest ended on Monday.", &["protest PROTEST happened ~end @2031-05-05"]);
}
