import { IconFolder } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";

import type { FolderShown, PlanShown } from "../../bindings/commands.ts";
import { Button, Failed, Notice, Select, Skeletons } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { planQuery, useChooseFolder, useSetPlan } from "./api.ts";
import { HOURS, OFF, RHYTHMS, scheduleOf, type Times, timesOf } from "./plans.ts";

type PlanFormProps = {
  /** How often and when, as it is chosen and not saved; none: as it is planned. */
  times: Times | null;
  onTimes: (times: Times) => void;
  onSaved: () => void;
  /** The buttons below. */
  children: (save: { isSaving: boolean; isChanged: boolean }) => ReactNode;
};

/** Where backups go and when they make themselves. */
export const PlanForm = (props: PlanFormProps) => {
  const { t } = useWords();
  const plan = useQuery(planQuery());
  if (plan.isPending) return <Skeletons label={t("actions.loading")} lines={3} />;
  if (plan.isError) return <Failed query={plan} />;
  return <Form {...props} plan={plan.data} />;
};

type FormProps = PlanFormProps & { plan: PlanShown };

const Form = ({ plan, times, onTimes, onSaved, children }: FormProps) => {
  const { t } = useWords();
  const choose = useChooseFolder();
  const save = useSetPlan();
  const [folder, setFolder] = useState<FolderShown | null>(plan.folder);
  const [lacksFolder, setLacksFolder] = useState(false);
  const chosen = times ?? timesOf(plan);
  const { rhythm, at } = chosen;
  const schedule = scheduleOf(chosen);
  const isChanged =
    folder?.path !== plan.folder?.path ||
    schedule?.every_days !== plan.schedule?.every_days ||
    schedule?.at !== plan.schedule?.at;

  const handleChoose = () =>
    choose.mutate(null, {
      onSuccess: (found) => {
        if (!found) return;
        setFolder(found);
        setLacksFolder(false);
      },
    });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!folder && rhythm !== OFF) return setLacksFolder(true);
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
          onChange={(value) => value && onTimes({ ...chosen, rhythm: value })}
          allowDeselect={false}
        />
        {rhythm !== OFF && (
          <Select
            label={t("backups.at")}
            data={HOURS}
            value={at}
            onChange={(value) => value && onTimes({ ...chosen, at: value })}
            allowDeselect={false}
          />
        )}
      </div>
      {failure && <Notice>{failure.sentence || t("actions.unexpected")}</Notice>}
      {children({ isSaving: save.isPending, isChanged })}
    </form>
  );
};
