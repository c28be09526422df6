//! The code a tablet is locked with, kept as salted rounds of a hash; wrong tries are counted and make one wait.

use super::Timestamp;
use serde::{Deserialize, Serialize};

/// Rounds of the hash: a moment on a slow tablet.
const ROUNDS: u32 = 20_000;
const FREE_TRIES: u32 = 3;
const FIRST_PAUSE_MS: i64 = 5_000;
const LONGEST_PAUSE_MS: i64 = 600_000;

/// 4 to 8 digits.
#[derive(Clone, PartialEq, Eq)]
pub struct LockCode(String);

impl LockCode {
    pub const SHORTEST: usize = 4;
    pub const LONGEST: usize = 8;

    /// `None` unless the text is 4 to 8 digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (Self::SHORTEST..=Self::LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| Self(text.to_owned()))
    }
}

/// A lock as it is kept. It shuts out curious eyes; whoever can read the device's disk can try all codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    salt: [u8; 16],
    hash: [u8; 32],
    rounds: u32,
    wrong: u32,
    shut_until: Timestamp,
}

impl Lock {
    /// Opened by this code; the salt is random.
    #[must_use]
    pub fn new(code: &LockCode, salt: [u8; 16]) -> Self {
        Self { salt, hash: hash(&code.0, &salt, ROUNDS), rounds: ROUNDS, wrong: 0, shut_until: Timestamp::default() }
    }

    /// Whether the code opens it. A wrong one is counted; while one has to wait, none does.
    pub fn try_open(&mut self, code: &str, now: Timestamp) -> bool {
        if self.wait_ms(now) > 0 {
            return false;
        }
        let opens = hash(code, &self.salt, self.rounds) == self.hash;
        self.wrong = if opens { 0 } else { self.wrong.saturating_add(1) };
        self.shut_until = Timestamp(now.0.saturating_add(pause_ms(self.wrong)));
        opens
    }

    /// Wrong tries since it was last opened.
    #[must_use]
    pub fn wrong(&self) -> u32 {
        self.wrong
    }

    /// Milliseconds until the next try; never longer than the pause itself, however the clock was set meanwhile.
    #[must_use]
    pub fn wait_ms(&self, now: Timestamp) -> i64 {
        self.shut_until.0.saturating_sub(now.0).clamp(0, pause_ms(self.wrong))
    }
}

/// None for the first tries, then twice as long each time, up to ten minutes.
fn pause_ms(wrong: u32) -> i64 {
    match wrong.checked_sub(FREE_TRIES) {
        None => 0,
        Some(more) => FIRST_PAUSE_MS.saturating_mul(1 << more.min(20)).min(LONGEST_PAUSE_MS),
    }
}

fn hash(code: &str, salt: &[u8], rounds: u32) -> [u8; 32] {
    pbkdf2::pbkdf2_hmac_array::<sha2::Sha256, 32>(code.as_bytes(), salt, rounds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOON: Timestamp = Timestamp(1_795_000_000_000);

    fn lock(code: &str) -> Lock {
        Lock::new(&LockCode::parse(code).unwrap(), [7; 16])
    }

    fn later(ms: i64) -> Timestamp {
        Timestamp(NOON.0 + ms)
    }

    #[test]
    fn a_code_is_four_to_eight_digits() {
        for (text, fits) in [
            ("1234", true),
            ("00000000", true),
            ("123", false),
            ("123456789", false),
            ("12a4", false),
            ("１２３４", false),
            ("12 4", false),
        ] {
            assert_eq!(LockCode::parse(text).is_some(), fits, "{text}");
        }
    }

    #[test]
    fn only_its_code_opens_it_and_nothing_of_the_code_is_kept() {
        let mut lock = lock("2580");
        assert!(!serde_json::to_string(&lock).unwrap().contains("2580"));
        assert!(!lock.try_open("2581", NOON));
        assert!(!lock.try_open("", NOON));
        assert!(lock.try_open("2580", NOON));
        assert_eq!(lock.wrong(), 0);
        assert_ne!(Lock::new(&LockCode("2580".into()), [8; 16]).hash, lock.hash, "the salt counts");
    }

    #[test]
    fn wrong_tries_make_one_wait_longer_and_longer() {
        let mut lock = lock("2580");
        let mut at = NOON;
        let mut waits = Vec::new();
        for _ in 0..12 {
            assert!(!lock.try_open("1111", at));
            waits.push(lock.wait_ms(at) / 1000);
            at = Timestamp(at.0 + lock.wait_ms(at));
        }
        assert_eq!(waits, [0, 0, 5, 10, 20, 40, 80, 160, 320, 600, 600, 600]);
        assert!(lock.try_open("2580", at));
        assert_eq!(lock.wait_ms(at), 0);
    }

    #[test]
    fn while_one_waits_not_even_the_code_opens_it_and_nothing_is_counted() {
        let mut lock = lock("2580");
        for _ in 0..3 {
            lock.try_open("1111", NOON);
        }
        assert!(!lock.try_open("2580", later(4_999)));
        assert_eq!(lock.wrong(), 3);
        assert!(lock.try_open("2580", later(5_000)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
        #[test]
        fn a_clock_set_wrong_shuts_nobody_out_for_longer_than_the_pause(shift in any::<i64>(), wrong in 1..6) {
            let mut lock = Lock { rounds: 1, ..lock("2580") };
            for _ in 0..wrong {
                lock.try_open("1111", NOON);
            }
            prop_assert!(lock.wait_ms(Timestamp(shift)) <= pause_ms(lock.wrong()));
        }

        #[test]
        fn what_is_kept_comes_back(code in "[0-9]{4,8}", salt in any::<[u8; 16]>()) {
            let lock = Lock::new(&LockCode::parse(&code).unwrap(), salt);
            let mut back: Lock = serde_json::from_str(&serde_json::to_string(&lock).unwrap()).unwrap();
            prop_assert!(back.try_open(&code, NOON));
        }
    }
}
