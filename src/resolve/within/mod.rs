//! Coreference within one article: sieves from the surest to the weakest, each with its reason.
//!
//! After Lee et al., "Deterministic coreference resolution based on entity-centric, precision-ranked rules" (2013): a sieve
//! only joins what the ones before it left apart, and never two mentions that differ in person, number or gender. When in
//! doubt a mention stays alone, and a pronoun stays open.

mod bodies;
mod features;
mod names;
mod nominals;
mod pronouns;

use crate::language::Document;
use crate::model::{Annotations, EntityType, Mention, MentionKind, RuleId};
use crate::resolve::across::name::PersonName;
use features::{Features, Gender};
use std::collections::BTreeMap;

/// Sets `chain` and `chain_rule` of each mention. A pronoun that nobody can place keeps `None`. What the statements say counts, what the
/// events do does not: they are found after this, and know who is who.
pub fn chain(document: &Document<'_>, annotations: &mut Annotations) {
    let features: Vec<Features> =
        annotations.mentions.iter().map(|mention| Features::of(document, mention)).collect();
    let mut chains = Chains::new(document, &annotations.mentions, &features);
    let by_head = features.iter().enumerate().map(|(index, features)| (features.head, index)).collect();
    let view = View { document, annotations, features: &features, by_head };
    names::join(&view, &mut chains);
    nominals::join(&view, &mut chains);
    pronouns::join(&view, &mut chains);
    nominals::join_owned(&view, &mut chains);
    let roots: Vec<usize> = (0..features.len()).map(|index| chains.first(index)).collect();
    for (index, mention) in annotations.mentions.iter_mut().enumerate() {
        if mention.kind == MentionKind::Pronoun && chains.is_alone(index) {
            continue;
        }
        mention.chain = Some(roots[index]);
        mention.chain_rule = chains.rule[index];
    }
}

/// Gives each mention the class of its chain, and forgets unnamed things that nothing else in the article stands for.
pub fn settle(annotations: &mut Annotations) {
    let roots: Vec<usize> = annotations
        .mentions
        .iter()
        .enumerate()
        .map(|(index, mention)| mention.chain.unwrap_or(index))
        .collect();
    let mut sizes = vec![0_usize; roots.len()];
    for &root in &roots {
        sizes[root] += 1;
    }
    let classes = classes(&annotations.mentions, &roots);
    for (index, mention) in annotations.mentions.iter_mut().enumerate() {
        if mention.chain.is_none() {
            continue;
        }
        let open = mention.kind == MentionKind::Pronoun || mention.class == EntityType::Other;
        let weak = |class: EntityType| class == EntityType::Org && bodies::may_be_body(mention);
        if let Some(&class) = classes.get(&roots[index]).filter(|class| open || weak(**class)) {
            mention.class = class;
        }
    }
    forget(annotations, |index, mention| {
        mention.kind == MentionKind::Nominal && mention.class == EntityType::Other && sizes[roots[index]] == 1
    });
}

/// Takes out mentions of unnamed things that nothing else in the article stands for.
fn forget(annotations: &mut Annotations, is_idle: impl Fn(usize, &Mention) -> bool) {
    let mut kept = 0;
    let new: Vec<usize> = annotations
        .mentions
        .iter()
        .enumerate()
        .map(|(index, mention)| {
            let place = kept;
            kept += usize::from(!is_idle(index, mention));
            place
        })
        .collect();
    let mut index = 0;
    annotations.mentions.retain(|mention| {
        index += 1;
        !is_idle(index - 1, mention)
    });
    for mention in &mut annotations.mentions {
        mention.chain = mention.chain.map(|chain| new[chain]);
    }
    for role in &mut annotations.roles {
        role.person = new[role.person];
        role.of = role.of.map(|body| new[body]);
    }
}

/// What each chain stands for: the class of its first name, else of its first common noun, that has one. `it` is of
/// the class of the company it stands for, and so is the acronym of a ministry.
fn classes(mentions: &[Mention], roots: &[usize]) -> BTreeMap<usize, EntityType> {
    let mut found = BTreeMap::new();
    for kind in [MentionKind::Name, MentionKind::Nominal] {
        for (mention, &root) in mentions.iter().zip(roots) {
            if mention.kind == kind && !matches!(mention.class, EntityType::Other | EntityType::Norp) {
                found.entry(root).or_insert(mention.class);
            }
        }
    }
    found
}

/// What the sieves look at.
struct View<'v> {
    document: &'v Document<'v>,
    annotations: &'v Annotations,
    features: &'v [Features],
    /// The mention at each head token.
    by_head: BTreeMap<usize, usize>,
}

impl View<'_> {
    fn mentions(&self) -> &[Mention] {
        &self.annotations.mentions
    }

    /// The words of a mention.
    fn words(&self, index: usize) -> &str {
        self.annotations.mentions[index].span.of(self.document.text)
    }
}

/// Chains of mentions: a union-find whose root is the first mention, with the rule that joined each.
struct Chains {
    parent: Vec<usize>,
    size: Vec<usize>,
    rule: Vec<Option<RuleId>>,
    /// Of the chain that the mention is the first of: `Brandt` is a woman where `Lena Brandt` is.
    gender: Vec<Gender>,
    /// Of the chain that the mention is the first of: a full name of the person.
    person: Vec<Option<PersonName>>,
}

impl Chains {
    fn new(document: &Document<'_>, mentions: &[Mention], features: &[Features]) -> Self {
        let count = features.len();
        let person = |mention: &Mention| {
            let is_person = mention.kind == MentionKind::Name && mention.class == EntityType::Person;
            let name = is_person.then(|| PersonName::new(mention.span.of(document.text)))?;
            name.is_full().then_some(name)
        };
        Self {
            person: mentions.iter().map(person).collect(),
            parent: (0..count).collect(),
            size: vec![1; count],
            rule: vec![None; count],
            gender: features.iter().map(|features| features.gender).collect(),
        }
    }

    fn gender(&mut self, index: usize) -> Gender {
        let first = self.first(index);
        self.gender[first]
    }

    /// The first mention of the chain.
    fn first(&mut self, mut index: usize) -> usize {
        while self.parent[index] != index {
            self.parent[index] = self.parent[self.parent[index]];
            index = self.parent[index];
        }
        index
    }

    fn is_alone(&mut self, index: usize) -> bool {
        let first = self.first(index);
        self.size[first] == 1
    }

    /// Whether two chains have full names of two persons: `Ada Voss`, `Paul Hale`.
    fn are_two(&self, left: usize, right: usize) -> bool {
        let (one, other) = (&self.person[left], &self.person[right]);
        one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| !one.fits(other))
    }

    /// Joins two chains, unless they are two persons; `later` is the mention that found its antecedent by `rule`.
    fn join(&mut self, earlier: usize, later: usize, rule: RuleId) {
        let (left, right) = (self.first(earlier), self.first(later));
        if left != right && !self.are_two(left, right) {
            let (first, second) = (left.min(right), left.max(right));
            self.parent[second] = first;
            self.size[first] += self.size[second];
            if self.gender[first] == Gender::Unknown {
                self.gender[first] = self.gender[second];
            }
            if self.person[first].is_none() {
                self.person[first] = self.person[second].take();
            }
            self.rule[later] = self.rule[later].or(Some(rule));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::Knowledge;
    use crate::model::{Article, EntityType};
    use crate::pipeline::read_article;

    /// `expected`: chains of two or more mentions, each `a | b | c`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = Article { id: "t".into(), text: text.into(), ..Article::default() };
        let reading = read_article(article, &Knowledge::default());
        let mentions = &reading.annotations.mentions;
        let mut chains = Vec::new();
        for first in 0..mentions.len() {
            let members: Vec<&str> = mentions
                .iter()
                .filter(|mention| mention.chain == Some(first))
                .map(|mention| reading.words(mention.span))
                .collect();
            if members.len() > 1 {
                chains.push(members.join(" | "));
            }
        }
        assert_eq!(chains, expected, "{text}");
    }

    #[test]
    fn a_surname_joins_the_only_full_name_that_fits() {
        check("Lena Brandt spoke in Paris. Brandt denied it.", &["Lena Brandt | Brandt"]);
    }

    #[test]
    fn the_name_of_a_people_with_an_article_is_a_person() {
        check(
            "Ida Holm came third in Arden. “The snow was wet,” said the Canadian.",
            &["Ida Holm | Canadian"],
        );
        check("Omar Dale won the race. The Kenyan had trained in the hills.", &["Omar Dale | Kenyan"]);
        // Two persons, a noun behind, people who are many.
        check("Ida Holm beat Omar Dale. “It was fast,” said the Canadian.", &[]);
        check("Ida Holm came third. The Canadian team left.", &[]);
        check("Ida Holm came third. The British left.", &[]);
    }

    #[test]
    fn two_full_names_with_other_surnames_are_two_persons_whatever_office_they_share() {
        let text = "District attorney Ada Voss spoke on Monday. The baker's attorney, Paul Hale, said the bread was good. Hale left.";
        let article = Article { id: "t".into(), text: text.into(), ..Article::default() };
        let reading = read_article(article, &Knowledge::default());
        let chain = |name: &str| {
            let found =
                reading.annotations.mentions.iter().find(|mention| reading.words(mention.span) == name);
            found.and_then(|mention| mention.chain)
        };
        assert_ne!(chain("Ada Voss"), chain("Paul Hale"));
        assert_eq!(chain("Hale"), chain("Paul Hale"));
    }

    #[test]
    fn a_surname_that_is_also_a_place_follows_the_full_name() {
        check("Nora Peru spoke in Paris. Peru said the plan was sound.", &["Nora Peru | Peru"]);
        // Nobody is called so here.
        check("Nora Hale spoke in Peru. Peru said the plan was sound.", &["Peru | Peru"]);
    }

    #[test]
    fn one_of_a_people_who_speaks_is_who_was_told_of() {
        check(
            "Lena Brandt finished ninth in Arden on Friday. \"The snow was too soft,\" said the Canadian.",
            &["Lena Brandt | Canadian"],
        );
    }

    #[test]
    fn a_family_name_of_two_parts_is_no_full_name() {
        check(
            "Ada Smith-Brandt left on Monday. Smith-Brandt had two boats.",
            &["Ada Smith-Brandt | Smith-Brandt"],
        );
    }

    #[test]
    fn a_short_name_of_a_company_and_of_a_team_joins_the_long_one() {
        check(
            "Halvik Eder Bank lost money. Analysts said Halvik had cut the pay.",
            &["Halvik Eder Bank | Halvik"],
        );
        check(
            "The Arden Eagles won after a late goal by their striker, and the coach praised the team. The Eagles lost.",
            &["Arden Eagles | their | Eagles"],
        );
    }

    #[test]
    fn a_guard_may_be_who_was_arrested() {
        check("Tom Oden wrote the report. The guard stole a key. He was arrested.", &["guard | He"]);
    }

    #[test]
    fn a_surname_that_fits_two_names_joins_neither() {
        check("Lena Brandt met Paul Brandt in Paris. Brandt left on Monday.", &[]);
    }

    #[test]
    fn an_acronym_joins_the_name_before_its_bracket() {
        check(
            "The Higher Military Commission (HMC) met. The HMC adjourned.",
            &["Higher Military Commission | HMC | HMC"],
        );
    }

    #[test]
    fn a_body_is_named_in_short() {
        check("Halvik Motors Ltd. lost money. Halvik blamed the port.", &["Halvik Motors Ltd. | Halvik"]);
        check(
            "The Norwegian Air Force took off. The Air Force landed.",
            &["Norwegian Air Force | Air Force"],
        );
        check("Arden Motors sued Arden Airlines. Arden lost.", &[]);
    }

    #[test]
    fn a_noun_takes_up_the_noun_before_it() {
        check("A boat sank off Arden. The boat carried sugar.", &["boat | boat"]);
        // Another boat; and nothing is said of the second that was said of the first.
        check("A boat sank off Arden. A boat carried sugar.", &[]);
        check("A boat sank off Arden. The red boat carried sugar.", &[]);
    }

    #[test]
    fn what_one_owner_has_is_one_thing() {
        check(
            "Lena Brandt sold her boat. Paul Hale saw her boat.",
            &["Lena Brandt | her | her", "her boat | her boat"],
        );
        check(
            "Lena Brandt sold her boat. Paul Hale kept his boat.",
            &["Lena Brandt | her", "Paul Hale | his"],
        );
    }

    #[test]
    fn it_and_an_acronym_take_the_class_of_what_they_stand_for() {
        let text = "Norland Motors Corp. (NMC) lost money. It will close a plant.";
        let article = Article { id: "t".into(), text: text.into(), ..Article::default() };
        let reading = read_article(article, &Knowledge::default());
        let classes: Vec<(&str, EntityType)> = reading
            .annotations
            .mentions
            .iter()
            .filter(|mention| ["NMC", "It"].contains(&reading.words(mention.span)))
            .map(|mention| (reading.words(mention.span), mention.class))
            .collect();
        assert_eq!(classes, [("NMC", EntityType::Org), ("It", EntityType::Org)]);
    }

    #[test]
    fn mine_in_a_quotation_is_never_what_he_stands_for() {
        check("“The plan is mine,” Paul Hale said. He left.", &["mine | Paul Hale | He"]);
        check("The plan is mine. He left.", &[]);
    }

    #[test]
    fn he_after_a_quotation_is_the_speaker() {
        check("“We won,” Paul Hale said. “They lost,” he added.", &["Paul Hale | he"]);
    }
}
