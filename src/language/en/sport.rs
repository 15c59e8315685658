//! Whether a report is one on sport.

use crate::language::Document;
use std::collections::BTreeSet;

/// Nouns of sport; lemmas, sorted. Source: our choice.
const NOUNS: &[&str] = &[
    "baseball",
    "basketball",
    "batsman",
    "bowler",
    "championship",
    "coach",
    "cricket",
    "cup",
    "defender",
    "fixture",
    "football",
    "footballer",
    "forward",
    "fullback",
    "goal",
    "goalkeeper",
    "half-time",
    "handball",
    "hockey",
    "innings",
    "kickoff",
    "league",
    "match",
    "midfielder",
    "olympics",
    "penalty",
    "playoff",
    "quarterback",
    "quarterfinal",
    "referee",
    "rugby",
    "scorer",
    "season",
    "semifinal",
    "soccer",
    "stadium",
    "striker",
    "team",
    "tennis",
    "touchdown",
    "tournament",
    "volleyball",
    "wicket",
    "winger",
];

/// Clubs, and teams by their nicknames, whose names are common words, persons or peoples elsewhere; sorted. Source: our choice, from the
/// leagues of North America, of football in Europe and of motor racing.
const CLUBS: &[&str] = &[
    "49ers",
    "76ers",
    "Ajax",
    "Angels",
    "Arsenal",
    "Astros",
    "Athletics",
    "Avalanche",
    "Barcelona",
    "Bears",
    "Benfica",
    "Bengals",
    "Besiktas",
    "Bills",
    "Blackhawks",
    "Braves",
    "Brewers",
    "Broncos",
    "Browns",
    "Bruins",
    "Buccaneers",
    "Bucks",
    "Bulls",
    "Canadiens",
    "Canucks",
    "Capitals",
    "Cardinals",
    "Cavaliers",
    "Celtic",
    "Celtics",
    "Chargers",
    "Chelsea",
    "Chiefs",
    "Clippers",
    "Colts",
    "Cowboys",
    "Cubs",
    "Diamondbacks",
    "Dodgers",
    "Dolphins",
    "Eagles",
    "Everton",
    "Falcons",
    "Ferrari",
    "Flames",
    "Flyers",
    "Fulham",
    "Galatasaray",
    "Giants",
    "Grizzlies",
    "Haas",
    "Hawks",
    "Hornets",
    "Hurricanes",
    "Islanders",
    "Jaguars",
    "Jets",
    "Juventus",
    "Kings",
    "Knicks",
    "Lakers",
    "Lions",
    "Liverpool",
    "Magic",
    "Mariners",
    "Marlins",
    "Mavericks",
    "McLaren",
    "Mercedes",
    "Mets",
    "Nationals",
    "Nets",
    "Nuggets",
    "Oilers",
    "Orioles",
    "Pacers",
    "Packers",
    "Padres",
    "Panthers",
    "Patriots",
    "Pelicans",
    "Penguins",
    "Phillies",
    "Pirates",
    "Pistons",
    "Raiders",
    "Rams",
    "Rangers",
    "Raptors",
    "Ravens",
    "Rays",
    "Reds",
    "Redskins",
    "Renault",
    "Rockets",
    "Rockies",
    "Royals",
    "Saints",
    "Sauber",
    "Seahawks",
    "Senators",
    "Sharks",
    "Spurs",
    "Steelers",
    "Suns",
    "Texans",
    "Timberwolves",
    "Titans",
    "Tottenham",
    "Twins",
    "Vikings",
    "Warriors",
    "Watford",
    "Wizards",
    "Wolves",
    "Yankees",
];

/// Whether a name that is something else elsewhere is a club or team in a report on sport: `Arsenal`, `the Bulls`.
pub(crate) fn is_club(name: &str) -> bool {
    CLUBS.binary_search(&name).is_ok()
}

/// How many different nouns of sport make a report one of sport. Our choice.
const LEAST: usize = 3;

/// Whether `lemma` is a noun of sport.
pub(crate) fn is_noun(lemma: &str) -> bool {
    NOUNS.binary_search(&lemma).is_ok()
}

/// Whether the article has three different nouns of sport: one on a cup of tea has not. Linear in the text.
pub(crate) fn is_reported(document: &Document<'_>) -> bool {
    let nouns: BTreeSet<&str> = (0..document.tokens.len())
        .map(|index| document.lemma(index))
        .filter(|lemma| is_noun(lemma))
        .collect();
    nouns.len() >= LEAST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        assert!(NOUNS.is_sorted() && CLUBS.is_sorted());
    }
}
