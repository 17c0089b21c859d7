// What was imported before: by whom, when, what came of it, and the way back.
import { IconArrowBackUp, IconPlayerPlay, IconUsers, type TablerIcon } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { PastImport } from "../../bindings/commands.ts";
import { Failed, Skeletons } from "../../components/index.ts";
import { moment } from "../../lib/dates.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { type Asked, AskUndo } from "./AskUndo.tsx";
import { pastQuery, useChooseFile } from "./api.ts";
import { Progress } from "./parts.tsx";
import { useTakeBack } from "./takeBack.ts";
import type { Wizardry } from "./wizard.ts";

const SHOWN = 20;

type PastImportsProps = Pick<Wizardry, "goOn"> & {
  /** Shows the customers that an import has made. */
  onSee: (batch: number) => void;
};

export const PastImports = ({ goOn, onSee }: PastImportsProps) => {
  const { t } = useWords();
  const past = useQuery(pastQuery());
  const takeBack = useTakeBack();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [hasAll, setAll] = useState(false);
  if (past.isPending) return <Skeletons label={t("actions.loading")} lines={4} />;
  if (past.isError) return <Failed query={past} />;
  if (past.data.length === 0) return null;
  const shown = hasAll ? past.data : past.data.slice(0, SHOWN);
  return (
    <section>
      <h2 className="section-title">{t("imports.past")}</h2>
      {takeBack.isRunning && <Progress title={t("imports.taking_back")} of="imports.undo" />}
      <table className="table import-table past">
        <thead>
          <tr>
            <th scope="col">{t("imports.fields.file")}</th>
            <th scope="col">{t("imports.fields.started_at")}</th>
            <th scope="col">{t("imports.fields.by")}</th>
            <th scope="col">{t("imports.fields.state")}</th>
            <th scope="col" className="right">
              {t("imports.fields.new")}
            </th>
            <th scope="col" className="right">
              {t("imports.updated_or_joined")}
            </th>
            <th scope="col" className="right">
              {t("imports.fields.duplicates")}
            </th>
            <th scope="col" className="right">
              {t("imports.fields.errors")}
            </th>
            <th scope="col">
              <span className="hidden">{t("imports.what_to_do")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((it) => (
            <Past
              key={it.id}
              past={it}
              goOn={goOn}
              onSee={() => onSee(it.id)}
              onUndo={() =>
                setAsked({ batch: it.id, file: it.file, made: it.new, updated: it.updated })
              }
            />
          ))}
        </tbody>
      </table>
      {!hasAll && past.data.length > SHOWN && (
        <button type="button" className="link more" onClick={() => setAll(true)}>
          {t("imports.all_past", { count: past.data.length })}
        </button>
      )}
      <AskUndo asked={asked} onClose={() => setAsked(null)} onUndo={takeBack.run} />
    </section>
  );
};

type PastProps = {
  past: PastImport;
  goOn: Wizardry["goOn"];
  onSee: () => void;
  onUndo: () => void;
};

const Past = ({ past, goOn, onSee, onUndo }: PastProps) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const may = useMay();
  const said = useSaid();
  const choose = useChooseFile();
  const isOver = past.state === "done" || past.state === "stopped";
  const handleContinue = () =>
    choose.mutate(null, {
      onSuccess: (pick) => pick && goOn(past.id, pick),
      onError: said.failed,
    });
  return (
    <tr>
      <th scope="row" className="file">
        <span className="ellipsis" title={past.file}>
          {past.file}
        </span>
      </th>
      <td className="num">{moment(past.started_at, me.settings.time_zone, language)}</td>
      <td>{past.by ?? "–"}</td>
      <td>
        <span className={`pill state ${past.state}`}>{t(`imports.states.${past.state}`)}</span>
      </td>
      {[past.new, past.updated, past.duplicates, past.failed].map((count, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a count is its place
        <td key={index} className="right num">
          {count.toLocaleString(language)}
        </td>
      ))}
      <td className="past-actions">
        {past.state === "stopped" && past.is_mine && (
          <Deed
            icon={IconPlayerPlay}
            word={t("imports.continue")}
            label={t("imports.continue_of", { file: past.file })}
            onClick={handleContinue}
          />
        )}
        {isOver && past.new > 0 && may("customers.read") && (
          <Deed
            icon={IconUsers}
            word={t("imports.see_short")}
            label={t("imports.see_of", { file: past.file })}
            onClick={onSee}
          />
        )}
        {isOver && past.new + past.updated > 0 && may("customers.delete") && (
          <Deed
            icon={IconArrowBackUp}
            word={t("actions.undo")}
            label={t("imports.undo_of", { file: past.file })}
            onClick={onUndo}
          />
        )}
      </td>
    </tr>
  );
};

type DeedProps = {
  icon: TablerIcon;
  word: string;
  /** The word and which import it is about, for whoever hears it alone. */
  label: string;
  onClick: () => void;
};

const Deed = ({ icon: Icon, word, label, onClick }: DeedProps) => (
  <button type="button" className="tool-button" aria-label={label} onClick={onClick}>
    <Icon size={15} />
    {word}
  </button>
);
