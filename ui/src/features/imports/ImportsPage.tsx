// The import of a list: file, columns, check, duplicates, result.
import { useState } from "react";

import { Steps } from "../../components/index.ts";
import { useDrops } from "../../lib/drops.ts";
import { useSaid } from "../../lib/said.ts";
import { toast } from "../../lib/toasts.ts";
import { useWords } from "../../lib/words.tsx";
import { CheckStep } from "./CheckStep.tsx";
import { DuplicatesStep } from "./DuplicatesStep.tsx";
import { FileStep } from "./FileStep.tsx";
import { MapStep } from "./MapStep.tsx";
import { ResultStep } from "./ResultStep.tsx";
import { isChecked, STEPS, type Step, useWizard } from "./wizard.ts";

type PageProps = { onSee: (batch: number) => void; onPeople: () => void };

/** `onSee` shows the customers that an import has made, `onPeople` where accounts are made. */
export const ImportsPage = ({ onSee, onPeople }: PageProps) => {
  const { t } = useWords();
  const wizardry = useWizard();
  const { wizard, go, take } = wizardry;
  const said = useSaid();
  const [isOver, setOver] = useState(false);
  // What is half done is not thrown away for a file that slipped from somebody's hand.
  const isFree = !wizard.running && (wizard.step === "file" || wizard.step === "result");
  useDrops((drop) => {
    setOver(drop.kind === "over");
    if (drop.kind !== "dropped") return;
    const { name } = drop.pick;
    if (!isFree) return toast({ tone: "error", text: t("imports.one_at_work", { name }) });
    take(drop.pick);
    if (drop.more > 0) said.done(t("imports.one_file", { name }), { seq: null });
  });
  const isAtEnd = wizard.step === "result";
  const isOpen = (step: Step) => {
    if (wizard.running || isAtEnd) return false;
    if (step === "file") return true;
    if (step === "map") return wizard.pick !== null && wizard.step !== "file";
    return isChecked(wizard) && step !== "result";
  };
  return (
    <>
      <div className="page-title">
        <h1>{t("imports.title")}</h1>
        {wizard.pick && <span className="sub ellipsis">{wizard.pick.name}</span>}
      </div>
      <Steps
        label={t("imports.steps")}
        steps={STEPS.map((name) => ({ name, title: t(`imports.step.${name}`) }))}
        at={wizard.step}
        isOpen={isOpen}
        onGo={go}
      />
      {wizard.step === "file" && <FileStep {...wizardry} isOver={isOver} onSee={onSee} />}
      {wizard.step === "map" && <MapStep {...wizardry} />}
      {wizard.step === "check" && <CheckStep wizardry={wizardry} onPeople={onPeople} />}
      {wizard.step === "duplicates" && <DuplicatesStep {...wizardry} />}
      {wizard.step === "result" && <ResultStep {...wizardry} onSee={onSee} />}
    </>
  );
};
