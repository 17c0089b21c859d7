//! How far down a page is written, and the titles that open what follows.

use super::columns::MARGIN;
use super::fonts::Family;
use super::paper::{GREY, INK, PageSize, Paper, Type, baseline};
use super::wrap::wrap;

/// Where the first thing on a page begins.
pub(super) const TOP: f32 = 36.0;
/// Kept free for the foot.
const BOTTOM: f32 = 44.0;
const LINE_SIZE: f32 = 9.0;
const LINE_LEADING: f32 = 1.5;
/// What a line under a title takes.
pub(super) const LINE: f32 = LINE_SIZE * LINE_LEADING;
/// Between two sections on one page.
const GAP: f32 = 30.0;

pub(super) struct Cursor {
    pub(super) page: PageSize,
    pub(super) y: f32,
}

impl Cursor {
    pub(super) fn turn(paper: &mut Paper, page: PageSize) -> Self {
        paper.turn(page);
        Self { page, y: TOP }
    }

    /// On the page at hand if it has the right size and so much room, else on a new one.
    pub(super) fn make_room(
        earlier: Option<Self>,
        paper: &mut Paper,
        page: PageSize,
        wanted: f32,
    ) -> Self {
        match earlier {
            Some(mut cursor) if cursor.page == page && cursor.room() >= wanted + GAP => {
                cursor.y += GAP;
                cursor
            }
            _ => Self::turn(paper, page),
        }
    }

    pub(super) fn room(&self) -> f32 {
        self.page.height - BOTTOM - self.y
    }

    pub(super) fn whole_page(&self) -> f32 {
        self.page.height - BOTTOM - TOP
    }

    pub(super) fn title(&mut self, paper: &mut Paper, size: f32, title: &str, lines: &[String]) {
        if !title.is_empty() {
            self.write(paper, title, Type::bold(size, INK), 1.3);
            self.y += size * 0.25;
        }
        for line in lines {
            self.write(paper, line, Type::regular(LINE_SIZE, GREY), LINE_LEADING);
        }
        self.y += 8.0;
    }

    /// A paragraph over the whole width, in lines of so many letter sizes.
    fn write(&mut self, paper: &mut Paper, text: &str, look: Type, leading: f32) {
        let width = self.page.width - 2.0 * MARGIN;
        let (canvas, fonts) = paper.canvas();
        for line in wrap(fonts, Family::Text, text, width / look.size) {
            let middle = self.y + look.size * leading / 2.0;
            canvas.text(fonts, &line, MARGIN, baseline(middle, look.size), look);
            self.y += look.size * leading;
        }
    }
}
