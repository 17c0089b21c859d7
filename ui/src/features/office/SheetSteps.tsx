// The recovery sheet: shown once, typed back.
import { IconDownload } from "@tabler/icons-react";
import type { FormEvent } from "react";

import type { FirstSheet } from "../../bindings/commands.ts";
import {
  Button,
  KeyGroups,
  Notice,
  PaperActions,
  TypeBackFields,
  useTypeBack,
} from "../../components/index.ts";
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
          {t("recovery.shown_once")}
          <br />
          {t("recovery.nobody_else")}
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
        {save.data && (
          <Notice tone="calm">
            {t("first.sheet_saved", { file: save.data.place })}
            <PaperActions paper={save.data} isInLine />
          </Notice>
        )}
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
  const back = useTypeBack(sheet.ask, confirm.mutateAsync);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    // A failure stands below the fields.
    if (await back.check(true).catch(() => false)) onNext();
  };
  return (
    <Page step={6} title={t("first.confirm")} hint={t("first.confirm_hint")}>
      <form onSubmit={handleSubmit} style={stack}>
        <TypeBackFields {...back} />
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
