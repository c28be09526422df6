//! Terms (groups, languages) as bits of 64: quick to compare, and known whether what they tell is the truth.

/// The terms of all assets.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    pub groups: Noted,
    pub languages: Noted,
}

/// Terms that were noted, each by its bit.
#[derive(Clone, Debug)]
pub(super) struct Noted {
    by_bit: [Option<Box<str>>; 64],
    /// Bits that stand for more than one.
    shared: u64,
}

impl Default for Noted {
    fn default() -> Self {
        Self { by_bit: [const { None }; 64], shared: 0 }
    }
}

impl Noted {
    /// Their bits, see [`bits`].
    pub(super) fn note(&mut self, terms: &[String]) -> u64 {
        terms.iter().fold(0, |all, term| {
            let place = place(term);
            if **self.by_bit[place].get_or_insert_with(|| term.as_str().into()) != *term.as_str() {
                self.shared |= 1 << place;
            }
            all | 1 << place
        })
    }

    /// Whether of all that was noted only this term has its bit.
    pub(super) fn is_alone(&self, term: &str) -> bool {
        let place = place(term);
        self.shared >> place & 1 == 0 && self.by_bit[place].as_deref().is_none_or(|noted| noted == term)
    }
}

/// A bit for each; two terms may share one.
pub(super) fn bits<'t>(terms: impl IntoIterator<Item = &'t String>) -> u64 {
    terms.into_iter().fold(0, |all, term| all | 1 << place(term))
}

/// One of 64 by a hash of the term (FNV-1a, mixed once more), begun where the core pack's groups and twenty languages each get their own.
fn place(term: &str) -> usize {
    let hash = term.bytes().fold(213_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    ((hash ^ hash >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs;

    #[test]
    fn usual_terms_do_not_share_a_bit() {
        let groups: Vec<String> = packs::core().target_groups.iter().map(|group| group.id.clone()).collect();
        assert_eq!(bits(&groups).count_ones() as usize, groups.len());
        let languages: Vec<String> =
            "yue cmn en ur hi ne id tl th pa vi ta ja ko fr fil nan hak wuu zh".split(' ').map(str::to_owned).collect();
        assert_eq!(bits(&languages).count_ones(), 20);
    }

    #[test]
    fn it_is_known_which_terms_share_a_bit() {
        let all: Vec<String> = (0..200).map(|n| format!("group {n}")).collect();
        let mut terms = Noted::default();
        for (n, term) in all.iter().enumerate() {
            terms.note(std::slice::from_ref(term));
            let noted = &all[..=n];
            for each in &all {
                let others = noted.iter().filter(|other| *other != each);
                assert_eq!(terms.is_alone(each), bits(others) & bits([each]) == 0, "{each} among the first {n}");
            }
        }
    }
}
