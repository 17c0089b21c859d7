import { useQueryClient } from "@tanstack/react-query";

import type { OfficeShown } from "../../bindings/commands.ts";
import { Button, Logo, Notice } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { useChooseHome, useLeaveHome } from "./api.ts";

/** The folder that was chosen is not there: nobody should begin anew by mistake. */
export const LostPage = ({ office }: { office: OfficeShown }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const choose = useChooseHome();
  const leave = useLeaveHome();
  const failure = choose.error ?? leave.error;
  return (
    <div className="entry">
      <main className="entry-card wide">
        <div className="entry-head">
          <Logo size={40} />
          <h1>{t("lost.title")}</h1>
        </div>
        <div style={{ display: "grid", gap: 12 }}>
          <p style={{ margin: 0, overflowWrap: "anywhere" }}>
            {t("lost.hint", { home: office.home })}
          </p>
          {failure && <Notice>{failure.sentence || t("actions.unexpected")}</Notice>}
          <Button autoFocus onClick={() => client.resetQueries()}>
            {t("actions.retry")}
          </Button>
          <Button variant="default" onClick={() => choose.mutate(null)}>
            {t("lost.choose")}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => leave.mutate(null)}>
            {t("lost.leave")}
          </Button>
        </div>
      </main>
    </div>
  );
};
