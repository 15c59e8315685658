//! Whether the parts of a digest fit each other: digests come from files and from other machines.

use super::Digest;

impl Digest {
    /// The first part that names an actor or event report that is not there; `None` where all fit.
    ///
    /// ```
    /// use dateline::model::Digest;
    /// assert_eq!(Digest::default().incoherence(), None);
    /// assert_eq!(Digest { filed_from: Some(3), ..Digest::default() }.incoherence(), Some("filed_from"));
    /// ```
    pub fn incoherence(&self) -> Option<&'static str> {
        let actor = |actor: &usize| *actor < self.actors.len();
        let event = |event: &usize| *event < self.events.len();
        let parts: [(&str, bool); 8] = [
            ("filed_from", self.filed_from.iter().all(actor)),
            (
                "actors",
                self.actors.iter().flat_map(|one| &one.offices).all(|office| office.of.iter().all(actor)),
            ),
            (
                "events",
                self.events.iter().enumerate().all(|(index, one)| {
                    let parts = one.participants.iter().filter_map(|(_, part, _)| part.as_ref());
                    let place = one.place.iter().filter_map(|(place, _)| place.as_ref());
                    let first = self.events.get(one.node).is_some_and(|first| first.node == one.node);
                    one.holders.iter().chain(parts).chain(place).all(actor)
                        && one.caused_by.iter().all(event)
                        && one.node <= index
                        && first
                }),
            ),
            (
                "statements",
                self.statements.iter().all(|one| {
                    one.speakers.iter().chain(&one.about).all(actor) && one.events.iter().all(event)
                }),
            ),
            ("quotes", self.quotes.iter().all(|quote| actor(&quote.speaker))),
            ("titles", self.titles.iter().all(|title| actor(&title.actor))),
            ("order", self.order.iter().all(|order| event(&order.before) && event(&order.after))),
            ("pauses", self.pauses.iter().all(|pause| event(&pause.event))),
        ];
        parts.into_iter().find(|(_, fits)| !fits).map(|(name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::Knowledge;
    use crate::model::{Article, Digest};
    use crate::pipeline::read_article;

    fn digest() -> Digest {
        let text = "Rebels shelled the port of Arden on Monday after talks failed, Mayor Lena Brandt said. “We will stay,” \
                    she said. The attack killed three guards, the mayor of Arden said.";
        let article = Article { text: text.into(), ..Article::default() };
        read_article(article, &Knowledge::default()).digest
    }

    #[test]
    fn what_we_write_fits() {
        assert_eq!(digest().incoherence(), None);
    }

    #[test]
    fn what_names_nothing_is_found() {
        type Change = fn(&mut Digest);
        let far = 99;
        let changes: [(&str, Change); 6] = [
            ("events", |digest| digest.events[0].holders.push(99)),
            ("events", |digest| digest.events[0].node = 99),
            ("events", |digest| digest.events[0].caused_by = Some(99)),
            ("statements", |digest| digest.statements[0].speakers.push(99)),
            ("filed_from", |digest| digest.filed_from = Some(99)),
            ("actors", |digest| digest.actors.clear()),
        ];
        assert!(digest().actors.len() < far && digest().events.len() < far);
        for (part, change) in changes {
            let mut digest = digest();
            change(&mut digest);
            let found = digest.incoherence();
            // Without actors whatever names one first is named.
            assert!(found == Some(part) || part == "actors" && found.is_some(), "{part}: {found:?}");
        }
    }
}
