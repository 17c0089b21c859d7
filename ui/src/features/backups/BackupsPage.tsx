import {
  IconArchive,
  IconArrowBackUp,
  IconCircleCheck,
  IconFileSearch,
  IconHistory,
  IconRefresh,
  IconRosetteDiscountCheck,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { BackupShown } from "../../bindings/commands.ts";
import {
  Button,
  Empty,
  Failed,
  Menu,
  MoreMenu,
  Notice,
  Skeletons,
} from "../../components/index.ts";
import { moment } from "../../lib/dates.ts";
import { useDraft } from "../../lib/drafts.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { bytes } from "../../lib/sizes.ts";
import { toast } from "../../lib/toasts.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import {
  backupsQuery,
  planQuery,
  reversibleQuery,
  standingQuery,
  useChooseFolder,
  useCreateBackup,
  useOpenBackup,
  useRestoreBackup,
  useSetPlan,
  useUndoRestore,
  useVerifyBackup,
} from "./api.ts";
import "./backups.css";
import { PlanForm } from "./PlanForm.tsx";
import { scheduleOf, type Times, timesOf } from "./plans.ts";
import { RestoreDialog } from "./RestoreDialog.tsx";

export const BackupsPage = () => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const plan = useQuery({ ...planQuery(), refetchOnMount: "always" });
  const create = useCreateBackup();
  const open = useOpenBackup();
  const [found, setFound] = useState<BackupShown | null>(null);
  const choose = useChooseFolder();
  const save = useSetPlan();
  // Kept while somebody looks elsewhere.
  const [times, setTimes] = useDraft<Times | null>("backups.plan", null);
  const folder = plan.data?.folder;
  const hasFolder = folder?.is_there === true;
  const isGone = folder?.is_there === false;
  const make = async () => {
    const made = await create.mutateAsync(null);
    said.wrote(t("backups.was_made", { name: made.name }), made.paper);
  };
  /** Where it goes has not been said, or is not there any more: that is asked for first. */
  const chooseAndMake = async () => {
    const folder = await choose.mutateAsync(null);
    if (!folder || !plan.data) return;
    const schedule = scheduleOf(times ?? timesOf(plan.data));
    await save.mutateAsync({ folder: folder.pick, schedule });
    setTimes(null);
    await make();
  };
  const handleNow = () =>
    (hasFolder ? make() : chooseAndMake()).catch((error) => {
      if (error.code === "cancelled") said.done(t("backups.stopped"), { seq: null });
      else said.failed(error);
    });
  const handleOpen = () => open.mutate(null, { onSuccess: setFound, onError: said.failed });
  return (
    <>
      <div className="page-title">
        <h1>{t("backups.title")}</h1>
        <span className="space" />
        {may("backups.create") && (
          <Button
            size="xs"
            leftSection={<IconArchive size={16} />}
            disabled={!plan.isSuccess}
            loading={create.isPending || save.isPending}
            onClick={handleNow}
          >
            {t(plan.isSuccess && !hasFolder ? "backups.now_where" : "backups.now")}
          </Button>
        )}
      </div>
      <div className="page-body backups">
        <Reversible />
        {isGone ? <Gone folder={folder.path} /> : <LastFailed />}
        <section className="card">
          <h2>{t("backups.plan")}</h2>
          <Plan times={times} onTimes={setTimes} />
          {hasFolder && plan.data?.is_beside_data && (
            <Notice tone="warn">{t("backups.beside_data")}</Notice>
          )}
        </section>
        <section className="card">
          <div className="card-head">
            <h2>{t("backups.list")}</h2>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconFileSearch size={15} />}
              onClick={handleOpen}
            >
              {t("backups.elsewhere")}
            </Button>
          </div>
          {found && (
            <>
              <Table backups={[found]} caption={t("backups.found")} />
              <hr />
            </>
          )}
          <List
            whenEmpty={t(
              isGone
                ? "backups.empty_gone"
                : hasFolder
                  ? "backups.empty"
                  : "backups.empty_no_folder",
            )}
          />
        </section>
      </div>
    </>
  );
};

type PlanProps = { times: Times | null; onTimes: (times: Times | null) => void };

const Plan = ({ times, onTimes }: PlanProps) => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const plan = useQuery(planQuery());
  if (!may("backups.create")) {
    return <p className="muted">{plan.data?.folder?.path ?? t("backups.no_folder")}</p>;
  }
  // The form begins anew with what was saved.
  const kept = plan.data;
  const key = `${kept?.folder?.path} ${kept?.schedule?.every_days} ${kept?.schedule?.at}`;
  return (
    <PlanForm
      key={key}
      times={times}
      onTimes={onTimes}
      onSaved={() => {
        onTimes(null);
        said.done(t("backups.plan_saved"), { seq: null });
      }}
    >
      {({ isSaving, isChanged }) =>
        isChanged && (
          <div className="plan-save">
            <Button type="submit" variant="default" loading={isSaving}>
              {t("actions.save")}
            </Button>
          </div>
        )
      }
    </PlanForm>
  );
};

/** The drive is not plugged in, or the folder was moved: until it is back nothing can be made. */
const Gone = ({ folder }: { folder: string }) => {
  const { t } = useWords();
  const plan = useQuery(planQuery());
  const backups = useQuery(backupsQuery());
  const handleAgain = () => Promise.all([plan.refetch(), backups.refetch()]);
  return (
    <Notice
      tone="warn"
      action={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={15} />}
          loading={plan.isFetching}
          onClick={handleAgain}
        >
          {t("backups.look_again")}
        </Button>
      }
    >
      <b>{t("backups.folder_gone", { folder })}</b> {t("backups.gone_what_now")}
    </Notice>
  );
};

const LastFailed = () => {
  const { t } = useWords();
  const standing = useQuery(standingQuery());
  const failure = standing.data?.failure;
  if (!failure) return null;
  return (
    <Notice tone="warn">
      <b>{t("backups.plan_failed")}</b> {failure.sentence}
    </Notice>
  );
};

/** The last restore, while it can be taken back. */
const Reversible = () => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const may = useMay();
  const said = useSaid();
  const undo = useUndoRestore();
  const restore = useQuery({ ...reversibleQuery(), enabled: may("backups.restore") });
  if (!restore.data) return null;
  const say = (at: number) => moment(at, me.settings.time_zone, language);
  const handleUndo = () =>
    undo
      .mutateAsync(null)
      // Everyone signs in again: this page is gone by then.
      .then(() => toast({ tone: "done", text: t("backups.undone") }))
      .catch(said.failed);
  return (
    <Notice
      tone="calm"
      action={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={15} />}
          loading={undo.isPending}
          onClick={handleUndo}
        >
          {t("backups.undo")}
        </Button>
      }
    >
      {t("backups.reversible", {
        at: say(restore.data.restored_at),
        made: say(restore.data.made_at),
      })}
    </Notice>
  );
};

const List = ({ whenEmpty }: { whenEmpty: string }) => {
  const { t } = useWords();
  // A drive may have been unplugged meanwhile.
  const backups = useQuery({ ...backupsQuery(), refetchOnMount: "always" });
  if (backups.isPending) return <Skeletons label={t("actions.loading")} />;
  if (backups.isError) return <Failed query={backups} />;
  if (backups.data.length === 0) {
    return <Empty icon={<IconHistory size={44} stroke={1.4} />} text={whenEmpty} />;
  }
  return <Table backups={backups.data} caption={t("backups.list")} />;
};

const Table = ({ backups, caption }: { backups: BackupShown[]; caption: string }) => {
  const { t } = useWords();
  return (
    <div className="table-room">
      <table className="table backup-list">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("backups.fields.made_at")}</th>
            <th scope="col" className="right">
              {t("backups.fields.customers")}
            </th>
            <th scope="col" className="right">
              {t("backups.fields.size")}
            </th>
            <th scope="col">{t("backups.proof")}</th>
            <th scope="col">{t("backups.fields.file")}</th>
            <th scope="col">
              <span className="hidden">{t("backups.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {backups.map((it) => (
            <Line key={it.file.id} backup={it} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Line = ({ backup }: { backup: BackupShown }) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const may = useMay();
  const said = useSaid();
  const verify = useVerifyBackup();
  const restore = useRestoreBackup();
  const [isAsking, setAsking] = useState(false);
  const { file, state, made_at, customers, verified_at } = backup;
  const say = (at: number) => moment(at, me.settings.time_zone, language);
  const isWhole = state === "whole";
  const handleVerify = () =>
    verify
      .mutateAsync(file.id)
      .then((proved) =>
        said.done(t("backups.was_proved", { count: proved.customers }), { seq: null }),
      )
      .catch((error) => error.code !== "cancelled" && said.failed(error));
  const handleRestore = () =>
    restore
      .mutateAsync(file.id)
      .then(({ made_at, customers, disabled }) => {
        const told = t("backups.was_restored", { count: customers, at: say(made_at) });
        const review = disabled > 0 ? ` ${t("backups.review_accounts", { count: disabled })}` : "";
        // Everyone signs in again: this page is gone by then.
        toast({ tone: "done", text: told + review });
      })
      .catch((error) => {
        setAsking(false);
        if (error.code === "cancelled") said.done(t("backups.restore_stopped"), { seq: null });
        else said.failed(error);
      });
  return (
    <tr>
      <td className="num strong">{made_at === null ? "–" : say(made_at)}</td>
      <td className="num right">{customers?.toLocaleString(language) ?? "–"}</td>
      <td className="num right">{bytes(file.bytes, language)}</td>
      <td>
        {isWhole && verified_at !== null ? (
          <span className="proved">
            <IconRosetteDiscountCheck size={16} color="var(--ok)" />
            {verified_at === made_at ? t("backups.proved_when_made") : say(verified_at)}
          </span>
        ) : (
          <span className="late">{t(`backups.states.${state}` as Key)}</span>
        )}
      </td>
      <td className="muted ellipsis" title={file.name}>
        {file.name}
      </td>
      <td className="right">
        {isWhole && (
          <MoreMenu label={t("backups.more", { name: file.name })}>
            {may("backups.create") && (
              <Menu.Item leftSection={<IconCircleCheck size={15} />} onClick={handleVerify}>
                {t("backups.prove")}
              </Menu.Item>
            )}
            {may("backups.restore") && (
              <Menu.Item leftSection={<IconHistory size={15} />} onClick={() => setAsking(true)}>
                {t("backups.restore_ask")}
              </Menu.Item>
            )}
          </MoreMenu>
        )}
        {isAsking && (
          <RestoreDialog
            backup={backup}
            isRunning={restore.isPending}
            onRestore={handleRestore}
            onClose={() => setAsking(false)}
          />
        )}
      </td>
    </tr>
  );
};
