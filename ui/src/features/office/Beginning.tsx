import { IconCheck, IconFileImport, IconList, IconSparkles } from "@tabler/icons-react";
import { useState } from "react";

import { Button, Notice } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { useCreateSamples } from "./api.ts";
import { Buttons, Page, STEPS, stack } from "./FirstPage.tsx";

/** What the office begins with. */
export type Start = "samples" | "import" | "empty";

type BeginningProps = { mayImport: boolean; onDone: (start: Start) => void };

export const Beginning = ({ mayImport, onDone }: BeginningProps) => {
  const { t } = useWords();
  const samples = useCreateSamples();
  const [wants, setWants] = useState<Start>(mayImport ? "import" : "samples");
  const handleStart = () => {
    if (wants === "samples") samples.mutate(null, { onSuccess: () => onDone("samples") });
    else onDone(wants);
  };
  const options = [
    { key: "import", icon: <IconFileImport size={22} />, isOffered: mayImport },
    { key: "samples", icon: <IconSparkles size={22} />, isOffered: true },
    { key: "empty", icon: <IconList size={22} />, isOffered: true },
  ] as const;
  return (
    <Page step={STEPS} title={t("first.begin")}>
      <div style={stack}>
        {options
          .filter((it) => it.isOffered)
          .map(({ key, icon }) => (
            <button
              key={key}
              type="button"
              className="option-tile"
              aria-pressed={wants === key}
              onClick={() => setWants(key)}
            >
              {icon}
              <b>{t(`first.${key}`)}</b>
              <span>{t(`first.${key}_hint`)}</span>
            </button>
          ))}
        {samples.error && <Notice>{samples.error.sentence || t("actions.unexpected")}</Notice>}
      </div>
      <Buttons>
        <Button
          autoFocus
          leftSection={<IconCheck size={16} />}
          loading={samples.isPending}
          onClick={handleStart}
        >
          {t("first.start")}
        </Button>
      </Buttons>
    </Page>
  );
};
