//! Gives each token, once, the class that the patterns of time expressions ask for.

use crate::language::Document;
use crate::language::en::{calendar, number};
use crate::model::{ByteSpan, DayPart, Season, TimeUnit};
use jiff::civil::Date;
use std::sync::LazyLock;

/// A token, or a part of one (`mid-October` is two).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lexeme {
    /// Where it stands.
    pub(super) span: ByteSpan,
    /// Its class.
    pub(super) word: Word,
    /// Index of its token.
    pub(super) token: usize,
}

/// What a word is for time expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Any other word.
    Other,
    /// A mark that is none of those below.
    Mark,
    /// Between sentences, and before the first and after the last.
    Break,
    Hyphen,
    /// A dash between two figures, or `--`.
    Dash,
    Comma,
    Slash,
    Open,
    Close,
    /// `$`, `€`, `US$` ...
    Currency,
    Percent,
    /// `'s` or the apostrophe of a plural.
    Possessive,
    /// Digits only: value, how many digits (0 with commas between).
    Figure(u32, u8),
    /// A number in words.
    Cardinal(u32),
    /// `2.5`, `9.30`: both sides, digits after the stop.
    Dotted(u16, u16, u8),
    /// `1/2`, `half`.
    Half,
    /// `third`, `3rd`.
    Ordinal(u8),
    /// `1980s`, `'80s`, `nineties`.
    Decade(i16),
    /// `'98`.
    ShortYear(i16),
    /// Number, and whether the word is also a common one (`May`, `March`).
    Month(i8, bool),
    Weekday(i8),
    ShortWeekday(i8),
    Weekdays(i8),
    Unit(TimeUnit),
    Units(TimeUnit),
    /// `daily`.
    Repetition(TimeUnit),
    /// `weeklong`.
    Long(TimeUnit),
    DayPart(DayPart),
    DayParts(DayPart),
    Season(Season),
    Seasons(Season),
    /// May begin a holiday's name.
    Holiday,
    /// A whole date in figures, and its other reading where day and month may be swapped.
    Numeric(Date, Option<Date>),
    /// `10:30`.
    Clock(i8, i8, i8),
    /// Whether it is the afternoon.
    Meridiem(bool),
    /// Offset from UTC in minutes, where it is the same all year.
    Zone(Option<i16>),
    /// `Q3`, `3Q`.
    QuarterName(i8),
    Noon,
    Midnight,
    Today,
    Yesterday,
    Tomorrow,
    Tonight,
    The,
    A,
    Of,
    In,
    On,
    At,
    And,
    Or,
    To,
    From,
    Between,
    Through,
    During,
    For,
    Within,
    Per,
    This,
    That,
    These,
    Last,
    Next,
    Past,
    Coming,
    Previous,
    Following,
    Same,
    Current,
    Latest,
    Final,
    Recent,
    Early,
    Mid,
    Late,
    Post,
    Earlier,
    Later,
    Ago,
    Before,
    After,
    Since,
    Until,
    By,
    Every,
    End,
    Beginning,
    Middle,
    About,
    Nearly,
    Over,
    Least,
    Most,
    Less,
    Than,
    UpTo,
    Several,
    Few,
    Couple,
    Many,
    Fiscal,
    Full,
    More,
    Ahead,
    Old,
    Now,
    Future,
    Present,
    Currently,
    Recently,
    Soon,
    Nowadays,
    Near,
    Term,
    Period,
    Time,
    So,
    Once,
    Twice,
    Local,
    Trading,
    Will,
    Would,
}

/// Function words and modifiers.
const OTHERS: &[(&str, Word)] = &[
    ("noon", Word::Noon),
    ("midday", Word::Noon),
    ("midnight", Word::Midnight),
    ("today", Word::Today),
    ("yesterday", Word::Yesterday),
    ("tomorrow", Word::Tomorrow),
    ("tonight", Word::Tonight),
    ("the", Word::The),
    ("a", Word::A),
    ("an", Word::A),
    ("of", Word::Of),
    ("in", Word::In),
    ("on", Word::On),
    ("at", Word::At),
    ("and", Word::And),
    ("or", Word::Or),
    ("to", Word::To),
    ("from", Word::From),
    ("between", Word::Between),
    ("through", Word::Through),
    ("thru", Word::Through),
    ("during", Word::During),
    ("throughout", Word::During),
    ("for", Word::For),
    ("within", Word::Within),
    ("per", Word::Per),
    ("this", Word::This),
    ("that", Word::That),
    ("these", Word::These),
    ("last", Word::Last),
    ("next", Word::Next),
    ("past", Word::Past),
    ("coming", Word::Coming),
    ("upcoming", Word::Coming),
    ("forthcoming", Word::Coming),
    ("previous", Word::Previous),
    ("preceding", Word::Previous),
    ("prior", Word::Previous),
    ("following", Word::Following),
    ("same", Word::Same),
    ("current", Word::Current),
    ("latest", Word::Latest),
    ("final", Word::Final),
    ("recent", Word::Recent),
    ("early", Word::Early),
    ("mid", Word::Mid),
    ("late", Word::Late),
    ("post", Word::Post),
    ("earlier", Word::Earlier),
    ("later", Word::Later),
    ("ago", Word::Ago),
    ("before", Word::Before),
    ("after", Word::After),
    ("since", Word::Since),
    ("until", Word::Until),
    ("till", Word::Until),
    ("by", Word::By),
    ("every", Word::Every),
    ("each", Word::Every),
    ("end", Word::End),
    ("beginning", Word::Beginning),
    ("start", Word::Beginning),
    ("middle", Word::Middle),
    ("about", Word::About),
    ("around", Word::About),
    ("approximately", Word::About),
    ("roughly", Word::About),
    ("some", Word::About),
    ("circa", Word::About),
    ("nearly", Word::Nearly),
    ("almost", Word::Nearly),
    ("over", Word::Over),
    ("more", Word::More),
    ("least", Word::Least),
    ("most", Word::Most),
    ("less", Word::Less),
    ("than", Word::Than),
    ("up", Word::UpTo),
    ("several", Word::Several),
    ("few", Word::Few),
    ("couple", Word::Couple),
    ("many", Word::Many),
    ("dozens", Word::Many),
    ("fiscal", Word::Fiscal),
    ("full", Word::Full),
    ("entire", Word::Full),
    ("whole", Word::Full),
    ("consecutive", Word::Full),
    ("straight", Word::Full),
    ("additional", Word::Full),
    ("trading", Word::Trading),
    ("business", Word::Trading),
    ("working", Word::Trading),
    ("calendar", Word::Trading),
    ("ahead", Word::Ahead),
    ("old", Word::Old),
    ("olds", Word::Old),
    ("now", Word::Now),
    ("future", Word::Future),
    ("present", Word::Present),
    ("currently", Word::Currently),
    ("recently", Word::Recently),
    ("soon", Word::Soon),
    ("nowadays", Word::Nowadays),
    ("near", Word::Near),
    ("foreseeable", Word::Near),
    ("term", Word::Term),
    ("period", Word::Period),
    ("time", Word::Time),
    ("so", Word::So),
    ("once", Word::Once),
    ("twice", Word::Twice),
    ("local", Word::Local),
    ("will", Word::Will),
    ("'ll", Word::Will),
    ("’ll", Word::Will),
    ("would", Word::Would),
    ("am", Word::Meridiem(false)),
    ("a.m.", Word::Meridiem(false)),
    ("a.m", Word::Meridiem(false)),
    ("pm", Word::Meridiem(true)),
    ("p.m.", Word::Meridiem(true)),
    ("p.m", Word::Meridiem(true)),
    ("half", Word::Half),
    ("q1", Word::QuarterName(1)),
    ("q2", Word::QuarterName(2)),
    ("q3", Word::QuarterName(3)),
    ("q4", Word::QuarterName(4)),
];

/// All words with their classes, sorted, and where each first letter begins.
struct Table {
    words: Vec<(&'static str, Word)>,
    first: [usize; 27],
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut words: Vec<(&str, Word)> = OTHERS.to_vec();
    words.extend(number::CARDINALS.iter().map(|&(name, value)| (name, Word::Cardinal(value))));
    words.extend(number::ORDINALS.iter().map(|&(name, value)| (name, Word::Ordinal(value))));
    words.extend(number::DECADES.iter().map(|&(name, value)| (name, Word::Decade(value))));
    words.extend(
        calendar::MONTHS.iter().map(|&(name, number)| {
            (name, Word::Month(number, matches!(name, "may" | "march" | "mar" | "jan")))
        }),
    );
    words.extend(calendar::WEEKDAYS.iter().map(|&(name, number)| (name, Word::Weekday(number))));
    words.extend(calendar::SHORT_WEEKDAYS.iter().map(|&(name, number)| (name, Word::ShortWeekday(number))));
    words.extend(calendar::WEEKDAYS_PLURAL.iter().map(|&(name, number)| (name, Word::Weekdays(number))));
    words.extend(calendar::UNITS.iter().map(|&(name, unit)| (name, Word::Unit(unit))));
    words.extend(calendar::UNITS_PLURAL.iter().map(|&(name, unit)| (name, Word::Units(unit))));
    words.extend(calendar::REPETITIONS.iter().map(|&(name, unit)| (name, Word::Repetition(unit))));
    words.extend(calendar::LONG.iter().map(|&(name, unit)| (name, Word::Long(unit))));
    words.extend(calendar::DAY_PARTS.iter().map(|&(name, part)| (name, Word::DayPart(part))));
    words.extend([
        ("mornings", Word::DayParts(DayPart::Morning)),
        ("afternoons", Word::DayParts(DayPart::Afternoon)),
        ("evenings", Word::DayParts(DayPart::Evening)),
        ("nights", Word::DayParts(DayPart::Night)),
    ]);
    words.extend(calendar::SEASONS.iter().map(|&(name, season)| (name, Word::Season(season))));
    words.extend([
        ("springs", Word::Seasons(Season::Spring)),
        ("summers", Word::Seasons(Season::Summer)),
        ("winters", Word::Seasons(Season::Winter)),
    ]);
    words.extend(calendar::ZONES.iter().map(|&(name, minutes)| (name, Word::Zone(Some(minutes)))));
    words.extend(calendar::SEASONAL_ZONES.iter().map(|&name| (name, Word::Zone(None))));
    let known: Vec<&str> = words.iter().map(|&(name, _)| name).collect();
    let holidays = calendar::HOLIDAYS.iter().filter_map(|(name, _)| name.first().copied());
    let mut holidays: Vec<&str> = holidays.filter(|name| !known.contains(name)).collect();
    holidays.sort_unstable();
    holidays.dedup();
    words.extend(holidays.into_iter().map(|name| (name, Word::Holiday)));
    words.sort_unstable_by_key(|&(name, _)| name);
    let mut first = [0; 27];
    for (slot, letter) in first.iter_mut().zip(b'a'..=b'{') {
        *slot = words.partition_point(|(name, _)| name.as_bytes().first().is_some_and(|&b| b < letter));
    }
    Table { words, first }
});

/// The longest word of the table, in bytes.
const LONGEST: usize = 16;

/// The classes of all tokens, with a [`Word::Break`] between sentences and at both ends.
pub(super) fn lex(document: &Document<'_>) -> Vec<Lexeme> {
    let text = document.text;
    let mut lexemes = Vec::with_capacity(document.tokens.len() + document.sentences.len() + 2);
    let mut sentence = usize::MAX;
    let table = &*TABLE;
    for (index, token) in document.tokens.iter().enumerate() {
        if token.sentence != sentence {
            sentence = token.sentence;
            let at = ByteSpan::new(token.span.start, token.span.start);
            lexemes.push(Lexeme { span: at, word: Word::Break, token: index });
        }
        lex_token(table, text, token.span, index, &mut lexemes);
    }
    let end = ByteSpan::new(text.len(), text.len());
    lexemes.push(Lexeme { span: end, word: Word::Break, token: document.tokens.len() });
    lexemes
}

fn lex_token(table: &Table, text: &str, span: ByteSpan, token: usize, lexemes: &mut Vec<Lexeme>) {
    let word = span.of(text);
    let first = word.as_bytes()[0];
    let mut push = |start: usize, end: usize, class: Word| {
        lexemes.push(Lexeme { span: ByteSpan::new(start, end), word: class, token });
    };
    if first.is_ascii_alphabetic() {
        if word.len() > LONGEST {
            return push(span.start, span.end, Word::Other);
        }
        for (prefix, class) in [("mid", Word::Mid), ("post", Word::Post), ("pre", Word::Before)] {
            if word.as_bytes().get(prefix.len()) == Some(&b'-')
                && word.get(..prefix.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(prefix))
            {
                push(span.start, span.start + prefix.len(), class);
                let rest = ByteSpan::new(span.start + prefix.len() + 1, span.end);
                if !rest.is_empty() {
                    lex_token(table, text, rest, token, lexemes);
                }
                return;
            }
        }
        let class = table.find(word);
        // `5 p.m. EST.`: the stop ends the sentence.
        if class == Word::Other
            && let Some(name) = word.strip_suffix('.')
            && let zone @ Word::Zone(_) = table.find(name)
        {
            return push(span.start, span.end - 1, zone);
        }
        return push(span.start, span.end, class);
    }
    if first.is_ascii_digit() {
        // `07:31GMT` is a clock time and its zone.
        let digits = word.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
        if digits < word.len()
            && word.bytes().take(digits).any(|b| b == b':')
            && let (Some(clock), Some(zone)) = (word.get(..digits), word.get(digits..))
        {
            push(span.start, span.start + digits, read_figure(clock));
            return push(span.start + digits, span.end, table.find(zone));
        }
        // `20310512T0630Z`, the basic format of ISO 8601.
        if let Some((day, time)) = word.split_once('T')
            && day.len() == 8
            && time.trim_end_matches('Z').len() == 4
            && day.bytes().chain(time.trim_end_matches('Z').bytes()).all(|byte| byte.is_ascii_digit())
            && let (Some(year), Some(month), Some(date)) = (day.get(..4), day.get(4..6), day.get(6..))
            && let Some(class) = read_numeric(&format!("{year}-{month}-{date}"))
            && let (Some(hour), Some(minute)) = (time.get(..2), time.get(2..4))
        {
            push(span.start, span.start + 8, class);
            push(span.start + 9, span.start + 13, read_figure(&format!("{hour}:{minute}")));
            if time.ends_with('Z') {
                push(span.start + 13, span.end, Word::Zone(Some(0)));
            }
            return;
        }
        // `May 2,2031`: a day and a year without a space between them.
        if let Some((day, year)) = word.split_once(',')
            && (1..=2).contains(&day.len())
            && year.len() == 4
            && let (class @ Word::Figure(1..=31, _), year @ Word::Figure(1900..=2100, 4)) =
                (read_figure(day), read_figure(year))
        {
            push(span.start, span.start + day.len(), class);
            push(span.start + day.len(), span.start + day.len() + 1, Word::Comma);
            return push(span.start + day.len() + 1, span.end, year);
        }
        return push(span.start, span.end, read_figure(word));
    }
    let class = match read_mark(word) {
        // A hyphen between spaces is a dash.
        Word::Hyphen if is_free(text, span) => Word::Dash,
        class => class,
    };
    push(span.start, span.end, class);
}

fn is_free(text: &str, span: ByteSpan) -> bool {
    let before = span.start.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    before.is_none_or(u8::is_ascii_whitespace)
        || text.as_bytes().get(span.end).is_none_or(u8::is_ascii_whitespace)
}

fn read_mark(word: &str) -> Word {
    match word {
        "-" | "‑" => Word::Hyphen,
        "–" | "—" | "--" | "\u{2012}" | "\u{2010}" => Word::Dash,
        "," => Word::Comma,
        "/" => Word::Slash,
        "(" | "[" => Word::Open,
        ")" | "]" => Word::Close,
        "$" | "€" | "£" | "¥" => Word::Currency,
        "%" => Word::Percent,
        "'s" | "’s" | "'" | "’" | "'S" | "’S" => Word::Possessive,
        "'ll" | "’ll" => Word::Will,
        "½" => Word::Half,
        _ => match word.strip_prefix(['\'', '’']) {
            Some(year) => match (year.trim_end_matches('s').parse::<i16>(), year.ends_with('s')) {
                (Ok(short @ 0..=99), true) if short % 10 == 0 => Word::Decade(century(short)),
                (Ok(short @ 0..=99), false) if year.len() == 2 => Word::ShortYear(century(short)),
                _ => Word::Other,
            },
            None => Word::Mark,
        },
    }
}

/// The year a two-digit year of a newspaper means: 1930 to 2029.
pub(super) fn century(short: i16) -> i16 {
    if short < 30 { 2000 + short } else { 1900 + short }
}

impl Table {
    fn find(&self, word: &str) -> Word {
        let mut lower = [0u8; LONGEST];
        let Some(lower) = lower.get_mut(..word.len()) else { return Word::Other };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let Some(bucket) = lower.first().and_then(|letter| letter.checked_sub(b'a')).filter(|at| *at < 26)
        else {
            return Word::Other;
        };
        let bucket = usize::from(bucket);
        let words = &self.words[self.first[bucket]..self.first[bucket + 1]];
        let found = words.binary_search_by(|(name, _)| name.as_bytes().cmp(lower));
        let class = found.map_or(Word::Other, |at| words[at].1);
        let bytes = word.as_bytes();
        let capital = bytes[0].is_ascii_uppercase();
        match class {
            Word::Month(..)
            | Word::Weekday(_)
            | Word::Weekdays(_)
            | Word::ShortWeekday(_)
            | Word::QuarterName(_)
                if !capital =>
            {
                Word::Other
            }
            Word::Zone(_) if !bytes.iter().all(u8::is_ascii_uppercase) => Word::Other,
            // A common word in capitals (`MAR`, `JAN`) is rather an acronym, except in full.
            Word::Other if word.contains('$') => Word::Currency,
            class => class,
        }
    }
}

fn read_figure(word: &str) -> Word {
    let bytes = word.as_bytes();
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let value = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 9);
    if digits == bytes.len() {
        return value(word).map_or(Word::Other, |number| Word::Figure(number, digits as u8));
    }
    if bytes.contains(&b',') {
        let plain: String = word.chars().filter(|letter| *letter != ',').collect();
        let whole = plain.bytes().all(|b| b.is_ascii_digit());
        return value(&plain).filter(|_| whole).map_or(Word::Other, |number| Word::Figure(number, 0));
    }
    let Some((number, rest)) = word.split_at_checked(digits) else { return Word::Other };
    match rest {
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => {
            return number.parse().map_or(Word::Other, Word::Ordinal);
        }
        "s" => {
            return match (number.parse::<i16>(), digits) {
                (Ok(year), 4) if year % 10 == 0 && year >= 1000 => Word::Decade(year),
                (Ok(short), 2) if short % 10 == 0 => Word::Decade(century(short)),
                _ => Word::Other,
            };
        }
        "Q" => {
            let quarter = number.parse().ok().filter(|quarter| (1..=4).contains(quarter));
            return quarter.map_or(Word::Other, Word::QuarterName);
        }
        // `21h30`
        _ if rest.len() == 3 && rest.starts_with(['h', 'H']) => {
            return read_clock(&word.replace(['h', 'H'], ":")).unwrap_or(Word::Other);
        }
        "/2" if number == "1" => return Word::Half,
        _ => {}
    }
    if bytes.contains(&b':') {
        return read_clock(word).unwrap_or(Word::Other);
    }
    let separators = bytes.iter().filter(|b| matches!(b, b'/' | b'-' | b'.')).count();
    match separators {
        1 => {
            let Some((whole, part)) = word.split_once('.') else { return Word::Other };
            match (whole.parse(), part.parse()) {
                (Ok(whole), Ok(after)) if part.len() <= 2 => Word::Dotted(whole, after, part.len() as u8),
                _ => Word::Other,
            }
        }
        2 => read_numeric(word).unwrap_or(Word::Other),
        _ => Word::Other,
    }
}

fn read_clock(word: &str) -> Option<Word> {
    let mut parts = word.split(':').map(|part| part.parse::<i8>().ok().filter(|_| part.len() <= 2));
    let (hour, minute) = (parts.next()??, parts.next()??);
    let minutes_have_two_digits = word.split(':').skip(1).all(|part| part.len() == 2);
    let second = parts.next().unwrap_or(Some(0))?;
    let valid =
        hour <= 24 && minute <= 59 && second <= 59 && minutes_have_two_digits && parts.next().is_none();
    valid.then_some(Word::Clock(hour, minute, second))
}

/// `2024-02-11`, `2024/02/11`, `02/11/2024` (month first unless it cannot be), `11.02.2024` (day first).
fn read_numeric(word: &str) -> Option<Word> {
    let separator = word.chars().find(|letter| !letter.is_ascii_digit())?;
    let parts: Vec<&str> = word.split(separator).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let numbers: Option<Vec<i16>> =
        parts.iter().map(|part| part.parse().ok().filter(|_| part.len() <= 4)).collect();
    let numbers = numbers?;
    let date = |year: i16, month: i16, day: i16| {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
            .ok()
            .filter(|date| date.year() > 0)
    };
    if first.len() == 4 {
        return date(numbers[0], numbers[1], numbers[2]).map(|date| Word::Numeric(date, None));
    }
    let year = match third.len() {
        4 => numbers[2],
        2 if separator == '/' => century(numbers[2]),
        _ => return None,
    };
    if first.len() > 2 || second.len() > 2 {
        return None;
    }
    let month_first = date(year, numbers[0], numbers[1]);
    let day_first = date(year, numbers[1], numbers[0]);
    match (separator, month_first, day_first) {
        ('.', _, Some(date)) => Some(Word::Numeric(date, None)),
        ('.', ..) => None,
        (_, Some(date), other) => Some(Word::Numeric(date, other.filter(|other| *other != date))),
        (_, None, other) => other.map(|date| Word::Numeric(date, None)),
    }
}
