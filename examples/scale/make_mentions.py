#!/usr/bin/env python3
"""Writes digests that hold names alone: python3 make_mentions.py 1000000 > digests.jsonl

Ten persons an article, so that the number is that of mentions: five of a thousand whom many articles name, five whom few
name (of 823,543 names in all). The articles are those of `cargo bench --bench identity`, each with a key of sixteen digits. What is
measured on them stands in docs/scale.md.
"""
import sys

SOUNDS = "bdflmnr"
VERSION = 7


def word(number, digits):
    """A word for a number: no two of them are spellings of one."""
    digits = [number // 7**place % 7 for place in range(digits)]
    weighted = sum((place + 1) * digit for place, digit in enumerate(digits))
    return "".join(SOUNDS[digit % 7] + "a" for digit in [*digits, sum(digits), weighted]).capitalize()


FAMILIES = [word(number, 5) for number in range(7**5)]
GIVEN = [word(number, 2) for number in range(49)]


def person(number):
    return f"{GIVEN[number % 49]} {FAMILIES[number // 49 % 7**5]}"


def main():
    for number in range(int(sys.argv[1]) // 10):
        names = [person(1_000 + 5 * number + index // 2 if index % 2 == 0 else (7 * number + index) % 1_000)
                 for index in range(10)]
        actors = ",".join(f'{{"f":[{100 * index},{100 * index + 10}],"n":["{name}"]}}'
                          for index, name in enumerate(names))
        print(f'{{"dateline-digest":{VERSION},"run":{{"version":"0.1.0"}},'
              f'"digest":{{"key":"{number:016x}","id":"a{number:06}","actors":[{actors}]}}}}')


if __name__ == "__main__":
    main()
