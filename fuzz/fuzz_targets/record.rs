//! Bytes as JSON, as lines of it and as Markdown with front matter -> articles or refusals: see `read.rs`.
#![no_main]

mod read;

use dateline::read::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    read::check(bytes, Some(Format::Json));
    read::check(bytes, Some(Format::JsonLines));
    read::check(bytes, Some(Format::Markdown));
});
