//! One page's drawing, as the operations of the format. What is already set is not set again: a
//! list is many short texts of one look.

use printpdf::{
    Color, Line as Path, LinePoint, Op, PaintMode, PdfFontHandle, PdfPage, Point, Polygon,
    PolygonRing, Pt, Rect, Rgb, TextItem, TextRenderingMode, WindingOrder,
};

use super::{PageSize, Type, Weight};
use crate::write::pdf::fonts::Fonts;
use crate::write::pdf::wrap::Line;

pub(in crate::write::pdf) struct Canvas {
    pub(in crate::write::pdf) size: PageSize,
    operations: Vec<Op>,
    fill: Option<u32>,
    pen: Option<Pen>,
    weight: Option<Weight>,
    /// A font's name in the file, and its size.
    font: Option<(&'static str, f32)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::write::pdf) struct Pen {
    pub(in crate::write::pdf) width: f32,
    pub(in crate::write::pdf) colour: u32,
}

impl Canvas {
    pub(super) fn new(size: PageSize) -> Self {
        Self { size, operations: Vec::new(), fill: None, pen: None, weight: None, font: None }
    }

    /// Gives back what was kept free for more. Only the foot is still to come.
    pub(super) fn put_aside(&mut self) {
        self.operations.shrink_to_fit();
    }

    pub(super) fn into_page(self) -> PdfPage {
        let whole = Rect::from_wh(Pt(self.size.width), Pt(self.size.height));
        PdfPage {
            media_box: whole.clone(),
            trim_box: whole.clone(),
            crop_box: whole,
            ops: self.operations,
        }
    }

    /// `y` is where the letters stand.
    pub(in crate::write::pdf) fn text(
        &mut self,
        fonts: &Fonts,
        line: &Line,
        x: f32,
        y: f32,
        look: Type,
    ) {
        if line.glyphs.is_empty() {
            return;
        }
        self.fill(look.colour);
        self.weight(look);
        self.operations.push(Op::StartTextSection);
        self.operations.push(Op::SetTextCursor { pos: self.point(x, y) });
        for run in fonts.runs(&line.glyphs) {
            self.font(run.resource, look.size);
            self.operations.push(Op::ShowText { items: vec![TextItem::Text(run.text())] });
        }
        self.operations.push(Op::EndTextSection);
    }

    pub(in crate::write::pdf) fn fill_box(
        &mut self,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        colour: u32,
    ) {
        self.fill(colour);
        self.rectangle(x, y, width, height, PaintMode::Fill);
    }

    pub(in crate::write::pdf) fn frame(
        &mut self,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        pen: Pen,
    ) {
        self.stroke(pen);
        self.rectangle(x, y, width, height, PaintMode::Stroke);
    }

    pub(in crate::write::pdf) fn line(&mut self, points: &[(f32, f32)], pen: Pen) {
        self.stroke(pen);
        let points = points.iter().map(|&(x, y)| corner(self.point(x, y))).collect();
        self.operations.push(Op::DrawLine { line: Path { points, is_closed: false } });
    }

    /// A piece of pie between two angles, in turns clockwise from the top. Edged in white.
    pub(in crate::write::pdf) fn slice(
        &mut self,
        centre: (f32, f32),
        radius: f32,
        turns: (f32, f32),
        colour: u32,
    ) {
        let (from, to) = turns;
        self.fill(colour);
        self.stroke(Pen { width: 0.8, colour: 0xFF_FFFF });
        let mut points = Vec::new();
        if to - from <= 0.999 {
            points.push(corner(self.point(centre.0, centre.1)));
        }
        points.extend(self.arc(centre, radius, from, to));
        let polygon = Polygon {
            rings: vec![PolygonRing { points }],
            mode: PaintMode::FillStroke,
            winding_order: WindingOrder::NonZero,
        };
        self.operations.push(Op::DrawPolygon { polygon });
    }

    /// Where it begins, and then two handles and an end for every eighth of a turn.
    fn arc(&self, centre: (f32, f32), radius: f32, from: f32, to: f32) -> Vec<LinePoint> {
        let pieces = ((to - from) * 8.0).ceil().max(1.0);
        let step = (to - from) / pieces;
        let pull = radius * 4.0 / 3.0 * (step * std::f32::consts::TAU / 4.0).tan();
        let at = |turn: f32, along: f32| {
            let (sin, cos) = (turn * std::f32::consts::TAU).sin_cos();
            let x = centre.0 + radius * sin + along * cos;
            self.point(x, centre.1 - radius * cos + along * sin)
        };
        let mut points = vec![corner(at(from, 0.0))];
        for piece in 0..pieces as u32 {
            let (a, b) = (from + step * piece as f32, from + step * (piece + 1) as f32);
            points.extend([handle(at(a, pull)), handle(at(b, -pull)), corner(at(b, 0.0))]);
        }
        points
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, mode: PaintMode) {
        let foot = self.point(x, y + height);
        let rectangle = Rect {
            x: foot.x,
            y: foot.y,
            width: length(width),
            height: length(height),
            mode: Some(mode),
            winding_order: None,
        };
        self.operations.push(Op::DrawRectangle { rectangle });
    }

    fn fill(&mut self, colour: u32) {
        if self.fill.replace(colour) != Some(colour) {
            self.operations.push(Op::SetFillColor { col: rgb(colour) });
        }
    }

    fn stroke(&mut self, pen: Pen) {
        let before = self.pen.replace(pen);
        if before.map(|before| before.colour) != Some(pen.colour) {
            self.operations.push(Op::SetOutlineColor { col: rgb(pen.colour) });
        }
        if before.map(|before| before.width) != Some(pen.width) {
            self.operations.push(Op::SetOutlineThickness { pt: length(pen.width) });
        }
    }

    fn weight(&mut self, look: Type) {
        if look.weight == Weight::Bold {
            self.stroke(Pen { width: look.size * 0.032, colour: look.colour });
        }
        if self.weight.replace(look.weight) != Some(look.weight) {
            let mode = match look.weight {
                Weight::Regular => TextRenderingMode::Fill,
                Weight::Bold => TextRenderingMode::FillStroke,
            };
            self.operations.push(Op::SetTextRenderingMode { mode });
        }
    }

    fn font(&mut self, resource: &'static str, size: f32) {
        if self.font.replace((resource, size)) != Some((resource, size)) {
            let font = PdfFontHandle::External(printpdf::FontId(resource.to_owned()));
            self.operations.push(Op::SetFont { font, size: Pt(size) });
        }
    }

    /// The format counts upwards from the foot of a page.
    fn point(&self, x: f32, y: f32) -> Point {
        Point { x: length(x), y: length(self.size.height - y) }
    }
}

/// A thousandth of a point is less than any printer draws, and the rest only makes files larger.
fn length(length: f32) -> Pt {
    Pt((length * 1000.0).round() / 1000.0)
}

fn corner(point: Point) -> LinePoint {
    LinePoint { p: point, bezier: false }
}

fn handle(point: Point) -> LinePoint {
    LinePoint { p: point, bezier: true }
}

fn rgb(colour: u32) -> Color {
    let part = |shift: u32| (((colour >> shift) & 0xFF) as f32 / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb::new(part(16), part(8), part(0), None))
}
