//! Bytes -> language model: refused or read, never a panic.
#![no_main]

use dateline::language::syntax::Model;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(model) = Model::read(bytes) {
        model.annotate(&["Talks", "resumed", "."]);
    }
});
