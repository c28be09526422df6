//! The open community as a chain of QR codes, and such codes read from a camera's pictures.

use super::project::Project;
use super::work::{Reply, Work, not_understood};
use crate::browser::camera::Grey;
use crate::browser::worker::{Job, WorkerError};
use crate::exchange::chain::{TooLong, cut};

/// The shared document in frames, one a code.
pub fn chain(project: Project) -> Result<Vec<Vec<u8>>, TooLong> {
    cut(&project.parcel())
}

/// Reads one picture after the other, in a worker that stays as long as this is kept.
#[derive(Default)]
pub struct CodeReader(Option<Job<Reply>>);

impl CodeReader {
    /// What the picture's codes hold. After an error the next picture gets another worker.
    pub async fn read(&mut self, picture: &Grey) -> Result<Vec<Vec<u8>>, WorkerError> {
        let work = Work::ReadCodes { width: picture.side_px };
        let mut job = Job::start_staying(self.0.take(), &work, Some(&picture.pixels), |_| ())?;
        let (reply, _) = (&mut job).await?;
        self.0 = Some(job);
        match reply {
            Reply::Codes(codes) => Ok(codes),
            _ => Err(not_understood("an answer about something else")),
        }
    }
}
