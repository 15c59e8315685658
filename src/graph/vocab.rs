//! Every IRI the program writes, as documented constants.
//!
//! Standard vocabularies first; [`dl`] holds only what none of them has and is described in `ontology/dateline.ttl`.
//! These IRIs are names: nothing fetches them at run time.

use oxigraph::model::NamedNodeRef;

/// Namespace of our own terms.
pub const DATELINE: &str = "https://w3id.org/dateline/ns#";

/// Prefixes of the Turtle we write, sorted; `(prefix, namespace)`.
pub const PREFIXES: &[(&str, &str)] = &[
    ("dl", DATELINE),
    ("edtf", "http://id.loc.gov/datatypes/edtf/"),
    ("geo", "http://www.opengis.net/ont/geosparql#"),
    ("itsrdf", "http://www.w3.org/2005/11/its/rdf#"),
    ("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("wd", "http://www.wikidata.org/entity/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

macro_rules! terms {
    ($(#[$about:meta])* $module:ident $namespace:literal { $($name:ident $local:literal $doc:literal)* }) => {
        $(#[$about])*
        pub mod $module {
            use super::NamedNodeRef;

            $(
                #[doc = $doc]
                pub const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(concat!($namespace, $local));
            )*

            /// What all of them begin with.
            pub const NAMESPACE: &str = $namespace;

            /// All of them, in the order of this file.
            pub const ALL: &[NamedNodeRef<'static>] = &[$($name),*];
        }
    };
}

terms! {
    /// Our own classes and properties. The concepts (event types, speech acts and the like) are in [`concept`](super::concept).
    dl "https://w3id.org/dateline/ns#" {
        EMBEDDED_POST "EmbeddedPost" "A post quoted whole inside an article."
        STATEMENT "Statement" "One statement as an article tells it: who, how, what."
        EVENT_REPORT "EventReport" "One event as one article tells it."
        OFFICE_REPORT "OfficeReport" "An office as one article ascribes it."
        LOCAL_ACTOR "LocalActor" "A person, body, place or group as one article knows it."
        UNNAMED_SOURCE "UnnamedSource" "Somebody who speaks without being named."
        GROUP "Group" "People without a body of their own, or of one nationality, religion or camp."
        PROPOSITION "Proposition" "What a statement claims: an unasserted subject, predicate and object."
        FIGURE "Figure" "A number the article gives, with what it counts."
        FINDING "Finding" "What a consistency check found."
        MEASURED_RULE "MeasuredRule" "A rule that fills a slot of an event, with how often it is right."
        RUN "Run" "One version of program, rules, model and gazetteer at work."

        CONTENT_HASH "contentHash" "SHA-256 of the bytes of the article's text."
        PUBLISHED_AT "publishedAt" "Day and time of publication, in the time zone that the input gives."
        SUMMARY_ONLY "summaryOnly" "The input gave no more than a summary; left out when it gave the article."
        SHARES_TEXT_WITH "sharesTextWith" "Both are one text for the most part."
        DATE_SPAN "dateSpan" "The words that a day of publication was inferred from."
        FILED_FROM "filedFrom" "The place of the dateline, as this article knows it."
        SPEAKER_MENTION "speakerMention" "The words that name the speaker."
        CUE "cue" "The words that report."
        CONTENT_SPAN "contentSpan" "Words of the claim."
        SPEECH_KIND "speechKind" "How much of the claim stands in quotation marks."
        SPEECH_ACT "speechAct" "What the speaker does by saying it."
        POLARITY "polarity" "Whether the claim is affirmed or denied; left out when affirmed."
        CERTAINTY "certainty" "How sure the speaker is; left out when certain."
        CONDITIONAL "conditional" "Whether the claim hangs on a condition; left out when not."
        ADDRESSEE "addressee" "To whom it was said."
        MEDIUM "medium" "The channel: in a statement, on X."
        VIA "via" "The agency or outlet that relays."
        PROPOSITION_OF "proposition" "What it claims, where the claim is plain."
        NESTED_IN "nestedIn" "The statement it stands in."
        LOCAL_SPEAKER "localSpeaker" "The speaker as this article knows them."
        SPEAKER_INFERRED "speakerInferred" "The speaker follows from what stands around; left out when told."
        SPEAKER "speaker" "The resolved speaker."
        RULE "rule" "Name of the rule that found it."
        CONFIDENCE "confidence" "Measured precision of that rule."
        TRIGGER "trigger" "The words that name the event."
        PHASE "phase" "Whether it starts, resumes, pauses, is put off or ends."
        PHASE_TRIGGER "phaseTrigger" "The words that tell the phase."
        STATUS "status" "Whether it happened."
        STANDING "standing" "On whose authority it stands."
        ACCORDING_TO "accordingTo" "On whose word it stands, where no article tells it itself."
        FIGURE_OF "figure" "A number given for it."
        SAID_IN "saidIn" "The statement that claims it."
        CAUSED_BY "causedBy" "The event the text names as its cause."
        REPORTS "reports" "The event this report is about."
        DATE_LENT_BY "dateLentBy" "The report of the same event that dates this one."
        DATE_SOURCE "dateSource" "How a date is known; left out when the text ties it."
        AGENT "agent" "Who does it."
        TARGET "target" "To whom it is done."
        VICTIM "victim" "Who is killed or hurt."
        KILLED "killed" "Who is killed."
        INJURED "injured" "Who is hurt."
        RECIPIENT "recipient" "Who is given something or told."
        INSTRUMENT "instrument" "With what."
        THEME "theme" "What it is about."
        TIME_RULE "timeRule" "The rule that tied the time to it."
        TIME_CONFIDENCE "timeConfidence" "Measured precision of that rule."
        PLACE_RULE "placeRule" "The rule that tied the place to it."
        PLACE_CONFIDENCE "placeConfidence" "Measured precision of that rule."
        AGENT_RULE "agentRule" "The rule that tied the agent to it."
        AGENT_CONFIDENCE "agentConfidence" "Measured precision of that rule."
        TARGET_RULE "targetRule" "The rule that tied the target to it."
        TARGET_CONFIDENCE "targetConfidence" "Measured precision of that rule."
        VICTIM_RULE "victimRule" "The rule that tied the victim to it."
        VICTIM_CONFIDENCE "victimConfidence" "Measured precision of that rule."
        RECIPIENT_RULE "recipientRule" "The rule that tied the recipient to it."
        RECIPIENT_CONFIDENCE "recipientConfidence" "Measured precision of that rule."
        INSTRUMENT_RULE "instrumentRule" "The rule that tied the instrument to it."
        INSTRUMENT_CONFIDENCE "instrumentConfidence" "Measured precision of that rule."
        THEME_RULE "themeRule" "The rule that tied the theme to it."
        THEME_CONFIDENCE "themeConfidence" "Measured precision of that rule."
        SUPPORT_COUNT "supportCount" "Number of articles of independent origin that report it."
        DAY "day" "The day, when it is known."
        BEFORE "before" "It is told as over before the other began, or as its cause."
        EDTF "edtf" "The date in Extended Date/Time Format."
        DERIVATION "derivation" "How a date was worked out from the words."
        POSSIBLY_SAME "possiblySame" "May be the same, not merged."
        OFFICE "office" "The office, as a word."
        TENURE "tenure" "Whether the office is no longer or not yet held."
        HELD_SINCE "heldSince" "When the office was taken up."
        HELD_UNTIL "heldUntil" "When the office was left."
        AGENT_OF "agentOf" "Does something of this type, to nobody told."
        PATIENT_OF "patientOf" "Something of this type is done to or befalls them, by nobody told."
        AGREES_TO "agreesTo" "Agrees to, signs or settles."
        CONSULTS "consults" "Meets, talks or negotiates with, visits."
        SUPPORTS "supports" "Backs, praises or recognises."
        CONCEDES "concedes" "Yields, releases or lifts."
        COOPERATES_WITH "cooperatesWith" "Works together with."
        AIDS "aids" "Gives money, goods, shelter or protection to."
        RETREATS_FROM "retreatsFrom" "Withdraws from or stops."
        REQUESTS "requests" "Asks or appeals to, calls for."
        ACCUSES "accuses" "Blames, charges, condemns or investigates."
        REJECTS "rejects" "Refuses, vetoes or defies."
        THREATENS "threatens" "Warns of force or measures."
        PROTESTS_AGAINST "protestsAgainst" "Demonstrates or strikes against."
        SANCTIONS "sanctions" "Imposes sanctions on, expels, cuts ties with."
        MOBILIZES "mobilizes" "Deploys or readies."
        COERCES "coerces" "Arrests, seizes, bans or represses."
        ASSAULTS "assaults" "Attacks, kills or fights."
        ELECTS "elects" "Votes for, wins or loses."
        APPOINTS "appoints" "Names to an office, dismisses, leaves."
        LEGISLATES "legislates" "Passes, proposes or signs."
        JUDGES "judges" "Tries, convicts, rules on or sues."
        TRANSACTS "transacts" "Buys, sells, merges with, invests in or orders."
        LAUNCHES "launches" "Opens, founds, releases or unveils."
        STRIKES "strikes" "Hits as a disaster or accident."
        AFFECTS "affects" "Falls ill with, treats or spreads to."
        COMPARATOR "comparator" "How the text bounds a number."
        FIGURE_KIND "figureKind" "What kind of count."
        AS_OF "asOf" "The day a number holds for, or an office is told of as held."
        VALUE_SPAN "valueSpan" "The words of the number."
        FINDING_KIND "findingKind" "What was found."
        INVOLVES "involves" "One side of a finding."
        SEVERITY "severity" "How much a finding matters."
        RULES_HASH "rulesHash" "SHA-256 of the rules and lexicons."
        MODEL_HASH "modelHash" "SHA-256 of the language model."
        GAZETTEER_HASH "gazetteerHash" "SHA-256 of the gazetteer."
    }
}

terms! {
    /// [RDF](https://www.w3.org/TR/rdf11-concepts/).
    rdf "http://www.w3.org/1999/02/22-rdf-syntax-ns#" {
        TYPE "type" "The class of a thing."
        SUBJECT "subject" "Of whom a proposition speaks."
        PREDICATE "predicate" "What it says of them."
        OBJECT "object" "To whom or what."
        REIFIES "reifies" "The triple it stands for; only with `--rdf12`."
    }
}

terms! {
    /// [RDF Schema](https://www.w3.org/TR/rdf-schema/).
    rdfs "http://www.w3.org/2000/01/rdf-schema#" {
        LABEL "label" "Words to show."
        COMMENT "comment" "A sentence to read."
    }
}

terms! {
    /// [XML Schema datatypes](https://www.w3.org/TR/xmlschema11-2/), of which only these are written.
    xsd "http://www.w3.org/2001/XMLSchema#" {
        INTEGER "integer" "A whole number."
        DECIMAL "decimal" "A number with a fraction, in canonical form."
        DATE "date" "A day."
        DATE_TIME "dateTime" "A moment; only with `--stamp`."
        BOOLEAN "boolean" "True or false."
    }
}

terms! {
    /// [Extended Date/Time Format](https://id.loc.gov/datatypes/edtf.html) of the Library of Congress.
    edtf "http://id.loc.gov/datatypes/edtf/" {
        EDTF "EDTF" "Datatype of a date of any precision."
    }
}

terms! {
    /// [NLP Interchange Format](https://persistence.uni-leipzig.org/nlp2rdf/).
    nif "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#" {
        CONTEXT "Context" "The whole text."
        SENTENCE "Sentence" "A sentence."
        PHRASE "Phrase" "Some words."
        OFFSET_BASED_STRING "OffsetBasedString" "A string named by its offsets."
        REFERENCE_CONTEXT "referenceContext" "The text a string lies in."
        BEGIN_INDEX "beginIndex" "First code point inside."
        END_INDEX "endIndex" "First code point outside."
        ANCHOR_OF "anchorOf" "The words."
        IS_STRING "isString" "The whole text, with `--embed-text`."
    }
}

terms! {
    /// [ITS 2.0](https://www.w3.org/TR/its20/) as an ontology.
    itsrdf "http://www.w3.org/2005/11/its/rdf#" {
        TA_IDENT_REF "taIdentRef" "What a mention refers to."
    }
}

terms! {
    /// [schema.org](https://schema.org/).
    schema "https://schema.org/" {
        NEWS_ARTICLE "NewsArticle" "An article."
        NEWS_MEDIA_ORGANIZATION "NewsMediaOrganization" "An outlet."
        SOCIAL_MEDIA_POSTING "SocialMediaPosting" "A post."
        CLAIM "Claim" "Something claimed."
        QUOTATION "Quotation" "Words repeated as they were said."
        OBSERVATION "Observation" "Something counted or measured."
        PERSON "Person" "A human being."
        ORGANIZATION "Organization" "A body that can act."
        PLACE "Place" "A country, town, building."
        PRODUCT "Product" "Something made."
        CREATIVE_WORK "CreativeWork" "A work of art, law or media."
        THING "Thing" "Anything."
        IDENTIFIER "identifier" "The user's id or the file's name."
        HEADLINE "headline" "Headline."
        DATE_PUBLISHED "datePublished" "Day of publication."
        PUBLISHER "publisher" "The outlet."
        DATELINE "dateline" "Where, when and for whom the report was filed, as written."
        LOCATION_CREATED "locationCreated" "Where the article was written."
        SOURCE_ORGANIZATION "sourceOrganization" "The agency or outlet it was written for."
        NAME "name" "Name of an outlet."
        CONTAINED_IN_PLACE "containedInPlace" "The nearest place of the store that the gazetteer puts it in."
        URL "url" "Where it was published."
        IN_LANGUAGE "inLanguage" "Language tag."
        MENTIONS "mentions" "Names it."
        AUTHOR "author" "Author, as written."
        IS_PART_OF "isPartOf" "The article it stands in."
        TEXT "text" "The claim."
        DATE_CREATED "dateCreated" "The day something was said, or an article filed."
        ABOUT "about" "What a claim is about."
        VALUE "value" "The number, when it is exact or rounded."
        MIN_VALUE "minValue" "A lower bound."
        MAX_VALUE "maxValue" "An upper bound."
        UNIT_TEXT "unitText" "What is counted."
        OBSERVATION_ABOUT "observationAbout" "The event a number is about."
        SOFTWARE_VERSION "softwareVersion" "Version of the program."
    }
}

terms! {
    /// [Simple Event Model](https://semanticweb.cs.vu.nl/2009/11/sem/).
    sem "http://semanticweb.cs.vu.nl/2009/11/sem/" {
        EVENT "Event" "Something that happens."
        ACTOR "Actor" "Who takes part."
        PLACE "Place" "Where."
        TIME "Time" "When."
        EVENT_TYPE "eventType" "What kind of event."
        HAS_ACTOR "hasActor" "Takes part, in whatever role."
        HAS_PLACE "hasPlace" "Where it happens."
        HAS_TIME "hasTime" "When it happens."
        HAS_BEGIN_TIME_STAMP "hasBeginTimeStamp" "First day of an interval."
        HAS_END_TIME_STAMP "hasEndTimeStamp" "Last day of an interval."
        HAS_EARLIEST_BEGIN_TIME_STAMP "hasEarliestBeginTimeStamp" "Earliest day an uncertain date may mean."
        HAS_LATEST_END_TIME_STAMP "hasLatestEndTimeStamp" "Latest day an uncertain date may mean."
    }
}

terms! {
    /// [PROV-O](https://www.w3.org/TR/prov-o/).
    prov "http://www.w3.org/ns/prov#" {
        ENTITY "Entity" "Something with an origin."
        ACTIVITY "Activity" "Something done."
        AGENT "Agent" "Who can be responsible."
        WAS_DERIVED_FROM "wasDerivedFrom" "The sentence it comes from."
        WAS_ATTRIBUTED_TO "wasAttributedTo" "Who is responsible for it."
        WAS_GENERATED_BY "wasGeneratedBy" "The run that wrote it."
        ENDED_AT_TIME "endedAtTime" "When a run ended; only with `--stamp`."
    }
}

terms! {
    /// [SKOS](https://www.w3.org/TR/skos-reference/).
    skos "http://www.w3.org/2004/02/skos/core#" {
        PREF_LABEL "prefLabel" "The name to show."
        ALT_LABEL "altLabel" "Another form seen."
        EXACT_MATCH "exactMatch" "The same thing in another knowledge base."
    }
}

terms! {
    /// [Organization ontology](https://www.w3.org/TR/vocab-org/).
    org "http://www.w3.org/ns/org#" {
        MEMBERSHIP "Membership" "An office held."
        MEMBER "member" "Who holds it."
        ORGANIZATION "organization" "Of which body."
        MEMBER_DURING "memberDuring" "When it was held."
    }
}

/// The namespace of Wikidata items.
pub const WIKIDATA: &str = "http://www.wikidata.org/entity/";

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::NamedNode;

    #[test]
    fn every_term_is_a_valid_iri_under_a_known_prefix() {
        let all = [
            dl::ALL,
            rdf::ALL,
            rdfs::ALL,
            xsd::ALL,
            edtf::ALL,
            nif::ALL,
            itsrdf::ALL,
            schema::ALL,
            sem::ALL,
            prov::ALL,
            skos::ALL,
            org::ALL,
        ];
        for term in all.concat() {
            NamedNode::new(term.as_str()).expect("a term is an IRI");
            assert!(PREFIXES.iter().any(|(_, namespace)| term.as_str().starts_with(namespace)), "{term}");
        }
    }
}
