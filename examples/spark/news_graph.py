#!/usr/bin/env python3
"""Articles (JSON Lines or Parquet) to digests, N-Quads, one identity and Parquet tables, with Spark.

    spark-submit news_graph.py --articles 'articles/*.jsonl' --out out --dateline /usr/local/bin/dateline
    python3 news_graph.py --master 'local-cluster[2,1,1024]' --articles articles.jsonl --out out

Each partition is one run of `dateline extract --stream` (the program must lie at the same path on every worker): a line in is a
line out, and a task that is lost is run again without a double line. One `dateline resolve` then decides identity on the digests.
In OUT: digests/ (gzip), quads/ (gzip; the graphs of the articles), shared.nq and tables/ with statements, events, entities and
findings as Parquet. OUT is a folder that all machines see.
"""
import argparse
import json
import os
import shlex
import subprocess

from pyspark.sql import SparkSession
from pyspark.sql.types import ArrayType, IntegerType, StringType, StructField, StructType

GZIP = "org.apache.hadoop.io.compress.GzipCodec"
TEXT, NUMBER, TEXTS = StringType(), IntegerType(), ArrayType(StringType())


def table(**columns):
    return StructType([StructField(name, kind, True) for name, kind in columns.items()])


STATEMENTS = table(article=TEXT, published=TEXT, start=NUMBER, end=NUMBER, text=TEXT, speakers=TEXTS, about=TEXTS, events=TEXTS)
EVENTS = table(article=TEXT, published=TEXT, start=NUMBER, end=NUMBER, trigger=TEXT, lemma=TEXT, type=TEXT, status=TEXT,
               standing=TEXT, date=TEXT, date_from=TEXT, place=TEXT, participants=TEXTS, event=TEXT)
ENTITIES = table(entity=TEXT, label=TEXT, type=TEXT, wikidata=TEXT, other_labels=TEXTS, articles=NUMBER)
HAPPENINGS = table(event=TEXT, label=TEXT, date=TEXT, standing=TEXT, articles=NUMBER, reports=NUMBER)
FINDINGS = table(finding=TEXT, severity=TEXT, message=TEXT, articles=TEXTS)


def lines_of(spark, path, partitions):
    """The articles as lines of JSON."""
    if path.endswith(".parquet"):
        return spark.read.parquet(path).repartition(partitions).toJSON()
    return spark.sparkContext.textFile(path, partitions).repartition(partitions)


def rows_of(digest, text, links):
    """(statements, events) of one article; positions count code points, as Python does."""
    who = lambda actors: [links["actors"][actor] for actor in actors if links["actors"][actor]]
    told = lambda reports: [links["reports"][report] for report in reports if links["reports"][report]]
    head = {"article": digest["id"], "published": digest.get("published")}
    statements, events = [], []
    for statement in digest.get("statements", []):
        start, end = statement["f"]
        statements.append(dict(head, start=start, end=end, text=text[start:end], speakers=who(statement.get("by", [])),
                               about=who(statement.get("on", [])), events=told(statement.get("e", []))))
    for index, report in enumerate(digest.get("events", [])):
        (start, end), date, place = report["f"], report.get("d"), report.get("at")
        events.append(dict(head, start=start, end=end, trigger=report["w"], lemma=report["l"], type=report["c"],
                           status=report.get("s", "Happened"), standing=report.get("a", "Told"), date=date and str(date[0]),
                           date_from=date and date[1], place=place and place[1],
                           participants=[f"{role}: {words}" for role, _, words in report.get("p", [])],
                           event=links["reports"][index]))
    return statements, events


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", required=True, help="JSON Lines (id, text, published, source), or .parquet")
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--dateline", default="dateline", help="path of the program on every worker")
    arguments.add_argument("--master", help="for example local-cluster[2,1,1024]")
    arguments.add_argument("--partitions", type=int, default=8)
    options = arguments.parse_args()
    builder = SparkSession.builder.appName("dateline")
    spark = (builder.master(options.master) if options.master else builder).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    program, out = shlex.quote(options.dateline), os.path.abspath(options.out)

    articles = lines_of(spark, options.articles, options.partitions)
    worker = f"{program} extract --stream --quiet --jobs 1 --format "
    articles.pipe(worker + "digest", checkCode=True).saveAsTextFile(f"{out}/digests", GZIP)
    articles.pipe(worker + "nq", checkCode=True).saveAsTextFile(f"{out}/quads", GZIP)

    for name, form in (("shared.nq", "nq"), ("shared.jsonl", "jsonl")):
        subprocess.run([options.dateline, "resolve", f"{out}/digests", "--out", f"{out}/{name}", "--format", form], check=True)

    digests = spark.sparkContext.textFile(f"{out}/digests").map(json.loads).filter(lambda line: "digest" in line)
    texts = articles.map(json.loads).filter(lambda article: isinstance(article.get("text"), str))
    texts = texts.map(lambda article: (str(article.get("id")), article["text"]))
    shared = spark.sparkContext.textFile(f"{out}/shared.jsonl").map(json.loads).cache()
    links = shared.filter(lambda line: "article" in line).map(lambda line: (line["article"].rsplit("/", 1)[1], line))
    rows = (digests.map(lambda line: (line["digest"]["key"], line["digest"])).join(links)
            .map(lambda pair: (pair[1][0]["id"], pair[1])).join(texts)
            .map(lambda pair: rows_of(pair[1][0][0], pair[1][1], pair[1][0][1])).cache())

    def write(name, rows, schema):
        names = schema.fieldNames()
        rows = rows.map(lambda row: tuple(row.get(name) for name in names))
        frame = spark.createDataFrame(rows, schema)
        frame.write.mode("overwrite").parquet(f"{out}/tables/{name}")
        print(f"{name}: {frame.count()} rows")

    write("statements", rows.flatMap(lambda row: row[0]), STATEMENTS)
    write("events", rows.flatMap(lambda row: row[1]), EVENTS)
    write("entities", shared.filter(lambda line: "entity" in line), ENTITIES)
    write("happenings", shared.filter(lambda line: "event" in line), HAPPENINGS)
    write("findings", shared.filter(lambda line: "finding" in line).map(
        lambda line: dict(line, articles=[side["article"] for side in line["sides"]])), FINDINGS)
    spark.stop()


if __name__ == "__main__":
    main()
