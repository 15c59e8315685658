//! A store of which one file is replaced by any bytes, with a hash that says they are right -> read, examined, decided
//! anew: refused by name, or the same twice.
//!
//! The first byte says which file: the two graphs of an article, its entry in the index or only the body of it, a shared
//! graph, the list of these, the mark of a store, the mark of a change.
#![no_main]

use dateline::extract::Knowledge;
use dateline::graph::{Base, GraphOptions, Run, article_graph, EntityParts, findings_graph};
use dateline::model::{Article, Digests};
use dateline::page::Page;
use dateline::pipeline::{read_article, resolve};
use dateline::resolve::Decisions;
use dateline::resolve::key::hex_of;
use dateline::store::{Store, layout};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const TEXT: &str = "HALVIK (DN) — Three guards were killed in an attack on the port on Monday, said Lena Brandt, a \
                    spokesperson for the Harbour Authority. “We will not leave,” she said.";

/// A whole store of one article in a folder of this process.
struct Whole {
    folder: PathBuf,
    key: String,
    /// Daily graph, evidence, entry.
    graphs: [PathBuf; 2],
    entry: PathBuf,
}

static WHOLE: LazyLock<Whole> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("dateline-fuzz-store-{}", std::process::id()));
    let knowledge = Knowledge::default();
    let article = Article {
        id: "a1".to_owned(),
        text: TEXT.to_owned(),
        published: "2031-05-08".parse().ok(),
        ..Article::default()
    };
    let reading = read_article(article, &knowledge);
    let (options, run) = (GraphOptions::default(), Run::default());
    let store = Store::create_or_open(&folder, &Base::default()).expect("a store");
    store.put(&article_graph(&reading, &options), &run, &reading.digest).expect("written");
    let digests = [reading.digest];
    let resolution = resolve(&digests, &knowledge, &Decisions::default());
    let entities = EntityParts { digests: Digests::Whole(&digests), hashes: &[], resolution: &resolution, options: &options };
    let findings = findings_graph(&digests, &resolution.findings, &options);
    store.write_shared(&entities, findings, &BTreeSet::from([run])).expect("written");
    let one = |name: &str| {
        let mut entries = fs::read_dir(folder.join(name)).expect("a folder");
        entries.next().expect("a file").expect("an entry").path()
    };
    let (graphs, entry) = ([one("articles"), one("evidence")], one("index"));
    let key = entry.file_name().expect("a name").to_string_lossy().into_owned();
    Whole { folder, key, graphs, entry }
});

fuzz_target!(|input: &[u8]| {
    let Some((&which, bytes)) = input.split_first() else { return };
    let whole = &*WHOLE;
    let broken = Broken::new(whole, which % 8, bytes);
    assert_eq!(seen(&whole.folder), seen(&whole.folder));
    drop(broken);
    assert!(Store::open(&whole.folder).expect("a store").examine().expect("readable").is_empty());
});

/// Everything that is asked of a store, as text.
fn seen(folder: &Path) -> String {
    let store = match Store::open(folder) {
        Ok(store) => store,
        Err(error) => return error.to_string(),
    };
    let troubles = store.examine().map(|troubles| troubles.iter().map(ToString::to_string).collect::<Vec<_>>());
    let (knowledge, options) = (Knowledge::default(), GraphOptions::default());
    let decided = store.contents().map(|contents| {
        let resolution = resolve(&contents.digests, &knowledge, &Decisions::default());
        let entities = EntityParts(&contents.digests, &resolution, &options).len();
        entities + findings_graph(&contents.digests, &resolution.findings, &options).len()
    });
    let page = store.quads().map(|quads| Page::of(quads, store.base()));
    let answer = store.query("ASK { ?s dl:speaker ?who }").map(|_| ());
    format!("{troubles:?} {decided:?} {page:?} {answer:?} {:?}", store.troubles())
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
            4 => {
                let list = fs::read_to_string(shared.join("list")).expect("a list");
                let (hash, name) = (hex_of(bytes, 16), "entities.000.trig");
                let lines: String = list
                    .lines()
                    .skip(1)
                    .map(|line| if line.ends_with(name) { format!("{hash} {name}\n") } else { format!("{line}\n") })
                    .collect();
                broken.put(shared.join(name), bytes);
                broken.put(shared.join("list"), format!("{}\n{lines}", hex_of(lines.as_bytes(), 16)).as_bytes());
            }
            5 => broken.put(shared.join("list"), bytes),
            6 => broken.put(whole.folder.join(layout::MARK), bytes),
            _ => broken.put(whole.folder.join("changing"), bytes),
        }
        broken
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
