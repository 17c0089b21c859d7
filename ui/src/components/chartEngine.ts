// ECharts, only the parts that are used; read when a chart is first seen.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

import type { ChartProps } from "./Chart.tsx";
import { textWidth } from "./gridWidths.ts";

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

/** What a chart takes from the look of the window: read anew when that changes. */
const lookOf = (element: HTMLElement) => {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    font: style.fontFamily,
    text: token("--t1"),
    quiet: token("--t2"),
    line: token("--line"),
    axis: token("--line2"),
    surface: token("--raised"),
    accent: token("--accent"),
    chart: token("--chart"),
    soft: token("--accent-soft"),
  };
};

type Look = ReturnType<typeof lookOf>;
type Hovered = { dataIndex: number };

const NOWHERE: Hovered = { dataIndex: -1 };

const seriesOf = ({ kind, counted, figures }: ChartProps, isLying: boolean, look: Look) => {
  const data = figures.map((it) => ({ value: it.value, cursor: it.leads ? "pointer" : "default" }));
  if (kind === "line") {
    const line = { type: "line", name: counted, data, symbol: "circle", symbolSize: 7 };
    return {
      ...line,
      lineStyle: { width: 2, color: look.accent },
      itemStyle: { color: look.accent },
      areaStyle: { color: look.soft },
    };
  }
  // What the heading speaks of stands out.
  const greatest = Math.max(...figures.map((it) => it.value));
  const colourOf = (value: number) => (value === greatest ? look.accent : look.chart);
  return {
    type: "bar",
    name: counted,
    data: data.map((it) => ({ ...it, itemStyle: { color: colourOf(it.value) } })),
    barMaxWidth: isLying ? 16 : 34,
    itemStyle: { borderRadius: isLying ? [0, 3, 3, 0] : [3, 3, 0, 0] },
    label: { show: true, position: isLying ? "right" : "top", color: look.text },
  };
};

/** What is left for names beside lying bars, and what two of them under upright ones keep apart. */
const NAMES_SHARE = 0.42;
const APART = 10;
const SIZE = 12;

/** Upright bars whose names would not fit under them lie down. */
const isLyingAt = ({ kind, figures }: ChartProps, width: number) => {
  const longest = Math.max(0, ...figures.map((it) => textWidth(it.name, SIZE)));
  return kind === "bar" || (kind === "column" && longest + APART > width / figures.length);
};

const optionOf = (props: ChartProps, look: Look, width: number): EChartsCoreOption => {
  const isLying = isLyingAt(props, width);
  const names = {
    type: "category",
    // By number: ECharts keeps categories as keys, and somebody may type `toString`.
    data: props.figures.map((_, index) => index),
    inverse: isLying,
    boundaryGap: props.kind !== "line",
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.axis } },
    axisLabel: {
      formatter: (index: string) => props.figures[Number(index)]?.name ?? "",
      color: look.quiet,
      interval: props.kind === "line" ? "auto" : 0,
      hideOverlap: true,
      overflow: "truncate",
      width: isLying ? Math.round(width * NAMES_SHARE) : undefined,
    },
  };
  const counts = {
    type: "value",
    minInterval: 1,
    axisLabel: { color: look.quiet, show: !isLying },
    splitLine: { show: !isLying, lineStyle: { color: look.line } },
  };
  return {
    // One series: no colour stands for anything, so no pattern has to.
    animation: false,
    textStyle: { fontFamily: look.font, fontSize: SIZE, color: look.text },
    grid: { left: 2, right: isLying ? 44 : 12, top: isLying ? 2 : 22, bottom: 2 },
    xAxis: isLying ? counts : names,
    yAxis: isLying ? names : counts,
    tooltip: {
      trigger: props.kind === "line" ? "axis" : "item",
      // Drawn, not written as HTML: a name is what somebody typed.
      renderMode: "richText",
      formatter: (hovered: Hovered | Hovered[]) => {
        const { dataIndex } = Array.isArray(hovered) ? (hovered[0] ?? NOWHERE) : hovered;
        const figure = props.figures[dataIndex];
        return figure ? `${figure.name}\n${figure.value.toLocaleString()}` : "";
      },
      backgroundColor: look.surface,
      borderColor: look.axis,
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { color: look.text, fontSize: 12 },
      confine: true,
    },
    series: [seriesOf(props, isLying, look)],
  };
};

/** Draws into an element, until it is told to stop. */
export const draw = (element: HTMLElement, props: ChartProps) => {
  const chart = init(element, null, { renderer: "svg" });
  const show = () => {
    chart.resize();
    chart.setOption(optionOf(props, lookOf(element), element.clientWidth), true);
  };
  show();
  chart.on("click", ({ dataIndex }: { dataIndex?: number }) => {
    if (dataIndex !== undefined && props.figures[dataIndex]?.leads) props.onPick(dataIndex);
  });
  const observer = new ResizeObserver(show);
  observer.observe(element);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
};
