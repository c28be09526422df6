//! The worker's whole program: reads files away from the page's own thread.

#[cfg(target_arch = "wasm32")]
fn main() {
    use linli::browser::{ids, worker};
    use linli::exchange::job::{self, Request};
    worker::serve(|request: Request, bytes: Option<Vec<u8>>, reporter: &worker::Reporter| {
        let mut told = 0.0;
        let progress = |done: usize, all: usize| {
            let fraction = done as f64 / all.max(1) as f64;
            if fraction - told >= 0.01 {
                told = fraction;
                reporter.progress(fraction, "read");
            }
        };
        let answer = job::run(request, &bytes.unwrap_or_default(), ids::new_id, progress);
        let records = answer.records().map_err(|error| error.to_string())?;
        Ok((answer, records))
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
