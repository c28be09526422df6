//! What is told of and what is not: the habits of three regions, and their false friends.

use super::exposed::{Exposed, covered, exposed};
use proptest::prelude::*;

fn kinds(text: &str) -> Vec<Exposed> {
    exposed(text).into_iter().map(|(what, _)| what).collect()
}

#[test]
fn what_gives_somebody_away_is_told_by_its_kind() {
    use Exposed::{Door, Email, Identity, Phone};
    let cases = [
        ("Ms Chan 9123 4567", Phone),
        ("Ms Chan 91234567", Phone),
        ("Tel: 2345-6789", Phone),
        ("陳太電話２３４５６７８９", Phone),
        ("+852 6123 4567", Phone),
        ("(852) 6123 4567", Phone),
        ("张阿姨13812345678", Phone),
        ("张阿姨 138 1234 5678", Phone),
        ("手机138-1234-5678，晚上打", Phone),
        ("+86 13812345678", Phone),
        ("居委会 020-81234567", Phone),
        ("(010) 6512 3456", Phone),
        ("0755 2612 3456", Phone),
        ("+44 20 7946 0958", Phone),
        ("A123456(7)", Identity),
        ("HKID A123456（7）", Identity),
        ("身份證 AB9876543", Identity),
        ("身份证440106195001011234", Identity),
        ("44010619500101123X", Identity),
        ("mei.chan@example.org", Email),
        ("写信到 li_hua@mail.example.cn 就好", Email),
        ("Flat 3B", Door),
        ("Mr Lee, flat 12", Door),
        ("Flat B, 12/F", Door),
        ("12/F, Flat A", Door),
        ("Rm. 1203", Door),
        ("Room 5", Door),
        ("Unit C", Door),
        ("Apt 4B", Door),
        ("5/F B", Door),
        ("5樓B室", Door),
        ("陳太 5樓 B室", Door),
        ("十二樓三室", Door),
        ("B室", Door),
        ("12栋301室", Door),
        ("12栋301", Door),
        ("3单元502", Door),
        ("8号楼2单元301室", Door),
        ("石排灣邨碧園樓1203室", Door),
        ("３座１２樓Ａ室", Door),
        ("302房的李婆婆", Door),
        ("三零一室", Door),
        ("6-2-301", Door),
    ];
    assert!(cases.len() >= 40);
    let wrong: Vec<_> = cases.iter().filter(|(text, what)| kinds(text) != [*what]).map(|(text, _)| (text, exposed(text))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn false_friends_are_left_alone() {
    let friends = [
        "2 tables, 30 chairs",
        "since 1998",
        "3 of 5",
        "2019-2020",
        "2019 – 2020",
        "20261127",
        "2026-11-27",
        "27-11-2026",
        "10:00–12:30",
        "Block 3",
        "Block 3, G/F lobby",
        "5/F garden",
        "Room for 30 people",
        "a flat roof",
        "a flat I share",
        "Unit price $5",
        "Tai chi at 7",
        "Route 9, bus 46X",
        "24.30511, 114.2",
        "22.24511,114.15511",
        "HK$12,500",
        "100000 steps",
        "1,200 households",
        "8号楼",
        "3座12樓",
        "2房1厅",
        "3室1厅",
        "帮助3户家庭",
        "活动室",
        "音樂室",
        "三楼活动室",
        "第2小学",
        "朝阳路12号",
        "5樓平台花園",
        "1998年成立",
        "12栋2000年建成",
        "60岁以上30人",
        "二〇二六年",
        "@home café",
        "Class 4B",
    ];
    let wrong: Vec<_> = friends.iter().map(|text| (text, exposed(text))).filter(|(_, found)| !found.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_what_gives_somebody_away_is_covered() {
    let cases = [
        ("Ms Chan 9123 4567, knits", "Ms Chan ●●●●, knits"),
        ("陳太５樓Ｂ室，電話９１２３４５６７", "陳太●●●●，電話●●●●"),
        ("9123 4567 / 9876 5432", "●●●● / ●●●●"),
        ("Flat 3B,Flat 4C", "●●●●,●●●●"),
        ("2 tables, 30 chairs", "2 tables, 30 chairs"),
    ];
    assert_eq!(cases.map(|(text, _)| covered(text)), cases.map(|(_, wall)| wall));
}

proptest! {
    #[test]
    fn what_is_covered_gives_nothing_away_and_nothing_else_is_lost(text in "[ -~０-９Ａ-Ｚ樓室栋号陈–，]{0,40}") {
        let mut kept = String::new();
        let mut from = 0;
        for (_, place) in exposed(&text) {
            prop_assert!(from <= place.start && place.start < place.end);
            kept.push_str(&text[from..place.start]);
            from = place.end;
        }
        kept.push_str(&text[from..]);
        prop_assert_eq!(covered(&text).replace("●●●●", ""), kept);
    }

    #[test]
    fn a_phone_number_is_found_wherever_it_stands(before in "[a-z陈，]{0,8}", figures in "[569][0-9]{7}", after in "[a-z陈，]{0,8}", gap in "[ -]?") {
        let number = format!("{}{gap}{}", &figures[..4], &figures[4..]);
        let wall = covered(&format!("{before}{number}{after}"));
        prop_assert!(!wall.contains(&number), "{}", wall);
    }
}
