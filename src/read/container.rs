//! Packed inputs: gzip, zstd, zip. What unpacks to far more than news does is refused before it fills memory or disk.

use super::format::is_passed_over;
use super::{Format, Found, Note, Opened, ReadError, ReadOptions, Sink, bytes_of, read_opened};
use std::cell::Cell;
use std::io::{BufRead, BufReader, Read, Seek};
use std::rc::Rc;

/// Times its size that a packed input may unpack to. Text packs to a third or tenth, the same line over and over to a
/// hundredth.
const RATIO: u64 = 200;
/// Bytes that may be unpacked whatever the ratio.
const FREE: u64 = 32 << 20;
/// How deep archives may lie in each other.
const DEEPEST: usize = 3;
/// Largest zip that is read from a pipe or out of another archive: it is kept in memory.
const MAX_ZIP: usize = 512 << 20;

/// Reads what is packed in `reader`.
pub(super) fn read<'r>(
    packed: Format,
    reader: Box<dyn Read + 'r>,
    opened: &Opened,
    options: &ReadOptions,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    if opened.depth >= DEEPEST {
        return Err(ReadError::TooDeep { place: opened.place.clone(), limit: DEEPEST });
    }
    let taken = Rc::new(Cell::new(0));
    let counted = BufReader::with_capacity(1 << 16, Counted { reader, taken: Rc::clone(&taken) });
    let unpacked: Box<dyn Read + 'r> = match packed {
        Format::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(counted)),
        Format::Zstd => Box::new(Frames::new(counted)),
        _ => {
            let bytes = bytes_of(counted, opened, MAX_ZIP)?;
            return read_zip(std::io::Cursor::new(bytes), opened, options, sink);
        }
    };
    let bounded = Bounded { reader: unpacked, taken, given: 0 };
    let inner = |name: &str| {
        let ending = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        if Format::of_name(name) == Some(packed) { ending.to_owned() } else { name.to_owned() }
    };
    let file_name = inner(&opened.file_name);
    // `news.html.gz`: the name without its ending still has one.
    let name = match Format::of_name(&opened.name) {
        Some(_) => opened.name.rsplit_once('.').map_or(opened.name.as_str(), |(stem, _)| stem),
        None => opened.name.as_str(),
    };
    let is_piped = opened.is_piped || Format::of_name(&file_name).is_none() && !file_name.contains('.');
    let opened = Opened {
        name: name.to_owned(),
        file_name,
        size: None,
        depth: opened.depth + 1,
        is_piped,
        ..opened.clone()
    };
    read_opened(&opened, Box::new(bounded), options, sink);
    Ok(())
}

/// Reads the files of a zip in the order of their names.
pub(super) fn read_zip(
    file: impl Read + Seek,
    opened: &Opened,
    options: &ReadOptions,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    if opened.depth >= DEEPEST {
        return Err(ReadError::TooDeep { place: opened.place.clone(), limit: DEEPEST });
    }
    let broken = |place: &str, error: &zip::result::ZipError| ReadError::Unpack {
        place: place.to_owned(),
        reason: error.to_string(),
    };
    let mut archive = zip::ZipArchive::new(file).map_err(|error| broken(&opened.place, &error))?;
    let mut names: Vec<String> =
        archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    names.sort();
    // Files that share their bytes count each time: all of them together stay within the limit.
    let mut given = 0;
    for inside in names.iter().filter(|name| !name.ends_with('/')) {
        let place = format!("{}/{inside}", opened.place);
        let parts = || inside.split('/');
        let file_name = parts().next_back().unwrap_or_default().to_owned();
        if parts().any(|part| part.starts_with('.') || part == "__MACOSX") {
            continue;
        }
        if is_passed_over(&file_name) {
            sink(Found::Note(Note::PassedOver), &place);
            continue;
        }
        let entry = match archive.by_name(inside) {
            Ok(entry) => entry,
            Err(error) => {
                sink(Found::Refused(broken(&place, &error)), &place);
                continue;
            }
        };
        let taken = Rc::new(Cell::new(entry.compressed_size().min(opened.size.unwrap_or(usize::MAX) as u64)));
        let name = inside.rsplit_once('.').map_or(inside.as_str(), |(stem, _)| stem).to_owned();
        let inner = Opened {
            place: place.clone(),
            name,
            file_name,
            size: None,
            depth: opened.depth + 1,
            is_piped: false,
        };
        let counter = Rc::new(Cell::new(0));
        let bounded =
            Bounded { reader: Counted { reader: entry, taken: Rc::clone(&counter) }, taken, given: 0 };
        read_opened(&inner, Box::new(bounded), options, sink);
        given += counter.get();
        if given > FREE.max(opened.size.unwrap_or(MAX_ZIP) as u64 * RATIO) {
            return Err(ReadError::Bomb { place: opened.place.clone(), ratio: RATIO });
        }
    }
    Ok(())
}

/// Counts the bytes that are read.
struct Counted<R> {
    reader: R,
    taken: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.taken.set(self.taken.get() + count as u64);
        Ok(count)
    }
}

/// Ends with an error where more comes out than [`RATIO`] times what went in.
struct Bounded<R> {
    reader: R,
    taken: Rc<Cell<u64>>,
    given: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.given += count as u64;
        if self.given > FREE && self.given > self.taken.get() * RATIO {
            return Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, TooMuch));
        }
        Ok(count)
    }
}

#[derive(Debug, thiserror::Error)]
#[error("unpacks to more than {RATIO} times its size")]
struct TooMuch;

/// The limit that was passed, where this error says that one was.
pub(super) fn ratio_of(error: &std::io::Error) -> Option<u64> {
    error.get_ref().and_then(|inner| inner.downcast_ref::<TooMuch>()).map(|_| RATIO)
}

/// The frames of a zstd file, one after the other.
pub(super) struct Frames<R: BufRead> {
    source: Option<R>,
    frame: Option<ruzstd::decoding::StreamingDecoder<R, ruzstd::decoding::FrameDecoder>>,
}

impl<R: BufRead> Frames<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source: Some(source), frame: None }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let wrong = |error: &dyn std::fmt::Display| {
            std::io::Error::new(std::io::ErrorKind::InvalidData, error.to_string())
        };
        loop {
            if let Some(frame) = &mut self.frame {
                let count = frame.read(buffer)?;
                if count > 0 || buffer.is_empty() {
                    return Ok(count);
                }
                self.source = self.frame.take().map(ruzstd::decoding::StreamingDecoder::into_inner);
            }
            let Some(mut source) = self.source.take() else { return Ok(0) };
            if source.fill_buf()?.is_empty() {
                return Ok(0);
            }
            let frame = ruzstd::decoding::StreamingDecoder::new(source).map_err(|error| wrong(&error))?;
            self.frame = Some(frame);
        }
    }
}
