//! The worker's whole program: reads files and measures large networks away from the page's own thread.

#[cfg(target_arch = "wasm32")]
fn main() {
    use linli::browser::{clock, ids, worker};
    use linli::{exchange, network};

    /// Each kind of work has its own words; the page knows which answer it awaits.
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Request {
        File(exchange::job::Request),
        Network(network::job::Request),
    }

    #[derive(serde::Serialize)]
    #[serde(untagged)]
    enum Answer {
        File(Box<exchange::job::Answer>),
        Network(Box<network::Report>),
    }

    worker::serve(|request: Request, bytes: Option<Vec<u8>>, reporter: &worker::Reporter| {
        let bytes = bytes.unwrap_or_default();
        let mut told = 0.0;
        let mut progress = |step: &'static str, done: usize, all: usize| {
            let fraction = done as f64 / all.max(1) as f64;
            if fraction - told >= 0.01 {
                told = fraction;
                reporter.progress(fraction, step);
            }
        };
        match request {
            Request::File(request) => {
                let answer = exchange::job::run(request, &bytes, ids::new_id, |done, all| progress("read", done, all));
                let records = answer.records().map_err(|error| error.to_string())?;
                Ok((Answer::File(Box::new(answer)), records))
            }
            Request::Network(request) => {
                let told = network::job::run(request, &bytes, clock::day_of, |done, all| progress("measured", done, all));
                Ok((Answer::Network(Box::new(told.map_err(|error| error.to_string())?)), None))
            }
        }
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
