import { useComputedColorScheme } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconInfoCircle, IconMinus } from "@tabler/icons-react";
import type { CSSProperties, ReactNode } from "react";

import { openHelp } from "../lib/help.ts";
import { keycaps } from "../lib/shortcuts.ts";
import { useWords } from "../lib/words.tsx";

const FACES = {
  light: [
    ["#DDEFEA", "#0B5F52"],
    ["#FCE9D9", "#7D4310"],
    ["#E7E6FB", "#4A3FA3"],
    ["#FBE5EA", "#8F2140"],
    ["#E1EEF9", "#155A88"],
    ["#EDF1DC", "#4C5D12"],
  ],
  dark: [
    ["#1B3A33", "#8ADFC9"],
    ["#3C2A1B", "#F0BE8A"],
    ["#2B2848", "#C6BEFF"],
    ["#3D2230", "#FFB3C4"],
    ["#1A3041", "#9CD3F8"],
    ["#2E331C", "#CFE09A"],
  ],
} as const;

/** The sign of a name: its last letter but the generic; the same name always has the same colour. */
const sum = (text: string) => [...text].reduce((all, it) => all + (it.codePointAt(0) ?? 0), 0);

type AvatarProps = { name: string; size?: "small" | "big" };

export const Avatar = ({ name, size }: AvatarProps) => {
  const scheme = useComputedColorScheme("light");
  const [background, color] = FACES[scheme][sum(name) % 6] ?? FACES[scheme][0];
  const sign = [...name.trim()][0]?.toUpperCase() ?? "·";
  return (
    <span aria-hidden className={`avatar ${size ?? ""}`} style={{ background, color }}>
      {sign}
    </span>
  );
};

const TAG_COLOURS: Record<string, string> = {
  amber: "amber",
  yellow: "amber",
  orange: "amber",
  rose: "rose",
  red: "rose",
  pink: "rose",
  violet: "violet",
  grape: "violet",
  indigo: "violet",
  sky: "sky",
  blue: "sky",
  cyan: "sky",
  teal: "teal",
  green: "teal",
  lime: "lime",
  slate: "slate",
  gray: "slate",
};
/** None in the colour of what is late. */
const FREE = ["amber", "violet", "sky", "teal", "lime", "slate"];

type TagProps = { name: string; colour?: string | null | undefined; children?: ReactNode };

/** Spread out more than a sum is: names of tags are short, and alike. */
const spread = (text: string) =>
  [...text].reduce((all, it) => (Math.imul(all, 131) + (it.codePointAt(0) ?? 0)) >>> 0, 7);

/** A tag in its colour; one that was given none always has the same. */
export const Tag = ({ name, colour, children }: TagProps) => {
  const set = (colour && TAG_COLOURS[colour]) ?? FREE[spread(name) % FREE.length];
  return (
    <span className="tag" style={{ background: `var(--tag-${set})`, color: `var(--tag-${set}-t)` }}>
      <span className="ellipsis">{name}</span>
      {children}
    </span>
  );
};

const STATUS_COLOURS: Record<string, string> = {
  gray: "#8A949E",
  blue: "#3A8DDE",
  violet: "#8B6BE0",
  green: "#17916F",
  yellow: "#C98A12",
  red: "#C4525E",
};

/** None that a shipped status has. */
const FREE_STATUS = ["#2F9AA8", "#B8649C", "#86903A", "#C1723C", "#5B74C9"];

/** A status in its colour; one that was given none always has the same. */
export const Status = ({ word, colour }: { word: string; colour: string | null }) => {
  const hue =
    colour === null
      ? FREE_STATUS[spread(word) % FREE_STATUS.length]
      : (STATUS_COLOURS[colour] ?? STATUS_COLOURS.gray);
  const style = { "--c": hue } as CSSProperties;
  return (
    <span className="status ellipsis" style={style}>
      <span className="ellipsis">{word}</span>
    </span>
  );
};

export const Keys = ({ keys }: { keys: string }) => (
  <span className="keys" aria-hidden>
    {keycaps(keys).map((key) => (
      <kbd className="kbd" key={key}>
        {key}
      </kbd>
    ))}
  </span>
);

type BoxProps = {
  label: string;
  checked: boolean | "mixed";
  onToggle: (event: { shiftKey: boolean }) => void;
  tabIndex?: number;
};

/** A box to tick, 24 px wide to hit. */
export const Box = ({ label, checked, onToggle, tabIndex }: BoxProps) => (
  <button
    type="button"
    role="checkbox"
    aria-checked={checked}
    aria-label={label}
    className="box"
    tabIndex={tabIndex}
    onClick={(event) => {
      event.stopPropagation();
      onToggle(event);
    }}
  >
    <span>
      {checked === "mixed" && <IconMinus size={12} stroke={3} />}
      {checked === true && <IconCheck size={12} stroke={3} />}
    </span>
  </button>
);

type CheckProps = Omit<BoxProps, "tabIndex"> & {
  /** Why it cannot be ticked; it can, where there is no reason. */
  fixed?: string | undefined;
};

export const Check = ({ label, checked, onToggle, fixed }: CheckProps) => (
  <button
    type="button"
    role="checkbox"
    aria-checked={checked}
    aria-disabled={fixed !== undefined}
    aria-label={label}
    title={fixed}
    className="check"
    onClick={fixed === undefined ? onToggle : undefined}
  >
    <span>{checked === true && <IconCheck size={11} stroke={3} />}</span>
  </button>
);

type NoticeProps = {
  tone?: "error" | "warn" | "calm";
  isBanner?: boolean;
  children: ReactNode;
  action?: ReactNode;
};

export const Notice = ({ tone = "error", isBanner = false, children, action }: NoticeProps) => (
  <div
    className={`notice ${tone} ${isBanner ? "banner" : ""}`}
    role={tone === "error" ? "alert" : "status"}
  >
    {tone === "calm" ? <IconInfoCircle size={16} /> : <IconAlertTriangle size={16} />}
    <div>{children}</div>
    {action}
  </div>
);

type EmptyProps = {
  icon?: ReactNode;
  text: string;
  /** Offers the help about this screen. */
  hasHelp?: boolean;
  children?: ReactNode;
};

/** Nothing is here, and what to do about it. */
export const Empty = ({ icon, text, hasHelp = false, children }: EmptyProps) => {
  const { t } = useWords();
  return (
    <div className="empty">
      {icon}
      <p>{text}</p>
      {children && <div className="empty-actions">{children}</div>}
      {hasHelp && (
        <button type="button" className="link" onClick={() => openHelp()}>
          {t("shell.help_more")}
        </button>
      )}
    </div>
  );
};

export const Skeleton = ({ width }: { width: number | string }) => (
  <span className="skeleton" style={{ width, display: "block" }} aria-hidden />
);

/** Lines where text will be. */
export const Skeletons = ({ label, lines = 5 }: { label: string; lines?: number }) => (
  <div role="status" aria-label={label} style={{ display: "grid", gap: 14, padding: 16 }}>
    {Array.from({ length: lines }, (_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines without content have nothing else
      <Skeleton key={line} width={`${88 - ((line * 23) % 50)}%`} />
    ))}
  </div>
);

export const Logo = ({ size = 24 }: { size?: number }) => (
  <svg className="logo" width={size} height={size} viewBox="64 64 896 896" aria-hidden="true">
    <rect x="64" y="64" width="896" height="896" rx="208" fill="#0f8069" />
    <path
      d="M512 300C448 252 356 236 252 244c-14 1-24 12-24 26v436c0 15 12 26 27 25 101-6 191 11 257 55Z"
      fill="#fff"
    />
    <path
      d="M512 300c64-48 156-64 260-56 14 1 24 12 24 26v436c0 15-12 26-27 25-101-6-191 11-257 55Z"
      fill="#d5f0e7"
    />
    <g fill="none" stroke="#2a9d80" strokeWidth="48" strokeLinecap="round">
      <path d="M306 396c46-1 90 6 128 20M306 512c46-1 90 6 128 20" />
    </g>
    <circle cx="654" cy="410" r="62" fill="#0b6a57" />
    <path
      d="M546 622c0-76 48-116 108-116s108 40 108 116c0 12-10 20-21 18-59-8-117-6-173 4-12 2-22-8-22-22Z"
      fill="#0b6a57"
    />
  </svg>
);
