// Step 3: what an import would do, row by row where something is to be said.
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import type { Counted, ReportId } from "../../bindings/commands.ts";
import { Button, Notice, Skeletons } from "../../components/index.ts";
import { useDesk } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { errorsQuery, warningsQuery } from "./api.ts";
import { Causes } from "./Causes.tsx";
import { Cells } from "./Cells.tsx";
import { useCountryName } from "./countries.ts";
import { useCheckedAnew } from "./known.ts";
import { isPlacing, Missing } from "./Missing.tsx";
import { NewWords } from "./NewWords.tsx";
import {
  Counts,
  contactsOf,
  type ListProps,
  More,
  PAGE,
  Progress,
  Said,
  usePages,
  Way,
} from "./parts.tsx";
import { isChecked, type Wizardry } from "./wizard.ts";

type StepProps = { wizardry: Wizardry; onPeople: () => void };

export const CheckStep = ({ wizardry, onPeople }: StepProps) => {
  const { t } = useWords();
  useCheckedAnew(wizardry);
  const { wizard, go, check } = wizardry;
  const counted = wizard.checked?.counted;
  const isFresh = isChecked(wizard);
  // Words that nobody here may add cost rows: they come before what else is wrong.
  const isStrict = wizard.options.unclear === "refuse";
  const newWords = counted?.new_words.filter((it) => !isPlacing(it)) ?? [];
  const isUrgent = isStrict && newWords.some((it) => !it.is_added);
  const words = <NewWords wizardry={wizardry} words={newWords} />;
  if (wizard.running) {
    return (
      <div className="page-body import-body">
        <Progress title={t("imports.checking")} of="imports.rehearse" />
      </div>
    );
  }
  return (
    <>
      <div className="page-body import-body">
        {wizard.failure && <Said failure={wizard.failure} />}
        {counted && (
          <>
            <Counts
              counts={[
                { title: t("imports.fields.rows"), count: counted.rows },
                { title: t("imports.would_be_new"), count: counted.new, tone: "good" },
                ...contactsOf(counted, t("imports.as_contacts")),
                { title: t("imports.fields.duplicates"), count: counted.duplicates },
                { title: t("imports.would_fail"), count: counted.failed, tone: "warn" },
              ]}
            />
            {counted.failed === 0 &&
              counted.warnings === 0 &&
              counted.cells === 0 &&
              counted.missing.length === 0 &&
              counted.rows > 0 && (
                <p className="all-well" role="status">
                  <IconCircleCheck size={18} />
                  {t("imports.all_well")}
                </p>
              )}
            {counted.rows === 0 && <Notice tone="warn">{t("imports.no_rows")}</Notice>}
            <Phones wizardry={wizardry} counted={counted} />
            <Causes wizardry={wizardry} counted={counted} />
            <Unclear wizardry={wizardry} counted={counted} />
            <Nameless wizardry={wizardry} counted={counted} />
            {isUrgent && words}
            {counted.errors > 0 && (
              <Errors report={counted.report} count={counted.errors} failed={counted.failed} />
            )}
            <Missing
              wizardry={wizardry}
              missing={counted.missing}
              words={counted.new_words}
              onPeople={onPeople}
            />
            {!isUrgent && words}
            {counted.cells > 0 && (
              <Cells report={counted.report} count={counted.cells} all={counted.unclear} />
            )}
            {counted.parted > 0 && (
              <p className="muted">{t("imports.to_part", { count: counted.parted })}</p>
            )}
            {counted.yearless > 0 && (
              <p className="muted">{t("imports.yearless", { count: counted.yearless })}</p>
            )}
            {counted.warnings > 0 && <Warnings report={counted.report} count={counted.warnings} />}
          </>
        )}
      </div>
      <Way onBack={() => go("map")}>
        {isFresh ? (
          <Button disabled={counted?.rows === 0} onClick={() => go("duplicates")}>
            {t("actions.next")}
          </Button>
        ) : (
          <Button onClick={check}>{t("imports.check_again")}</Button>
        )}
      </Way>
    </>
  );
};

type SaidProps = { wizardry: Wizardry; counted: Counted };

/** Many telephone numbers are none of the office's country: whose they are is a press away. */
const Phones = ({ wizardry, counted }: SaidProps) => {
  const { t } = useWords();
  const { me } = useDesk();
  const name = useCountryName();
  const { options } = wizardry.wizard;
  const readAs = (phones_of: string | null) =>
    wizardry.change({ options: { ...options, phones_of } });
  const home = name(me.settings.country);
  const elsewhere = counted.phones_elsewhere;
  if (options.phones_of) {
    return (
      <Offer word={t("imports.phones_not_there")} onTake={() => readAs(null)}>
        {t("imports.phones_read", { home, country: name(options.phones_of) })}
      </Offer>
    );
  }
  if (elsewhere) {
    const country = name(elsewhere.country);
    return (
      <Offer
        word={t("imports.phones_read_so", { country })}
        onTake={() => readAs(elsewhere.country)}
      >
        {t("imports.phones_elsewhere", { count: elsewhere.rows, home, country })}
      </Offer>
    );
  }
  return null;
};

/** Cells that cannot be understood: their rows come in, or do not. */
const Unclear = ({ wizardry, counted }: SaidProps) => {
  const { t } = useWords();
  const { options } = wizardry.wizard;
  const isStrict = options.unclear === "refuse";
  if (counted.unclear === 0 && !isStrict) return null;
  const handle = () =>
    wizardry.change({ options: { ...options, unclear: isStrict ? "note" : "refuse" } });
  return (
    <Offer word={t(isStrict ? "imports.unclear_note" : "imports.unclear_refuse")} onTake={handle}>
      {isStrict ? t("imports.unclear_refused") : t("imports.unclear", { count: counted.unclear })}
    </Offer>
  );
};

/** Rows with a telephone number or an address, and nobody's name. */
const Nameless = ({ wizardry, counted }: SaidProps) => {
  const { t } = useWords();
  const { options } = wizardry.wizard;
  const isTaken = options.nameless === "take";
  const count = counted.nameless;
  if (count === 0 && !isTaken) return null;
  const handle = () =>
    wizardry.change({ options: { ...options, nameless: isTaken ? "refuse" : "take" } });
  return (
    <Offer word={t(isTaken ? "imports.nameless_leave" : "imports.nameless_take")} onTake={handle}>
      {t(isTaken ? "imports.nameless_taken" : "imports.nameless", { count })}
    </Offer>
  );
};

type OfferProps = { word: string; onTake: () => void; children: string };

/** What was noticed, and what can be done about it. After it the rows are checked again. */
const Offer = ({ word, onTake, children }: OfferProps) => (
  <Notice
    tone="warn"
    action={
      <button type="button" className="link" onClick={onTake}>
        {word}
      </button>
    }
  >
    {children}
  </Notice>
);

const Errors = ({ report, count, failed }: ListProps & { failed: number }) => {
  const { t } = useWords();
  const { pages, left, more } = usePages(count);
  return (
    <section>
      <h2 className="section-title">{t("imports.errors_title", { count: failed })}</h2>
      <p className="muted hint">{t("imports.errors_hint")}</p>
      <table className="table import-table">
        <thead>
          <tr>
            <th scope="col">{t("imports.row")}</th>
            <th scope="col">{t("imports.column")}</th>
            <th scope="col">{t("imports.written")}</th>
            <th scope="col">{t("imports.reasons.title")}</th>
          </tr>
        </thead>
        <tbody>
          {pages.map((from) => (
            <ErrorPage key={`${report}-${from}`} report={report} from={from} />
          ))}
        </tbody>
      </table>
      <More left={left} onMore={more} />
    </section>
  );
};

const ErrorPage = ({ report, from }: { report: ReportId; from: number }) => {
  const { t } = useWords();
  const errors = useQuery(errorsQuery({ report, from, limit: PAGE }));
  if (!errors.data) {
    return (
      <tr>
        <td colSpan={4}>
          {errors.isError ? (
            <Said failure={errors.error} />
          ) : (
            <Skeletons label={t("actions.loading")} lines={3} />
          )}
        </td>
      </tr>
    );
  }
  return errors.data.map((it, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row may have several errors
    <tr key={`${it.row}-${index}`}>
      <td className="num">{it.row}</td>
      <td>{it.column}</td>
      <td className="written">
        {it.written ?? <span className="muted">{t("formats.empty")}</span>}
      </td>
      <td>{it.reason}</td>
    </tr>
  ));
};

const Warnings = ({ report, count }: ListProps) => {
  const { t } = useWords();
  const { pages, left, more } = usePages(count);
  return (
    <section>
      <h2 className="section-title">{t("imports.warnings_title", { count })}</h2>
      <p className="muted hint">{t("imports.warnings_hint")}</p>
      <ul className="import-warnings">
        {pages.map((from) => (
          <WarningPage key={`${report}-${from}`} report={report} from={from} />
        ))}
      </ul>
      <More left={left} onMore={more} />
    </section>
  );
};

const WarningPage = ({ report, from }: { report: ReportId; from: number }) => {
  const warnings = useQuery(warningsQuery({ report, from, limit: PAGE }));
  if (warnings.isError) {
    return (
      <li>
        <Said failure={warnings.error} />
      </li>
    );
  }
  return warnings.data?.map((it, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two warnings may say the same
    <li key={index}>{it}</li>
  ));
};
