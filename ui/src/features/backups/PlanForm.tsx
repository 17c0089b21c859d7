import { IconFolder } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, type RefObject, useState } from "react";

import type { BackupSchedule, FolderShown, PlanShown } from "../../bindings/commands.ts";
import { Button, Notice, Select, Skeletons } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { planQuery, useChooseFolder, useSetPlan } from "./api.ts";
import { HOURS, hourOf, OFF, RHYTHMS, rhythmOf, scheduleOf } from "./plans.ts";

type PlanFormProps = {
  onSaved: () => void;
  /** Hears how often and when, as it is chosen now. */
  wished?: RefObject<BackupSchedule | null>;
  /** The buttons below. */
  children: (save: { isSaving: boolean; isChanged: boolean }) => ReactNode;
};

/** Where backups go and when they make themselves. */
export const PlanForm = (props: PlanFormProps) => {
  const { t } = useWords();
  const plan = useQuery(planQuery());
  if (plan.isPending) return <Skeletons label={t("actions.loading")} lines={3} />;
  if (plan.isError) return <Notice>{plan.error.sentence || t("actions.unexpected")}</Notice>;
  return <Form {...props} plan={plan.data} />;
};

const Form = ({ plan, onSaved, wished, children }: PlanFormProps & { plan: PlanShown }) => {
  const { t } = useWords();
  const choose = useChooseFolder();
  const save = useSetPlan();
  // Until someone has chosen, a daily backup is offered.
  const isFresh = plan.folder === null;
  const [folder, setFolder] = useState<FolderShown | null>(plan.folder);
  const [rhythm, setRhythm] = useState(isFresh ? "1" : rhythmOf(plan.schedule));
  const [at, setAt] = useState(hourOf(plan.schedule));
  const [lacksFolder, setLacksFolder] = useState(false);
  const isChanged =
    folder?.path !== plan.folder?.path ||
    rhythm !== rhythmOf(plan.schedule) ||
    (rhythm !== OFF && at !== hourOf(plan.schedule));

  if (wished) wished.current = scheduleOf(rhythm, at);

  const handleChoose = () =>
    choose.mutate(null, {
      onSuccess: (chosen) => {
        if (!chosen) return;
        setFolder(chosen);
        setLacksFolder(false);
      },
    });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!folder && rhythm !== OFF) return setLacksFolder(true);
    const schedule = scheduleOf(rhythm, at);
    save.mutate({ folder: folder?.pick ?? null, schedule }, { onSuccess: onSaved });
  };
  const rhythms = RHYTHMS.map((days) => ({
    value: String(days),
    label: days === 1 ? t("backups.daily") : t("backups.every_days", { count: days }),
  }));
  const failure = save.error ?? choose.error;
  return (
    <form onSubmit={handleSubmit} className="plan-form">
      <div>
        <div className="plan-label" id="plan-folder">
          {t("backups.fields.folder")}
        </div>
        <div className="plan-folder">
          <span className={folder ? "plan-path" : "plan-path muted"} title={folder?.path}>
            <IconFolder size={16} />
            <span className="ellipsis">{folder?.path ?? t("backups.no_folder")}</span>
          </span>
          <Button
            variant="default"
            loading={choose.isPending}
            onClick={handleChoose}
            aria-describedby="plan-folder"
          >
            {t("backups.choose_folder")}
          </Button>
        </div>
        {lacksFolder && (
          <p className="plan-error" role="alert">
            {t("backups.folder_first")}
          </p>
        )}
      </div>
      <div className="plan-times">
        <Select
          label={t("backups.rhythm")}
          data={[...rhythms, { value: OFF, label: t("backups.off") }]}
          value={rhythm}
          onChange={(value) => value && setRhythm(value)}
          allowDeselect={false}
        />
        {rhythm !== OFF && (
          <Select
            label={t("backups.at")}
            data={HOURS}
            value={at}
            onChange={(value) => value && setAt(value)}
            allowDeselect={false}
          />
        )}
      </div>
      {failure && <Notice>{failure.sentence || t("actions.unexpected")}</Notice>}
      {children({ isSaving: save.isPending, isChanged })}
    </form>
  );
};
