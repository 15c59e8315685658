//! Lines of files that other programs split and packed: folders of parts, gzip, zstd.

use super::container::Frames;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The files at a path, in the order of their names: itself, or all below a folder. Names that begin with a dot or a line
/// (`.part-0.crc`, `_SUCCESS`) are those of other programs and left out.
///
/// # Errors
/// If a folder cannot be read.
pub fn files_below(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut inside =
        std::fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    inside.retain(|path| {
        path.file_name().is_some_and(|name| !matches!(name.as_encoded_bytes().first(), Some(b'.' | b'_')))
    });
    inside.sort_unstable();
    let below: Vec<Vec<PathBuf>> = inside.iter().map(|path| files_below(path)).collect::<io::Result<_>>()?;
    Ok(below.concat())
}

/// A file to be read by lines, unpacked where its first bytes say that it is packed.
///
/// # Errors
/// If it cannot be read.
pub fn unpacked(path: &Path) -> io::Result<Box<dyn BufRead>> {
    unpack(BufReader::with_capacity(1 << 16, File::open(path)?))
}

/// The same of anything that is read.
///
/// # Errors
/// If it cannot be read.
pub fn unpack<'r>(mut packed: impl BufRead + 'r) -> io::Result<Box<dyn BufRead + 'r>> {
    let start = packed.fill_buf()?;
    if start.starts_with(&[0x1f, 0x8b]) {
        return Ok(buffered(flate2::bufread::MultiGzDecoder::new(packed)));
    }
    if start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return Ok(buffered(Frames::new(packed)));
    }
    Ok(Box::new(packed))
}

fn buffered<'r>(reader: impl Read + 'r) -> Box<dyn BufRead + 'r> {
    Box::new(BufReader::with_capacity(1 << 16, reader))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn a_folder_of_packed_parts_is_read_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(b"one\n").unwrap();
        write("part-0.gz", &gzip.finish().unwrap());
        write("part-1", b"two\n");
        // A frame of zstd with one raw block: `three` and a line break.
        let frame = [&[0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x06, 0x31, 0x00, 0x00][..], b"three\n"].concat();
        write("part-2.zst", &frame);
        write("_SUCCESS", b"");
        write(".part-1.crc", b"x");
        let mut text = String::new();
        for file in files_below(folder.path()).unwrap() {
            unpacked(&file).unwrap().read_to_string(&mut text).unwrap();
        }
        assert_eq!(text, "one\ntwo\nthree\n");
    }
}
