use super::{Contents, Decided, Kept, Put, Store, StoreError, StoreWriter, Trouble, files, layout};
use crate::check::Known;
use crate::extract::Knowledge;
use crate::graph::sample::{sample_reading_of, sample_resolution};
use crate::graph::{Base, EntityParts, GraphOptions, article_graph, canonical_order, findings_graph};
use crate::model::{Digests, Reading};
use crate::pipeline::{Resolved, Stored, resolve_again};
use crate::resolve::Decisions;
use oxigraph::sparql::QueryResults;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn put(store: &StoreWriter, reading: &Reading) -> Put {
    let options = GraphOptions::default();
    store.put(&article_graph(reading, &options), &options.run, &reading.digest).expect("an article is stored")
}

pub(super) fn put_all(store: &StoreWriter, readings: &[Reading]) {
    for reading in readings {
        put(store, reading);
    }
}

pub(super) fn write_shared(store: &StoreWriter, readings: &[Reading]) {
    let options = GraphOptions::default();
    let digests: Vec<_> = readings.iter().map(|reading| reading.digest.clone()).collect();
    let resolution = sample_resolution(readings);
    let runs = store.contents().expect("the index can be read").runs;
    let decided = Decided::new(String::new(), &digests, &resolution, Known::default());
    store
        .write_shared(
            &EntityParts {
                digests: Digests::Whole(&digests),
                hashes: &[],
                resolution: &resolution,
                options: &options,
            },
            findings_graph(&digests, &resolution.findings, &options),
            &runs,
            &decided,
            &Kept::new(&digests, &[], "", &resolution, &[]),
        )
        .expect("shared graphs are stored");
}

/// A store of the samples, closed again.
pub(super) fn sample_store() -> (tempfile::TempDir, [Reading; 3]) {
    let folder = tempfile::tempdir().expect("a folder");
    let readings = samples();
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    put_all(&store, &readings);
    write_shared(&store, &readings);
    drop(store);
    (folder, readings)
}

/// The files of a folder below a store.
fn files_in(store: &Path, folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(store.join(folder))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}

/// Every file with its bytes.
fn bytes_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(bytes_of(&path));
        } else {
            all.insert(path.display().to_string(), fs::read(&path).expect("a file"));
        }
    }
    all
}

fn samples() -> [Reading; 3] {
    [("a", "One"), ("b", "Two"), ("a", "Three")].map(|(id, source)| sample_reading_of(id, source))
}

#[test]
fn what_was_never_read_and_what_was_removed_are_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let [one, two, three] = samples();
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    put(&store, &one);
    put(&store, &two);
    write_shared(&store, &[one.clone(), two.clone()]);
    let before = bytes_of(folder.path());

    put(&store, &three);
    write_shared(&store, &[one.clone(), three.clone(), two.clone()]);
    assert_ne!(bytes_of(folder.path()), before);

    let key = store.find("https://w3id.org/dateline/id/article/").unwrap_err();
    assert!(matches!(key, StoreError::NoSuchArticle { .. }), "{key}");
    store.remove(&store.find(&three.digest.key).expect("the key names it"), "a").expect("it is removed");
    write_shared(&store, &[one, two]);
    assert_eq!(bytes_of(folder.path()), before);
}

#[test]
fn the_order_of_articles_does_not_show() {
    let folders = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    let mut readings = samples();
    let all: Vec<_> = folders
        .iter()
        .map(|folder| {
            let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
            put_all(&store, &readings);
            readings.reverse();
            bytes_of(folder.path()).into_values().collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(all[0], all[1]);
}

#[test]
fn digests_come_back_as_they_were() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    let mut digests: Vec<_> = samples().map(|reading| reading.digest).into();
    for reading in samples() {
        put(&store, &reading);
    }
    digests.sort_by(|left, right| left.key.cmp(&right.key));
    assert_eq!(store.digests().expect("the index is whole"), digests);
}

#[test]
fn an_article_is_found_by_key_iri_and_id() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    let [one, two, three] = samples();
    put_all(&store, &[one.clone(), two.clone(), three.clone()]);
    let iri = store.base().article(&two.digest.key);
    assert_eq!(store.find(iri.as_str()).expect("by IRI"), two.digest.key);
    assert_eq!(store.find(&format!("{}#text", iri.as_str())).expect("by a node"), two.digest.key);
    assert_eq!(store.find("b").expect("by id"), two.digest.key);
    match store.find("a").expect_err("two outlets use it") {
        StoreError::Ambiguous { keys, .. } => {
            assert_eq!(keys.len(), 2);
            assert!(keys.contains(&format!("{} of Three", three.digest.key)), "{keys:?}");
        }
        other => panic!("{other}"),
    }
}

#[test]
fn one_writer_shuts_out_everybody_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let writer = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    assert!(matches!(Store::open(folder.path()), Err(StoreError::InUse { .. })));
    assert!(matches!(Store::open_to_write(folder.path()), Err(StoreError::InUse { .. })));
    assert!(matches!(Store::create_or_open(folder.path(), &Base::default()), Err(StoreError::InUse { .. })));
    drop(writer);
    let (one, other) = (Store::open(folder.path()).expect("a reader"), Store::open(folder.path()));
    assert!(other.is_ok(), "readers share");
    assert!(matches!(Store::open_to_write(folder.path()), Err(StoreError::InUse { .. })));
    drop((one, other));
    assert!(Store::open_to_write(folder.path()).is_ok());
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("letter.txt");
    fs::write(&file, "dear").expect("a file");
    for opened in
        [Store::create_or_open(folder.path(), &Base::default()), Store::open_to_write(folder.path())]
    {
        assert!(matches!(opened, Err(StoreError::NotAStore { .. })));
    }
    assert!(matches!(Store::create_or_open(&file, &Base::default()), Err(StoreError::NotAStore { .. })));
    assert_eq!(bytes_of(folder.path()).len(), 1);
    assert!(matches!(Store::open(&folder.path().join("none")), Err(StoreError::Missing { .. })));
}

#[test]
fn a_store_of_another_version_or_base_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(Store::create_or_open(folder.path(), &Base::default()).expect("a new store"));
    let other = Base::new("https://example.org/").expect("a base");
    assert!(matches!(Store::create_or_open(folder.path(), &other), Err(StoreError::OtherBase { .. })));

    let mark = folder.path().join(layout::MARK);
    fs::write(&mark, r#"{"format": 99}"#).expect("a file");
    assert!(matches!(Store::open(folder.path()), Err(StoreError::OtherVersion { found: 99, .. })));
    fs::write(&mark, "hello").expect("a file");
    assert!(matches!(Store::open(folder.path()), Err(StoreError::Json { .. })));
}

#[test]
fn queries_see_all_graphs_as_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let readings = samples();
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    put_all(&store, &readings);
    write_shared(&store, &readings);
    // Text in the article's graph, speaker in that of entities, name beside it; no prefix declared.
    let sparql = "SELECT ?name ?text WHERE { ?s a dl:Statement ; schema:text ?text ; dl:speaker ?who . ?who skos:prefLabel ?name }";
    let QueryResults::Solutions(solutions) = store.query(sparql).expect("a query") else {
        panic!("a SELECT")
    };
    assert_eq!(solutions.count(), 3 * readings.len());
    assert!(matches!(store.query("SELECT * {"), Err(StoreError::Syntax(_))));
    // The trigger's words are evidence: loaded, because the pattern asks for them.
    let sparql = "SELECT ?words WHERE { ?s dl:trigger/nif:anchorOf ?words }";
    let QueryResults::Solutions(solutions) = store.query(sparql).expect("a query") else {
        panic!("a SELECT")
    };
    assert!(solutions.count() > 0);

    let quads = store.quads().expect("all quads");
    assert!(quads.is_sorted_by(|one, next| canonical_order(one, next).is_le()));
    assert_eq!(quads.len(), store.load().expect("all loaded").len().expect("memory answers"));
}

#[test]
fn an_article_counts_only_when_it_is_in_the_index() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    let [one, two, _] = samples();
    put(&store, &one);
    put(&store, &two);
    // As if the process had died before the last of the three files.
    fs::remove_file(layout::entry(folder.path(), &two.digest.key)).expect("a file");
    assert_eq!(store.keys().expect("an index"), std::slice::from_ref(&one.digest.key));
    assert_eq!(store.quads().expect("quads"), article_graph(&one, &GraphOptions::default()));
}

#[test]
fn what_became_of_an_article_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    let [one, mut two, _] = samples();
    assert_eq!((put(&store, &one), put(&store, &one)), (Put::New, Put::Same));
    two.digest = one.digest.clone();
    two.article.id = "b2".to_owned();
    assert_eq!(put(&store, &two), Put::Replaced);
    assert_eq!(files_in(folder.path(), "articles").len(), 1, "the old graph is gone");
}

#[test]
fn a_change_that_was_cut_short_is_known_and_finished() {
    let (folder, readings) = sample_store();
    let whole = bytes_of(folder.path());
    let removed = &readings[1].digest.key;
    // Killed after the mark, before anything was deleted.
    fs::write(folder.path().join("changing"), format!("removing {removed} b\n")).expect("a mark");
    let reader = Store::open(folder.path()).expect("a store");
    assert!(matches!(reader.troubles().as_slice(), [Trouble::Interrupted { .. }]));
    assert_eq!(reader.digests().expect("an index").len(), 3);
    drop(reader);
    let writer = Store::open_to_write(folder.path()).expect("a store");
    assert_eq!(writer.finished().map(|finished| finished.asked.as_str()), Some("b"));
    assert_eq!(writer.keys().expect("an index").len(), 2);
    assert!(folder.path().join("changing").exists(), "the shared graphs are still of before");
    put(&writer, &readings[1]);
    write_shared(&writer, &readings);
    assert_eq!(bytes_of(folder.path()), whole);
}

#[test]
fn a_graph_that_was_written_without_its_entry_is_swept() {
    let (folder, readings) = sample_store();
    let whole = bytes_of(folder.path());
    let [left, of_another] = ["0123456789abcdef.trig", "notes.trig"];
    let left = folder.path().join("articles").join(format!("{}.{left}", readings[0].digest.key));
    let of_another = folder.path().join("articles").join(of_another);
    fs::write(folder.path().join("changing"), "reading\n").expect("a mark");
    fs::write(&left, "").expect("a file");
    fs::write(&of_another, "mine").expect("a file");
    write_shared(&Store::open_to_write(folder.path()).expect("a store"), &readings);
    assert!(!left.exists());
    fs::remove_file(of_another).expect("it was left alone");
    assert_eq!(bytes_of(folder.path()), whole);
}

/// Emptied, cut, exchanged with another or gone: the article is named, the others stay.
#[test]
fn a_damaged_file_is_named_and_the_rest_stays_usable() {
    type Damage = fn(&Path, &Path);
    let damages: [Damage; 4] = [
        |path, _| fs::write(path, "").expect("written"),
        |path, _| {
            let bytes = fs::read(path).expect("a file");
            fs::write(path, &bytes[..bytes.len() / 2]).expect("written");
        },
        |path, other| {
            fs::copy(other, path).expect("copied");
        },
        |path, _| fs::remove_file(path).expect("gone"),
    ];
    for folder_of in ["articles", "evidence", "index"] {
        for (number, damage) in damages.iter().enumerate() {
            // An entry that is gone is an article that was never read.
            if folder_of == "index" && number == 3 {
                continue;
            }
            let (folder, readings) = sample_store();
            let files = files_in(folder.path(), folder_of);
            damage(&files[0], &files[1]);
            let store = Store::open(folder.path()).expect("a store");
            store.load().expect("the rest is loaded");
            store.digests().expect("the rest of the index is read");
            let troubles = store.troubles();
            assert_eq!(troubles, store.examine().expect("examined"), "{folder_of} {number}");
            let [Trouble::Article { path, article, .. }] = troubles.as_slice() else {
                panic!("{folder_of} {number}: {troubles:?}")
            };
            assert_eq!(*path, files[0]);
            let name = files[0].file_name().and_then(|name| name.to_str()).expect("a name");
            let reading =
                readings.iter().find(|reading| name.starts_with(&reading.digest.key)).expect("its reading");
            let expected = if folder_of == "index" { &reading.digest.key } else { &reading.digest.id };
            assert_eq!(article, expected);
            drop(store);
            // Reading the article again mends it.
            let writer = Store::open_to_write(folder.path()).expect("a store");
            put(&writer, reading);
            write_shared(&writer, &readings);
            drop(writer);
            assert_eq!(Store::open(folder.path()).expect("a store").examine().expect("examined"), []);
        }
    }
}

#[test]
fn damaged_shared_graphs_are_named_and_mended() {
    let (folder, readings) = sample_store();
    let whole = bytes_of(folder.path());
    for path in files_in(folder.path(), "shared") {
        fs::write(&path, "").expect("written");
        let store = Store::open(folder.path()).expect("a store");
        store.load().expect("the rest is loaded");
        // What was found and decided is in the graph, too: who loads it does not ask for the rest.
        let is_graph = path.extension().is_some() || path.ends_with("list");
        let troubles = if is_graph { store.troubles() } else { store.examine().expect("examined") };
        assert!(
            matches!(troubles.as_slice(), [Trouble::Shared { path: named, .. }] if *named == path),
            "{troubles:?}"
        );
        assert_eq!(troubles[0].to_string().contains("left out"), is_graph, "{}", troubles[0]);
        drop(store);
        let writer = Store::open_to_write(folder.path()).expect("a store");
        writer.mend().expect("mended");
        write_shared(&writer, &readings);
        drop(writer);
        assert_eq!(bytes_of(folder.path()), whole, "{}", path.display());
    }
}

#[test]
fn files_of_somebody_else_are_named_and_left_alone() {
    let (folder, readings) = sample_store();
    let key = &readings[0].digest.key;
    let others =
        [".settings.json.bak".to_owned(), format!("articles/.{key}.trig.swp"), "index/notes.json".to_owned()];
    for name in &others {
        fs::write(folder.path().join(name), "mine").expect("written");
    }
    let ours = [format!("index/.{key}.a1B2c3"), "shared/.run.trig.a1B2c3".to_owned()];
    for name in &ours {
        fs::write(folder.path().join(name), "cut").expect("written");
    }
    let writer = Store::open_to_write(folder.path()).expect("a store");
    let named = writer.examine().expect("examined");
    assert!(named.iter().all(Trouble::is_harmless) && named.len() == others.len(), "{named:?}");
    assert!(others.iter().all(|name| folder.path().join(name).exists()));
    assert!(ours.iter().all(|name| !folder.path().join(name).exists()));
}

/// The form of the index knows no names of fields: whoever changes [`Digest`](crate::model::Digest) raises
/// [`layout::FORMAT`] and then this list.
#[test]
fn a_change_of_what_the_index_holds_is_a_change_of_the_format() {
    fn names(prefix: &str, value: &serde_json::Value, found: &mut std::collections::BTreeSet<String>) {
        match value {
            serde_json::Value::Object(fields) => fields.iter().for_each(|(name, value)| {
                found.insert(format!("{prefix}{name}"));
                names(&format!("{prefix}{name}."), value, found);
            }),
            serde_json::Value::Array(items) => items.iter().for_each(|item| names(prefix, item, found)),
            _ => {}
        }
    }
    let mut found = std::collections::BTreeSet::new();
    for reading in samples() {
        let digest = serde_json::to_value(&reading.digest).expect("a digest is JSON");
        names("", &digest, &mut found);
    }
    let found = found.into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!((layout::FORMAT, found.as_str()), (7, FIELDS));
}

/// Fields of digests in format 7.
const FIELDS: &str = "actors actors.c actors.f actors.g actors.m actors.n actors.o actors.o.h actors.o.o actors.o.of actors.o.t actors.w \
    agencies date_doubts events events.a events.at events.by events.c events.d events.f events.in events.k events.l events.n \
    events.n.b events.n.d events.n.f events.n.k events.n.n events.n.s events.n.u events.n.w events.of events.one events.p events.ph \
    events.s events.the events.w filed_from id key lead order pauses published quotes shingles source statements statements.by \
    statements.e statements.f statements.on title titles topic_words";

#[test]
fn runs_of_removed_articles_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::create_or_open(folder.path(), &Base::default()).expect("a new store");
    let [one, two, _] = samples();
    put(&store, &one);
    write_shared(&store, std::slice::from_ref(&one));
    let before = bytes_of(folder.path());
    let mut options = GraphOptions::default();
    options.run.version = "0.0.1".to_owned();
    store.put(&article_graph(&two, &options), &options.run, &two.digest).expect("stored");
    write_shared(&store, &[one.clone(), two.clone()]);
    assert_eq!(store.contents().expect("an index").runs.len(), 2);
    store.remove(&two.digest.key, "b").expect("removed");
    write_shared(&store, &[one]);
    assert_eq!(bytes_of(folder.path()), before);
    assert_ne!(store.contents().expect("an index"), Contents::default());
}

/// What the next change of a store would decide, and what `check` shows of it.
fn decided_again(path: &Path, knowledge: &Knowledge) -> (bool, bool) {
    let found = Store::open(path).expect("a store").found("").expect("readable");
    let store = Store::open_to_write(path).expect("a store");
    let mut contents = store.contents().expect("readable");
    let before = store.decided_before(&mut contents, "").expect("readable");
    let is_known = before.is_some();
    let hashes = &contents.hashes;
    let known = store.known(&contents.digests[..hashes.len()]).expect("readable");
    let stored = Stored { digests: &contents.digests, hashes, known: &known, before };
    let resolution = resolve_again(stored, knowledge, &Decisions::default()).resolution;
    let (options, digests) = (GraphOptions::default(), &contents.digests[..hashes.len()]);
    let entities =
        EntityParts { digests: Digests::Whole(digests), hashes, resolution: &resolution, options: &options };
    assert_eq!(entities.plan(4).sums().len(), 4);
    findings_graph(digests, &resolution.findings, &options);
    (found.is_some(), is_known)
}

#[test]
fn whatever_a_file_says_was_decided_nothing_is_looked_up_that_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, knowledge) = (folder.path(), Knowledge::default());
    let store = Store::create_or_open(path, &Base::default()).expect("a new store");
    put_all(&store, &samples());
    let contents = store.contents().expect("readable");
    let (digests, hashes) = (&contents.digests, &contents.hashes);
    let stored = Stored { digests, hashes, known: &Known::default(), before: None };
    let Resolved { resolution, known, near } = resolve_again(stored, &knowledge, &Decisions::default());
    let options = GraphOptions::default();
    let parts =
        EntityParts { digests: Digests::Whole(digests), hashes, resolution: &resolution, options: &options };
    let findings = findings_graph(digests, &resolution.findings, &options);
    let decided = Decided::new(contents.basis(""), digests, &resolution, known);
    let kept = Kept::new(digests, hashes, "", &resolution, &near);
    store.write_shared(&parts, findings, &contents.runs, &decided, &kept).expect("written");
    drop(store);
    assert_eq!(decided_again(path, &knowledge), (true, true));

    let list_file = path.join("shared/list");
    let list = fs::read_to_string(&list_file).expect("a list");
    let mut left_aside = 0;
    for name in [layout::SETTLED, layout::DECIDED] {
        let file = path.join("shared").join(name);
        let right = fs::read(&file).expect("it was written");
        for at in (0..right.len()).step_by(right.len() / 150 + 1) {
            for value in [0, 3, 0x7f] {
                let mut bytes = right.clone();
                bytes[at] = value;
                let hash = files::hash(&bytes);
                let line = |line: &str| match line.strip_suffix(name) {
                    Some(_) => format!("{hash} - {name}\n"),
                    None => format!("{line}\n"),
                };
                let lines: String = list.lines().skip(1).map(line).collect();
                fs::write(&file, bytes).expect("written");
                fs::write(&list_file, format!("{}\n{lines}", files::hash(lines.as_bytes())))
                    .expect("written");
                let (found, known) = decided_again(path, &knowledge);
                left_aside += usize::from(!found || !known);
            }
        }
        fs::write(&file, right).expect("written");
    }
    assert!(left_aside > 100, "{left_aside}");
}
