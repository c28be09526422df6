//! Reads what test programs say of themselves, and keeps the tally.

/// How many tests went well, and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Adds up each `test result: ok. 12 passed; 0 failed` (cargo), `12 passed (3s)` (Playwright) and `# pass 12` (node) line.
    pub fn read(log: &str) -> Self {
        let mut tally = Self::default();
        for line in log.lines() {
            let line = plain(line);
            let words: Vec<&str> = line.split([' ', ';', '.', '(']).filter(|word| !word.is_empty()).collect();
            match words.as_slice() {
                ["test", "result:", rest @ ..] => {
                    tally.passed += before(rest, "passed");
                    tally.failed += before(rest, "failed");
                }
                [number, "passed", ..] | ["#", "pass", number] => tally.passed += number.parse().unwrap_or(0),
                [number, "failed" | "flaky"] | ["#", "fail", number] => tally.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
        tally
    }
}

fn before(words: &[&str], word: &str) -> usize {
    let at = words.iter().position(|found| *found == word);
    at.and_then(|at| at.checked_sub(1)).and_then(|at| words[at].parse().ok()).unwrap_or(0)
}

/// Without colour codes.
fn plain(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line.chars();
    while let Some(letter) = rest.next() {
        if letter == '\u{1b}' {
            rest.by_ref().find(char::is_ascii_alphabetic);
        } else {
            text.push(letter);
        }
    }
    text.trim().to_owned()
}

/// The last lines of a log.
pub fn tail(log: &str, lines: usize) -> String {
    let all: Vec<&str> = log.lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_each_runner_are_added_up() {
        let log = "test result: ok. 12 passed; 1 failed; 0 ignored\n  3 passed (14.1s)\n\u{1b}[31m  2 failed\u{1b}[39m\n  1 flaky\n# pass 5\n# fail 1\n";
        assert_eq!(Tally::read(log), Tally { passed: 20, failed: 5 });
    }

    #[test]
    fn a_tail_is_the_last_lines() {
        assert_eq!(tail("a\nb\nc", 2), "b\nc");
        assert_eq!(tail("a", 2), "a");
    }
}
