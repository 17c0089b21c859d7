import { useMemo } from "react";

import type { Customer } from "../../bindings/commands.ts";
import { Avatar, type Column, Status, Tag } from "../../components/index.ts";
import { daysBetween } from "../../lib/dates.ts";
import { useDesk } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { COLUMNS, type ColumnId, useColumnChoice } from "./columnChoice.ts";
import { SORTS } from "./listSearch.ts";
import { type Shown, useShown } from "./shown.ts";

const SHOWN_TAGS = 2;

const cellOf = (id: ColumnId, row: Customer, shown: Shown, today: string, never: string) => {
  switch (id) {
    case "name":
      return (
        <>
          <Avatar name={row.name} />
          <span className="name ellipsis" title={row.name}>
            {row.name}
          </span>
        </>
      );
    case "status": {
      if (!row.status) return null;
      const colour = shown.choiceOf("status", row.status)?.colour ?? null;
      return <Status word={shown.choice("status", row.status)} colour={colour} />;
    }
    case "tags":
      return (
        <span className="tags">
          {row.tags.slice(0, SHOWN_TAGS).map((tag) => (
            <Tag key={tag} name={tag} colour={shown.tagColour(tag)} />
          ))}
          {row.tags.length > SHOWN_TAGS && (
            <Tag name={`+${row.tags.length - SHOWN_TAGS}`} colour="slate" />
          )}
        </span>
      );
    case "phone":
    case "file_no":
      return <span className="num ellipsis">{row[id]}</span>;
    case "last_contact_at":
      if (row.last_contact_at === null) return <span className="muted">{never}</span>;
      return (
        <span className="muted" title={shown.at(row.last_contact_at)}>
          {shown.dayAt(row.last_contact_at)}
        </span>
      );
    case "next_follow_up_on": {
      const date = row.next_follow_up_on;
      if (!date) return <span className="muted">—</span>;
      const isLate = daysBetween(today, date) < 0;
      return (
        <span className={isLate ? "late" : ""} title={date}>
          {shown.day(date)}
        </span>
      );
    }
    case "created_at":
    case "updated_at":
      return (
        <span className="muted" title={shown.at(row[id])}>
          {shown.dayAt(row[id])}
        </span>
      );
    case "owner": {
      if (!row.owner) return <span className="muted">—</span>;
      return <span className="ellipsis">{shown.person(row.owner)}</span>;
    }
    case "level":
    case "source":
    case "industry":
      return <span className="ellipsis">{shown.choice(id, row[id])}</span>;
    default:
      return <span className="ellipsis">{row[id]}</span>;
  }
};

export const useColumns = () => {
  const { t } = useWords();
  const { me } = useDesk();
  const shown = useShown();
  const choice = useColumnChoice();
  const columns = useMemo(
    () =>
      COLUMNS.filter(([id]) => choice.shown.includes(id)).map(
        ([id, width]): Column<Customer> => ({
          id,
          title: shown.field(id),
          width: choice.widths[id] ?? width,
          isSortable: (SORTS as readonly string[]).includes(id),
          cell: (row) => cellOf(id, row, shown, me.today, t("dates.never")),
        }),
      ),
    [shown, me.today, t, choice],
  );
  const all = COLUMNS.map(([id]) => ({
    id,
    title: shown.field(id),
    isShown: choice.shown.includes(id),
  }));
  return { columns, all };
};
