//! What a community may show to everybody, one thing at a time.

use crate::model::*;

/// One thing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    pub asset: Id,
    pub kind: AssetKind,
    pub name: String,
    pub category: Option<String>,
    pub gifts: Vec<Gift>,
    /// What it has to tell; never of a person, whose note is not theirs.
    pub text: String,
}

/// The assets in use that everybody may see: people with their public leave, not taken back; the rest when public. By kind, then as
/// they were put down; telephone numbers are left out.
#[must_use]
pub fn slides(workspace: &Workspace) -> Vec<Slide> {
    let shown = workspace.assets.values().filter(|asset| asset.state == AssetState::Active && asset.is_open_to(Visibility::Public));
    let mut slides: Vec<Slide> = shown.map(slide).collect();
    slides.sort_by_key(|slide| slide.kind);
    slides
}

fn slide(asset: &Asset) -> Slide {
    let gifts = asset.gifts.iter().map(|gift| Gift { text: without_numbers(&gift.text), ..gift.clone() });
    let text = if asset.kind == AssetKind::Individual { String::new() } else { without_numbers(&asset.note) };
    Slide {
        asset: asset.id,
        kind: asset.kind,
        name: without_numbers(&asset.name),
        category: asset.category.clone(),
        gifts: gifts.collect(),
        text,
    }
}

/// The text with every telephone number, seven digits or more with blanks, dashes or brackets between, as "…".
#[must_use]
pub fn without_numbers(text: &str) -> String {
    const SHORTEST: usize = 7;
    let is_part = |sign: char| sign.is_ascii_digit() || " -()+".contains(sign);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit() || sign == '+') {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let run = from.find(|sign| !is_part(sign)).map_or(from, |end| &from[..end]);
        let number = run.trim_end_matches(|sign: char| !sign.is_ascii_digit());
        let is_day = Date::parse(number).is_some();
        if number.chars().filter(char::is_ascii_digit).count() >= SHORTEST && !is_day {
            out.push('…');
            rest = &from[number.len()..];
        } else {
            out.push_str(run);
            rest = &from[run.len()..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_left_out_and_other_numbers_stay() {
        let said = |text: &str| without_numbers(text);
        assert_eq!(said("Call 9123 4567 after six"), "Call … after six");
        assert_eq!(said("电话13800138000。"), "电话…。");
        assert_eq!(said("+852 (2345) 6789"), "…");
        assert_eq!(said("Block 12, 30 seats, since 1998"), "Block 12, 30 seats, since 1998");
        assert_eq!(said("on 2026-11-24"), "on 2026-11-24");
        assert_eq!(said("5 + 6, then"), "5 + 6, then");
    }

    #[test]
    fn slides_come_by_kind_and_only_of_what_is_in_use() {
        let mut workspace = Workspace::default();
        let id = |n| Id::new(1, [n; 10]);
        for (n, kind, state) in [
            (1, AssetKind::Story, AssetState::Active),
            (2, AssetKind::Association, AssetState::Active),
            (3, AssetKind::Place, AssetState::Ended),
            (4, AssetKind::Place, AssetState::Draft),
        ] {
            workspace.put(Record::Asset(Asset { visibility: Visibility::Public, state, ..Asset::new(id(n), kind, String::new()) }));
        }
        assert_eq!(slides(&workspace).iter().map(|slide| slide.asset).collect::<Vec<_>>(), [id(2), id(1)]);
    }
}
