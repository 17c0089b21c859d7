// Step 1: which file, and what of it.
import { IconFileSpreadsheet, IconUpload } from "@tabler/icons-react";
import type { Looked, SheetLine } from "../../bindings/commands.ts";
import { Button, Notice, Select, Skeletons } from "../../components/index.ts";
import { useSaid } from "../../lib/said.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import { useChooseFile, useLook } from "./api.ts";
import { PastImports } from "./PastImports.tsx";
import { Reading, Said, Way } from "./parts.tsx";
import { AS_FOUND, BEGUN, lookedAt, othersOf, type Wizardry } from "./wizard.ts";
import { fileSize, useSheets } from "./words.ts";

const ENCODINGS = ["utf-8", "gbk", "big5", "utf-16le", "shift_jis", "windows-1252"];

/** Fields beside each other stand on one line, whatever is said of one of them. */
const HINT_BELOW: ("label" | "input" | "description" | "error")[] = [
  "label",
  "input",
  "description",
  "error",
];

type FileStepProps = Wizardry & {
  /** Whether files are held over the window. */
  isOver: boolean;
  onSee: (batch: number) => void;
};

export const FileStep = ({ isOver, ...wizardry }: FileStepProps) => {
  const { wizard, take, settle, giveUp } = wizardry;
  const { t } = useWords();
  const said = useSaid();
  const choose = useChooseFile();
  const handleChoose = () =>
    choose.mutate(null, {
      onSuccess: (pick) => pick && take(pick),
      onError: said.failed,
    });
  const look = useLook(wizard.pick?.id ?? null, lookedAt(wizard.options));
  const chooses = (
    <Button
      variant={wizard.pick ? "default" : "filled"}
      leftSection={<IconUpload size={16} />}
      loading={choose.isPending}
      onClick={handleChoose}
    >
      {t(wizard.pick ? "imports.choose_another" : "imports.choose_file")}
    </Button>
  );
  if (!wizard.pick) {
    return (
      <div className="page-body import-body">
        <div className={isOver ? "drop-zone over" : "drop-zone"}>
          <IconFileSpreadsheet size={44} stroke={1.3} />
          <h2>{t(isOver ? "imports.drop_now" : "imports.drop_here")}</h2>
          <p className="muted">{t("imports.formats")}</p>
          {chooses}
          <p className="muted">{t("imports.nothing_written")}</p>
        </div>
        <PastImports goOn={wizardry.goOn} onSee={wizardry.onSee} />
      </div>
    );
  }
  return (
    <>
      <div className={`page-body import-body ${isOver ? "drop-over" : ""}`}>
        <FileLine wizardry={wizardry} look={look.isError ? undefined : look.data}>
          {chooses}
        </FileLine>
        {(look.isPending || look.isPlaceholderData) && (
          <Reading title={t("imports.looking")} of="imports.look">
            {look.isPending && <Skeletons label={t("imports.reading")} lines={8} />}
          </Reading>
        )}
        {look.isError && (
          <div className="import-failed">
            <Said failure={look.error} />
            {look.error.code === "cancelled" && (
              <Button variant="default" onClick={() => look.refetch()}>
                {t("actions.retry")}
              </Button>
            )}
            {hasOtherWay(wizardry) && (
              <Button variant="default" onClick={() => wizardry.change({ options: AS_FOUND })}>
                {t("imports.as_found")}
              </Button>
            )}
          </div>
        )}
        {look.data && !look.isError && <Found wizardry={wizardry} look={look.data} />}
      </div>
      <Way onBack={giveUp}>
        <Button
          disabled={!look.data || look.isPlaceholderData}
          onClick={() => look.data && settle(look.data)}
        >
          {t("actions.next")}
        </Button>
      </Way>
    </>
  );
};

/** Whether something was chosen that may not fit the file. */
const hasOtherWay = ({ wizard }: Wizardry) =>
  JSON.stringify(wizard.options) !== JSON.stringify(BEGUN.options);

type FileLineProps = { wizardry: Wizardry; look: Looked | undefined; children: React.ReactNode };

const FileLine = ({ wizardry, look, children }: FileLineProps) => {
  const { t, language } = useWords();
  const { pick } = wizardry.wizard;
  const rows = look?.sheets.find((it) => it.name === look.sheet)?.rows;
  if (!pick) return null;
  return (
    <div className="file-line">
      <IconFileSpreadsheet size={28} stroke={1.4} />
      <div>
        <b className="ellipsis">{pick.name}</b>
        <span className="muted num">
          {pick.bytes > 0 && fileSize(pick.bytes, language)}
          {rows !== undefined && ` · ${t("imports.rows_found", { count: rows })}`}
        </span>
      </div>
      <span className="space" />
      {children}
    </div>
  );
};

const Found = ({ wizardry, look }: { wizardry: Wizardry; look: Looked }) => {
  const { t, find } = useWords();
  const { change, wizard } = wizardry;
  const { options } = wizard;
  // Another sheet, row or encoding has other columns: what was said of these is void.
  const understand = (fields: Partial<typeof options>) =>
    change({
      options: { ...AS_FOUND, on_duplicate: options.on_duplicate, ...fields },
      remembered: null,
    });
  const others = othersOf(look);
  const said = useSheets(others);
  const encodings = [...new Set([look.encoding, ...ENCODINGS])].filter((it) => it !== null);
  const headings = look.lines.filter((it) => it.cells.some((cell) => cell !== ""));
  const rowWord = (line: SheetLine) => {
    const says = line.cells.filter((cell) => cell !== "").slice(0, 4);
    return t("imports.header_at", { row: line.row, text: says.join(" · ") });
  };
  const rows = headings.map((it) => ({ value: String(it.row), label: rowWord(it) }));
  const isListed = headings.some((it) => it.row === look.header_row);
  if (look.header_row > 0 && !isListed) {
    const label = t("imports.header_at", { row: look.header_row, text: "" });
    rows.unshift({ value: String(look.header_row), label });
  }
  return (
    <>
      <div className="import-choices">
        {look.sheets.length > 1 && (
          <Select
            label={t("imports.fields.sheet")}
            inputWrapperOrder={HINT_BELOW}
            description={others.length > 0 ? t("imports.one_sheet", { others: said }) : undefined}
            data={look.sheets
              .filter((it) => it.is_readable)
              .map((it) => ({
                value: it.name,
                label: `${it.name} · ${t("imports.rows_found", { count: it.rows })}`,
              }))}
            value={look.sheet}
            allowDeselect={false}
            onChange={(sheet) => sheet && understand({ encoding: options.encoding, sheet })}
          />
        )}
        {look.is_text && look.encoding && (
          <Select
            label={t("imports.fields.encoding")}
            inputWrapperOrder={HINT_BELOW}
            description={t("imports.encoding_hint")}
            data={encodings.map((value) => ({
              value,
              label: find(`imports.encodings.${value}`) ?? value.toUpperCase(),
            }))}
            value={look.encoding}
            allowDeselect={false}
            onChange={(encoding) => encoding && understand({ encoding })}
          />
        )}
        <Select
          label={t("imports.fields.header_row")}
          data={[...rows, { value: "0", label: t("imports.header_none_choice") }]}
          value={String(look.header_row)}
          allowDeselect={false}
          onChange={(row) =>
            row !== null &&
            understand({
              encoding: options.encoding,
              sheet: options.sheet,
              header_row: Number(row),
            })
          }
        />
      </div>
      {look.said.map((it) => (
        <Notice key={it} tone="warn">
          {it}
        </Notice>
      ))}
      <Lines look={look} />
    </>
  );
};

/** A title has the line for itself. */
const isAlone = ({ kind, cells }: SheetLine) =>
  kind === "note" && cells.slice(1).every((it) => it === "");

/** The beginning of the sheet as it stands there, and what each of its lines was taken for. */
const Lines = ({ look }: { look: Looked }) => {
  const { t } = useWords();
  const width = Math.max(...look.lines.map((it) => it.cells.length), 1);
  const kindOf = (line: SheetLine) => (line.row === look.header_row ? "heading" : line.kind);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="sheet-lines" aria-label={t("imports.first_lines")} tabIndex={0}>
      <table>
        <tbody>
          {look.lines.map((line) => (
            <tr key={line.row} className={kindOf(line)}>
              <th scope="row" className="num">
                {line.row}
              </th>
              <td className="kind">
                {kindOf(line) !== "data" && (
                  <span className="pill">{t(`imports.line.${kindOf(line)}` as Key)}</span>
                )}
              </td>
              {isAlone(line) ? (
                <td className="alone" colSpan={width}>
                  <span>{line.cells[0]}</span>
                </td>
              ) : (
                Array.from({ length: width }, (_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={index}>{line.cells[index]}</td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
