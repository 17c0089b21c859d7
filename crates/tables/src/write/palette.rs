//! The colours of charts: told apart in print, on screen, and by most who see colours otherwise.

pub(super) const PALETTE: [u32; 8] =
    [0x13_8069, 0xE0_8E2B, 0x2F_6FA7, 0xB5_485D, 0x7A_6BB0, 0x3F_A7B5, 0xC2_A83E, 0x8C_929B];
