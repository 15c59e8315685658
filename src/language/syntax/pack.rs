//! Columns of bytes packed with a prefix code of their own (Huffman, 1952), canonical, at most twelve bits a symbol.
//!
//! Weights have no repetitions worth looking for, so this packs as well as zlib and unpacks several times faster: one
//! look into a table of 4,096 entries per byte.

/// Longest code, in bits.
const LONGEST: u32 = 12;
const SYMBOLS: usize = 256;

/// Packs a column: the length of the code of each symbol, then the bits.
pub(super) fn pack(column: &[u8]) -> Vec<u8> {
    let lengths = code_lengths(column);
    let codes = codes(&lengths);
    let mut out: Vec<u8> = lengths.chunks(2).map(|pair| pair[0] | pair[1] << 4).collect();
    let (mut bits, mut waiting) = (0_u64, 0);
    for symbol in column {
        let symbol = usize::from(*symbol);
        bits |= u64::from(codes[symbol]) << waiting;
        waiting += u32::from(lengths[symbol]);
        while waiting >= 8 {
            out.push(bits as u8);
            bits >>= 8;
            waiting -= 8;
        }
    }
    if waiting > 0 {
        out.push(bits as u8);
    }
    out
}

/// Unpacks `count` bytes; `None` when the code or the bits are impossible.
pub(super) fn unpack(packed: &[u8], count: usize) -> Option<Vec<u8>> {
    let (lengths, mut rest) = packed.split_at_checked(SYMBOLS / 2)?;
    let lengths: Vec<u8> = lengths.iter().flat_map(|pair| [pair & 15, pair >> 4]).collect();
    let table = table(&lengths)?;
    // A symbol has one bit at least; a column longer than that is a lie about memory.
    if count > rest.len().checked_mul(8)? {
        return None;
    }
    let mut column = vec![0; count];
    let (mut bits, mut waiting, mut sound) = (0_u64, 0_u32, true);
    // Four symbols of twelve bits fit in what is filled at once.
    for symbols in column.chunks_mut(4) {
        if let Some((word, _)) = rest.split_first_chunk::<8>() {
            bits |= u64::from_le_bytes(*word) << waiting;
            let taken = (63 - waiting) / 8;
            rest = rest.get(taken as usize..)?;
            waiting += taken * 8;
        } else {
            while waiting <= 48 {
                let (first, after) = rest.split_first().map_or((0, rest), |(first, after)| (*first, after));
                bits |= u64::from(first) << waiting;
                rest = after;
                waiting += 8;
            }
        }
        let mut next = || {
            let (symbol, length) = table[(bits & ((1 << LONGEST) - 1)) as usize];
            sound &= length > 0;
            bits >>= length;
            waiting -= u32::from(length);
            symbol
        };
        match symbols {
            [first, second, third, fourth] => {
                (*first, *second, *third, *fourth) = (next(), next(), next(), next());
            }
            fewer => fewer.fill_with(next),
        }
    }
    sound.then_some(column)
}

/// Symbol and length of its code, by the next twelve bits.
fn table(lengths: &[u8]) -> Option<Box<[(u8, u8); 1 << LONGEST]>> {
    let mut table = Box::new([(0, 0); 1 << LONGEST]);
    let room: u32 =
        lengths.iter().filter(|length| **length > 0).map(|length| 1 << (15 - u32::from(*length))).sum();
    if room > 1 << 15 || lengths.iter().any(|length| u32::from(*length) > LONGEST) {
        return None;
    }
    for ((symbol, length), code) in (0..=u8::MAX).zip(lengths).zip(codes(lengths)) {
        if *length > 0 {
            for slot in table.iter_mut().skip(usize::from(code)).step_by(1 << length) {
                *slot = (symbol, *length);
            }
        }
    }
    Some(table)
}

/// Canonical codes, their first bit lowest.
fn codes(lengths: &[u8]) -> Vec<u16> {
    let mut codes = vec![0; lengths.len()];
    let mut next = 0_u32;
    for length in 1..=LONGEST {
        for (symbol, _) in lengths.iter().enumerate().filter(|(_, other)| u32::from(**other) == length) {
            codes[symbol] = (next.reverse_bits() >> (32 - length)) as u16;
            next = next.wrapping_add(1);
        }
        next = next.wrapping_shl(1);
    }
    codes
}

/// Lengths of an optimal code; counts are halved until the longest is short enough.
fn code_lengths(column: &[u8]) -> Vec<u8> {
    let mut counts = vec![0_u64; SYMBOLS];
    for symbol in column {
        counts[usize::from(*symbol)] += 1;
    }
    loop {
        let lengths = tree_depths(&counts);
        if lengths.iter().all(|length| u32::from(*length) <= LONGEST) {
            return lengths;
        }
        for count in counts.iter_mut().filter(|count| **count > 0) {
            *count = *count / 2 + 1;
        }
    }
}

/// Depth of each symbol in a Huffman tree; ties by order.
fn tree_depths(counts: &[u64]) -> Vec<u8> {
    let mut depths = vec![0_u8; counts.len()];
    let used = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut trees: Vec<(u64, Vec<usize>)> = used.map(|(symbol, count)| (*count, vec![symbol])).collect();
    if let [(_, only)] = trees.as_slice() {
        depths[only[0]] = 1;
        return depths;
    }
    while trees.len() > 1 {
        trees.sort_by(|a, b| b.cmp(a));
        let (Some(a), Some(b)) = (trees.pop(), trees.pop()) else { break };
        let symbols: Vec<usize> = a.1.into_iter().chain(b.1).collect();
        for symbol in &symbols {
            depths[*symbol] = depths[*symbol].saturating_add(1);
        }
        trees.push((a.0 + b.0, symbols));
    }
    depths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(column: &[u8]) {
        assert_eq!(unpack(&pack(column), column.len()).as_deref(), Some(column));
    }

    #[test]
    fn columns_come_back() {
        check(b"");
        check(b"a");
        check(b"aaaaaaaaaaaa");
        check("the harbour board of Larnby voted on Tuesday".as_bytes());
        check(&(0..=255).collect::<Vec<u8>>());
        // Counts like Fibonacci numbers make the longest codes.
        let steep: Vec<u8> = (0..22_u8).flat_map(|symbol| vec![symbol; 1 << (symbol / 2)]).collect();
        check(&steep);
        let steeper: Vec<u8> = (0..18_u8).flat_map(|symbol| vec![symbol; 1 << symbol]).collect();
        check(&steeper);
    }

    #[test]
    fn nonsense_is_refused() {
        assert_eq!(unpack(&[], 1), None);
        assert_eq!(unpack(&[0; 140], 5), None);
        assert_eq!(unpack(&[0x11; 140], 5), None);
    }
}
