//! Bytes as a mail and as a page in the form of one (MHTML) -> articles or refusals: see `read.rs`.
#![no_main]

mod read;

use dateline::read::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    read::check(bytes, Some(Format::Mail));
    read::check(bytes, Some(Format::Mhtml));
});
