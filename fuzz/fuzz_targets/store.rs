//! A store of which one file is replaced by any bytes, with a hash that says they are right -> read, examined, decided
//! anew: refused by name, or the same twice.
//!
//! The first byte says which file: the two graphs of an article, its entry in the index or only the body of it, a shared
//! graph, the list of these, the mark of a store, the mark of a change, what was decided over all articles (whole, or what
//! follows on the articles; also with an article gone since), what was found over them (whole, or what follows on the basis).
//!
//! With `DATELINE_FUZZ_SEEDS=FOLDER` the files of the store are written there as inputs to start from.
#![no_main]

use dateline::extract::Knowledge;
use dateline::graph::{
    Base, EntityParts, GraphOptions, Run, article_graph, entities_graph, findings_graph, to_trig,
};
use dateline::model::{Article, Digests};
use dateline::page::Page;
use dateline::pipeline::{Stored, read_article, resolve, resolve_again};
use dateline::resolve::Decisions;
use dateline::resolve::key::hex_of;
use dateline::store::{Decided, Kept, Store, StoreError, layout};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The kinds of files: see [`Broken::new`].
const KINDS: u8 = 13;

/// The kind with which an article is gone.
const GONE: u8 = 10;

/// As many as let one change be decided on alone.
const ARTICLES: usize = 9;

const TEXT: &str = "HALVIK (DN) — Three guards were killed in an attack on the port on Monday, said Lena Brandt, a \
                    spokesperson for the Harbour Authority. “We will not leave,” she said.";
const OTHER: &str = "HALVIK (DN) — Mayor Karl Brandt said on Tuesday that five guards died in the attack on the port.";

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::default);

/// A whole store of some articles in a folder of this process.
struct Whole {
    folder: PathBuf,
    /// Key of the article that is changed or taken out.
    key: String,
    /// Daily graph, evidence, entry.
    graphs: [PathBuf; 2],
    entry: PathBuf,
    /// Of `shared/settled` the rules and the articles; of `shared/decided` the basis.
    heads: [Vec<u8>; 2],
}

static WHOLE: LazyLock<Whole> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("dateline-fuzz-store-{}", std::process::id()));
    let (options, run) = (GraphOptions::default(), Run::default());
    let store = Store::create_or_open(&folder, &Base::default()).expect("a store");
    for number in 0..ARTICLES {
        let article = Article {
            id: format!("a{number}"),
            text: if number % 2 == 0 { TEXT } else { OTHER }.to_owned(),
            published: "2031-05-08".parse().ok(),
            ..Article::default()
        };
        let reading = read_article(article, &KNOWLEDGE);
        store.put(&article_graph(&reading, &options), &run, &reading.digest).expect("written");
    }
    let contents = store.contents().expect("written");
    let (digests, hashes) = (&contents.digests, &contents.hashes);
    let stored = Stored { digests, hashes, known: &store.known(digests).expect("none"), before: None };
    let resolved = resolve_again(stored, &KNOWLEDGE, &Decisions::default());
    let resolution = &resolved.resolution;
    let entities = EntityParts { digests: Digests::Whole(digests), hashes, resolution, options: &options };
    let findings = findings_graph(digests, &resolution.findings, &options);
    let decided = Decided::new(contents.basis(""), digests, resolution, resolved.known);
    let kept = Kept::new(digests, hashes, "", resolution, &resolved.near);
    store.write_shared(&entities, findings, &BTreeSet::from([run]), &decided, &kept).expect("written");

    let key = digests[0].key.clone();
    let one = |name: &str| {
        let mut entries = fs::read_dir(folder.join(name)).expect("a folder");
        let is_its = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&key));
        entries.by_ref().map(|entry| entry.expect("an entry").path()).find(is_its).expect("a file")
    };
    let (graphs, entry) = ([one("articles"), one("evidence")], one("index"));
    let read = |name: &str| fs::read(folder.join("shared").join(name)).expect("written");
    let (settled, decided) = (read("settled"), read("decided"));
    type Head = (String, String, Vec<(String, String)>);
    let (_, rest) = postcard::take_from_bytes::<Head>(&settled).expect("what was written");
    let settled_head = settled[..settled.len() - rest.len()].to_vec();
    let (_, rest) = postcard::take_from_bytes::<String>(&decided).expect("what was written");
    let decided_head = decided[..decided.len() - rest.len()].to_vec();
    Whole { folder, key, graphs, entry, heads: [settled_head, decided_head] }
});

fuzz_target!(
    init: {
        if let Some(folder) = std::env::var_os("DATELINE_FUZZ_SEEDS") {
            seeds(&WHOLE, Path::new(&folder));
        }
    },
    |input: &[u8]| {
        let Some((&which, bytes)) = input.split_first() else { return };
        let (whole, which) = (&*WHOLE, which % KINDS);
        let broken = Broken::new(whole, which, bytes);
        if which < 8 {
            assert_eq!(seen(&whole.folder), seen(&whole.folder));
        } else {
            let gone = (which == GONE).then_some(whole);
            assert_eq!(decided_again(&whole.folder, gone), decided_again(&whole.folder, gone));
        }
        drop(broken);
        assert!(Store::open(&whole.folder).expect("a store").examine().expect("readable").is_empty());
    }
);

/// Writes what the files of the store hold as inputs.
fn seeds(whole: &Whole, folder: &Path) {
    let Whole { folder: store, graphs, entry, heads: [settled_head, decided_head], .. } = whole;
    let shared = |name: &str| store.join("shared").join(name);
    let files = [
        graphs[0].clone(),
        graphs[1].clone(),
        entry.clone(),
        entry.clone(),
        shared("entities.000.trig"),
        shared("list"),
        store.join(layout::MARK),
        entry.clone(),
        shared("settled"),
        shared("settled"),
        shared("settled"),
        shared("decided"),
        shared("decided"),
    ];
    fs::create_dir_all(folder).expect("a folder");
    for (which, path) in (0..KINDS).zip(files) {
        let bytes = fs::read(path).expect("a file of the store");
        let from = match which {
            2 => bytes.iter().position(|&byte| byte == b'\n').expect("a line") + 1,
            8 | GONE => settled_head.len(),
            11 => decided_head.len(),
            _ => 0,
        };
        let bytes = if which == 7 { b"removing 00 a1\n" } else { &bytes[from..] };
        fs::write(folder.join(format!("seed-{which:02}")), [&[which], bytes].concat()).expect("written");
    }
}

/// Everything that is asked of a store, as text.
fn seen(folder: &Path) -> String {
    let store = match Store::open(folder) {
        Ok(store) => store,
        Err(error) => return error.to_string(),
    };
    let troubles = store.examine().map(|troubles| troubles.iter().map(ToString::to_string).collect::<Vec<_>>());
    let options = GraphOptions::default();
    let decided = store.contents().map(|contents| {
        let resolution = resolve(&contents.digests, &KNOWLEDGE, &Decisions::default());
        let entities = entities_graph(&contents.digests, &resolution, &options).len();
        entities + findings_graph(&contents.digests, &resolution.findings, &options).len()
    });
    let page = store.quads().map(|quads| Page::of(quads, store.base()));
    let answer = store.query("ASK { ?s dl:speaker ?who }").map(|_| ());
    format!("{troubles:?} {decided:?} {page:?} {answer:?} {:?}", store.troubles())
}

/// What was found, and what is decided by what was settled, as text; with one article `gone`.
fn decided_again(folder: &Path, gone: Option<&Whole>) -> String {
    let found = Store::open(folder).expect("a store").found("");
    let taken = gone.map(|whole| {
        let files = [&whole.graphs[0], &whole.graphs[1], &whole.entry];
        files.map(|path| (path, fs::read(path).expect("a file of the article")))
    });
    let decided = {
        let store = Store::open_to_write(folder).expect("a store");
        if let Some(whole) = gone {
            store.remove(&whole.key, "a0").expect("it was there");
        }
        written(&store)
    };
    for (path, bytes) in taken.into_iter().flatten() {
        fs::write(path, bytes).expect("written");
        let _ = fs::remove_file(folder.join("changing"));
    }
    format!("{found:?} {decided:?}")
}

/// The shared graphs that the next change would write.
fn written(store: &dateline::store::StoreWriter) -> Result<Vec<String>, StoreError> {
    let mut contents = store.contents()?;
    let before = store.decided_before(&mut contents, "")?;
    let hashes = &contents.hashes;
    let known = store.known(&contents.digests[..hashes.len()])?;
    let stored = Stored { digests: &contents.digests, hashes, known: &known, before };
    let resolution = resolve_again(stored, &KNOWLEDGE, &Decisions::default()).resolution;
    let (options, digests) = (GraphOptions::default(), &contents.digests[..hashes.len()]);
    let entities = EntityParts { digests: Digests::Whole(digests), hashes, resolution: &resolution, options: &options };
    let plan = entities.plan(4);
    let mut graphs = Vec::new();
    let mut take = |parts: std::collections::BTreeMap<usize, Vec<_>>| {
        graphs.extend(parts.into_values());
        Ok::<(), StoreError>(())
    };
    entities.for_each(&plan, &[true; 4], &mut take)?;
    graphs.push(findings_graph(digests, &resolution.findings, &options));
    let write = |quads: Vec<_>| String::from_utf8_lossy(&to_trig(&quads, &options.base)).into_owned();
    Ok(graphs.into_iter().map(write).collect())
}

/// The store with one file replaced, until this is dropped.
struct Broken {
    /// Files with what they held before; those that were not there go.
    before: Vec<(PathBuf, Option<Vec<u8>>)>,
}

impl Broken {
    fn new(whole: &Whole, which: u8, bytes: &[u8]) -> Self {
        let mut broken = Self { before: Vec::new() };
        let shared = whole.folder.join("shared");
        let line = fs::read(&whole.entry).expect("an entry");
        let end = line.iter().position(|&byte| byte == b'\n').expect("a line");
        let words = String::from_utf8_lossy(&line[..end]).into_owned();
        let mut words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let entry = |words: &[String], body: &[u8]| [words.join(" ").as_bytes(), b"\n", body].concat();
        match which {
            at @ (0 | 1) => {
                let hash = hex_of(bytes, 16);
                let name = format!("{}.{hash}.trig", whole.key);
                broken.put(whole.graphs[usize::from(at)].with_file_name(name), bytes);
                words[usize::from(at) + 2] = hash;
                broken.put(whole.entry.clone(), &entry(&words, &line[end + 1..]));
            }
            2 => {
                words[4] = hex_of(bytes, 16);
                broken.put(whole.entry.clone(), &entry(&words, bytes));
            }
            3 => broken.put(whole.entry.clone(), bytes),
            4 => broken.put_shared(&shared, "entities.000.trig", bytes),
            5 => broken.put(shared.join("list"), bytes),
            6 => broken.put(whole.folder.join(layout::MARK), bytes),
            7 => broken.put(whole.folder.join("changing"), bytes),
            8 | GONE => broken.put_shared(&shared, "settled", &[&whole.heads[0], bytes].concat()),
            9 => broken.put_shared(&shared, "settled", bytes),
            11 => broken.put_shared(&shared, "decided", &[&whole.heads[1], bytes].concat()),
            _ => broken.put_shared(&shared, "decided", bytes),
        }
        broken
    }

    /// Replaces a shared file, and its hash in the list.
    fn put_shared(&mut self, shared: &Path, name: &str, bytes: &[u8]) {
        let list = fs::read_to_string(shared.join("list")).expect("a list");
        let hash = hex_of(bytes, 16);
        let changed = |line: &str| match line.split(' ').collect::<Vec<_>>()[..] {
            [_, sum, of] if of == name => format!("{hash} {sum} {name}\n"),
            _ => format!("{line}\n"),
        };
        let lines: String = list.lines().skip(1).map(changed).collect();
        self.put(shared.join(name), bytes);
        self.put(shared.join("list"), format!("{}\n{lines}", hex_of(lines.as_bytes(), 16)).as_bytes());
    }

    fn put(&mut self, path: PathBuf, bytes: &[u8]) {
        let before = fs::read(&path).ok();
        fs::write(&path, bytes).expect("written");
        self.before.push((path, before));
    }
}

impl Drop for Broken {
    fn drop(&mut self) {
        for (path, before) in self.before.drain(..).rev() {
            match before {
                Some(bytes) => fs::write(&path, bytes).expect("written"),
                None => fs::remove_file(&path).expect("deleted"),
            }
        }
    }
}
