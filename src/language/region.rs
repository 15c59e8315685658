//! Marks the parts of a text that are not the report itself.
//!
//! Nothing is deleted: a region only tells later stages what stands there. Every kind has a pattern below with a line
//! it catches and one it leaves.

use super::en::agency;
use super::publication::HEAD;
use super::{dateline, stamp};
use crate::model::{ByteSpan, Region, RegionKind};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// Longest name of an author, agency or photographer, in bytes.
const LONGEST_NAME: usize = 80;

// Character classes of all of Unicode and counted repetitions make a pattern slow to build; the patterns here name what
// must not stand in a part, and code looks at its letters and length.

/// Catches `Talks in the palace. Photo: AFP`, `A view of Arden. (Photo by Ann Lee)`; leaves `The photo: a fake`.
static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?:Photo|Photograph|Image|Picture|Photo credit|Image credit|Credit)(?::| by) ?(?P<by>[^!?:;()“”"\n]+)\)?\.?$|\((?:File )?(?:Photo|Image)[^)]*\)\.?$|[Ff]ile photo\.?$|^(?:Photo|Image|File photo|FILE PHOTO|FILE - )"#)
        .expect("the pattern is valid")
});

/// Catches `X/@ArdenPalace`, `Photo: AFP`, `Source: Norland Wire`, `(Reuters)`, `Jo Dale contributed to this report.`;
/// leaves any other sentence.
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    let agencies = agency::pattern();
    Regex::new(&format!(
        r#"^(?:(?:X|Twitter|Facebook|Instagram|Telegram)/)?@[A-Za-z0-9_]+$|^(?:Photo|Source|Image|Credit|Picture)s?: ?(?P<by>[^,!?:;()“”"]+)$|^\(?(?P<agency>{agencies})\)?$|^[^a-z].+ contributed (?:reporting|to this (?:report|story|article))\.?$"#
    ))
    .expect("the pattern is valid")
});

/// Catches `— Lena Brandt (@lbrandt) May 2, 2031`; leaves `- the third in May`.
static SIGNATURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|\s)(?:—|–|--|-|&mdash;) ?(?P<name>[^@\n]+?) ?\((?P<handle>@[A-Za-z0-9_]+)\),? (?P<date>[A-Za-z]+\.? [0-9]+, [0-9]{4}|[0-9]+ [A-Za-z]+\.? [0-9]{4})\s*$")
        .expect("the pattern is valid")
});

/// Catches `By Lena Brandt`, `By ANN LEE and JO DALE, Staff Writers`; leaves `By Monday the talks had failed.`
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:By|BY|by) (?P<names>[^,|!?0-9]+?)(?:(?:,| [|-]) [^.!?]+)?$")
        .expect("the pattern is valid")
});

/// Catches `(Reporting by Jo Dale; Editing by Ann Lee)`; leaves `Reporting by the panel was late and partial, she said`.
static SIGN_OFF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\(?(?:Additional |With )?(?:[Rr]eporting|Writing|Editing|Compiled) by [^a-z .!?][^.!?]+(?:\)|; ?[Ee]diting by [^.!?]+\)?)\.?$")
        .expect("the pattern is valid")
});

/// Catches `Comments`, `Leave a reply`; everything after it is the page's, not the report's.
static COMMENTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:comments?(?: \([0-9]+\))?|[0-9]+ comments?|leave a (?:comment|reply)|post a comment|join the (?:conversation|discussion))[:.]?$")
        .expect("the pattern is valid")
});

/// Catches `Copyright © 2031 Delta News`, `© Norland Wire. All rights reserved.`; leaves `a copyright case`.
static COPYRIGHT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:Copyright ?(?:©|\([cC]\)|[0-9]{4})|©|\([cC]\) ?[0-9]{4})|[Aa]ll [Rr]ights [Rr]eserved\.?$|^This material may not be published, broadcast")
        .expect("the pattern is valid")
});

/// Catches `Sign up for our newsletter`, `Read more: ...`, `RELATED: ...`; leaves `Readers sign up late`.
static BOILERPLATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:sign up (?:for|to|here)|enter your e-?mail|join (?:our|us on) (?:[a-z]+ )?(?:whatsapp|telegram|channel|newsletter)|view this post on|a post shared by|share this (?:article|story|page)|print this (?:article|story|page)|privacy policy|terms (?:of (?:use|service)|and conditions)$|cookie (?:policy|settings)$|(?:top|trending|latest) (?:stories|news|headlines)$|tags ?:|subscribe (?:to|now|here)|follow us on|click here|read (?:more|also|next) ?[:|>-]|also read(?: ?[:|>-]|$)|see also ?:|related(?: stories| articles| content| news| links)? ?(?::|$)|more (?:on this story|from) ?:|advertisement$|share this|most read$|recommended ?:?$|download (?:our|the) app|(?:this article )?was first published|get the latest .*(?:newsletter|inbox))")
        .expect("the pattern is valid")
});

/// Catches what pages leave inside a paragraph when their text is taken out: `Image copyright Delta Wire Image caption`,
/// `Enlarge this image toggle caption Jo Dale/AFP Jo Dale/AFP`, `Hide Caption 2 of 8`, `Advertisement Continue reading the main
/// story`; leaves `the caption of the image`.
static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    let agencies = agency::pattern();
    Regex::new(&format!(
        r"Image (?:copyright|source|credit),?(?: [A-Z][A-Za-z]*(?: (?:[A-Z][A-Za-z]*|/))?(?: Images?)?)? (?:Image|Media) caption,?|(?:Image|Media) caption |Enlarge this image(?: toggle caption)?(?: [^ ./]+ [^ ./]+/(?:{agencies}))?(?: [^ ./]+ [^ ./]+/(?:{agencies}))?|Hide Caption [0-9]+ of [0-9]+|Advertisement Continue reading the main story|Continue reading the main story"
    ))
    .expect("the pattern is valid")
});

/// Marks the regions of `text`, in order, without overlaps.
pub fn regions(text: &str) -> Vec<Region> {
    let lines = lines(text);
    let mut found: Vec<Region> = Vec::new();
    for (number, &line) in lines.iter().enumerate() {
        let words = line.of(text);
        if COMMENTS.is_match(words) && line.start * 3 > text.len() {
            found.push(region(ByteSpan::new(line.start, text.trim_end().len()), RegionKind::Boilerplate));
            break;
        }
        if let Some(embed) = embedded_post(text, &lines, number) {
            // The post's own lines may have been taken for something else already.
            found.retain(|earlier| !embed.span.overlaps(&earlier.span));
            found.push(embed);
        } else if let Some(stamp) = stamp_line(text, line, number) {
            found.push(stamp);
        } else if let Some(kind) = kind_of_line(words, number) {
            found.push(Region { author: author(text, line, kind), ..region(line, kind) });
        } else if number < 6
            && let Some(dateline) = dateline::in_line(text, line)
        {
            found.push(dateline);
        }
    }
    let inside =
        INSIDE.find_iter(text).map(|inside| ByteSpan::new(inside.start(), inside.end()).trimmed(text));
    for span in inside {
        if !found.iter().any(|region| region.span.overlaps(&span)) {
            found.push(region(span, RegionKind::Boilerplate));
        }
    }
    found.sort_by_key(|region| region.span);
    found
}

/// Adds the regions that the markup of a page shows. These are whole where the pattern of a line sees a part; what a
/// pattern reads in them (the author of a post, its day) stays.
pub(super) fn with_marked(mut found: Vec<Region>, marked: &[Region]) -> Vec<Region> {
    for marked in marked {
        let mut region = marked.clone();
        for inner in found.iter().filter(|inner| inner.span.overlaps(&marked.span)) {
            let (start, end) = (region.span.start.min(inner.span.start), region.span.end.max(inner.span.end));
            region.span = ByteSpan::new(start, end);
            if inner.kind == region.kind {
                region.author = region.author.or(inner.author);
                region.date = region.date.or(inner.date);
            }
        }
        found.retain(|inner| !inner.span.overlaps(&region.span));
        found.push(region);
    }
    found.sort_by_key(|region| region.span);
    found
}

/// Gives each dateline that names a day without its year the year that lies nearest to the day of publication.
pub(super) fn complete(text: &str, regions: &mut [Region], published: Option<Date>) {
    let Some(published) = published else { return };
    let open =
        regions.iter_mut().filter(|region| region.kind == RegionKind::Dateline && region.date.is_none());
    for region in open {
        let Some(stamp) = stamp::day_in(region.span.of(text)) else { continue };
        let years = [0, -1, 1].map(|shift| published.year() + shift);
        let days = years.into_iter().filter_map(|year| Date::new(year, stamp.month, stamp.day).ok());
        region.date = days.min_by_key(|day| (*day - published).get_days().abs());
    }
}

/// A line of the head that only says when the page was published.
fn stamp_line(text: &str, line: ByteSpan, number: usize) -> Option<Region> {
    let stamps = if number < HEAD { stamp::in_line(text, line) } else { Vec::new() };
    let first = stamps.iter().min_by_key(|stamp| stamp.label)?;
    Some(Region { date: first.date(), ..region(line, RegionKind::Dateline) })
}

/// The lines that hold words, trimmed.
pub(super) fn lines(text: &str) -> Vec<ByteSpan> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = ByteSpan::new(start, start + line.len()).trimmed(text);
        if !span.is_empty() {
            found.push(span);
        }
        start += line.len();
    }
    found
}

fn region(span: ByteSpan, kind: RegionKind) -> Region {
    Region { span, kind, author: None, place: None, date: None }
}

/// What a line is as a whole; `number` counts from 0.
fn kind_of_line(line: &str, number: usize) -> Option<RegionKind> {
    if line.len() > 400 {
        return None;
    }
    if COPYRIGHT.is_match(line) {
        Some(RegionKind::Copyright)
    } else if is_signed(&CREDIT, line) {
        Some(RegionKind::Credit)
    } else if is_signed(&CAPTION, line) {
        Some(RegionKind::Caption)
    } else if (number < 6 && is_byline(line)) || SIGN_OFF.is_match(line) {
        Some(RegionKind::Byline)
    } else if line.len() < 160 && BOILERPLATE.is_match(line) {
        Some(RegionKind::Boilerplate)
    } else {
        None
    }
}

/// Whether a line fits and names somebody in few words, if it names anybody.
fn is_signed(pattern: &Regex, line: &str) -> bool {
    let by = |found: &regex::Captures<'_>| found.name("by").is_none_or(|by| (2..=60).contains(&by.len()));
    pattern.captures(line).is_some_and(|found| by(&found))
}

/// Whether a line names its authors: one or two, each in two to four capitalised words.
fn is_byline(line: &str) -> bool {
    let Some(names) = BYLINE.captures(line).and_then(|found| found.name("names")) else { return false };
    let names: Vec<&str> = names.as_str().split(" and ").flat_map(|names| names.split(" & ")).collect();
    let is_name = |name: &&str| {
        let words = name.split(' ').count();
        (2..=4).contains(&words)
            && name.len() <= LONGEST_NAME
            && name
                .split(' ')
                .all(|word| word.len() > 1 && word.starts_with(char::is_uppercase) && is_word(word))
    };
    names.len() <= 2 && names.iter().all(is_name)
}

/// Letters, stops, apostrophes and hyphens only.
pub(super) fn is_word(word: &str) -> bool {
    word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '.' | '\'' | '’' | '-'))
}

/// The names of a byline, the agency of a credit.
fn author(text: &str, line: ByteSpan, kind: RegionKind) -> Option<ByteSpan> {
    let (pattern, group) = match kind {
        RegionKind::Byline => (&BYLINE, "names"),
        RegionKind::Credit => (&CREDIT, "agency"),
        _ => return None,
    };
    let found = pattern.captures(line.of(text))?.name(group)?;
    Some(ByteSpan::new(line.start + found.start(), line.start + found.end()))
}

/// An embedded post that ends with the signature in line `number`: that line, and the post's text in the line before
/// if the signature stands alone.
fn embedded_post(text: &str, lines: &[ByteSpan], number: usize) -> Option<Region> {
    let line = lines[number];
    let found = SIGNATURE.captures(line.of(text))?;
    let signature = found.get(0)?;
    let author = found.name("name").filter(|name| name.len() <= LONGEST_NAME)?;
    let alone = signature.start() < 3;
    let start = if alone { lines.get(number.checked_sub(1)?)?.start } else { line.start };
    let date = stamp::day_in(&found["date"])?.date();
    Some(Region {
        span: ByteSpan::new(start, line.end),
        kind: RegionKind::Embed,
        author: Some(ByteSpan::new(line.start + author.start(), line.start + author.end()).trimmed(text)),
        place: None,
        date,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Compares the regions of a text, kind and words, with those expected.
    pub(in crate::language) fn check(text: &str, expected: &[(RegionKind, &str)]) {
        let regions = regions(text);
        let found: Vec<(RegionKind, &str)> =
            regions.iter().map(|region| (region.kind, region.span.of(text))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn place_day_and_agency_of_a_dateline_are_data() {
        let text = "Published May 3, 2031\nARDEN, Norland, May 2 (Delta Wire) - The talks began.";
        let mut regions = regions(text);
        complete(text, &mut regions, Date::new(2031, 5, 3).ok());
        let [stamp, dateline] = regions.as_slice() else { panic!("{regions:?}") };
        assert_eq!((stamp.kind, stamp.date), (RegionKind::Dateline, Date::new(2031, 5, 3).ok()));
        assert_eq!(dateline.place.map(|place| place.of(text)), Some("ARDEN"));
        assert_eq!(dateline.author.map(|agency| agency.of(text)), Some("Delta Wire"));
        assert_eq!(dateline.date, Date::new(2031, 5, 2).ok());
    }

    #[test]
    fn bylines_and_credits_name_their_authors() {
        let authors = |text: &str| {
            let regions = regions(text);
            regions.iter().filter_map(|region| Some(region.author?.of(text).to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(authors("By Ann Lee and Jo Dale, Staff Writers\nTalks began."), ["Ann Lee and Jo Dale"]);
        assert_eq!(authors("Talks began.\n(Reuters)"), ["Reuters"]);
        check(
            "Talks began.\n(Reporting by Jo Dale; Editing by Ann Lee)",
            &[(RegionKind::Byline, "(Reporting by Jo Dale; Editing by Ann Lee)")],
        );
        check(
            "Talks began.\nJo Dale in Arden contributed to this report.",
            &[(RegionKind::Credit, "Jo Dale in Arden contributed to this report.")],
        );
        check("Reporting by the panel was late.", &[]);
    }

    #[test]
    fn captions_credits_and_bylines_are_marked() {
        check(
            "By Lena Brandt\nX/@ArdenPalace\nTroops near the bridge at Arden. Photo: Norland Wire\nTalks began.",
            &[
                (RegionKind::Byline, "By Lena Brandt"),
                (RegionKind::Credit, "X/@ArdenPalace"),
                (RegionKind::Caption, "Troops near the bridge at Arden. Photo: Norland Wire"),
            ],
        );
        check("By Monday the talks had failed.", &[]);
    }

    #[test]
    fn an_embedded_post_has_its_own_author_and_day() {
        let text = "Talks began.\nWe start our work today. pic.twitter.com/abc\n— Palace Press Office (@palace) May 2, 2031\nMore.";
        let regions = regions(text);
        assert_eq!(regions.len(), 1);
        assert_eq!(regions[0].kind, RegionKind::Embed);
        assert_eq!(regions[0].author.map(|span| span.of(text)), Some("Palace Press Office"));
        assert_eq!(regions[0].date, Date::new(2031, 5, 2).ok());
        assert!(regions[0].span.of(text).starts_with("We start"));
    }

    #[test]
    fn what_the_markup_shows_holds_what_a_line_shows() {
        let text =
            "Talks began.\n\nWe start today.\n— Press Office (@press) May 2, 2031\n\nA view of the bridge";
        let at = |words: &str| {
            let start = text.find(words).expect("it is there");
            ByteSpan::new(start, start + words.len())
        };
        let post = ByteSpan::new(at("We start").start, at("May 2, 2031").end);
        let marked =
            [region(post, RegionKind::Embed), region(at("A view of the bridge"), RegionKind::Caption)];
        let found = with_marked(regions(text), &marked);
        let kinds: Vec<_> = found.iter().map(|region| (region.kind, region.span)).collect();
        assert_eq!(kinds, [(RegionKind::Embed, post), (RegionKind::Caption, at("A view of the bridge"))]);
        assert_eq!(found[0].author.map(|author| author.of(text)), Some("Press Office"));
    }

    #[test]
    fn what_a_page_leaves_inside_a_paragraph_is_no_part_of_it() {
        let marks = |words| (RegionKind::Boilerplate, words);
        check(
            "Bridge falls Image copyright Reuters Image caption The bridge fell. Talks began.",
            &[marks("Image copyright Reuters Image caption")],
        );
        check(
            "Fleet sails Enlarge this image toggle caption Jo Dale/AP Jo Dale/AP The fleet sailed.",
            &[marks("Enlarge this image toggle caption Jo Dale/AP Jo Dale/AP")],
        );
        check("The fleet sailed. Hide Caption 2 of 8\nMore.", &[marks("Hide Caption 2 of 8")]);
        check("Asked about the image, the copyright office read the caption.", &[]);
    }

    #[test]
    fn what_follows_the_comments_line_is_the_pages() {
        check(
            "Talks began in Arden.\nComments\nBe kind.\nPost a comment",
            &[(RegionKind::Boilerplate, "Comments\nBe kind.\nPost a comment")],
        );
        check(
            "Talks began.\nCopyright © 2031 Delta News",
            &[(RegionKind::Copyright, "Copyright © 2031 Delta News")],
        );
        check("The comments drew anger. Comments were many.", &[]);
    }
}
