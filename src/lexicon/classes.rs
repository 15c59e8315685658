//! Classes of words that rules ask for.
//!
//! The words are data (`classes.tsv` beside this file), a line for each class.

use super::table::{TableError, rows, words};
use std::str::FromStr;
use std::sync::LazyLock;

/// The classes that ship with the program.
static SHIPPED: LazyLock<Classes> = LazyLock::new(|| {
    include_str!("classes.tsv").parse().expect("the shipped classes are valid: a test reads them")
});

macro_rules! classes {
    ($($variant:ident $name:literal $doc:literal),* $(,)?) => {
        /// A class of words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Class { $(#[doc = $doc] $variant),* }

        impl Class {
            /// All of them.
            pub const ALL: &'static [Class] = &[$(Class::$variant),*];

            /// Its name in the table.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

classes! {
    Election "election" "Words of an article about an election.",
    Contest "contest" "Won in a match as well as in an election.",
    Sport "sport" "Words of a report of a match or a team.",
    Illness "illness" "What one dies of or fights without an attack.",
    Clash "clash" "A game in a report of sport, a fight elsewhere.",
    Force "force" "Who mobilizes: troops, police, gunmen.",
    Harm "harm" "What may come of an attack or of an accident.",
    Search "search" "What follows an accident.",
    Motion "motion" "Moving from place to place.",
    Fall "fall" "Falling, of prices and of people.",
    Body "body" "What falls in an accident: trains, cranes, bridges.",
    Hospital "hospital" "Where the hurt are taken.",
    Nature "nature" "What kills without attacking.",
    PersonHeld "person-held" "Who is released.",
    Preposition "preposition" "Rare prepositions that the tagger may take for verbs or nouns.",
    Causing "causing" "Verbs whose subject causes their object.",
    Count "count" "Nouns of a count.",
    Remains "remains" "What is found of people who died.",
    Assembly "assembly" "Bodies that vote on what they decide.",
    Verbal "verbal" "Words of blows that are meant of speech as often.",
    Aimed "aimed" "What is done on purpose only, by jets and tanks too.",
    Weapon "weapon" "What makes an explosion an attack.",
    Sitting "sitting" "Bodies whose sittings are their own.",
    Negating "negating" "Verbs that do something about what their object tells: another happening.",
    ObjectControl "object-control" "Verbs whose object does what hangs on them with of, for or from.",
    PlanNoun "plan-noun" "What somebody does by carrying it out.",
    Measure "measure" "Units of length and money, which take no part in anything.",
    Seated "seated" "Bodies that act where they sit.",
    Governing "governing" "Bodies that act for their country.",
    OnTheSpot "on-the-spot" "What the law closes or clears where something happened.",
    Calling "calling" "Verbs that ask for what is to be elsewhere.",
    TakenThere "taken-there" "What can be done to a place only there.",
    Leaving "leaving" "Words of leaving a place that was the place.",
    HeldThere "held-there" "Participles of where something takes place.",
    Settled "settled" "Nouns of places that a name may follow or stand before.",
    Around "around" "Nouns of parts of places and what lies around them.",
    Doer "doer" "Nouns of those who did what an infinitive behind them tells.",
    ReportNoun "report-noun" "Nouns for what is told.",
    PersonStruck "person-struck" "Words for people who may be shot, hit or slain.",
    BodyVerb "body-verb" "Verbs of what the people of a campaign do.",
    Staff "staff" "Who works for a campaign.",
    Handled "handled" "What is done to a bomb that has not gone off.",
    HeadOfEvent "head-of-event" "Nouns that an event noun may dress.",
    Rising "rising" "Participles right before their noun.",
    Lasting "lasting" "Happenings that last: no day of a story is theirs unless a sentence says so.",
    War "war" "What goes on for years and holds many battles.",
    Ordering "ordering" "Verbs whose object is to do what hangs on them with to.",
    Occurring "occurring" "What happenings do, not people.",
    Manner "manner" "How or why something is done, behind *in*: no happening of its own.",
    Speaking "speaking" "Verbs of speech that no line of the lexicon holds: no happening.",
    Regulating "regulating" "Verbs of what is allowed or not.",
    Practice "practice" "What people do again and again, not once.",
    Pact "pact" "What fails without a wall falling.",
    Age "age" "Times in a life.",
    Promise "promise" "Verbs of which the day is not that of what they promise.",
    Leading "leading" "Verbs whose subject brings about what stands behind them.",
    Judging "judging" "Verbs that judge or mark what was done before.",
    Arrangement "arrangement" "What settles how something is to be done, not by whom.",
    Building "building" "What stands somewhere and may be searched, hit or closed.",
    VotedOn "voted-on" "What an assembly votes on.",
    Motorist "motorist" "Who drives: whom they hit has had an accident.",
    Responder "responder" "Who is called to where something happened.",
    House "house" "Last words of names of bodies that are houses too, where people meet.",
    Deadly "deadly" "Verbs and nouns of killing and dying.",
    Hurtful "hurtful" "Verbs and nouns of wounding.",
    CountedDead "counted-dead" "Words beside a noun of count by which its people are dead.",
    CountedHurt "counted-hurt" "Words beside a noun of count by which its people are hurt.",
    Casualty "casualty" "Units of the dead and the hurt that say no more than that they are people.",
    Homicide "homicide" "Verbs and nouns of a violent death: one deed in one story.",
    Punishment "punishment" "Measures that hit their owner: his ban.",
    Standing "standing" "What stands in a town beside buildings, before which the town may be named.",
    Frequency "frequency" "Adverbs of what is done again and again.",
    Occasion "occasion" "Nouns behind *every* that tell how often, beside those of times.",
    Enabling "enabling" "Words that make what hangs on them possible.",
    Concerned "concerned" "Nouns of those whom a kind of deed concerns: victims of rape.",
    Institution "institution" "Nouns before which a deed tells what they are for.",
    Change "change" "Growing and shrinking, of sales and shares.",
    Space "space" "Words of a report of space flight.",
    Sayings "sayings" "What is said, decided or stood for, which is attacked with words only.",
    InWords "in-words" "Adjectives of attacks with words.",
    Protesting "protesting" "Words beside a rally that is no candidate's.",
    Insult "insult" "What somebody is called as a reproach.",
    Retort "retort" "Verbs that with *back* tell of an answer, said or dealt.",
    PurposeNoun "purpose-noun" "Nouns whose infinitive tells what they are good for.",
    InFavor "in-favor" "Verbs of a stance, whose gerund tells what the stance is about.",
    RestingOn "resting-on" "Verbs whose *on* names what is not yet so.",
    Reproach "reproach" "Nouns of what is said, which happened though somebody rejects it.",
    FalseReport "false-report" "Attributes of a report that is not true.",
    DoneBySaying "done-by-saying" "Verbs of what is done by deciding it.",
    Spot "spot" "Nouns of where one goes, beside those of buildings and towns.",
    Naming "naming" "Verbs with two objects: whom or what, and its name or prize.",
    Light "light" "Verbs whose subject does what the noun they carry tells.",
    Camp "camp" "Adjectives of religions, regions and parties, which before an event noun do nothing themselves.",
    NoActor "no-actor" "Kinds of nouns (first senses) that do nothing on purpose.",
    ToldWhom "told-whom" "Verbs whose only object is whom one tells.",
    PuttingOff "putting-off" "Verbs behind which *until* tells the new day.",
    CallingOff "calling-off" "Verbs of calling something off.",
    Stating "stating" "Verbs of saying that take the force of what is said.",
    SpokenTail "spoken-tail" "Forms in an attribution that ends a paragraph whose quotation is not closed.",
    AfterQuotation "after-quotation" "Forms in an attribution right behind a quotation that ends in a mark of its own.",
    IntransitivePast "intransitive-past" "Past forms of verbs without an object, which a participle behind a noun is seldom made of.",
    Reporting "reporting" "Verbs that report speech.",
    Worker "worker" "People who work for others, beside those whose name ends in `worker`.",
    PersonNoun "person-noun" "People who are no office holders and stand in no list of nominals.",
    Carrying "carrying" "Verbs whose subject does what their object tells.",
    Broad "broad" "Verbs and nouns too broad to tell an event by themselves.",
    Recurring "recurring" "Kinds of happenings that come again and again in one story, named as in synonyms.tsv.",
    Consequence "consequence" "Nouns of what follows from a cause.",
    Compass "compass" "Points of the compass.",
    Partitive "partitive" "Nouns that count or part what follows *of*.",
    AnyNews "any-news" "Words of any news, cut to six letters as topic words are.",
    AtSite "at-site" "Last words of places that take *at*, not *in*.",
    Mutual "mutual" "Nouns of what several do to each other.",
    PluralEvent "plural-event" "Nouns whose plural is no more than one happening.",
    Pause "pause" "Nouns for a time in which something did not go on.",
    Device "device" "What goes off, or does not.",
    BearsName "bears-name" "Nouns of events that bear names of their own.",
    Troop "troop" "Who is deployed.",
    Stationing "stationing" "Verbs of standing somewhere, over the number of troops that do.",
    PersonActing "person-acting" "People that make a verb of broad sense an event of theirs.",
    Several "several" "Nouns that only count the event noun behind *of*.",
    Arm "arm" "What is used in an attack whose noun it stands before.",
    Suffering "suffering" "Support verbs whose subject is the patient of their noun.",
    BlamingOf "blaming-of" "Verbs that blame or clear their object of something.",
    BlamingFor "blaming-for" "Verbs that blame or punish their object for something.",
    Witnessing "witnessing" "Verbs whose object happened.",
    Pleading "pleading" "Verbs that ask with a preposition for what has not been seen yet.",
    Level "level" "What a price or count hits without a blow.",
    Setting "setting" "Verbs that set a day for what is to come.",
    PageLine "page-line" "Verbs of lines of a page.",
    Law "law" "What the law does about an act.",
    DeathUnit "death-unit" "Units of a count of the dead, whatever its event.",
    InjuryUnit "injury-unit" "Units of a count of the hurt, whatever its event.",
    AttackUnit "attack-unit" "Units of a count of attacks.",
    PersonnelUnit "personnel-unit" "Units of a count of who serves.",
    VoteUnit "vote-unit" "Units of a count of votes and who casts them.",
    OfferedInWords "offered-in-words" "What is offered by saying it, as forms.",
    KeptBack "kept-back" "What is denied to somebody rather than said to be untrue, as forms.",
    Writing "writing" "Things that are written or shown and then quoted.",
    SeparateMedia "separate-media" "Plurals of media of which each speaker has one.",
    Medium "medium" "Things said or written, through which something is said.",
    Channel "channel" "Channels that have names.",
    Hearsay "hearsay" "Participles of hearsay.",
    Telling "telling" "Cues whose object is the addressee.",
    Denying "denying" "Cues that deny what they report, particles left out.",
    ClaimNoun "claim-noun" "Nouns for what somebody claims: the clause below them is what is claimed or denied.",
    Answering "answering" "Acts that answer what the statement before said.",
    BeforeToSay "before-to-say" "Forms that make one cue with an infinitive behind them.",
    EndStressed "end-stressed" "Cues of more syllables than one that are stressed on the last, which double their consonant.",
    Planning "planning" "Verbs, nouns and adjectives of planning: what hangs on them is in the future, whatever their tense.",
    Delaying "delaying" "Verbs that move something to a later time.",
    Durative "durative" "Verbs that say how long something went on.",
    Scheduled "scheduled" "Verbs whose present tells what is scheduled.",
    SpeakerVerb "speaker-verb" "Verbs whose subject is a person or body.",
    PersonVerb "person-verb" "Verbs whose subject or object is a person.",
    RuleNoun "rule-noun" "Nouns behind the name of the one who rules.",
    Besieging "besieging" "Verbs whose object is a place that armies take, leave or lie before.",
    HeldBy "held-by" "Second parts of words for who has a place, as forms.",
    NamedHappening "named-happening" "Last words of names of happenings, prizes, laws and works.",
    NoBody "no-body" "Abbreviations that name no body, as written.",
    ShipPrefix "ship-prefix" "What stands before names of ships of navies and lines, as written.",
    BodyBefore "body-before" "Nouns right before the name of a body.",
    BodyBehind "body-behind" "Nouns right behind the name of a body.",
    PlaceOf "place-of" "Nouns before *of* and a place, and right behind one.",
    OfPlace "of-place" "Nouns before *of* and a place that are of it, whatever their number.",
    StormOrShip "storm-or-ship" "Nouns right before the name of a storm or a ship.",
    Playing "playing" "Verbs of sport.",
    MatchResult "match-result" "Nouns of what a match may end with.",
    OfficeHeld "office-held" "Verbs that say with *as* that somebody holds an office.",
    OfficeEntered "office-entered" "Verbs whose object or subject comes into an office.",
    OfficeLeft "office-left" "Verbs that say with *as* that somebody leaves an office.",
    Former "former" "Words of an office that is no longer held, as forms.",
    Coming "coming" "Words of an office that is not held yet, as forms.",
    ShortOffice "short-office" "Short forms of offices behind the name of a body.",
    BeforeOffice "before-office" "Words before the noun of an office that belong to it, as forms.",
    BodyOrAct "body-or-act" "Bodies that are as often what they do.",
    SideOf "side-of" "Words before a known place that make another place of it, as written.",
    LocalBody "local-body" "Last words of bodies that begin with the place they are for, as written.",
    NoName "no-name" "Words that are no names though capitalised: parts of documents, days, months, pronouns, titles.",
    UniqueOffice "unique-office" "Offices of which a body has one, whatever stands before them.",
    Portfolio "portfolio" "What a minister may be minister of where a government has one.",
    NotTheOffice "not-the-office" "Words by which a title is not the office, or another office of it, as forms.",
    Male "male" "Pronouns, nouns and titles for men, as forms.",
    Female "female" "Pronouns, nouns and titles for women, as forms.",
    Regnal "regnal" "Titles before a given name of rulers, whose numbers tell them apart.",
    Wishing "wishing" "Verbs whose object has not been seen yet, however definite it is.",
    Showing "showing" "Cues that tell of a thing what it is evidence for, no speech.",
    Negation "negation" "Adverbs that deny the word they hang on, as forms.",
    Money "money" "Nouns of sums of money.",
    Trading "trading" "Verbs whose object may be an order or a bid of trade.",
    Arranging "arranging" "Participles behind a strike of workers.",
    OfAssembly "of-assembly" "Words of an assembly that are not its name.",
    Dying "dying" "Entries of the lexicon that tell of deaths without an attack.",
    Freeing "freeing" "Entries of the lexicon for giving up whom one holds.",
    PastAsPresent "past-as-present" "Verbs whose past is their present, as forms.",
    StruckForm "struck-form" "Past forms of what is done to or by a person in a headline, as forms.",
    NounWithTopic "noun-with-topic" "Nouns of events before which a place is what they are about.",
    TimeNoun "time-noun" "Nouns of times, which take part in nothing.",
    EarlyLife "early-life" "Nouns of the years in which one is young.",
    NothingUnusual "nothing-unusual" "Nouns that with *no* say that something is so.",
    Intending "intending" "Verbs whose phrase with a preposition is wanted or planned.",
    TakingPlace "taking-place" "Verbs that say of their subject that it took place.",
    Foiling "foiling" "Verbs that keep their object from taking place.",
    Depriving "depriving" "Verbs whose object loses what stands behind *of*.",
    Giving "giving" "Verbs of giving whose recipient stands behind *to*.",
    GoingOn "going-on" "Verbs that as cues of a statement tell of no event.",
    Brawling "brawling" "Blows between those who are where their subject is.",
    Compared "compared" "Words before *from* and a time that something is compared with.",
    Often "often" "Adverbs of what is done more than once, as forms.",
    Nobody "nobody" "Pronouns for nobody and nothing.",
    Anybody "anybody" "Pronouns for anybody and anything.",
    FutureAuxiliary "future-auxiliary" "Auxiliaries of the future, as forms.",
    Modal "modal" "Auxiliaries of what may, should or would be, as forms.",
    NamedStorm "named-storm" "First words of names of storms and operations, as written.",
    MonthOrName "month-or-name" "Months that are names of people, too, as written.",
    RoundNumber "round-number" "Words of numbers behind *a*.",
    HyphenUnit "hyphen-unit" "Units behind a number and a hyphen.",
    Commenting "commenting" "Infinitives behind *declined to* that say nothing.",
    Replying "replying" "Cues whose *with* or *to* is what one reacts with or to.",
    Withholding "withholding" "Verbs before a cue that leave its content open, as forms.",
    TruthWord "truth-word" "Nouns and adjectives that say whether a clause is true.",
    Seeming "seeming" "Verbs and adjectives without a holder: whoever tells it thinks so.",
    SeemingVerb "seeming-verb" "Verbs whose subject and infinitive are what is thought.",
    SaidWhen "said-when" "Adverbs at the start of a content that tell when it was said, as forms.",
    SurelyCue "surely-cue" "Forms that are cues whatever the tagger takes them for.",
    Opening "opening" "Verbs in the plural right before a time that tell what is scheduled.",
    DoneBy "done-by" "Participles behind a name and a hyphen, as forms; the treebanks know `-based`.",
    StruckDead "struck-dead" "Forms of verbs before *dead*, which is what comes of it.",
    PartyLetter "party-letter" "Letters of parties before a hyphen and a state, as written.",
    TeamNoun "team-noun" "Nouns behind the name of a team, beside the words of sport.",
}

/// Words by class.
#[derive(Debug, Clone)]
pub struct Classes {
    /// The words of each class in the order of [`Class::ALL`], sorted: rules ask for every token, so no tree is walked.
    words: Vec<Vec<Box<str>>>,
}

impl Classes {
    /// The classes that ship with the program.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Whether a word belongs to a class.
    pub fn holds(&self, class: Class, word: &str) -> bool {
        self.words(class).binary_search_by(|held| (**held).cmp(word)).is_ok()
    }

    /// The words of a class, sorted.
    pub fn words(&self, class: Class) -> &[Box<str>] {
        &self.words[class as usize]
    }
}

impl Class {
    /// Whether a lower-case lemma, or the entry of a lexicon, belongs to the class that ships with the program.
    ///
    /// ```
    /// use dateline::lexicon::classes::Class;
    /// assert!(Class::Nature.holds("storm") && !Class::Nature.holds("gunman"));
    /// ```
    pub fn holds(self, word: &str) -> bool {
        Classes::shipped().holds(self, word)
    }

    /// The same of an entry or of its first word: `die of` as `die`.
    pub fn holds_first(self, entry: &str) -> bool {
        self.holds(entry) || entry.split_once(' ').is_some_and(|(first, _)| self.holds(first))
    }
}

impl FromStr for Classes {
    type Err = TableError;

    fn from_str(text: &str) -> Result<Self, TableError> {
        let mut table = Self { words: vec![Vec::new(); Class::ALL.len()] };
        for row in rows(text) {
            let (line, [name, entries, note]) = row?;
            let wrong = |problem: String| TableError { line, problem };
            let class = Class::ALL
                .iter()
                .find(|class| class.name() == name)
                .ok_or_else(|| wrong(format!("`{name}` is no class: see `lexicon::classes::Class`")))?;
            let held = &mut table.words[*class as usize];
            if !held.is_empty() {
                return Err(wrong(format!("`{name}` has a line already: write its words there")));
            }
            if matches!(note.trim(), "" | "-") {
                return Err(wrong(format!("`{name}` does not say what for: write an example")));
            }
            held.extend(words(entries).map(Box::from));
            held.sort_unstable();
            if let Some([word, _]) = held.windows(2).find(|pair| pair[0] == pair[1]) {
                return Err(wrong(format!("`{word}` stands twice: leave one")));
            }
        }
        let missing = Class::ALL.iter().find(|class| table.words(**class).is_empty());
        missing.map_or(Ok(table), |class| {
            let problem = format!("`{}` has no words: write a line", class.name());
            Err(TableError { line: text.lines().count(), problem })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(table: &str) -> String {
        table.parse::<Classes>().unwrap_err().to_string()
    }

    #[test]
    fn every_class_has_words() {
        for class in Class::ALL {
            assert!(Classes::shipped().words(*class).is_sorted(), "{class:?}");
        }
        assert!(Class::Nature.holds("storm") && !Class::Nature.holds("gunman"));
        assert_eq!(problem("election\tvote\tan election"), "line 1: `contest` has no words: write a line");
    }

    #[test]
    fn an_entry_is_held_by_its_first_word() {
        assert!(Class::Search.holds_first("find out") && !Class::Search.holds("find out"));
        assert!(!Class::Search.holds_first("not find"));
    }

    #[test]
    fn a_wrong_line_is_named() {
        assert_eq!(
            problem("vehicle\tcar\t-"),
            "line 1: `vehicle` is no class: see `lexicon::classes::Class`"
        );
        assert_eq!(
            problem("pact\tdeal\tTalks collapse\npact\ttalk\tTalks collapse"),
            "line 2: `pact` has a line already: write its words there"
        );
        assert_eq!(problem("pact\tdeal\t-"), "line 1: `pact` does not say what for: write an example");
        assert_eq!(problem("pact\tdeal, deal\tTalks collapse"), "line 1: `deal` stands twice: leave one");
    }
}
