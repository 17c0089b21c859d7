//! Numbers of documents and phones that a spreadsheet took for quantities.

use super::Rule;

/// Takes back what a float did to a number: `13800138000.0`, `1.3800138000E+10`. Any other text stays
/// as it is.
///
/// # Errors
/// [`Rule::LostDigits`] when the exponent tells of more digits than are left (`1.38E+10`).
pub(super) fn undo(text: &str) -> Result<String, Rule> {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if let Some((mantissa, exponent)) = text.split_once(['e', 'E']) {
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let places = exponent.strip_prefix('+').unwrap_or(exponent);
        // A passport or tax ID may well have an E among its digits, but no sign and no point.
        let is_float = plain(whole)
            && plain(places)
            && (fraction.is_empty() || plain(fraction))
            && mantissa.len() + exponent.len() > whole.len() + places.len();
        if is_float {
            let places = places.parse::<usize>().map_err(|_| Rule::LostDigits)?;
            let kept = fraction.get(..places).ok_or(Rule::LostDigits)?;
            let is_whole = fraction[places..].bytes().all(|b| b == b'0');
            return if is_whole { Ok(format!("{whole}{kept}")) } else { Ok(text.to_owned()) };
        }
    }
    match text.split_once('.') {
        Some((whole, "0" | "00")) if whole.len() >= 5 && plain(whole) => Ok(whole.to_owned()),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_whole_comes_back_and_what_is_cut_says_so() {
        for (text, back) in [
            ("13800138000.0", "13800138000"),
            ("13800138000.00", "13800138000"),
            ("1.3800138000E+10", "13800138000"),
            ("1.38001380000E+10", "13800138000"),
            ("13800138000", "13800138000"),
            ("138.0013.8000", "138.0013.8000"),
            ("913501006E12345678", "913501006E12345678"),
            ("10.0", "10.0"),
            ("E+10", "E+10"),
            ("", ""),
        ] {
            assert_eq!(undo(text).as_deref(), Ok(back));
        }
        for cut in [
            "1.38E+10",
            "1.38001E+10",
            "4.40301E+17",
            "1e+5",
            "1.1e10",
            "1.5E+99999999999999999999999",
        ] {
            assert_eq!(undo(cut), Err(Rule::LostDigits), "{cut}");
        }
    }
}
