//! Text for a drawing that has to break its own lines.

/// XML text; what XML cannot hold is left out.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}

/// How wide a sign is, in parts of the type size, rather too wide than too narrow.
fn width_of(sign: char) -> f64 {
    match sign {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '·' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' => 0.92,
        'A'..='Z' => 0.7,
        sign if (sign as u32) < 0x2e80 => 0.58,
        _ => 1.0,
    }
}

/// How wide a text is, in parts of the type size.
pub fn width(text: &str) -> f64 {
    text.chars().map(width_of).sum()
}

/// Breaks between words, and within Chinese anywhere; what does not fit ends in "…". `room` in parts of the type size.
#[must_use]
pub fn wrap(text: &str, room: f64, most_lines: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for piece in pieces(text) {
        let wide: f64 = piece.chars().map(width_of).sum();
        if used > 0.0 && used + wide > room {
            lines.push(String::new());
            used = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            let piece = if line.is_empty() { piece.trim_start() } else { piece };
            line.push_str(piece);
            used += wide;
        }
    }
    if lines.len() > most_lines {
        lines.truncate(most_lines);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && last.chars().map(width_of).sum::<f64>() + 1.0 > room {
                last.pop();
            }
            *last = format!("{}…", last.trim_end());
        }
    }
    lines
}

/// Words with the blank before them, and Chinese signs one by one, closing punctuation with the sign before.
fn pieces(text: &str) -> Vec<&str> {
    let is_wide = |sign: char| sign as u32 >= 0x2e80;
    let closes = |sign: char| "，。、；：！？）」』】》”’".contains(sign);
    let mut starts = vec![0];
    let mut before = ' ';
    for (at, sign) in text.char_indices().skip(1) {
        if !closes(sign) && (sign == ' ' || is_wide(sign) || is_wide(before)) {
            starts.push(at);
        }
        before = sign;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| &text[start..end]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_anywhere_in_chinese() {
        assert_eq!(wrap("one two three", 5.0, 9), ["one two", "three"]);
        assert_eq!(wrap("把大家懂得的，放到地图上", 7.0, 9), ["把大家懂得的，", "放到地图上"]);
        assert_eq!(wrap("one two three four", 5.0, 1), ["one two…"]);
        assert_eq!(wrap("", 5.0, 2), [""]);
    }

    #[test]
    fn every_line_keeps_within_its_width() {
        let text = "Retired nurse Ms Chan takes blood pressure 在屋邨平台為長者量血壓，逢星期六上午 every Saturday";
        for room in [8.0, 12.5, 30.0] {
            for line in wrap(text, room, 3) {
                let wide: f64 = line.trim_end().chars().map(width_of).sum();
                assert!(wide <= room || !line.contains(' '), "{line:?} is {wide} of {room}");
            }
        }
    }
}
