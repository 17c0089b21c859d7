import { IconAlertTriangle } from "@tabler/icons-react";

import { Button, Empty } from "../components/index.ts";
import { useWords } from "../lib/words.tsx";

/** A screen that could not be drawn: what went wrong is for the log, the way on is for the person. */
export const Broken = ({ reset }: { reset: () => void }) => {
  const { t } = useWords();
  return (
    <Empty icon={<IconAlertTriangle size={44} stroke={1.4} />} text={t("actions.unexpected")}>
      <Button variant="default" onClick={reset}>
        {t("actions.retry")}
      </Button>
    </Empty>
  );
};
