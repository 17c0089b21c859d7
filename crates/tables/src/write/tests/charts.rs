use super::pdf::printed;
use super::*;
use crate::write::{Chart, ChartKind, Series};

const KINDS: [ChartKind; 4] = [ChartKind::Column, ChartKind::Bar, ChartKind::Line, ChartKind::Pie];

fn chart(kind: ChartKind, categories: usize, series: &[&[f64]]) -> Section<'static, Broken> {
    Section::Chart(Chart {
        kind,
        sheet: "图".into(),
        title: "按状态".into(),
        heading: "状态".into(),
        categories: (0..categories).map(|number| format!("类{number}")).collect(),
        months: Vec::new(),
        series: series
            .iter()
            .enumerate()
            .map(|(number, values)| Series {
                name: format!("系列{number}"),
                values: values.to_vec(),
                kind: Kind::Money { digits: 2 },
            })
            .collect(),
        lines: Vec::new(),
        is_told: false,
    })
}

#[test]
fn every_chart_names_its_parts_and_gives_its_figures() {
    for kind in KINDS {
        let page = printed(report(vec![chart(kind, 3, &[&[1.5, 2.0, 4.0]])])).remove(0);
        for expected in ["按状态", "类0", "类2", "状态", "系列0", "1.50", "4.00"] {
            assert!(page.contains(&expected.to_owned()), "{kind:?}: {expected} not in {page:?}");
        }
    }
}

#[test]
fn a_pie_says_the_shares() {
    let page = printed(report(vec![chart(ChartKind::Pie, 3, &[&[1.0, 0.0, 3.0]])])).remove(0);
    for share in ["25.0%", "0.0%", "75.0%"] {
        assert!(page.contains(&share.to_owned()), "{share} not in {page:?}");
    }
}

#[test]
fn several_series_are_told_apart_by_a_legend() {
    for kind in [ChartKind::Column, ChartKind::Bar, ChartKind::Line] {
        let series: [&[f64]; 2] = [&[1.0, 2.0], &[3.0, 4.0]];
        let page = printed(report(vec![chart(kind, 2, &series)])).remove(0);
        let named = page.iter().filter(|line| *line == "系列1").count();
        assert_eq!(named, 2, "{kind:?}: once in the legend and once over its figures");
    }
}

#[test]
fn figures_nobody_expects_are_drawn_without_harm() {
    let odd: [&[f64]; 6] = [
        &[],
        &[0.0, 0.0],
        &[-5.0, 5.0, -2.5],
        &[f64::NAN, f64::INFINITY, 1.0],
        &[f64::MAX, f64::MIN],
        &[1e-9, 2e-9],
    ];
    for kind in KINDS {
        for values in odd {
            for categories in [0, 1, 3, 200] {
                let pages = printed(report(vec![chart(kind, categories, &[values, values])]));
                assert!(pages[0].contains(&"按状态".to_owned()), "{kind:?} {values:?}");
            }
        }
        assert!(!printed(report(vec![chart(kind, 3, &[])])).is_empty(), "{kind:?}");
    }
}

#[test]
fn a_chart_of_nothing_says_so() {
    let page = printed(report(vec![chart(ChartKind::Pie, 0, &[])])).remove(0);
    assert!(page.contains(&"没有记录".to_owned()), "{page:?}");
}

#[test]
fn charts_share_a_page_with_their_figures_beside_them() {
    let figures: &[f64] = &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
    let kinds = [ChartKind::Bar, ChartKind::Column, ChartKind::Line];
    let pages = printed(report(kinds.map(|it| chart(it, 6, &[figures])).into()));
    assert_eq!(pages.len(), 1, "three charts of six figures are one page");
    let last = pages[0].iter().filter(|line| *line == "6.00").count();
    assert_eq!(last, 3, "each has its figures beside it");
}

#[test]
fn figures_that_a_table_has_told_are_not_told_again() {
    let Section::Chart(chart) = chart(ChartKind::Line, 60, &[&[7.0; 60]]) else { unreachable!() };
    let count = |is_told| {
        let page = printed(report(vec![Section::Chart(Chart { is_told, ..chart.clone() })]));
        page.concat().iter().filter(|line| *line == "7.00").count()
    };
    assert_eq!((count(false), count(true)), (60, 0));
}
