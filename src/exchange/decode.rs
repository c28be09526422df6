//! Bytes → text: size limit, byte order marks, UTF-16, and a name for other encodings.

use super::{MAX_BYTES, Problem, Refused, sniff::other_format};
use std::borrow::Cow;

/// So few unreadable bytes are damage; more are another encoding.
const FEW: usize = 8;

/// The file as text; refuses what is too large, empty, another format, or in an encoding that cannot be told.
pub(super) fn decode<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Result<Cow<'a, str>, Refused> {
    if bytes.len() > MAX_BYTES {
        return Err(Refused::TooLarge { found_mb: bytes.len().div_ceil(1024 * 1024), limit_mb: MAX_BYTES / (1024 * 1024) });
    }
    let text = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Err(Refused::Encoding { found: "UTF-32" }),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, "UTF-16 LE", problems),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, "UTF-16 BE", problems),
        [b'{', 0, second, 0, ..] if *second != 0 => utf16(bytes, u16::from_le_bytes, "UTF-16 LE", problems),
        [0, b'{', 0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes, "UTF-16 BE", problems),
        _ => utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), problems)?,
    };
    if let Some(found) = other_format(text.as_bytes()) {
        return Err(Refused::OtherFormat { found });
    }
    if text.trim().is_empty() { Err(Refused::Empty) } else { Ok(text) }
}

fn utf16<'a>(bytes: &[u8], unit: fn([u8; 2]) -> u16, encoding: &'static str, problems: &mut Vec<Problem>) -> Cow<'a, str> {
    problems.push(Problem::Decoded { encoding });
    let (pairs, _) = bytes.as_chunks::<2>();
    let mut bad = 0;
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|character| {
            character.unwrap_or_else(|_| {
                bad += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect::<String>();
    if bad > 0 {
        problems.push(Problem::BadBytes { count: bad });
    }
    Cow::Owned(text)
}

fn utf8<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Result<Cow<'a, str>, Refused> {
    if let Some(found) = other_format(bytes) {
        return Err(Refused::OtherFormat { found });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let mut bad = 0;
    let mut good = 0;
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            bad += 1;
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    if bad > FEW && bad > good / 4 {
        return Err(Refused::Encoding { found: name_encoding(bytes) });
    }
    problems.push(Problem::BadBytes { count: bad });
    Ok(Cow::Owned(text))
}

/// Big5 and GB 18030 share their first bytes; Big5 alone has half of its second bytes below 0x7F.
fn name_encoding(bytes: &[u8]) -> &'static str {
    let (mut low, mut high, mut odd) = (0_usize, 0_usize, 0_usize);
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        rest = tail;
        if first.is_ascii() {
            continue;
        }
        match tail {
            [0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, after @ ..] if (0x81..=0xfe).contains(first) => (high, rest) = (high + 1, after),
            [0xa1..=0xfe, after @ ..] if (0xa1..=0xf9).contains(first) => (high, rest) = (high + 1, after),
            [0x40..=0x7e, after @ ..] if (0xa1..=0xf9).contains(first) => (low, rest) = (low + 1, after),
            _ => odd += 1,
        }
    }
    if odd * 10 > low + high {
        "Latin-1 / Windows-1252"
    } else if low * 5 > high {
        "Big5"
    } else {
        "GB 18030 / GBK"
    }
}
