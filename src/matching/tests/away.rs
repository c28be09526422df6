//! What a worker is asked and answers: the same as without one.

use super::*;
use crate::matching::job::{Answer, Question, Request, records, run};

fn asked(workspace: &Workspace, question: Question) -> (Answer, Vec<(usize, usize)>) {
    let mut told = Vec::new();
    let request: Request = serde_json::from_str(&serde_json::to_string(&Request::new(question, &workspace.info)).unwrap()).unwrap();
    let bytes = run(&request, &records(workspace).unwrap(), |done, all| told.push((done, all))).unwrap();
    (Answer::read(&bytes).unwrap(), told)
}

#[test]
fn a_worker_answers_what_would_be_found_here_and_says_how_far_it_is() {
    let band = Asset {
        category: Some("elder_group".into()),
        position: Some(north(300.0)),
        ..Asset::new(id(2), AssetKind::Association, "Band".into())
    };
    let hall = Asset { category: Some("park".into()), position: Some(north(100.0)), ..Asset::new(id(3), AssetKind::Place, "Park".into()) };
    let bored = Need { id: id(91), category: Some("companionship".into()), ..need() };
    let mut workspace = workspace([nurse(), band, hall].map(Record::Asset).into_iter().chain([need(), bored].map(Record::Need)));
    let pairing = Pairing::new(&workspace);
    let best: Vec<_> = workspace.needs.values().map(|need| (need.id, suggest(&pairing, packs::core(), need, 2))).collect();
    assert!(best.iter().all(|(_, found)| !found.is_empty()));
    assert_eq!(asked(&workspace, Question::Best { most: 2 }), (Answer::Best(best), vec![(1, 2), (2, 2)]));
    let shared = fair_share(&pairing, packs::core());
    assert_eq!(asked(&workspace, Question::FairShare), (Answer::FairShare(shared), vec![(1, 2), (2, 2)]));
    let combined = combine(&pairing, packs::core(), 3);
    assert_eq!(combined.len(), 1);
    assert_eq!(asked(&workspace, Question::Combine { most: 3 }), (Answer::Combine(combined), vec![(1, 2), (2, 2)]));
    drop(pairing);

    let only_near = r#"{"id":"ours","version":"1.0.0","label":{"en":"Ours","zh-Hans":"我们的","zh-Hant":"我們的"},
        "weights":{"category":0,"distance":1,"time":0,"capacity":0,"target_group":0,"language":0,"steward":0}}"#;
    workspace.info.own_packs = vec![only_near.to_owned()];
    let (Answer::Best(found), _) = asked(&workspace, Question::Best { most: 1 }) else { panic!("another answer") };
    assert_eq!(found[0].1[0].asset, id(3), "by the community's own weights the nearest is best");
}

#[test]
fn bytes_that_are_no_records_are_an_error() {
    let request = Request::new(Question::FairShare, &Info::default());
    assert!(run(&request, &[9, 9, 9], |_, _| ()).is_err());
    assert!(Answer::read(&[]).is_err());
}
