// Reads the files that the window has written, with nothing but node.
import { readFileSync } from "node:fs";
import { inflateRawSync, inflateSync } from "node:zlib";

/** The members of a zip archive, by name. */
const unzipped = (path) => {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06"));
  const members = {};
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [named, extra, comment] = [28, 30, 32].map((it) => bytes.readUInt16LE(at + it));
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + named);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(begin, begin + size);
    members[name] = method === 0 ? packed : inflateRawSync(packed);
    at += 46 + named + extra + comment;
  }
  return members;
};

const plain = (xml) =>
  xml
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");

/** The rows of a workbook's first sheet, as texts. */
export const workbook = (path) => {
  const members = unzipped(path);
  const text = (name) => members[name]?.toString("utf8") ?? "";
  const items = text("xl/sharedStrings.xml").match(/<si>.*?<\/si>/gs) ?? [];
  const shared = items.map(plain);
  const rows = text("xl/worksheets/sheet1.xml").match(/<row .*?<\/row>/gs) ?? [];
  return rows.map((row) =>
    (row.match(/<c .*?(?:<\/c>|\/>)/gs) ?? []).map((cell) => {
      const value = plain(cell.match(/<(?:v|t)\b[^>]*>.*?<\/(?:v|t)>/s)?.[0] ?? "");
      return / t="s"/.test(cell) ? shared[Number(value)] : value;
    }),
  );
};

/** The lines of delimited text, after the mark that tells Excel it is UTF-8. */
export const lines = (path) => {
  const text = readFileSync(path, "utf8");
  if (!text.startsWith("\uFEFF")) throw new Error("no mark: Excel would read GBK");
  return text.slice(1).trimEnd().split("\r\n");
};

/** How many pages a PDF has, and whether something is drawn on the first. */
export const paper = (path) => {
  const bytes = readFileSync(path);
  const text = bytes.toString("latin1");
  if (!text.startsWith("%PDF-")) throw new Error("this is no PDF");
  let drawn = 0;
  let at = text.indexOf("stream\n");
  while (at >= 0) {
    const begin = at + "stream\n".length;
    const stream = bytes.subarray(begin, text.indexOf("endstream", begin));
    const content = text.slice(Math.max(0, at - 200), at).includes("FlateDecode")
      ? inflateSync(stream, { finishFlush: 2 })
      : stream;
    drawn += content.toString("latin1").match(/\bT[jJ]\b/g)?.length ?? 0;
    at = text.indexOf("stream\n", text.indexOf("endstream", begin) + "endstream".length);
  }
  return { pages: text.match(/\/Type\s*\/Page\b/g)?.length ?? 0, drawn };
};
