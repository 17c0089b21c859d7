import type { ReactNode } from "react";

import { Button, Logo } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";

export const STEPS = 8;

type PageProps = { step: number; title: string; hint?: string; children: ReactNode };

/** One step of the first run. */
export const Page = ({ step, title, hint, children }: PageProps) => {
  const { t } = useWords();
  const steps = Array.from({ length: STEPS }, (_, index) => index + 1);
  return (
    <div className="entry">
      <main className="entry-card wide">
        <div className="steps" role="img" aria-label={t("first.step", { step, steps: STEPS })}>
          {steps.map((it) => (
            <i key={it} className={it <= step ? "past" : ""} />
          ))}
        </div>
        <div className="entry-head">
          {step === 1 && <Logo size={40} />}
          <div>
            <h1>{title}</h1>
            {hint && <p>{hint}</p>}
          </div>
        </div>
        {children}
      </main>
    </div>
  );
};

export const Buttons = ({ onBack, children }: { onBack?: () => void; children: ReactNode }) => {
  const { t } = useWords();
  return (
    <div style={{ display: "flex", justifyContent: "space-between", marginTop: 26 }}>
      {onBack ? (
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t("actions.back")}
        </Button>
      ) : (
        <span />
      )}
      {children}
    </div>
  );
};

export const stack = { display: "grid", gap: 16 };
