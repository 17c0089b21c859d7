import { useState } from "react";

import type { OfficeShown } from "../../bindings/commands.ts";
import { Button } from "../../components/index.ts";
import { PlanForm } from "../../features/backups/PlanForm.tsx";
import type { Times } from "../../features/backups/plans.ts";
import "../../features/backups/backups.css";
import type { Start } from "../../features/office/Beginning.tsx";
import { FirstRun } from "../../features/office/FirstRun.tsx";
import { useWords } from "../../lib/words.tsx";
import { hasScreen } from "../screens.tsx";

type FirstRunRouteProps = {
  office: OfficeShown;
  onDone: (start: Start | "restored" | "opened") => void;
};

/** The first run, with the place of its backups. */
const FirstRunRoute = ({ office, onDone }: FirstRunRouteProps) => (
  <FirstRun
    office={office}
    mayImport={hasScreen("/imports")}
    backups={(next) => <BackupStep onNext={next} />}
    onDone={onDone}
  />
);
export default FirstRunRoute;

const BackupStep = ({ onNext }: { onNext: () => void }) => {
  const { t } = useWords();
  const [times, setTimes] = useState<Times | null>(null);
  return (
    <PlanForm times={times} onTimes={setTimes} onSaved={onNext}>
      {({ isSaving }) => (
        <div className="between">
          <Button variant="subtle" color="gray" onClick={onNext}>
            {t("first.backups_later")}
          </Button>
          <Button type="submit" loading={isSaving}>
            {t("first.backups_save")}
          </Button>
        </div>
      )}
    </PlanForm>
  );
};
