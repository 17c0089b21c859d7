import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";

import type { OfficeShown } from "../../bindings/commands.ts";
import { Button, Logo, Notice } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { useChooseHome } from "./api.ts";

/** Whether another window or program has the data: nothing is wrong with it. */
export const isHeld = (office: OfficeShown) => office.failure?.code === "held";

const SIGNS = {
  pass: { icon: IconCircleCheck, color: "var(--ok)" },
  warn: { icon: IconAlertTriangle, color: "var(--warn)" },
  fail: { icon: IconCircleX, color: "var(--danger)" },
};

const Sign = ({ state }: { state: keyof typeof SIGNS }) => {
  const { icon: Icon, color } = SIGNS[state];
  return <Icon size={18} color={color} style={{ flex: "none" }} />;
};

/** Why no office can be opened here, and what to do. */
export const BlockedPage = ({ office }: { office: OfficeShown }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const choose = useChooseHome();
  const looked = office.failure ? [] : office.checks;
  return (
    <div className="entry">
      <main className="entry-card wide">
        <div className="entry-head">
          <Logo size={40} />
          <div>
            <h1>{t("entry.blocked")}</h1>
            <p className="ellipsis">{t("entry.home", { home: office.home })}</p>
          </div>
        </div>
        {office.failure && <Notice>{office.failure.sentence}</Notice>}
        {isHeld(office) && <p className="muted">{t("entry.held")}</p>}
        <ul style={{ listStyle: "none", padding: 0, display: "grid", gap: 8 }}>
          {looked.map((it) => (
            <li key={it.title} style={{ display: "flex", gap: 8 }}>
              <Sign state={it.state} />
              <span>
                <b>{it.title}</b> {it.sentence}
              </span>
            </li>
          ))}
        </ul>
        {choose.error && <Notice>{choose.error.sentence || t("actions.unexpected")}</Notice>}
        <Button fullWidth mt="md" onClick={() => client.resetQueries()}>
          {t("actions.retry")}
        </Button>
        {office.may_move && (
          <Button fullWidth mt="xs" variant="default" onClick={() => choose.mutate(null)}>
            {t("first.other_home")}
          </Button>
        )}
      </main>
    </div>
  );
};
