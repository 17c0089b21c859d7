import { IconMap2 } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";

import { Button, Empty } from "../components/index.ts";
import { useWords } from "../lib/words.tsx";
import { useScreens } from "./screens.tsx";

/** An address that leads nowhere, or to what somebody may not see: which of them is not told. */
export const NoPage = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const first = useScreens()[0];
  return (
    <Empty icon={<IconMap2 size={44} stroke={1.4} />} text={t("shell.no_page")}>
      {first && (
        <Button variant="default" onClick={() => navigate({ to: first.path, search: {} })}>
          {t(first.title)}
        </Button>
      )}
    </Empty>
  );
};
