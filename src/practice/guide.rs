//! The facilitator's guide: what to prepare, the two hours step by step, what to say, and what helps when it does not go as planned.

use crate::words::Label;
use serde::Deserialize;

/// The whole guide, each text in the three languages.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    pub title: Label,
    pub lead: Label,
    pub print: Label,
    /// Heads what can be said aloud.
    pub say: Label,
    /// `{n}` minutes.
    pub minutes: Label,
    pub prepare: Advice,
    pub consent: Advice,
    pub steps_title: Label,
    pub steps: Vec<Step>,
    pub after: Advice,
    pub troubles_title: Label,
    pub troubles: Vec<Trouble>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    pub title: Label,
    pub lines: Vec<Label>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub minutes: u32,
    pub title: Label,
    pub lines: Vec<Label>,
    pub say: Label,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trouble {
    pub what: Label,
    pub then: Label,
}

impl Guide {
    /// Reads a guide's JSON.
    ///
    /// # Errors
    /// Where a part or a language is missing or unknown, with its line.
    pub fn read(text: &str) -> serde_json::Result<Self> {
        serde_json::from_str(text)
    }

    /// Each step with the times it runs from and to, as "0:10–0:25" after the start.
    pub fn timed(&self) -> impl Iterator<Item = (String, &Step)> {
        self.steps.iter().scan(0, |start_min, step| {
            let from_min = *start_min;
            *start_min += step.minutes;
            Some((format!("{}–{}", clock(from_min), clock(*start_min)), step))
        })
    }
}

fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn guide() -> Guide {
        Guide::read(include_str!("../ui/guide/guide.json")).expect("the guide reads")
    }

    #[test]
    fn the_steps_fill_two_hours_without_a_gap() {
        let guide = guide();
        let times: Vec<String> = guide.timed().map(|(time, _)| time).collect();
        assert_eq!(times.first().map(String::as_str), Some("0:00–0:10"));
        assert_eq!(times.last().map(String::as_str), Some("1:52–2:00"));
        assert!(times.windows(2).all(|pair| pair[0].split('–').next_back() == pair[1].split('–').next()), "{times:?}");
    }

    #[test]
    fn every_text_is_there_in_three_languages_that_differ() {
        let guide = guide();
        let advice = [&guide.prepare, &guide.consent, &guide.after];
        let mut texts =
            vec![&guide.title, &guide.lead, &guide.print, &guide.say, &guide.minutes, &guide.steps_title, &guide.troubles_title];
        texts.extend(advice.iter().flat_map(|advice| advice.lines.iter().chain([&advice.title])));
        texts.extend(guide.steps.iter().flat_map(|step| step.lines.iter().chain([&step.title, &step.say])));
        texts.extend(guide.troubles.iter().flat_map(|trouble| [&trouble.what, &trouble.then]));
        for text in texts {
            for lang in Lang::ALL {
                assert!(!text.get(lang).trim().is_empty(), "{} has no {}", text.en, lang.tag());
            }
            assert_ne!(text.en, text.zh_hans, "left in English");
        }
        assert!(Lang::ALL.map(|lang| guide.minutes.get(lang)).iter().all(|minutes| minutes.contains("{n}")));
    }

    #[test]
    fn a_missing_language_is_told_by_its_name() {
        let told = serde_json::from_str::<Advice>(r#"{ "title": { "en": "Before", "zh-Hans": "之前" }, "lines": [] }"#);
        assert!(told.is_err_and(|error| error.to_string().contains("zh-Hant")));
    }
}
