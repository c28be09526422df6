//! A sheet drawn as SVG, its text laid out by us, so that any browser draws and prints it alike and without a network.

use super::lettering::{escaped, width, wrap};
use super::sketch::Sketch;
use crate::model::AssetKind;
use crate::words::Lang;

pub(super) const INK: &str = "#24211c";
pub(super) const SOFT: &str = "#5f594f";
pub(super) const ACCENT: &str = "#0b5f59";
pub(super) const WRITING: &str = "#8a8274";
const LINE: &str = "#e0d9cc";
const NEED: &str = "#c24400";

pub(super) const fn colour(kind: AssetKind) -> &'static str {
    match kind {
        AssetKind::Individual => "#c77700",
        AssetKind::Association => "#00805d",
        AssetKind::Institution => "#0063a0",
        AssetKind::Place => "#2b8fc7",
        AssetKind::Economy => "#7a5a00",
        AssetKind::Story => "#a8487f",
    }
}

/// How a text is set.
pub(super) struct Type {
    size: f64,
    bold: bool,
    colour: &'static str,
    anchor: &'static str,
}

impl Type {
    pub const fn new(size: f64, bold: bool, colour: &'static str) -> Self {
        Self { size, bold, colour, anchor: "start" }
    }

    /// Ending where it would begin.
    pub const fn ending_here(self) -> Self {
        Self { anchor: "end", ..self }
    }

    /// About the point where it would begin.
    pub const fn centred(self) -> Self {
        Self { anchor: "middle", ..self }
    }
}

/// A sheet of SVG, 96 units an inch.
pub(super) struct Sheet {
    out: String,
}

impl Sheet {
    pub fn new(lang: Lang, (width, height): (u32, u32)) -> Self {
        let chinese = match lang {
            Lang::ZhHant => "'PingFang HK','Noto Sans CJK HK','Noto Sans CJK TC','Microsoft JhengHei'",
            Lang::En | Lang::ZhHans => "'PingFang SC','Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei'",
        };
        let out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             xml:lang=\"{}\" font-family=\"system-ui,{chinese},sans-serif\"><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>",
            lang.tag()
        );
        Self { out }
    }

    pub fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    pub fn line(&mut self, text: &str, x: f64, y: f64, style: &Type) {
        let weight = if style.bold { 700 } else { 400 };
        let Type { size, colour, anchor, .. } = style;
        let text = escaped(text);
        self.out.push_str(&format!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\" text-anchor=\"{anchor}\">{text}</text>"
        ));
    }

    /// Lines of text within a width, the first on the base line given; answers the base line after the last.
    pub fn paragraph(&mut self, text: &str, (x, mut y, width): (f64, f64, f64), style: &Type, most_lines: usize) -> f64 {
        for line in wrap(text, width / style.size, most_lines) {
            self.line(&line, x, y, style);
            y += style.size * 1.4;
        }
        y
    }

    pub fn heading(&mut self, text: &str, x: f64, y: f64, width: f64) {
        self.line(text, x, y, &Type::new(14.0, true, ACCENT));
        self.out.push_str(&format!("<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"1.5\" fill=\"{LINE}\"/>", y + 7.0));
    }

    pub fn bar(&mut self, x: f64, y: f64, width: f64, colour: &str) {
        self.out.push_str(&format!("<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"9\" rx=\"4.5\" fill=\"{colour}\"/>"));
    }

    /// An asset's mark: a solid disc with its kind's glyph.
    pub fn disc(&mut self, (x, y): (f64, f64), radius: f64, kind: AssetKind, glyph: &str) {
        let (colour, scale) = (colour(kind), radius * 0.6 / 11.0);
        self.out.push_str(&format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\" fill=\"{colour}\"/><path transform=\"translate({:.1} {:.1}) scale({scale:.3})\" \
             fill=\"#fff\" fill-rule=\"evenodd\" d=\"{glyph}\"/>",
            x - 12.0 * scale,
            y - 12.0 * scale
        ));
    }

    /// A need's mark: a hollow ring.
    fn ring(&mut self, (x, y): (f64, f64), radius: f64) {
        let (inner, wide) = (radius * 0.78, radius * 0.4);
        self.out.push_str(&format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{inner:.2}\" fill=\"#fff\" stroke=\"{NEED}\" stroke-width=\"{wide:.2}\"/>"
        ));
    }

    /// The mark of a kind: an asset's with its glyph, a need's where there is no kind.
    pub fn mark(&mut self, at: (f64, f64), radius: f64, kind: Option<AssetKind>, glyph: &str) {
        match kind {
            Some(kind) => self.disc(at, radius, kind, glyph),
            None => self.ring(at, radius),
        }
    }

    /// A line to write on, or to cut along where dashed.
    pub fn rule(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), colour: &str, dashes: &str) {
        self.out.push_str(&format!(
            "<path d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\" stroke=\"{colour}\" stroke-width=\"1\" stroke-dasharray=\"{dashes}\"/>"
        ));
    }

    /// A label with a line to write on, up to `end`.
    pub fn blank(&mut self, label: &str, (x, y): (f64, f64), end: f64, style: &Type) {
        self.line(label, x, y, style);
        self.rule((x + width(label) * style.size + 5.0, y + 3.0), (end, y + 3.0), WRITING, "none");
    }

    /// A box to fill by hand.
    pub fn frame(&mut self, (x, y, width, height): (f64, f64, f64, f64), colour: &str, stroke: f64) {
        self.out.push_str(&format!(
            "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{stroke}\"/>"
        ));
    }

    /// A picture by its address, filling the box.
    pub fn picture(&mut self, address: &str, (x, y, width, height): (f64, f64, f64, f64)) {
        let address = escaped(address);
        self.out.push_str(&format!(
            "<image href=\"{address}\" x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" preserveAspectRatio=\"none\"/>"
        ));
    }

    /// Path data scaled and moved.
    pub fn shape(&mut self, data: &str, (x, y): (f64, f64), scale: f64, colour: &str) {
        self.out.push_str(&format!(
            "<path transform=\"translate({x:.2} {y:.2}) scale({scale:.5})\" fill=\"{colour}\" shape-rendering=\"crispEdges\" d=\"{data}\"/>"
        ));
    }

    pub fn sketch(&mut self, sketch: &Sketch, x: f64, y: f64, width: f64) {
        let scale = width / sketch.width;
        let (wide, tall) = (sketch.width, sketch.height);
        self.out.push_str(&format!(
            "<g transform=\"translate({x:.1} {y:.1}) scale({scale:.4})\"><rect width=\"{wide}\" height=\"{tall}\" rx=\"8\" fill=\"#faf7f1\" stroke=\"{LINE}\"/>"
        ));
        for (_, path) in &sketch.outlines {
            self.out.push_str(&format!("<path d=\"{path}\" fill=\"{INK}\" fill-opacity=\".05\" stroke=\"{INK}\" stroke-opacity=\".45\"/>"));
        }
        for [(x1, y1), (x2, y2)] in &sketch.lines {
            self.out
                .push_str(&format!("<path d=\"M{x1} {y1}L{x2} {y2}\" stroke=\"{ACCENT}\" stroke-width=\"1.2\" stroke-opacity=\".7\"/>"));
        }
        for (met, x, y) in &sketch.rings {
            let fill = if *met { NEED } else { "#fff" };
            self.out.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"{fill}\" stroke=\"{NEED}\" stroke-width=\"2.2\"/>"));
        }
        for (kind, x, y) in &sketch.discs {
            let colour = colour(*kind);
            self.out.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"4.5\" fill=\"{colour}\" stroke=\"#fff\"/>"));
        }
        self.out.push_str("</g>");
    }
}
