//! Words that say little in a name, and words that tell two things apart. In plain letters, see `script`.

/// Ways to address a person; left out where the rest is compared.
pub(super) const TITLES: [&str; 13] =
    ["mr", "mrs", "ms", "miss", "madam", "dr", "uncle", "auntie", "aunt", "grandma", "grandpa", "granny", "sir"];
pub(super) const TITLES_HAN: [&str; 17] =
    ["先生", "女士", "太太", "小姐", "师奶", "师傅", "阿姨", "婆婆", "伯伯", "公公", "叔叔", "姑娘", "伯", "姨", "叔", "太", "阿"];

/// What half the names of a community end with.
pub(super) const GENERIC: [&str; 5] = ["community", "estate", "housing", "neighbourhood", "neighborhood"];
pub(super) const GENERIC_HAN: [&str; 6] = ["社区", "小区", "屋村", "屋苑", "居民", "村"];

pub(super) const STOP: [&str; 15] =
    ["the", "of", "and", "for", "at", "in", "on", "to", "an", "with", "we", "would", "like", "need", "some"];
pub(super) const STOP_HAN: [&str; 8] = ["我们", "希望", "想要", "需要", "可以", "的", "想", "有"];

/// After these a single letter is a name: "Block A".
pub(super) const NUMBERED: [&str; 15] =
    ["block", "tower", "unit", "gate", "phase", "house", "wing", "room", "flat", "hall", "group", "class", "team", "section", "zone"];

pub(super) const SPELLINGS: [(&str, &str); 14] = [
    ("st", "street"),
    ("rd", "road"),
    ("ave", "avenue"),
    ("ctr", "centre"),
    ("center", "centre"),
    ("assoc", "association"),
    ("bldg", "building"),
    ("blk", "block"),
    ("sch", "school"),
    ("dept", "department"),
    ("elderly", "elders"),
    ("elder", "elders"),
    ("neighbor", "neighbour"),
    ("color", "colour"),
];

/// Number words, and what they count.
pub(super) const NUMBERS: [(&str, u32); 22] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
];

/// What a word must be found as: a whole Latin word, or characters in a row.
type Words = &'static [&'static str];

/// Of each row one thing is one and not the other.
pub(super) const TELLING: &[&[Words]] = &[
    &[&["east", "东"], &["west", "西"], &["south", "南"], &["north", "北"]],
    &[
        &["mrs", "ms", "miss", "madam", "auntie", "aunt", "grandma", "granny", "女士", "太太", "小姐", "师奶", "婆", "姨", "姑娘", "阿嫂"],
        &["mr", "uncle", "grandpa", "sir", "先生", "伯", "叔", "公公", "爷", "哥"],
    ],
    &[&["women", "womens", "ladies", "妇女", "女子"], &["men", "mens", "男士", "男子"], &["girls", "女生"], &["boys", "男生"]],
    &[&["morning", "dawn", "早", "晨"], &["afternoon", "下午"], &["evening", "night", "晚", "夜"]],
    &[&["primary", "小学"], &["secondary", "中学"], &["kindergarten", "幼儿园", "幼稚园"], &["university", "大学"]],
    &[&["elders", "senior", "seniors", "长者", "老人"], &["youth", "young", "青年", "青少年"], &["children", "kids", "儿童", "小童"]],
    &[&["upper"], &["lower"]],
    &[&["front", "前"], &["back", "rear", "后"]],
    &[&["new", "新"], &["old", "旧"]],
];
