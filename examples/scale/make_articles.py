#!/usr/bin/env python3
"""Writes invented news articles as JSON Lines: python3 make_articles.py 10000 > articles.jsonl

Persons, places, bodies and figures are made from syllables; the articles of one story tell the same happenings in other
words, on days close to each other, and sometimes with another figure. About 4.7 KB of text an article. The same number
gives the same article, whatever the range asked for.
"""
import datetime
import json
import random
import sys

ONSET = "b br d dr f g gr h k kl l m n p pr r s st t tr v z".split()
VOWEL = "a e i o u ai ei ou".split()
CODA = " n r l s k m nd rt st".split(" ")
GIVEN = ("Ada Lena Paul Omar Yusuf Maria Ivan Oleg Nadia Felix Clara Anton Irene Hugo Samir Leila Boris Edith Jonas "
         "Petra Viktor Amina Carl Dora Emil Greta Hassan Ines Karim Lars Marta Nils Olga Rana Stefan Tomas Vera Walid "
         "Yara Zoran").split()
OFFICE = ("mayor", "finance minister", "harbour director", "police chief", "union leader", "health minister",
          "foreign minister", "army commander", "opposition leader", "chief prosecutor")
BODY = ("Harbour Authority", "Trade Council", "Farmers Union", "National Bank", "Rail Company", "Medical Society",
        "Energy Board", "Workers Party", "Border Guard", "Institute of Science")
FILL = (
    "The road along the coast is used by thousands of people each day, and residents have complained about it for years.",
    "Prices for grain and fuel have risen since the spring, according to figures of the statistics office.",
    "Schools in the region will stay open, and buses run as usual.",
    "Nobody has explained so far why the warning came so late.",
    "A similar plan failed two years ago because the money ran out.",
    "Shops near the market closed early, and many streets were empty in the evening.",
    "The weather service expects more rain in the coming days.",
    "Analysts see the step as part of a longer quarrel between the coast and the inland towns.",
)


def word(rng, syllables):
    return "".join(rng.choice(ONSET) + rng.choice(VOWEL) for _ in range(syllables)) + rng.choice(CODA)


def name(rng, syllables=2):
    return word(rng, syllables).capitalize()


class Story:
    """Who, where and what several articles tell."""

    def __init__(self, number):
        rng = random.Random(f"story {number}")
        self.day = datetime.date(2031, 1, 6) + datetime.timedelta(days=number % 330)
        self.town, self.land = name(rng), name(rng, 3) + "ia"
        self.people = [f"{rng.choice(GIVEN)} {name(rng, rng.choice((2, 3)))}" for _ in range(8)]
        self.offices = [rng.choice(OFFICE) for _ in self.people]
        self.bodies = [f"{name(rng)} {rng.choice(BODY)}" for _ in range(4)]
        self.dead, self.money, self.kind = rng.randint(3, 60), rng.randint(2, 900), rng.randrange(5)
        # Some persons of public life stand in many stories.
        known = random.Random(f"known {number % 97}")
        self.people[0] = f"{known.choice(GIVEN)} {name(known, 3)}"


def sentences(story, rng, published):
    people, offices, bodies = story.people, story.offices, story.bodies
    weekday = story.day.strftime("%A")
    on = f"on {weekday}" if (published - story.day).days < 6 else f"on {story.day.day} {story.day.strftime('%B %Y')}"
    last = people[1].split()[-1]
    dead = story.dead + (rng.randint(0, 4) if rng.random() < 0.3 else 0)
    events = (
        f"An explosion at the port of {story.town} killed {dead} people {on}, the {bodies[0]} said.",
        f"{people[0]} met {people[1]}, the {offices[1]} of {story.land}, in {story.town} {on}.",
        f"The {bodies[1]} signed an agreement with the {bodies[2]} in {story.town} {on} worth {story.money} million dollars.",
        f"Police arrested {people[2]} in {story.town} {on}, the {offices[3]}, {people[3]}, said.",
        f"Workers of the {bodies[3]} went on strike in {story.town} {on}.",
    )
    start = story.kind
    told = [events[(start + step) % len(events)] for step in range(rng.randint(3, 5))]
    told += [
        f"“We will not leave {story.town} before every question is answered,” said {people[1]}, the {offices[1]} of {story.land}.",
        f"{last} told reporters that the {bodies[1]} had known of the plan since {story.day.strftime('%B')}.",
        f"{people[4]}, a spokesperson for the {bodies[2]}, denied that any money had been paid.",
        f"According to {people[5]}, who leads the {bodies[3]}, {rng.randint(2, 40)} members were injured.",
        f"The {offices[6]}, {people[6]}, resigned {on} after the vote in {story.land}.",
        f"{people[7]} said the talks with {story.land} would resume on "
        f"{(story.day + datetime.timedelta(days=9)).strftime('%-d %B %Y')}.",
        f"The court in {story.town} sentenced {people[2].split()[-1]} to {rng.randint(2, 9)} years in prison, "
        f"{people[5].split()[-1]} said.",
        f"“This is the worst year that the {bodies[0]} has seen,” {people[6].split()[-1]} said.",
    ]
    rng.shuffle(told)
    return told


def article(number):
    rng = random.Random(f"article {number}")
    # Every eighth article begins a story; the seven after it go on with it.
    story, other = Story(number // 8), Story(number // 8 + 97 * rng.randint(1, 3))
    published = story.day + datetime.timedelta(days=rng.randint(0, 4))
    other.day = min(other.day, published)
    told = sentences(story, rng, published)
    third = Story(number // 8 + 97 * rng.randint(4, 6))
    third.day = min(third.day, published)
    told += sentences(other, rng, published)[:9] + sentences(third, rng, published)[:9]
    told += [sentence for sentence in rng.sample(FILL, len(FILL))]
    guests = [f"{rng.choice(GIVEN)} {name(rng, 3)}" for _ in range(6)]
    told += [f"{guest}, who lives in {name(rng)}, said that {rng.choice(('her', 'his'))} family heard of it "
             f"{rng.choice(('from a neighbour', 'on the radio', 'at work'))}." for guest in guests]
    head, rest = told[0], told[1:]
    rng.shuffle(rest)
    paragraphs = [f"{story.town.upper()} (DN) — {head}"]
    paragraphs += [" ".join(rest[at:at + 3]) for at in range(0, len(rest), 3)]
    return {"id": f"syn-{number:07}", "source": f"Paper {number % 23}", "published": published.isoformat(),
            "title": f"{story.town}: {story.people[1]} under pressure", "text": "\n\n".join(paragraphs)}


def main():
    count, start = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    for number in range(start, start + count):
        sys.stdout.write(json.dumps(article(number), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
