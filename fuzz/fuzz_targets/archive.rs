//! Packed bytes and web archives, told by their first bytes, packed once more -> articles or refusals: see `read.rs`.
#![no_main]

mod read;

use dateline::read::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    read::check(bytes, None);
    read::check(bytes, Some(Format::Warc));
    read::check(bytes, Some(Format::Mbox));
});
