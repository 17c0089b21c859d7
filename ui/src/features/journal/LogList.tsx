// A list of a log: its headings, its lines as they arrive, and how many there are.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { Failure } from "../../bindings/commands.ts";
import { Failed, LongList, Skeletons } from "../../components/index.ts";
import { useDesk } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import type { useLines } from "./rows.ts";

type LogListProps<Row> = {
  label: string;
  headings: string[];
  /** How many lines there are, as it was answered. */
  count: UseQueryResult<number, Failure>;
  lines: ReturnType<typeof useLines<unknown, Row>>;
  line: (row: Row) => ReactNode;
  counted: (count: number) => string;
  /** What stands there when there is no line. */
  nothing: ReactNode;
  cursor: number | null;
  onCursor: (index: number) => void;
  onOpen?: (row: Row) => void;
  /** What stands beside the list. */
  children?: ReactNode;
};

export const LogList = <Row,>({ count, lines, line, ...props }: LogListProps<Row>) => {
  const { t } = useWords();
  const { density } = useDesk();
  const failed = count.isError ? count : lines.failed;
  if (failed) {
    return (
      <div className="page-body">
        <Failed query={failed} />
      </div>
    );
  }
  if (count.data === undefined) return <Skeletons label={t("actions.loading")} lines={8} />;
  if (count.data === 0) return props.nothing;
  return (
    <div className="journal-body">
      <div className="journal-list">
        <LongList
          label={props.label}
          head={props.headings.map((it) => <span key={it}>{it}</span>)}
          total={count.data}
          density={density}
          rowAt={lines.rowAt}
          line={line}
          cursor={props.cursor}
          onCursor={props.onCursor}
          onOpen={(row) => props.onOpen?.(row)}
          onShown={lines.show}
        />
        <div className="foot num" role="status">
          {props.counted(count.data)}
        </div>
      </div>
      {props.children}
    </div>
  );
};
