import { IconFlask } from "@tabler/icons-react";
import { useMemo, useRef } from "react";

import type { Customer } from "../../bindings/commands.ts";
import {
  Avatar,
  type Column,
  headingWidth,
  Status,
  Tag,
  textWidth,
} from "../../components/index.ts";
import { daysBetween } from "../../lib/dates.ts";
import { useDesk, useIsUsual } from "../../lib/me.ts";
import { type Say, useWords } from "../../lib/words.tsx";
import { COLUMNS, type ColumnId, inBin, useArrangement } from "./arrangement.ts";
import { type ListQuery, SORTS } from "./listSearch.ts";
import { Reason, unseenReasons } from "./Reason.tsx";
import { type Shown, useShown } from "./shown.ts";

/** Around a tag, and between two; the sign for those that have no room. */
const TAG_AROUND = 15;
const TAG_APART = 4;
const TAG_SIZE = 12;
const MORE = 32;
/** The picture before a name, and around the mark behind it; what a name keeps beside one in words. */
const PICTURE = 32;
const MARK_AROUND = 20;
const MARK_SIZE = 12;
const NAME_KEEPS = 110;
/** Around a word in a cell; a square before it. */
const AROUND = 20;
/** An office may have words as long as a line: no column is given more than this for one. */
const WIDEST = 170;
/** A name is given this much before others give way, and any text no more than this. */
const USUAL_NAME = 220;
/** People stand in some rows of a list and not in others: the first of them may lie further down. */
const USUAL_PERSON = 76;
const WIDEST_CELL = 420;
const NAME_SIZE = 13.5;
const SIGN = 5;
/** Signs that part the digits of a number; a star stands for a digit that is not told. */
const PARTS_DIGITS = /[ ().,/:-]/;
/** Where room is short, one tag with the sign for the others: whole, as long as names have room. */
const ONE_TAG = 130;
const PART_OF_A_TAG = 108;
const MOMENTS = ["last_contact_at", "created_at", "updated_at", "deleted_at"] as const;
/** What is said in a word or a number is shown whole or says nothing. */
const WORDS: readonly ColumnId[] = [
  "status",
  "level",
  "phone",
  "file_no",
  ...MOMENTS,
  "next_follow_up_on",
];
const SQUARE = 16;
/** Who is cut last where room is short: whom a row is about, then how they are reached. */
const TURNS: readonly ColumnId[] = [
  "name",
  "phone",
  "company",
  "contact_name",
  "tags",
  "email",
  "wechat",
  "category",
  "address",
  "industry",
  "source",
  "city",
  "department",
  "owner",
];

type Situation = { shown: Shown; today: string; t: Say; ids: readonly string[] };

/** The next step, in words; that it is late is said and not only coloured. */
const followUp = (date: string, { shown, today, t }: Situation) => {
  const late = daysBetween(date, today);
  return late > 0 ? t("tasks.overdue_by", { count: late }) : shown.day(date);
};

const textOf = (id: ColumnId, row: Customer, at: Situation): string => {
  const { shown } = at;
  switch (id) {
    case "status":
    case "level":
    case "source":
    case "industry":
      return shown.choice(id, row[id]);
    case "tags":
      return row.tags.join(at.t("formats.list_separator"));
    case "owner":
      return shown.person(row.owner);
    case "last_contact_at":
    case "created_at":
    case "updated_at":
    case "deleted_at":
      return shown.at(row[id]);
    default:
      return row[id] ?? "";
  }
};

const tagsWidth = (tags: readonly string[]) =>
  tags.reduce((sum, it) => sum + textWidth(it, TAG_SIZE) + TAG_AROUND + TAG_APART, -TAG_APART);

const DIGIT = textWidth("0");
/** Digits are all as wide as the widest of them. */
const numberWidth = (text: string) => {
  let width = 0;
  for (const sign of text) {
    if (sign >= "0" && sign <= "9") width += DIGIT;
    else width += PARTS_DIGITS.test(sign) ? SIGN : Math.max(DIGIT, textWidth(sign));
  }
  return width;
};

/** The first tag, with the sign for the others. */
const firstTagWidth = ([first, ...others]: readonly string[]) =>
  first === undefined ? 0 : tagsWidth([first]) + (others.length > 0 ? TAG_APART + MORE : 0);

/** As many tags as fit whole, the first one in any case; where some do not, there is a sign for them. */
export const tagsThatFit = (tags: readonly string[], width: number) => {
  const needed = (count: number) => tagsWidth(tags.slice(0, count));
  const room = width - AROUND;
  if (needed(tags.length) <= room) return tags.length;
  let count = tags.length - 1;
  while (count > 1 && needed(count) + TAG_APART + MORE > room) count -= 1;
  return Math.max(1, count);
};

/** Where names need the room, a picture says the same. */
const SampleMark = ({ word, isShort }: { word: string; isShort: boolean }) =>
  isShort ? (
    <span className="sample-sign" title={word}>
      <IconFlask size={14} aria-hidden />
      <span className="hidden">{word}</span>
    </span>
  ) : (
    <span className="sample-mark">{word}</span>
  );

/** Names come before what is said of them, in all rows alike. */
const hasRoomForMark = (width: number, mark: string) =>
  width - AROUND - PICTURE - MARK_AROUND - textWidth(mark, MARK_SIZE) >= NAME_KEEPS;

const cellOf = (id: ColumnId, row: Customer, width: number, at: Situation) => {
  const { shown } = at;
  switch (id) {
    case "name": {
      const mark = at.t("samples.mark");
      const reasons = unseenReasons(row, (field) =>
        at.ids.includes(field) ? textOf(field as ColumnId, row, at) : null,
      );
      return (
        <>
          <Avatar name={row.name} />
          <span className="name-lines">
            <span className="name ellipsis" title={row.name} data-opens="">
              {row.name}
            </span>
            {reasons.length > 0 && <Reason found={reasons} />}
          </span>
          {row.is_sample && <SampleMark word={mark} isShort={!hasRoomForMark(width, mark)} />}
        </>
      );
    }
    case "status": {
      if (!row.status) return null;
      const colour = shown.choiceOf("status", row.status)?.colour ?? null;
      return <Status word={shown.choice("status", row.status)} colour={colour} />;
    }
    case "tags": {
      const count = tagsThatFit(row.tags, width);
      return (
        <span className="tags" title={textOf(id, row, at)}>
          {row.tags.slice(0, count).map((tag) => (
            <Tag key={tag} name={tag} colour={shown.tagColour(tag)} />
          ))}
          {row.tags.length > count && <span className="pill num">+{row.tags.length - count}</span>}
        </span>
      );
    }
    case "phone":
    case "file_no":
      return <span className="num ellipsis">{row[id]}</span>;
    case "last_contact_at":
      if (row.last_contact_at === null) {
        return <span className="muted">{at.t("dates.never")}</span>;
      }
      return (
        <span className="muted ellipsis" title={shown.at(row.last_contact_at)}>
          {shown.dayAt(row.last_contact_at)}
        </span>
      );
    case "next_follow_up_on": {
      const date = row.next_follow_up_on;
      if (!date) return <span className="muted">—</span>;
      const isLate = daysBetween(at.today, date) < 0;
      return (
        <span className={`ellipsis ${isLate ? "late" : ""}`} title={shown.date(date)}>
          {followUp(date, at)}
        </span>
      );
    }
    case "created_at":
    case "updated_at":
    case "deleted_at":
      return (
        <span className="muted ellipsis" title={shown.at(row[id])}>
          {shown.dayAt(row[id])}
        </span>
      );
    case "owner":
      if (!row.owner) return <span className="muted">—</span>;
      return <span className="ellipsis">{shown.person(row.owner)}</span>;
    default: {
      const text = textOf(id, row, at);
      return (
        <span className="ellipsis" title={text}>
          {text}
        </span>
      );
    }
  }
};

/** A moment is shown as its day. */
const isMoment = (id: ColumnId): id is (typeof MOMENTS)[number] =>
  (MOMENTS as readonly ColumnId[]).includes(id);

/** About how much room the longest of these cells takes; nothing where all are empty. */
const longestCell = (id: ColumnId, rows: readonly Customer[], at: Situation) => {
  const widthOf = (row: Customer): number => {
    const text = isMoment(id) ? at.shown.dayAt(row[id]) : textOf(id, row, at);
    if (id === "name") {
      const mark = row.is_sample ? MARK_AROUND + textWidth(at.t("samples.mark"), MARK_SIZE) : 0;
      return textWidth(text, NAME_SIZE) + PICTURE + mark;
    }
    if (id === "tags") return tagsWidth(row.tags);
    if (id === "phone" || id === "file_no") return numberWidth(text);
    if (id === "next_follow_up_on" && text) return textWidth(followUp(text, at));
    return text ? textWidth(text) + (id === "status" ? SQUARE : 0) : 0;
  };
  const measured = DAYS.includes(id) ? rows.slice(0, DAYS_MEASURED) : rows;
  const longest = Math.max(0, ...measured.map(widthOf));
  return longest > 0 ? Math.ceil(longest) + AROUND : 0;
};

/** What the words of a list, and what is said of days, take at most. */
const longestWord = (id: ColumnId, { shown, t }: Situation) => {
  const words = (list: string) => shown.offered(list).map((it) => textWidth(it.label));
  const longest: Partial<Record<ColumnId, () => number[]>> = {
    status: () => words("status").map((it) => it + SQUARE),
    level: () => words("level"),
    last_contact_at: () => [textWidth(t("dates.days_ago", { count: 30 }))],
    next_follow_up_on: () => [textWidth(t("tasks.overdue_by", { count: 30 }))],
  };
  const content = Math.max(0, ...(longest[id]?.() ?? []));
  return content > 0 ? Math.min(WIDEST, Math.ceil(content) + AROUND) : 0;
};

/**
 * What a column needs so that neither its heading nor its words are cut: of what is in it no more
 * than is usual, and where its cells are short or empty, less.
 */
const neededWidths = (
  id: ColumnId,
  usual: number,
  { longest, firstTag }: { longest: number | null; firstTag: number },
  at: Situation,
): Pick<Column<Customer>, "width" | "least" | "bottom" | "wants"> => {
  const heading = headingWidth(at.shown.field(id));
  const word = longestWord(id, at);
  if (longest === null) return { width: Math.max(usual, heading, word) };
  const content = Math.max(id === "contact_name" ? USUAL_PERSON : 0, longest);
  const most = WORDS.includes(id) ? WIDEST : id === "tags" ? Math.min(ONE_TAG, firstTag) : usual;
  const least = Math.max(heading, Math.min(most, content));
  const wants = Math.max(least, Math.min(WIDEST_CELL, content));
  if (id === "name")
    return { width: Math.max(usual, Math.min(USUAL_NAME, content)), least: usual, wants };
  const width = Math.max(least, Math.min(usual, content), content > 0 ? word : 0);
  const bottom = id === "tags" ? { bottom: Math.max(heading, Math.min(PART_OF_A_TAG, least)) } : {};
  return { width, least, ...bottom, wants: Math.max(width, wants) };
};

const NO_ROWS: readonly Customer[] = [];
/** What is said of days is about as long in all rows, and takes a while to put into words. */
const DAYS: readonly ColumnId[] = [...MOMENTS, "next_follow_up_on"];
const DAYS_MEASURED = 30;

/** The rows by which columns are measured, and how long each column's longest cell has been. */
export type Measured = { rows: readonly Customer[]; longest: Map<ColumnId, number> };

export const nothingMeasured = (): Measured => ({ rows: NO_ROWS, longest: new Map() });

/**
 * Columns are measured anew with every list, and when its rows were changed; while somebody searches
 * in one they may become wider and never narrower, so that they stay where they are under the eyes.
 */
export const useMeasured = (list: ListQuery, rows = NO_ROWS): Measured => {
  const kept = useRef({ list: "", search: list.search, measured: nothingMeasured() });
  const { search, ...rest } = list;
  const now = { list: JSON.stringify(rest), search };
  if (rows.length > 0 && rows !== kept.current.measured.rows) {
    const before = kept.current;
    const isSearch = before.list === now.list && before.search !== search;
    const longest = new Map(isSearch ? before.measured.longest : []);
    kept.current = { ...now, measured: { rows, longest } };
  }
  return kept.current.measured;
};

/** The longest cell of a column so far; null while there are no rows. */
const longestSoFar = (id: ColumnId, { rows, longest }: Measured, at: Situation) => {
  if (rows.length === 0) return null;
  const most = Math.max(longest.get(id) ?? 0, longestCell(id, rows, at));
  longest.set(id, most);
  return most;
};

/** What the first tags take, so that one stands there whole. */
const longestFirstTag = ({ rows }: Measured) =>
  Math.ceil(Math.max(0, ...rows.map((it) => firstTagWidth(it.tags)))) + AROUND;

const NOTHING_MEASURED = nothingMeasured();

/** The columns as this person has them, as wide as the measured rows need. */
export const useColumns = (measured = NOTHING_MEASURED, isBin = false) => {
  const { t } = useWords();
  const { me } = useDesk();
  const shown = useShown();
  const arrangement = useArrangement();
  const drawn = useMemo(
    () => (isBin ? inBin(arrangement.shown) : arrangement.shown),
    [isBin, arrangement.shown],
  );
  const at = useMemo(
    () => ({ shown, today: me.today, t, ids: drawn.map((it) => it.id) }),
    [shown, me.today, t, drawn],
  );
  const columns = useMemo(
    () =>
      drawn.map((it): Column<Customer> => {
        const firstTag = it.id === "tags" ? longestFirstTag(measured) : 0;
        const id = it.id as ColumnId;
        const width = COLUMNS.find((known) => known[0] === id)?.[1] ?? 100;
        return {
          id,
          title: shown.field(id),
          ...(it.width === null
            ? neededWidths(id, width, { longest: longestSoFar(id, measured, at), firstTag }, at)
            : { width: it.width }),
          isFixed: it.width !== null,
          ...(TURNS.includes(id) && { turn: TURNS.indexOf(id) }),
          isSortable: (SORTS as readonly string[]).includes(id),
          cell: (row, room) => cellOf(id, row, room, at),
          text: (row) => textOf(id, row, at),
        };
      }),
    [at, shown, drawn, measured],
  );
  const isUsual = useIsUsual();
  const all = COLUMNS.map(([id]) => ({
    id,
    title: shown.field(id),
    isShown: arrangement.shown.some((it) => it.id === id),
  })).filter((it) => it.isShown || isUsual(it.id));
  return { columns, all, arrangement };
};
