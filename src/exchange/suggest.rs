//! A first guess at how a foreign file maps to records, from its column names and values in Chinese and English.

use super::columns::MAX_VALUES;
use super::{Column, ColumnKind, KindBy, Mapping, Target};
use crate::model::AssetKind;
use crate::words::Lang;

/// Column names without spaces, capitals and punctuation, best first.
const NAMES: &str = "name 名称 名稱 名字 facilityname 设施名称 設施名稱 englishname 中文名称 中文名稱 nameen namezh namezhhant namezhhans \
    nametc namesc namechi nameeng placename sitename schoolname 地名 title 标题 標題 label";
const CATEGORIES: &str = "category 类别 類別 分类 分類 englishcategory 中文类别 中文類別 categoryid dataset 数据集 數據集 type 类型 類型 kind class \
    amenity shop leisure tagstype tagsnatural tourism markersymbol";
const NOTES: &str = "note notes description desc 备注 備註 说明 說明 描述 简介 簡介 remarks remark comments comment tagsnotes 评论 評論";

/// Words that tell a kind, in the order they are tried: what names a service comes before what names the place it is in.
const KIND_WORDS: &[(AssetKind, &str)] = &[
    (
        AssetKind::Institution,
        "elderly|family service|service centre|service center|day care|child care|care home|kindergarten|\
         nursery|安老|护老|護老|长者|長者|家庭服务|家庭服務|幼儿|幼兒",
    ),
    (AssetKind::Association, "association|society|volunteer|mutual aid|club|协会|協會|社团|社團|义工|義工|志愿|互助"),
    (
        AssetKind::Economy,
        "market|shop|store|cafe|coffee|restaurant|bank|bakery|bureau_de_change|市场|市場|街市|商店|咖啡|餐|超市|银行|銀行|农贸",
    ),
    (AssetKind::Story, "heritage|monument|memorial|historic|museum|古迹|古蹟|文物|遗址|遺址|博物"),
    (
        AssetKind::Institution,
        "school|college|university|library|libraries|clinic|health centre|hospital|police|fire|government|\
         church|学校|學校|小学|小學|中学|中學|大学|大學|图书馆|圖書館|诊所|診所|医院|醫院|幼稚园|幼稚園",
    ),
    (
        AssetKind::Place,
        "park|garden|beach|playground|open space|hall|square|study room|sports|swimming|toilet|自修室|体育|體育|泳池|\
         公园|公園|泳滩|泳灘|广场|廣場|会堂|會堂|休憩",
    ),
];

/// What a person would probably choose. `prefer` picks between columns in several languages.
#[must_use]
pub fn suggest(columns: &[Column], features: usize, prefer: Option<Lang>) -> Mapping {
    let name = best(columns, |column| score_name(column, features, prefer));
    let category =
        best(columns, |column| score_category(column, features, prefer)).filter(|column| name.is_none_or(|name| name.name != column.name));
    let note = best(columns, |column| score_listed(NOTES, column, 0.0, prefer));
    let kind_of_names = || {
        let column = name?;
        let texts: Vec<_> = if column.values.is_empty() { column.samples.iter().collect() } else { column.values.iter().collect() };
        let kinds: Vec<_> = texts.iter().filter_map(|text| guess_kind(text)).collect();
        most(kinds.iter().copied()).filter(|kind| kinds.iter().filter(|other| *other == kind).count() * 3 > texts.len())
    };
    let kinds = category
        .map(|column| column.values.iter().filter_map(|value| Some((value.clone(), guess_kind(value)?))).collect())
        .unwrap_or_default();
    let kind_by = category.map(|column| KindBy { column: column.name.clone(), kinds }).filter(|kind_by| !kind_by.kinds.is_empty());
    let kind = kind_by.as_ref().and_then(|kind_by| most(kind_by.kinds.values().copied())).or_else(kind_of_names);
    Mapping {
        name: name.map(|column| column.name.clone()),
        category: category.map(|column| column.name.clone()),
        note: note.map(|column| column.name.clone()),
        record: kind.map_or_else(Target::default, Target::Asset),
        kind_by,
        ..Mapping::default()
    }
}

/// The column with the highest score above zero; the first of equals.
fn best(columns: &[Column], score: impl Fn(&Column) -> f64) -> Option<&Column> {
    let scored = columns.iter().map(|column| (column, score(column))).filter(|(_, score)| *score > 0.0);
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(column, _)| column)
}

fn score_name(column: &Column, features: usize, prefer: Option<Lang>) -> f64 {
    let filled = column.filled as f64 / features.max(1) as f64;
    let distinct = column.distinct as f64 / column.filled.clamp(1, 2000) as f64;
    let listed = score_listed(NAMES, column, 30.0 * (filled + distinct), prefer);
    let key = bare(&column.name);
    let resembles = (key.contains("name") || key.contains('名'))
        && !["user", "street", "file", "schema", "alt", "old", "用户"].iter().any(|not| key.contains(not));
    if listed > 0.0 {
        listed
    } else if resembles && column.kind == ColumnKind::Text && distinct > 0.5 {
        20.0 * (filled + distinct)
    } else {
        0.0
    }
}

fn score_category(column: &Column, features: usize, prefer: Option<Lang>) -> f64 {
    let few = column.distinct <= MAX_VALUES && (features < 40 || column.distinct * 2 <= column.filled.max(2));
    if few { score_listed(CATEGORIES, column, 0.0, prefer) * column.filled as f64 / features.max(1) as f64 } else { 0.0 }
}

/// Above zero when the column is filled with text and its name is on the list: earlier is better.
fn score_listed(list: &str, column: &Column, bonus: f64, prefer: Option<Lang>) -> f64 {
    let key = bare(&column.name);
    let Some(rank) = list.split_whitespace().position(|listed| listed == key) else { return 0.0 };
    if column.filled == 0 || !matches!(column.kind, ColumnKind::Text | ColumnKind::Mixed) {
        return 0.0;
    }
    let language = if prefer.is_some_and(|prefer| language_of(&column.name) == Some(prefer == Lang::En)) { 40.0 } else { 0.0 };
    100.0 - rank as f64 + bonus + language
}

/// Whether a column is in English, as far as its name tells.
fn language_of(name: &str) -> Option<bool> {
    let lower = name.to_lowercase();
    if name.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character))
        || lower.contains(":zh")
        || lower.ends_with("_tc")
        || lower.ends_with("_sc")
    {
        Some(false)
    } else if lower.contains(":en") || lower.contains("english") || !lower.contains(':') {
        Some(true)
    } else {
        None
    }
}

fn bare(name: &str) -> String {
    name.to_lowercase().chars().filter(|character| character.is_alphanumeric()).collect()
}

fn guess_kind(text: &str) -> Option<AssetKind> {
    let lower = text.to_lowercase();
    KIND_WORDS.iter().find(|(_, words)| words.split('|').any(|word| lower.contains(word))).map(|(kind, _)| *kind)
}

fn most(kinds: impl Iterator<Item = AssetKind>) -> Option<AssetKind> {
    let mut counts = [0_usize; AssetKind::ALL.len()];
    for kind in kinds {
        if let Some(count) = counts.get_mut(kind as usize) {
            *count += 1;
        }
    }
    let fullest = counts.iter().max().copied().filter(|most| *most > 0)?;
    AssetKind::ALL.iter().copied().zip(counts).find(|(_, count)| *count == fullest).map(|(kind, _)| kind)
}
