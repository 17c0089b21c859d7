// Step 5: it comes in, and what came of it.
import {
  IconArrowBackUp,
  IconCircleCheck,
  IconDeviceFloppy,
  IconTable,
  IconUsers,
} from "@tabler/icons-react";

import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, useState } from "react";

import type { Counted } from "../../bindings/commands.ts";
import { Button, Notice, Skeletons } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { type Asked, AskUndo } from "./AskUndo.tsx";
import { pastQuery, useSaveFailed } from "./api.ts";
import { Cells } from "./Cells.tsx";
import { Counts, contactsOf, Progress, Said, Way } from "./parts.tsx";
import { HowFar } from "./StoppedImport.tsx";
import { useTakeBack } from "./takeBack.ts";
import { leftOf, type Wizardry } from "./wizard.ts";
import { useSheets } from "./words.ts";

export const ResultStep = (wizardry: Wizardry & { onSee: (batch: number) => void }) => {
  const { t } = useWords();
  const { wizard, giveUp } = wizardry;
  const takeBack = useTakeBack();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { outcome } = wizard;
  const ask = (of: Omit<Asked, "file">) => setAsked({ ...of, file: wizard.pick?.name ?? "" });
  const made = outcome && outcome.new > 0 ? outcome.batch : null;
  if (takeBack.isRunning) {
    return <Running title={t("imports.taking_back")} of="imports.undo" />;
  }
  if (wizard.running) {
    return <Running title={t("imports.writing")} of={`imports.${wizard.running}`} />;
  }
  return (
    <>
      <div className="page-body import-body">
        {wizard.failure && <Stopped wizardry={wizardry} onUndo={ask} />}
        {outcome && <Outcome wizardry={wizardry} counted={outcome} onUndo={ask} />}
      </div>
      <AskUndo
        asked={asked}
        onClose={() => setAsked(null)}
        onUndo={(batch) => takeBack.run(batch, giveUp)}
      />
      <Way>
        <Button variant="default" onClick={giveUp}>
          {t("imports.again")}
        </Button>
        {made !== null && (
          <Button leftSection={<IconUsers size={16} />} onClick={() => wizardry.onSee(made)}>
            {t("imports.see")}
          </Button>
        )}
      </Way>
    </>
  );
};

const Running = (job: ComponentProps<typeof Progress>) => (
  <div className="page-body import-body">
    <Progress {...job} />
  </div>
);

type PartProps = {
  wizardry: Wizardry;
  /** Asks whether the customers that it made are to go. */
  onUndo: (asked: Omit<Asked, "file">) => void;
};

const Outcome = ({ wizardry, counted, onUndo }: PartProps & { counted: Counted }) => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const save = useSaveFailed();
  const { batch } = counted;
  const left = counted.failed + counted.duplicate_rows;
  const handleSave = () =>
    save.mutate(counted.report, {
      onSuccess: (paper) => paper && said.wrote(t("imports.saved", { file: paper.place }), paper),
      onError: said.failed,
    });
  return (
    <>
      <p className="all-well" role="status">
        <IconCircleCheck size={18} />
        {t("imports.done")}
      </p>
      <Counts
        counts={[
          { title: t("imports.fields.rows"), count: counted.rows },
          { title: t("imports.fields.new"), count: counted.new, tone: "good" },
          ...contactsOf(counted, t("imports.as_contacts")),
          {
            title: t("imports.fields.updated"),
            count: counted.updated - counted.contacts,
            tone: "good",
          },
          { title: t("imports.fields.duplicates"), count: counted.duplicates },
          { title: t("imports.did_fail"), count: counted.failed, tone: "warn" },
        ]}
      />
      {left > 0 && (
        <div className="import-next">
          <p>
            {counted.failed > 0
              ? t("imports.failed_hint", { count: counted.failed })
              : t("imports.repeated_hint", { count: counted.duplicates })}
          </p>
          <Button
            variant="default"
            leftSection={<IconDeviceFloppy size={16} />}
            loading={save.isPending}
            onClick={handleSave}
          >
            {t("imports.save_failed_rows")}
          </Button>
        </div>
      )}
      <Noted counted={counted} />
      <OtherSheets wizardry={wizardry} />
      {batch !== null && counted.new + counted.updated > 0 && may("customers.delete") && (
        <div className="import-next">
          <p>{t("imports.undo_hint_here")}</p>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            onClick={() => onUndo({ batch, made: counted.new, updated: counted.updated })}
          >
            {t("imports.undo")}
          </Button>
        </div>
      )}
      {counted.cells > 0 && (
        <Cells report={counted.report} count={counted.cells} all={counted.unclear} />
      )}
    </>
  );
};

/** What stands in the notes now, so that somebody may see to it there. */
const Noted = ({ counted }: { counted: Counted }) => {
  const { t, language } = useWords();
  const said = [
    counted.unclear > 0 && t("imports.unclear_done", { count: counted.unclear }),
    counted.noted.length > 0 && t("imports.rest_done", { count: counted.noted.length }),
  ].filter((it) => it !== false);
  if (said.length === 0) return null;
  return <Notice tone="calm">{said.join(language === "en" ? " " : "")}</Notice>;
};

/** Of several sheets one came in: the next is a press away. */
const OtherSheets = ({ wizardry }: { wizardry: Wizardry }) => {
  const { t } = useWords();
  const { sheet, others, pick } = wizardry.wizard;
  const said = useSheets(others);
  const [next] = others;
  if (!next || !pick) return null;
  return (
    <div className="import-next">
      <p>{t("imports.sheets_left", { sheet: sheet ?? "", others: said })}</p>
      <Button
        variant="default"
        leftSection={<IconTable size={16} />}
        onClick={() => wizardry.takeSheet(next.name)}
      >
        {t("imports.next_sheet", { sheet: next.name })}
      </Button>
    </div>
  );
};

/** It did not come to its end: what is in stays, and there are two ways on. */
const Stopped = ({ wizardry, onUndo }: PartProps) => {
  const { t } = useWords();
  const may = useMay();
  const past = useQuery(pastQuery());
  const { failure, pick } = wizardry.wizard;
  if (!failure) return null;
  // Whoever reads it has signed in again: what is over is the import.
  const isLocked = failure.code === "signed_out";
  if (past.isPending) return <Skeletons label={t("actions.loading")} lines={3} />;
  const left = leftOf(wizardry.wizard, past.data ?? []);
  const stopped = left?.id ?? null;
  return (
    <>
      <Said failure={isLocked ? { ...failure, sentence: t("imports.stopped_by_lock") } : failure} />
      {past.isError && <Said failure={past.error} />}
      {stopped !== null && (
        <div className="import-next">
          <p>
            {left && <HowFar past={left} />} {t("imports.stopped_hint")}
          </p>
          {pick && (
            <Button onClick={() => wizardry.goOn(stopped, pick)}>{t("imports.continue")}</Button>
          )}
          {may("customers.delete") && (
            <Button
              variant="default"
              onClick={() =>
                onUndo({ batch: stopped, made: left?.new ?? 0, updated: left?.updated ?? 0 })
              }
            >
              {t("imports.undo")}
            </Button>
          )}
        </div>
      )}
      {stopped === null && past.isSuccess && (
        <div className="import-next">
          <p>{t("imports.nothing_came")}</p>
          <Button onClick={wizardry.start}>{t("actions.retry")}</Button>
        </div>
      )}
    </>
  );
};
