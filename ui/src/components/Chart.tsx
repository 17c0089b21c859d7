import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";

export type ChartProps = {
  /** Upright bars, lying bars for long names, or a line. */
  kind: "column" | "bar" | "line";
  /** What it shows, for whoever does not see it. */
  label: string;
  /** What is counted. */
  counted: string;
  figures: readonly { name: string; value: number; leads: boolean }[];
  onPick: (index: number) => void;
};

const BAR = 27;
const HIGH = 230;

/** Figures drawn; the same figures stand in a table that one can change to. */
export const Chart = (props: ChartProps) => {
  const { kind, label, counted, figures } = props;
  const scheme = useComputedColorScheme("light");
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const drawn = JSON.stringify([kind, counted, figures]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is drawn anew for other figures and another look, and for nothing else
  useEffect(() => {
    let isWanted = true;
    let stop = () => {};
    import("./chartEngine.ts").then(({ draw }) => {
      if (!isWanted || !element.current) return;
      stop = draw(element.current, {
        ...latest.current,
        onPick: (index) => latest.current.onPick(index),
      });
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [drawn, scheme]);
  const height = kind === "bar" ? Math.max(64, figures.length * BAR + 12) : HIGH;
  return <div ref={element} role="img" aria-label={label} className="chart" style={{ height }} />;
};
