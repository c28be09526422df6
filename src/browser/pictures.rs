//! Pictures: made smaller and stripped of what the camera wrote into them (place, device), and written as text.

use super::files::{self, FileError};
use super::js;
use futures_channel::oneshot;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, FileReader, HtmlCanvasElement, HtmlImageElement, ImageData, Url};

const JPEG_QUALITY: f64 = 0.85;
/// What a drawing without a size of its own is drawn at.
const UNSIZED_PX: u32 = 1000;

/// A re-encoded picture.
#[derive(Clone, Debug)]
pub struct Picture {
    /// JPEG, or PNG when something shines through.
    pub blob: Blob,
    pub width_px: u32,
    pub height_px: u32,
}

/// A picture drawn upright on a canvas, smaller where it was large.
pub struct Drawing {
    canvas: HtmlCanvasElement,
    pen: CanvasRenderingContext2d,
    pub width_px: u32,
    pub height_px: u32,
}

impl Drawing {
    /// Pixels row by row: red, green, blue, opacity.
    pub fn pixels(&self) -> Result<Vec<u8>, FileError> {
        let pixels =
            self.pen.get_image_data(0.0, 0.0, f64::from(self.width_px), f64::from(self.height_px)).map_err(FileError::unwritable)?;
        Ok(pixels.data().0)
    }

    /// From such pixels.
    pub fn of_pixels(pixels: &[u8], width_px: u32, height_px: u32) -> Result<Self, FileError> {
        let (canvas, pen) = canvas(width_px, height_px)?;
        let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(pixels), width_px, height_px).map_err(FileError::unwritable)?;
        pen.put_image_data(&data, 0.0, 0.0).map_err(FileError::unwritable)?;
        Ok(Self { canvas, pen, width_px, height_px })
    }

    /// Encodes it anew: EXIF, and with it the place it was taken, stays behind. Something may shine through a PNG alone.
    pub async fn encode(&self, is_opaque: bool) -> Result<Picture, FileError> {
        let is_opaque = is_opaque || self.pixels()?.chunks_exact(4).all(|pixel| pixel[3] == u8::MAX);
        let blob = encode(&self.canvas, if is_opaque { "image/jpeg" } else { "image/png" }).await?;
        Ok(Picture { blob, width_px: self.width_px, height_px: self.height_px })
    }
}

/// Draws the picture, no side longer than `longest_px`.
pub async fn draw(blob: &Blob, longest_px: u32) -> Result<Drawing, FileError> {
    let image = load(blob).await?;
    let (width, height) = match (image.natural_width(), image.natural_height()) {
        (0, _) | (_, 0) => (UNSIZED_PX, UNSIZED_PX),
        size => size,
    };
    let scale = f64::min(1.0, f64::from(longest_px) / f64::from(width.max(height)));
    let scaled = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
    let (width_px, height_px) = (scaled(width), scaled(height));

    let (canvas, pen) = canvas(width_px, height_px)?;
    pen.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, f64::from(width_px), f64::from(height_px))
        .map_err(|error| FileError::NotAPicture { detail: js::detail(&error) })?;
    Ok(Drawing { canvas, pen, width_px, height_px })
}

/// An address by which the page shows a picture, as long as this is held.
#[derive(Debug)]
pub struct PictureAddress(String);

impl PictureAddress {
    pub fn of(blob: &Blob) -> Result<Self, FileError> {
        Url::create_object_url_with_blob(blob).map(Self).map_err(FileError::unreadable)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for PictureAddress {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// A drawing (SVG text) as a PNG of this size.
pub async fn draw_svg(svg: &str, width_px: u32, height_px: u32) -> Result<Blob, FileError> {
    let image = load(&files::to_blob(svg.as_bytes(), "image/svg+xml")?).await?;
    let (canvas, pen) = canvas(width_px, height_px)?;
    pen.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, f64::from(width_px), f64::from(height_px))
        .map_err(|error| FileError::NotAPicture { detail: js::detail(&error) })?;
    encode(&canvas, "image/png").await
}

fn canvas(width_px: u32, height_px: u32) -> Result<(HtmlCanvasElement, CanvasRenderingContext2d), FileError> {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or_else(|| FileError::Unwritable { detail: "no document".to_owned() })?;
    let canvas = document.create_element("canvas").map_err(FileError::unwritable)?.unchecked_into::<HtmlCanvasElement>();
    canvas.set_width(width_px);
    canvas.set_height(height_px);
    let pen = canvas.get_context("2d").map_err(FileError::unwritable)?;
    let pen = pen.ok_or_else(|| FileError::Unwritable { detail: "no canvas".to_owned() })?.unchecked_into::<CanvasRenderingContext2d>();
    Ok((canvas, pen))
}

async fn load(blob: &Blob) -> Result<HtmlImageElement, FileError> {
    let not_a_picture = |error: JsValue| FileError::NotAPicture { detail: js::detail(&error) };
    let image = HtmlImageElement::new().map_err(not_a_picture)?;
    let url = Url::create_object_url_with_blob(blob).map_err(FileError::unreadable)?;
    image.set_src(&url);
    let decoded = image.decode().await;
    let _ = Url::revoke_object_url(&url);
    decoded.map_err(not_a_picture)?;
    Ok(image)
}

async fn encode(canvas: &HtmlCanvasElement, kind: &str) -> Result<Blob, FileError> {
    let (done, encoded) = oneshot::channel::<Option<Blob>>();
    let callback = Closure::once_into_js(move |blob: Option<Blob>| drop(done.send(blob)));
    let quality = JsValue::from(JPEG_QUALITY);
    canvas.to_blob_with_type_and_encoder_options(callback.unchecked_ref(), kind, &quality).map_err(FileError::unwritable)?;
    encoded.await.ok().flatten().ok_or_else(|| FileError::Unwritable { detail: "the picture is too large to encode".to_owned() })
}

/// The blob as `data:<type>;base64,<content>`, for backups that are one file.
pub async fn blob_to_data_uri(blob: &Blob) -> Result<String, FileError> {
    let reader = FileReader::new().map_err(FileError::unreadable)?;
    let (done, read) = oneshot::channel::<()>();
    // Called for a read as well as for a failure.
    let on_end = Closure::once_into_js(move || drop(done));
    reader.set_onloadend(Some(on_end.unchecked_ref()));
    reader.read_as_data_url(blob).map_err(FileError::unreadable)?;
    let _ = read.await;
    if let Some(error) = reader.error() {
        return Err(FileError::unreadable(error.into()));
    }
    let text = reader.result().map_err(FileError::unreadable)?;
    text.as_string().ok_or_else(|| FileError::Unreadable { detail: "no text".to_owned() })
}

/// Back from `blob_to_data_uri`; without the network, which the page's content policy would refuse.
pub fn data_uri_to_blob(uri: &str) -> Result<Blob, FileError> {
    let (head, content) = uri.strip_prefix("data:").and_then(|rest| rest.split_once(',')).ok_or(FileError::NotADataUri)?;
    let (kind, is_base64) = head.strip_suffix(";base64").map_or((head, false), |kind| (kind, true));
    if !is_base64 {
        let text = js_sys::decode_uri_component(content).map_err(|_| FileError::NotADataUri)?;
        return files::to_blob(String::from(text).as_bytes(), kind);
    }
    let window = web_sys::window().ok_or(FileError::NotADataUri)?;
    let binary = window.atob(content).map_err(|_| FileError::NotADataUri)?;
    // `atob` gives one character a byte.
    let bytes: Vec<u8> = binary.chars().map(|character| character as u8).collect();
    files::to_blob(&bytes, kind)
}
