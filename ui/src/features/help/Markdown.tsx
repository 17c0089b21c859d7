// The little of Markdown that the help is written in, as elements: nothing is ever taken for HTML.
import type { ReactNode } from "react";

type MarkdownProps = { text: string; onLink: (topic: string) => void };

export const Markdown = ({ text, onLink }: MarkdownProps) => (
  <>{blocks(text).map((it) => block(it, onLink))}</>
);

type Block = { key: number; kind: "h1" | "h2" | "p" | "ul" | "ol"; lines: string[] };

const KINDS = [
  ["h1", /^# /],
  ["h2", /^## /],
  ["ul", /^- /],
  ["ol", /^\d+\. /],
] as const;

export const blocks = (text: string): Block[] => {
  const found: Block[] = [];
  let isNew = true;
  for (const line of text.split("\n")) {
    if (line.trim() === "") {
      isNew = true;
      continue;
    }
    const [kind, mark] = KINDS.find(([, it]) => it.test(line)) ?? (["p", /^/] as const);
    const content = line.replace(mark, "");
    const last = found.at(-1);
    if (last && last.kind === kind && kind !== "h1" && kind !== "h2" && !isNew) {
      last.lines.push(content);
    } else {
      found.push({ key: found.length, kind, lines: [content] });
    }
    isNew = false;
  }
  return found;
};

const block = ({ key, kind, lines }: Block, onLink: (topic: string) => void) => {
  if (kind === "ul" || kind === "ol") {
    const List = kind;
    return (
      <List key={key}>
        {lines.map((it) => (
          <li key={it}>{inline(it, onLink)}</li>
        ))}
      </List>
    );
  }
  const Kind = kind === "h1" ? "h2" : kind === "h2" ? "h3" : "p";
  return <Kind key={key}>{lines.flatMap((it) => [...inline(it, onLink), " "])}</Kind>;
};

const MARKS = /(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([a-z]+\))/;

const inline = (text: string, onLink: (topic: string) => void): ReactNode[] =>
  text.split(MARKS).map((part, index) => {
    const key = `${index} ${part}`;
    if (part.startsWith("**")) return <b key={key}>{part.slice(2, -2)}</b>;
    if (part.startsWith("`")) {
      return (
        <kbd className="kbd" key={key}>
          {part.slice(1, -1)}
        </kbd>
      );
    }
    const link = part.match(/^\[([^\]]+)\]\(([a-z]+)\)$/);
    if (!link) return part;
    return (
      <button key={key} type="button" className="help-link" onClick={() => onLink(link[2] ?? "")}>
        {link[1]}
      </button>
    );
  });
