//! A canvas to draw on: lines, discs and words in the page's own colours, at the screen's own sharpness.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, Event, HtmlCanvasElement, Path2d, PointerEvent};

/// A place on the canvas in CSS pixels from its upper left.
pub type Point = [f64; 2];

/// The pen on a canvas, for one drawing.
pub struct Pad {
    pen: CanvasRenderingContext2d,
    style: Option<CssStyleDeclaration>,
    size: Point,
}

impl Pad {
    /// Takes up the pen; the canvas is made as large as it is shown, and wiped. `None` where the browser has no canvas.
    #[must_use]
    pub fn on(canvas: &HtmlCanvasElement) -> Option<Self> {
        let window = web_sys::window()?;
        let ratio = window.device_pixel_ratio().clamp(1.0, 3.0);
        let size = size_of(canvas);
        canvas.set_width((size[0] * ratio) as u32);
        canvas.set_height((size[1] * ratio) as u32);
        let pen = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
        // Fails only for numbers that are none.
        let _ = pen.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        pen.set_line_cap("round");
        pen.set_line_join("round");
        Some(Self { pen, style: window.get_computed_style(canvas).ok().flatten(), size })
    }

    /// Width and height in CSS pixels.
    #[must_use]
    pub const fn size(&self) -> Point {
        self.size
    }

    /// The value of a colour of the page, such as `--ink`.
    #[must_use]
    pub fn colour(&self, token: &str) -> String {
        self.style.as_ref().and_then(|style| style.get_property_value(token).ok()).unwrap_or_default().trim().to_owned()
    }

    /// How strongly everything after this is drawn, 0 to 1.
    pub fn strength(&self, strength: f64) {
        self.pen.set_global_alpha(strength);
    }

    /// Straight lines of one kind, in one stroke.
    pub fn lines(&self, ends: impl Iterator<Item = (Point, Point)>, colour: &str, width: f64) {
        self.pen.begin_path();
        for ([x, y], [u, v]) in ends {
            self.pen.move_to(x, y);
            self.pen.line_to(u, v);
        }
        self.pen.set_stroke_style_str(colour);
        self.pen.set_line_width(width);
        self.pen.stroke();
    }

    /// A filled disc with an edge.
    pub fn disc(&self, [x, y]: Point, radius: f64, fill: &str, edge: &str, width: f64) {
        self.pen.begin_path();
        // Fails only for a radius below nothing.
        let _ = self.pen.arc(x, y, radius.max(0.0), 0.0, std::f64::consts::TAU);
        self.pen.set_fill_style_str(fill);
        self.pen.fill();
        if width > 0.0 {
            self.pen.set_stroke_style_str(edge);
            self.pen.set_line_width(width);
            self.pen.stroke();
        }
    }

    /// A circle around something, in dashes.
    pub fn halo(&self, [x, y]: Point, radius: f64, colour: &str, width: f64) {
        let dashes = |lengths: &[f64]| {
            let lengths: js_sys::Array = lengths.iter().map(|&length| JsValue::from(length)).collect();
            let _ = self.pen.set_line_dash(&lengths);
        };
        dashes(&[4.0, 4.0]);
        self.pen.begin_path();
        let _ = self.pen.arc(x, y, radius.max(0.0), 0.0, std::f64::consts::TAU);
        self.pen.set_stroke_style_str(colour);
        self.pen.set_line_width(width);
        self.pen.stroke();
        dashes(&[]);
    }

    /// A glyph (SVG path data on 24 × 24) in the middle of `at`.
    pub fn glyph(&self, path: &str, [x, y]: Point, size: f64, colour: &str) {
        let Ok(path) = Path2d::new_with_path_string(path) else { return };
        self.pen.save();
        let _ = self.pen.translate(x - size / 2.0, y - size / 2.0);
        let _ = self.pen.scale(size / 24.0, size / 24.0);
        self.pen.set_fill_style_str(colour);
        self.pen.fill_with_path_2d_and_winding(&path, web_sys::CanvasWindingRule::Evenodd);
        self.pen.restore();
    }

    /// The size of everything written after this.
    pub fn write_at(&self, size_px: f64) {
        let family = self.style.as_ref().and_then(|style| style.get_property_value("font-family").ok()).unwrap_or_default();
        self.pen.set_font(&format!("600 {size_px}px {family}"));
        self.pen.set_text_align("center");
        self.pen.set_text_baseline("top");
    }

    /// How wide a text would be.
    #[must_use]
    pub fn width_of(&self, text: &str) -> f64 {
        self.pen.measure_text(text).map_or(0.0, |metrics| metrics.width())
    }

    /// A text whose upper edge is in the middle of `at`, with a rim that keeps it readable over lines.
    pub fn text(&self, text: &str, [x, y]: Point, colour: &str, rim: &str) {
        self.pen.set_stroke_style_str(rim);
        self.pen.set_line_width(4.0);
        let _ = self.pen.stroke_text(text, x, y);
        self.pen.set_fill_style_str(colour);
        let _ = self.pen.fill_text(text, x, y);
    }
}

/// Width and height at which a canvas is shown, in CSS pixels.
#[must_use]
pub fn size_of(canvas: &HtmlCanvasElement) -> Point {
    [f64::from(canvas.client_width()), f64::from(canvas.client_height())]
}

/// Keeps a finger's way even where it leaves the canvas.
pub fn hold(canvas: &HtmlCanvasElement, event: &PointerEvent) {
    // Fails only for a finger that is gone.
    let _ = canvas.set_pointer_capture(event.pointer_id());
}

/// Keeps a finger's drag from the browser; call it on `touchmove`.
/// Else a browser may take a finger lifted in motion for a throw, and the next tap, wherever it is, for the hand that stops it.
pub fn keep_drag(event: &Event) {
    if event.cancelable() {
        event.prevent_default();
    }
}
