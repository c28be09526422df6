//! The camera at the back of the device: its live picture on screen, and the same in grey for whoever reads it.

use super::{environment, js};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaDevices, MediaStream, MediaStreamTrack};

/// What is asked of the camera; it may give more or less.
const WIDTH_PX: u32 = 1280;
const HEIGHT_PX: u32 = 720;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CameraError {
    #[error("expected a page on https, found plain http")]
    Insecure,
    #[error("expected leave to use the camera, found a refusal")]
    Refused,
    /// There is none, or another program has it.
    #[error("expected a camera, found none that can be used")]
    Unavailable,
}

/// An open camera; dropping it switches it off.
pub struct Camera {
    stream: MediaStream,
    canvas: HtmlCanvasElement,
    pen: CanvasRenderingContext2d,
}

/// The middle square of a picture, row by row; 0 is black.
pub struct Grey {
    pub side_px: u32,
    pub pixels: Vec<u8>,
}

impl Camera {
    /// Asks the person for leave, if the browser has not, and opens the camera that looks away from them where there is one.
    pub async fn open() -> Result<Self, CameraError> {
        if !environment::is_secure() {
            return Err(CameraError::Insecure);
        }
        let devices: MediaDevices = js::navigator("mediaDevices").ok_or(CameraError::Unavailable)?.unchecked_into();
        let video = js::object(&[("facingMode", "environment".into()), ("width", WIDTH_PX.into()), ("height", HEIGHT_PX.into())]);
        let wanted = js::object(&[("video", video.into())]);
        let asked = devices.get_user_media_with_constraints(wanted.unchecked_ref()).map_err(why)?;
        let stream = JsFuture::from(asked).await.map_err(why)?.unchecked_into();
        let (canvas, pen) = canvas().ok_or(CameraError::Unavailable)?;
        Ok(Self { stream, canvas, pen })
    }

    /// Plays the live picture there.
    pub fn show_on(&self, video: &HtmlVideoElement) {
        video.set_src_object(Some(&self.stream));
        // Where it may not start by itself, the person sees a still picture with the browser's own button.
        let _ = video.play();
    }

    /// What the video shows now; `None` before its first picture.
    #[must_use]
    pub fn look(&self, video: &HtmlVideoElement) -> Option<Grey> {
        let (width, height) = (video.video_width(), video.video_height());
        let side = width.min(height);
        let side_px = side.min(HEIGHT_PX);
        if side_px == 0 {
            return None;
        }
        self.canvas.set_width(side_px);
        self.canvas.set_height(side_px);
        let [left, top, from, to] = [(width - side) / 2, (height - side) / 2, side, side_px].map(f64::from);
        self.pen
            .draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(video, left, top, from, from, 0.0, 0.0, to, to)
            .ok()?;
        let pixels = self.pen.get_image_data(0.0, 0.0, to, to).ok()?.data();
        let grey = |rgba: &[u8]| match rgba {
            [red, green, blue, ..] => ((77 * u32::from(*red) + 150 * u32::from(*green) + 29 * u32::from(*blue)) >> 8) as u8,
            _ => 0,
        };
        Some(Grey { side_px, pixels: pixels.chunks_exact(4).map(grey).collect() })
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.stream.get_tracks().iter().for_each(|track| track.unchecked_into::<MediaStreamTrack>().stop());
    }
}

fn why(error: JsValue) -> CameraError {
    match js::get_text(&error, "name").as_deref() {
        Some("NotAllowedError" | "SecurityError") => CameraError::Refused,
        _ => CameraError::Unavailable,
    }
}

/// A canvas that is read again and again.
fn canvas() -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.unchecked_into();
    let options = js::object(&[("willReadFrequently", true.into())]);
    let pen = canvas.get_context_with_context_options("2d", &options).ok()??.unchecked_into();
    Some((canvas, pen))
}
