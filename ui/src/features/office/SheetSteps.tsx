// The recovery sheet: shown once, typed back.
import { IconDownload } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";

import type { FirstSheet } from "../../bindings/commands.ts";
import { Button, KeyGroups, Notice, TextInput } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { useConfirmSheet, useSaveSheet } from "./api.ts";
import { Buttons, Page, stack } from "./FirstPage.tsx";

export const Sheet = ({ sheet, onNext }: { sheet: FirstSheet; onNext: () => void }) => {
  const { t } = useWords();
  const save = useSaveSheet();
  return (
    <Page step={5} title={t("first.sheet")} hint={t("recovery.when")}>
      <div style={stack}>
        <KeyGroups label={t("recovery.key")} groups={sheet.groups} />
        <Notice tone="warn">
          {t("recovery.shown_once")} {t("recovery.nobody_else")}
        </Notice>
        <div>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            loading={save.isPending}
            onClick={() => save.mutate(null)}
          >
            {t("first.sheet_save")}
          </Button>
        </div>
        {save.data && <Notice tone="calm">{t("first.sheet_saved", { file: save.data })}</Notice>}
        {save.error && <Notice>{save.error.sentence}</Notice>}
      </div>
      <Buttons>
        <Button onClick={onNext}>{t("first.sheet_kept")}</Button>
      </Buttons>
    </Page>
  );
};

type TypeBackProps = { sheet: FirstSheet; onBack: () => void; onNext: () => void };

export const TypeBack = ({ sheet, onBack, onNext }: TypeBackProps) => {
  const { t } = useWords();
  const confirm = useConfirmSheet();
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [wrong, setWrong] = useState<number | null>(null);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(null);
    for (const [index, group] of sheet.ask.entries()) {
      const is_last = index === sheet.ask.length - 1;
      const text = typed[group] ?? "";
      if (!(await confirm.mutateAsync({ group, typed: text, is_last }))) return setWrong(group);
    }
    onNext();
  };
  return (
    <Page step={6} title={t("first.confirm")} hint={t("first.confirm_hint")}>
      <form onSubmit={handleSubmit} style={stack}>
        {sheet.ask.map((group, index) => (
          <TextInput
            key={group}
            label={t("first.group", { group: group + 1 })}
            value={typed[group] ?? ""}
            onChange={(event) => setTyped({ ...typed, [group]: event.currentTarget.value })}
            error={wrong === group ? t("first.group_wrong", { group: group + 1 }) : undefined}
            required
            autoFocus={index === 0}
            autoComplete="off"
            spellCheck={false}
          />
        ))}
        {confirm.error && <Notice>{confirm.error.sentence}</Notice>}
        <Buttons onBack={onBack}>
          <Button type="submit" loading={confirm.isPending}>
            {t("actions.next")}
          </Button>
        </Buttons>
      </form>
    </Page>
  );
};
