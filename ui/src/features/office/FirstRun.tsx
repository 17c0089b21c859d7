// The first run: from an empty folder to the first customer in two minutes, or back from a backup.
import { type ReactNode, useEffect, useState } from "react";

import type { FirstSheet, OfficeShown } from "../../bindings/commands.ts";
import { useWords } from "../../lib/words.tsx";
import { Appearance } from "./Appearance.tsx";
import { Beginning, type Start } from "./Beginning.tsx";
import { Page } from "./FirstPage.tsx";
import { homeCountry } from "./homeCountry.ts";
import { Administrator, type Form, Organization } from "./OfficeSteps.tsx";
import { RestoreOffice } from "./RestoreOffice.tsx";
import { Sheet, TypeBack } from "./SheetSteps.tsx";
import { Way } from "./Way.tsx";

type FirstRunProps = {
  office: OfficeShown;
  /** Where backups go, from the feature that knows; calls back when that is settled or put off. */
  backups: (onNext: () => void) => ReactNode;
  /** Whether a list can be imported right away. */
  mayImport: boolean;
  onDone: (start: Start | "restored" | "opened") => void;
};

/** What was typed so far; the country is proposed until somebody chooses one. */
type Typed = Omit<Form, "country"> & { country: string | null };

export const FirstRun = ({ office, backups, mayImport, onDone }: FirstRunProps) => {
  const { t, language } = useWords();
  const [step, setStep] = useState(1);
  const [isRestoring, setRestoring] = useState(false);
  const [typed, setTyped] = useState<Typed>({
    organization: "",
    country: null,
    name: "",
    login: "",
    password: "",
    again: "",
  });
  const [sheet, setSheet] = useState<FirstSheet | null>(null);
  const next = () => setStep(step + 1);
  const back = () => setStep(step - 1);
  // Until they say so: another language is often another country.
  const form = { ...typed, country: typed.country ?? homeCountry(language) };
  const change = (fields: Partial<Form>) => setTyped({ ...typed, ...fields });

  // The folder that was chosen holds an office: there is nothing to set up.
  const isOpened = office.stage === "ready" && step <= 2 && !isRestoring;
  useEffect(() => {
    if (isOpened) onDone("opened");
  }, [isOpened, onDone]);

  if (isRestoring) {
    return <RestoreOffice onBack={() => setRestoring(false)} onDone={() => onDone("restored")} />;
  }
  if (step === 1) return <Appearance office={office} onNext={next} />;
  if (step === 2) {
    const go = (way: "new" | "restore") => (way === "new" ? next() : setRestoring(true));
    return <Way office={office} onBack={back} onNext={go} />;
  }
  if (step === 3) return <Organization form={form} onChange={change} onBack={back} onNext={next} />;
  if (step === 4 || !sheet) {
    const made = (made: FirstSheet) => {
      setSheet(made);
      change({ password: "", again: "" });
      setStep(5);
    };
    return <Administrator form={form} onChange={change} onBack={back} onMade={made} />;
  }
  if (step === 5) return <Sheet sheet={sheet} onNext={next} />;
  if (step === 6) return <TypeBack sheet={sheet} onBack={back} onNext={next} />;
  if (step === 7) {
    return (
      <Page step={7} title={t("first.backups")} hint={t("first.backups_hint")}>
        {backups(next)}
      </Page>
    );
  }
  return <Beginning mayImport={mayImport} onDone={onDone} />;
};
