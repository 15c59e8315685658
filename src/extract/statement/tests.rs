//! Sentences of our own invention with what is said in them, pattern by pattern.

use super::find;
use crate::language::Document;
use crate::model::{Article, Certainty, SpeechKind, Statement};

fn with<T>(text: &str, read: impl FnOnce(&[Statement], &str) -> T) -> T {
    let article = Article {
        text: text.to_owned(),
        published: Some(jiff::civil::date(2030, 5, 8)),
        ..Article::default()
    };
    let document = Document::new(&article);
    let times = crate::extract::time::find(&document);
    let (mentions, _) = crate::extract::name::find(&document, &crate::extract::Knowledge::default());
    let mut statements = find(&document, &times, &mentions);
    statements.retain(Statement::is_kept);
    read(&statements, text)
}

/// Why each reading of the text that is no statement to be quoted is set aside, as `cue: reason`.
fn set_aside(text: &str) -> Vec<String> {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let document = Document::new(&article);
    let (mentions, _) = crate::extract::name::find(&document, &crate::extract::Knowledge::default());
    let found = find(&document, &[], &mentions);
    let reason = |statement: &Statement| {
        let cue = statement.cue.map_or("-", |cue| cue.of(text));
        statement.aside.map(|aside| format!("{cue}: {}", aside.as_str()))
    };
    found.iter().filter_map(reason).collect()
}

/// Statements as lines `speaker | cue | content`, parts of the content joined by `...`; inner ones behind `>`.
fn check(text: &str, expected: &[&str]) {
    let found = with(text, |statements, text| {
        let line = |statement: &Statement| {
            let part =
                |span: Option<crate::model::ByteSpan>| span.map_or("-", |span| span.of(text)).to_owned();
            let content: Vec<&str> = statement.content.iter().map(|span| span.of(text)).collect();
            let inner = if statement.nested_in.is_some() { "> " } else { "" };
            format!(
                "{inner}{} | {} | {}",
                part(statement.speaker),
                part(statement.cue),
                content.join(" ... ")
            )
        };
        statements.iter().map(line).collect::<Vec<_>>()
    });
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_quotation_before_its_cue() {
    check("“We left the town,” Lena Brandt said.", &["Lena Brandt | said | We left the town"]);
    check("“We left the town,” said Lena Brandt.", &["Lena Brandt | said | We left the town"]);
    check("\"The bridge is safe,\" the mayor told reporters.", &["the mayor | told | The bridge is safe"]);
    // A nickname is no statement.
    check("Omar “the Fox” Dale left the town.", &[]);
}

#[test]
fn a_quotation_after_its_cue() {
    check("Brandt said: “We left the town.”", &["Brandt | said | We left the town"]);
    check(
        "The ministry stated, “The talks will go on next week.”",
        &["The ministry | stated | The talks will go on next week"],
    );
    // The complementiser is none of the words that were said.
    check(
        "Brandt said that, “The talks failed; we will go home.”",
        &["Brandt | said | The talks failed; we will go home"],
    );
    // Words in scare quotes are not speech.
    check("The so-called “quiet zone” was closed in May.", &[]);
}

#[test]
fn a_split_quotation_is_one_statement() {
    check(
        "“We left,” she said, “because the bridge was gone.”",
        &["she | said | We left ... because the bridge was gone"],
    );
    check(
        "“We left the town in the night,” Brandt said. “The bridge was gone.”",
        &["Brandt | said | We left the town in the night ... The bridge was gone"],
    );
}

#[test]
fn a_question_mark_does_not_cut_off_the_attribution() {
    check("“Who will pay for the bridge?” he asked.", &["he | asked | Who will pay for the bridge?"]);
    check("“We have won the vote at last.” He left the hall.", &["- | - | We have won the vote at last"]);
}

#[test]
fn clauses_with_and_without_that() {
    check("The minister said that the talks had failed.", &["The minister | said | the talks had failed"]);
    check("The minister said the talks had failed.", &["The minister | said | the talks had failed"]);
    check("He left the room that day.", &[]);
}

#[test]
fn a_clause_before_or_around_its_cue() {
    check("The talks have failed, the minister said.", &["the minister | said | The talks have failed"]);
    check("The talks, the minister said, have failed.", &["the minister | said | The talks ... have failed"]);
}

#[test]
fn according_to_at_either_end() {
    check(
        "According to Lena Brandt, the bridge is closed.",
        &["Lena Brandt | According to | the bridge is closed"],
    );
    check(
        "The bridge is closed, according to the city council.",
        &["the city council | according to | The bridge is closed"],
    );
    check("They sorted the letters according to size.", &[]);
}

#[test]
fn infinitives_and_noun_phrases() {
    check(
        "The president promised to rebuild the bridge.",
        &["The president | promised | to rebuild the bridge"],
    );
    check("The union called for a new vote.", &["The union | called for | a new vote"]);
    check("The president kept the promise.", &[]);
}

#[test]
fn nouns_that_report() {
    // Found, but right too seldom to be kept.
    check("Critics doubt Brandt's claim that the bridge is safe.", &[]);
    assert_eq!(
        set_aside("Critics doubt Brandt's claim that the bridge is safe."),
        ["doubt: attitude", "claim: doubt"]
    );
}

#[test]
fn participles_share_the_speaker() {
    check(
        "The minister left the talks, saying that Norland had lied.",
        &["The minister | saying | Norland had lied"],
    );
    check(
        "The minister said the talks had failed, adding that Norland had lied.",
        &["The minister | said | the talks had failed", "The minister | adding | Norland had lied"],
    );
}

#[test]
fn who_is_spoken_to_is_not_the_speaker() {
    check("Brandt told Delta News that the bridge was safe.", &["Brandt | told | the bridge was safe"]);
    with("Brandt told Delta News that the bridge was safe.", |found, text| {
        assert_eq!(found[0].addressee.map(|span| span.of(text)), Some("Delta News"));
    });
    with("Brandt said the bridge was safe.", |found, _| assert_eq!(found[0].addressee, None));
}

#[test]
fn a_denial_is_not_an_assertion() {
    with("The minister denied that the talks had failed.", |found, _| assert!(found[0].negated));
    with("The minister said the talks had not failed.", |found, _| assert!(found[0].negated));
    with("The minister said the talks had failed.", |found, _| assert!(!found[0].negated));
}

/// Polarity and certainty of the first statement: `negated` or `affirmed`, and how surely.
fn stance(text: &str) -> (&'static str, Certainty) {
    with(text, |found, _| (if found[0].negated { "negated" } else { "affirmed" }, found[0].certainty))
}

#[test]
fn a_chain_of_denials_is_read_to_its_end() {
    for (text, expected) in [
        ("The minister denied reports that the pier had closed.", "negated"),
        ("The minister denied that the pier had not closed.", "affirmed"),
        ("The minister denied reports that the pier had not closed.", "affirmed"),
        ("The minister confirmed a report that the pier had closed.", "affirmed"),
        ("The minister confirmed allegations that the pier had not been safe.", "negated"),
        ("The minister said it was not true that the pier had closed.", "negated"),
        ("The minister said reports that the pier had closed were false.", "negated"),
        ("The minister said the claim that the pier had closed was not false.", "affirmed"),
        ("The minister said there was no evidence that the pier had closed.", "negated"),
        ("The minister said no boats had sunk.", "negated"),
        ("The minister said nobody was hurt.", "negated"),
        ("The minister said the pier was not only old but unsafe.", "affirmed"),
        // What another one denies is a statement of its own inside.
        ("The minister said the council had denied that the pier was unsafe.", "affirmed"),
    ] {
        assert_eq!(stance(text), (expected, Certainty::Certain), "{text}");
    }
    // Neither affirmed nor denied.
    for text in [
        "The minister did not deny that the pier had closed.",
        "The minister refused to confirm that the pier had closed.",
    ] {
        assert_eq!(stance(text), ("affirmed", Certainty::Possible), "{text}");
    }
}

#[test]
fn hedges_and_conditions_are_marked() {
    for (text, expected) in [
        ("The minister said the talks may fail.", ("affirmed", Certainty::Possible)),
        ("The minister said the talks might not fail.", ("negated", Certainty::Possible)),
        ("The minister said the talks had failed.", ("affirmed", Certainty::Certain)),
        ("The minister said the talks will probably fail.", ("affirmed", Certainty::Probable)),
        ("The minister said he believed the talks had failed.", ("affirmed", Certainty::Probable)),
        ("“I don't think the talks will fail,” the minister said.", ("negated", Certainty::Probable)),
        ("The minister said the talks were likely to fail.", ("affirmed", Certainty::Probable)),
        ("The minister said it was possible that the talks had failed.", ("affirmed", Certainty::Possible)),
        ("The minister predicted that the talks would fail.", ("affirmed", Certainty::Probable)),
    ] {
        assert_eq!(stance(text), expected, "{text}");
    }
    with("The minister said the talks would go on if Norland agreed.", |found, _| {
        assert!(found[0].conditional);
    });
    for text in [
        "The minister asked if the talks would go on.",
        "The minister said the talks looked as if they would fail.",
        "The minister said the talks would go on even if Norland left.",
        "“The talks go on,” the minister said. “If they fail, we leave.”",
        "The minister said the talks would last as long as possible.",
    ] {
        with(text, |found, _| assert!(!found[0].conditional, "{text}"));
    }
}

#[test]
fn the_medium_is_read() {
    with("“We left the town,” Brandt said in a statement.", |found, text| {
        assert_eq!(found[0].medium.map(|span| span.of(text)), Some("a statement"));
    });
    with("“We left the town,” Brandt said in Arden.", |found, _| assert_eq!(found[0].medium, None));
}

#[test]
fn separate_statements_are_two() {
    check(
        "The ministry and the palace said in separate statements that the talks had failed.",
        &["The ministry | said | the talks had failed", "the palace | said | the talks had failed"],
    );
    check(
        "The ministry and the palace said that the talks had failed.",
        &["The ministry and the palace | said | the talks had failed"],
    );
}

#[test]
fn an_embedded_post_is_said_by_its_author() {
    check(
        "Talks began.\nWe start our work today. pic.twitter.com/abc\n— Palace Press Office (@palace) May 2, 2031\nMore.",
        &["Palace Press Office | - | We start our work today"],
    );
}

#[test]
fn a_signed_quotation_and_a_turn() {
    check(
        "“The bridge must be rebuilt before winter.” — Lena Brandt",
        &["Lena Brandt | — | The bridge must be rebuilt before winter"],
    );
    check(
        "Talks went on.\n\nLena Brandt: We will not leave the town.",
        &["Lena Brandt | : | We will not leave the town"],
    );
    check("The list: bread, salt and oil.", &[]);
}

#[test]
fn a_quotation_nobody_is_named_for_has_no_speaker() {
    check(
        "The river rose again.\n\n“Nobody has seen the water so high in fifty years.”",
        &["- | - | Nobody has seen the water so high in fifty years"],
    );
}

#[test]
fn reopened_paragraphs_belong_to_one_statement() {
    check(
        "“We left the town at night.\n\n“The bridge was gone by then,” Brandt said.",
        &["Brandt | said | We left the town at night ... The bridge was gone by then"],
    );
}

#[test]
fn the_speaker_is_told_with_office_and_description() {
    check(
        "The commission will resume its meetings on Sunday, the spokesman for the Norland army, Maj. Gen. Omar Dale, \
         announced.",
        &[
            "the spokesman for the Norland army, Maj. Gen. Omar Dale | announced | The commission will resume its \
           meetings on Sunday",
        ],
    );
    check(
        "The talks had failed, according to its spokesman, Daniel Otieno.",
        &["its spokesman, Daniel Otieno | according to | The talks had failed"],
    );
    check(
        "According to Lena Brandt, spokeswoman for the city council, the bridge is closed.",
        &["Lena Brandt, spokeswoman for the city council | According to | the bridge is closed"],
    );
    with("Another critic, Omar Dale, said the bridge was a ruin.", |found, text| {
        assert_eq!(found[0].speakers[0].of(text), "Omar Dale");
    });
}

#[test]
fn the_name_behind_a_closing_mark_is_the_speaker() {
    check(
        "The council met on Sunday to “weigh the state of the bridge,” Omar Dale, a spokesman for the mayor of Arden, said.",
        &[
            "Omar Dale, a spokesman for the mayor of Arden | said | The council met on Sunday to “weigh the state of the bridge",
        ],
    );
    check("The groups that are backed by Norland left the town.", &[]);
}

#[test]
fn the_day_and_the_medium_belong_neither_to_the_speaker_nor_to_the_claim() {
    check("The council on Saturday condemned the cut.", &["The council | condemned | the cut"]);
    check("The council confirmed the cut in a brief letter.", &["The council | confirmed | the cut"]);
    check("The council condemned the cut on Saturday.", &["The council | condemned | the cut"]);
    check("The council condemned the cut early on Saturday.", &["The council | condemned | the cut"]);
    // A day still to come is that of what is asked for.
    check("The union called for a march on Friday.", &["The union | called for | a march on Friday"]);
    check(
        "The mayor's office in an official statement said the bridge was closed.",
        &["The mayor's office | said | the bridge was closed"],
    );
    check(
        "A spokesperson for the ministry said on Thursday that the talks had failed.",
        &["A spokesperson for the ministry | said | the talks had failed"],
    );
}

#[test]
fn the_day_of_saying_is_read_and_that_of_the_claim_is_not() {
    let said_on = |text: &str| {
        with(text, |found, text| {
            let article = Article {
                text: text.to_owned(),
                published: Some(jiff::civil::date(2030, 5, 8)),
                ..Article::default()
            };
            let times = crate::extract::time::find(&Document::new(&article));
            found[0].time.map(|time| times[time].span.of(text).to_owned())
        })
    };
    assert_eq!(said_on("The mayor said on Monday that the bridge was safe.").as_deref(), Some("Monday"));
    assert_eq!(said_on("The bridge is safe, the mayor said on Monday.").as_deref(), Some("Monday"));
    assert_eq!(said_on("The mayor condemned the cut on Monday.").as_deref(), Some("Monday"));
    assert_eq!(said_on("The mayor said the bridge would open on Monday."), None);
    assert_eq!(said_on("The mayor, who was elected on Friday, said the bridge was safe."), None);
    assert_eq!(said_on("Ida Holm, who was born in 1999, said the pier would close."), None);
    assert_eq!(said_on("Omar Dale, mayor since 2019, told reporters the strike would end."), None);
}

#[test]
fn one_occasion_has_one_day() {
    let days =
        |text: &str| with(text, |found, _| found.iter().map(|one| one.time.is_some()).collect::<Vec<_>>());
    assert_eq!(
        days("Ida Holm said on Monday that the pier was safe, adding that it would open soon."),
        [true; 2]
    );
    assert_eq!(
        days("Ida Holm said on Monday that the pier was safe. “It will open soon,” she added."),
        [true; 2]
    );
    // Another speaker, another occasion.
    assert_eq!(
        days("Ida Holm said on Monday that the pier was safe. Omar Dale said it would open soon."),
        [true, false]
    );
    assert_eq!(
        days("Ida Holm said on Monday that the pier was safe. She has long said that it would open."),
        [true, false]
    );
}

#[test]
fn kinds_follow_the_quotation_marks() {
    let kind = |text: &str| with(text, |found, _| found[0].kind);
    assert_eq!(kind("“We left the town,” Brandt said."), SpeechKind::Direct);
    assert_eq!(kind("Brandt said the bridge was “a ruin.”"), SpeechKind::Mixed);
    assert_eq!(kind("Brandt said the bridge was a ruin."), SpeechKind::Indirect);
}

#[test]
fn captions_say_nothing() {
    check("The mayor said the bridge is safe. Photo: Norland Wire", &[]);
}

#[test]
fn deeds_and_attitudes_are_no_statements() {
    for text in [
        "Soldiers attacked three farms in May.",
        "Ida Holm signed the treaty on Monday.",
        "Omar Dale sued Lena Brandt.",
        "The guild celebrated its hundredth year.",
        "The club wants to keep its goalkeeper.",
        "The orchard is known for its pears.",
        "His uncle was shot by poachers as a boy.",
        "The port denied access to two tankers.",
        "The judge ordered Omar Dale to pay the fine.",
    ] {
        check(text, &[]);
    }
    // A verb whose object says what is claimed, asked or judged.
    check("The minister denied the charges.", &["The minister | denied | the charges"]);
    check("The union demanded a new vote.", &["The union | demanded | a new vote"]);
}

#[test]
fn what_is_not_said_is_no_statement() {
    for text in [
        "Nobody said that the bridge was safe.",
        "No witness suggested that the driver slept.",
        "The mayor did not name the driver.",
    ] {
        check(text, &[]);
    }
    check(
        "The mayor did not say whether the bridge was safe.",
        &["The mayor | did not say | whether the bridge was safe"],
    );
}

#[test]
fn a_headline_is_set_aside_for_the_report() {
    let text = "Mayor says bridge is safe\n\nThe mayor said that the bridge was safe.";
    check(text, &["The mayor | said | the bridge was safe"]);
    assert_eq!(set_aside(text), ["says: headline"]);
}

#[test]
fn titles_in_marks_and_fields_of_a_form_are_no_speech() {
    check("She wrote “Cold Harbour” and “Late Snow” in one year.", &[]);
    check("Omar Dale starred in \"Cold Harbour\" and directed \"Late Snow\", his last film.", &[]);
    check("PARTY B: Ida Holm\nROLE: Director\nID: 31-7", &[]);
}

#[test]
fn an_attribution_closes_its_sentence() {
    check(
        "Two boats sank off the cape, said the ministry.",
        &["the ministry | said | Two boats sank off the cape"],
    );
    check(
        "Two sailors, Ivo Lund and Tomas Reh, were also hurt, said the coast guard on Monday.",
        &["the coast guard | said | Two sailors, Ivo Lund and Tomas Reh, were also hurt"],
    );
    check(
        "The town will shut one school in May because of falling numbers, Mayor Ida Holm said Monday.",
        &["Mayor Ida Holm | said | The town will shut one school in May because of falling numbers"],
    );
    check("The ferry will sail, or so says Ida Holm.", &["Ida Holm | says | The ferry will sail"]);
}

#[test]
fn the_words_alone_show_an_attribution() {
    check("'Wait for me,' said Ida Holm.", &["Ida Holm | said | Wait for me"]);
    check("“The ferry will sail” was how Ida Holm put it.", &["Ida Holm | put it | The ferry will sail"]);
    check("“The ferry will sail,” as Ida Holm put it.", &["Ida Holm | put it | The ferry will sail"]);
    check(
        "Ida Holm is understood to have told aides she would step down.",
        &["Ida Holm | to have told | aides she would step down"],
    );
    check(
        "The crews struck again, with guild leader Omar Dale claiming a cut was to blame for the delay.",
        &["guild leader Omar Dale | claiming | a cut was to blame for the delay"],
    );
    check("The driver was to blame for the crash.", &[]);
    check("Omar Dale owed rent, which his brother had offered to pay.", &[]);
}

#[test]
fn words_of_the_page_are_no_content() {
    check(
        "The pier held. Read more: Six piers that fell Advertisement “It is weak,” Omar Dale said. Share this article",
        &["Omar Dale | said | It is weak"],
    );
    check(
        "Advertisement Continue reading the main story The plan is a joke, Ida Holm said.",
        &["Ida Holm | said | The plan is a joke"],
    );
    check(
        "Ida Holm said the dam would hold.Omar Dale disagreed.\"It is old,\" he said.",
        &["Ida Holm | said | the dam would hold", "he | said | It is old"],
    );
}

#[test]
fn the_whole_mention_speaks() {
    check(
        "A pilot, Omar Dale, who lives near the field, told Delta News that the fog was thick.",
        &["Omar Dale | told | the fog was thick"],
    );
    check(
        "Omar Dale, chairman of the guild, which keeps the pier, said the charges were false.",
        &["Omar Dale, chairman of the guild | said | the charges were false"],
    );
    check(
        "The pier is shut, Ida Holm, mayor of the town announced.",
        &["Ida Holm, mayor of the town | announced | The pier is shut"],
    );
    with("Ida Holm, Omar Dale and the mayor said the pier was shut.", |found, text| {
        assert!(found[0].speakers.iter().all(|one| !one.of(text).contains(',')));
    });
    check(
        "The envoy closed the meeting to the press, saying, “We have talked for months, and the plan is sound.”",
        &["The envoy | saying | We have talked for months, and the plan is sound"],
    );
    with("Officials who say the bridge is safe left on Monday.", |found, text| {
        assert_eq!(found[0].speakers[0].of(text), "Officials");
    });
}

#[test]
fn a_quotation_without_a_cue_belongs_to_whom_the_sentence_before_is_about() {
    let inferred = |text: &str| {
        with(text, |found, text| {
            let last = found.last().expect("a statement");
            (last.speaker.map(|span| span.of(text).to_owned()), last.speaker_inferred)
        })
    };
    assert_eq!(
        inferred("Ida Holm turned to the crew. “The pump is broken.” They ran."),
        (Some("Ida Holm".to_owned()), true)
    );
    assert_eq!(
        inferred("Omar Dale put down his cup. “They are late.” He ran."),
        (Some("Omar Dale".to_owned()), true)
    );
    assert_eq!(
        inferred("Ida Holm said the plan was clear. “We will rebuild the pier before the autumn.”"),
        (Some("Ida Holm".to_owned()), true)
    );
}

#[test]
fn whoever_is_asked_replies() {
    let speakers = |text: &str| {
        with(text, |found, text| {
            found.iter().map(|one| one.speakers[0].of(text).to_owned()).collect::<Vec<_>>()
        })
    };
    assert_eq!(
        speakers("“Is the pier safe?” the judge asked Ida Holm. “It is,” she answered."),
        ["the judge", "Ida Holm"]
    );
    assert_eq!(
        speakers("“Is it safe?” the judge asked. “It is,” Omar Dale answered. “Since when?” she asked."),
        ["the judge", "Omar Dale", "the judge"]
    );
    assert_eq!(speakers("“It is safe,” Omar Dale said. “It always was,” he added."), ["Omar Dale", "he"]);
}

#[test]
fn single_marks_and_lost_marks() {
    check(
        "'The miners' hall is ours and we stay,' said Ida Holm.",
        &["Ida Holm | said | The miners' hall is ours and we stay"],
    );
    check("‘The dockers’ pay is late,’ Ida Holm said.", &["Ida Holm | said | The dockers’ pay is late"]);
    check(
        "'We sail at noon,'' Ida Holm said. 'Nobody stays behind.'",
        &["Ida Holm | said | We sail at noon ... Nobody stays behind"],
    );
    check("„We sail at noon,“ Ida Holm said.", &["Ida Holm | said | We sail at noon"]);
    check(
        "The pier is shut until spring, and no boat may leave,\" the minister said.",
        &["the minister | said | The pier is shut until spring, and no boat may leave"],
    );
}

#[test]
fn ten_thousand_marks_take_linear_time() {
    for unit in [
        "“ he said ",
        "\" she said “ we ' left ” , ",
        "‘ a ” said , \" ",
        "“A,” he said. “B ",
        "according to “ x, ",
    ] {
        let text = unit.repeat(10_000);
        with(&text, |_, _| ());
        let text = text.replace(". ", ".\n");
        with(&text, |_, _| ());
    }
}

#[test]
fn statements_inside_statements_end_somewhere() {
    with(&"he said she said ".repeat(200), |found, _| {
        let depth = |mut index: usize| {
            let mut depth = 0;
            while let Some(outer) = found[index].nested_in {
                index = outer;
                depth += 1;
            }
            depth
        };
        assert!((0..found.len()).all(|index| depth(index) <= 4));
    });
}

#[test]
fn how_long_before_or_after_it_was_said_is_no_content() {
    check(
        "The ferry was overloaded, the coastguard said on Monday, hours before the inquiry was due to begin.",
        &["the coastguard | said | The ferry was overloaded"],
    );
    // What the men did is told by the police.
    check(
        "Two men were caught, police said, hours after they robbed a bank.",
        &["police | said | Two men were caught ... hours after they robbed a bank"],
    );
}

#[test]
fn a_man_called_per_is_no_source_of_a_report() {
    check(
        "The mine will close in June, its owner Per Lund said on Thursday.",
        &["its owner Per Lund | said | The mine will close in June"],
    );
    check(
        "The mine will close in June, per Radio Norland.",
        &["Radio Norland | per | The mine will close in June"],
    );
}

#[test]
fn what_is_given_is_no_statement() {
    assert_eq!(set_aside("The ministry is offering a reward for the files."), ["is offering: deed"]);
}

#[test]
fn the_source_ends_where_somebody_does_something() {
    check(
        "According to some on the pier, Falk left at noon.",
        &["some on the pier | According to | Falk left at noon"],
    );
}

#[test]
fn when_it_was_said_is_no_part_of_what_was_said() {
    check(
        "The agency said earlier it had signed the lease.",
        &["The agency | said | it had signed the lease"],
    );
}
