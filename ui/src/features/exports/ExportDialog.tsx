import { IconCircleCheck, IconFileDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";

import type { Format, Wrote } from "../../bindings/commands.ts";
import { Button, Failed, Modal, Notice, PaperActions, Skeletons } from "../../components/index.ts";
import { useKept } from "../../lib/drafts.ts";
import { isFailure } from "../../lib/ipc.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import {
  jobsQuery,
  previewQuery,
  type Scope,
  useCancelJob,
  usePlaceExport,
  useRunExport,
} from "./api.ts";
import { FieldOrder } from "./FieldOrder.tsx";
import { PreviewTable } from "./PreviewTable.tsx";
import { FIRST_TASTE, type Taste, type What, type Which, wantedOf, whichOf } from "./wanted.ts";

const FORMATS: Format[] = ["xlsx", "csv", "pdf"];
const WHATS: What[] = ["usual", "chosen", "complete"];
const BEAT_MS = 400;

/** What is remembered of the last export is no unsaved work. */
const isNothingLost = () => false;

type ExportDialogProps = { scope: Scope; onClose: () => void };

/** Which customers, what of them and as what, with the file's first rows beside it. */
export const ExportDialog = ({ scope, onClose }: ExportDialogProps) => {
  const { t } = useWords();
  const [which, setWhich] = useState<Which>(whichOf(scope)[0] ?? "all");
  const [taste, setTaste] = useKept<Taste>("exports.taste", FIRST_TASTE, isNothingLost);
  const wanted = wantedOf(scope, which, taste);
  const preview = useQuery({ ...previewQuery(wanted), placeholderData: (before) => before });
  const writing = useWriting();

  const choose = (what: What) => {
    const shown = preview.data?.fields ?? [];
    const fields = taste.fields.length > 0 ? taste.fields : shown;
    setTaste({ ...taste, what, fields });
  };
  const { stage } = writing;
  const canStart = !preview.isError && (preview.data?.total ?? 0) > 0 && !writing.isPlacing;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("exports.open")}
      size={1120}
      yOffset="min(56px, 3vh)"
      classNames={{ content: "export-dialog", body: "export-body" }}
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      {stage !== "done" && (
        <div className="export" aria-busy={stage === "writing"}>
          <div className="export-choices" inert={stage !== "choosing"}>
            <Group title={t("exports.which")}>
              {whichOf(scope).map((it) => (
                <Pick
                  key={it}
                  group="which"
                  label={t(`exports.which_${it}`, { count: scope.selected?.count ?? 0 })}
                  isChosen={which === it}
                  onChoose={() => setWhich(it)}
                />
              ))}
            </Group>
            <Group title={t("exports.format")}>
              <div className="segments">
                {FORMATS.map((format) => (
                  <button
                    key={format}
                    type="button"
                    aria-pressed={taste.format === format}
                    onClick={() => setTaste({ ...taste, format })}
                  >
                    {format.toUpperCase()}
                  </button>
                ))}
              </div>
              <p className="hint">{t(`exports.format_${taste.format}`)}</p>
            </Group>
            <Group title={t("exports.what")}>
              {WHATS.map((it) => (
                <Pick
                  key={it}
                  group="what"
                  label={t(`exports.what_${it}`)}
                  isChosen={taste.what === it}
                  onChoose={() => choose(it)}
                />
              ))}
              {taste.what === "complete" && <p className="hint">{t("exports.complete_hint")}</p>}
              {taste.what === "chosen" && (
                <FieldOrder
                  fields={taste.fields}
                  onChange={(fields) => setTaste({ ...taste, fields })}
                />
              )}
            </Group>
          </div>
          <div className="export-preview">
            {preview.isPending && <Skeletons label={t("actions.loading")} lines={9} />}
            {preview.isError && <Failed query={preview} />}
            {preview.isSuccess && <PreviewTable preview={preview.data} />}
          </div>
        </div>
      )}
      {writing.wrote && <Done wrote={writing.wrote} />}
      {writing.failure && <Notice>{writing.failure}</Notice>}
      <footer className="export-foot">
        {stage === "choosing" && (
          <>
            <span className="hint">{t("exports.not_encrypted")}</span>
            <Button variant="default" onClick={onClose}>
              {t("actions.cancel")}
            </Button>
            <Button
              leftSection={<IconFileDownload size={16} />}
              disabled={!canStart}
              onClick={() => writing.start(wanted)}
            >
              {t("exports.start")}
            </Button>
          </>
        )}
        {stage === "writing" && <Progress onAside={onClose} />}
        {stage === "done" && (
          <>
            <span className="space" />
            <Button variant="default" onClick={writing.again}>
              {t("exports.again")}
            </Button>
            <Button onClick={onClose} autoFocus>
              {t("actions.close")}
            </Button>
          </>
        )}
      </footer>
    </Modal>
  );
};

/** From the question where to, to the file; it goes on when the dialog is closed. */
const useWriting = () => {
  const { t } = useWords();
  const said = useSaid();
  const place = usePlaceExport();
  const run = useRunExport();
  const [wrote, setWrote] = useState<Wrote | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  const failed = (error: unknown) => {
    if (isFailure(error) && error.code === "cancelled") {
      said.done(t("exports.stopped"), { seq: null });
    } else if (isOpen.current) {
      setFailure((isFailure(error) && error.sentence) || t("actions.unexpected"));
    } else said.failed(error);
  };
  const start = async (wanted: ReturnType<typeof wantedOf>) => {
    setFailure(null);
    try {
      const to = await place.mutateAsync(wanted.format);
      if (to === null) return;
      const done = await run.mutateAsync({ wanted, to: to.id });
      if (isOpen.current) setWrote(done);
      else said.wrote(done.sentence, done.paper);
    } catch (error) {
      failed(error);
    }
  };
  const stage = wrote ? "done" : run.isPending ? "writing" : "choosing";
  return {
    stage,
    /** The system's own dialog is open. */
    isPlacing: place.isPending,
    wrote,
    failure,
    start,
    again: () => setWrote(null),
  };
};

const Progress = ({ onAside }: { onAside: () => void }) => {
  const { t } = useWords();
  const cancel = useCancelJob();
  const jobs = useQuery({ ...jobsQuery(), staleTime: 0, refetchInterval: BEAT_MS });
  const job = jobs.data?.find((it) => it.operation === "exports.run");
  const { done, total } = job?.progress ?? { done: 0, total: null };
  const share = total ? Math.floor((done / total) * 100) : 0;
  return (
    <>
      <span className="export-progress" role="status">
        <span
          className="progress"
          role="progressbar"
          aria-label={t("exports.writing")}
          aria-valuenow={share}
        >
          <i style={{ width: `${share}%` }} />
        </span>
        <span className="num">
          {total === null ? t("exports.writing") : t("exports.progress", { done, rows: total })}
        </span>
      </span>
      <Button variant="default" onClick={onAside}>
        {t("exports.aside")}
      </Button>
      <Button variant="default" disabled={!job} onClick={() => job && cancel.mutate(job.id)}>
        {t("exports.stop")}
      </Button>
    </>
  );
};

const Done = ({ wrote }: { wrote: Wrote }) => {
  const { t } = useWords();
  return (
    <div className="export-done" role="status">
      <IconCircleCheck size={40} stroke={1.5} color="var(--ok)" />
      <b>{wrote.sentence}</b>
      {wrote.missing_glyphs.length > 0 && (
        <p className="hint">
          {t("exports.missing_glyphs", { glyphs: wrote.missing_glyphs.join(" ") })}
        </p>
      )}
      <PaperActions paper={wrote.paper} />
      <p className="hint">{t("exports.not_encrypted")}</p>
    </div>
  );
};

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="export-group">
    <legend>{title}</legend>
    {children}
  </fieldset>
);

type PickProps = { group: string; label: string; isChosen: boolean; onChoose: () => void };

const Pick = ({ group, label, isChosen, onChoose }: PickProps) => (
  <label className="export-pick">
    <input
      type="radio"
      name={`export-${group}`}
      checked={isChosen}
      onChange={onChoose}
      {...(group === "which" && isChosen ? { "data-autofocus": true } : {})}
    />
    <span className="num">{label}</span>
  </label>
);
