//! The worker's whole program: reads files, matches and measures whole communities away from the page's own thread.

#[cfg(target_arch = "wasm32")]
fn main() {
    use linli::browser::{clock, ids, worker};
    use linli::practice::twins;
    use linli::state::{Reply, Work};
    use linli::{exchange, matching, network};
    worker::serve(|work: Work, bytes: Option<Vec<u8>>, reporter: &worker::Reporter| {
        let mut told = 0.0;
        let mut tell = |step: &str, done: usize, all: usize| {
            let fraction = done as f64 / all.max(1) as f64;
            if fraction - told >= 0.01 {
                told = fraction;
                reporter.progress(fraction, step);
            }
        };
        let bytes = bytes.unwrap_or_default();
        match work {
            Work::File(request) => {
                let answer = exchange::job::run(request, &bytes, ids::new_id, |done, all| tell("read", done, all));
                let records = answer.records().map_err(|error| error.to_string())?;
                Ok((Reply::File(Box::new(answer)), records))
            }
            Work::Match(request) => {
                let found = matching::job::run(&request, &bytes, |done, all| tell("match", done, all));
                found.map(|found| (Reply::Match, Some(found))).map_err(|error| error.to_string())
            }
            Work::Measure(request) => {
                let found = network::job::run(request, &bytes, clock::day_of, |done, all| tell("measure", done, all));
                found.map(|found| (Reply::Measure(Box::new(found)), None)).map_err(|error| error.to_string())
            }
            Work::FindSheet(request) => {
                let (answer, laid) = exchange::sheet::job::run(request, &bytes);
                Ok((Reply::Sheet(answer), laid))
            }
            Work::ReadCodes { width } => Ok((Reply::Codes(exchange::codes::read(&bytes, width as usize)), None)),
            Work::FindTwins => twins::job::run(&bytes).map(|found| (Reply::Twins(found), None)).map_err(|error| error.to_string()),
        }
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
