import { IconArchive, IconBuildingStore } from "@tabler/icons-react";
import { useState } from "react";

import type { OfficeShown } from "../../bindings/commands.ts";
import { Button, Notice } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { useChooseHome } from "./api.ts";
import { Buttons, Page, stack } from "./FirstPage.tsx";

type WayProps = {
  office: OfficeShown;
  onBack: () => void;
  onNext: (way: "new" | "restore") => void;
};

/** A new office or one from a backup, and the folder it will live in. */
export const Way = ({ office, onBack, onNext }: WayProps) => {
  const { t } = useWords();
  const [way, setWay] = useState<"new" | "restore">("new");
  const choose = useChooseHome();
  const options = [
    { key: "new", icon: <IconBuildingStore size={22} />, title: t("first.new") },
    { key: "restore", icon: <IconArchive size={22} />, title: t("first.restore") },
  ] as const;
  return (
    <Page step={2} title={t("first.way")}>
      <div style={stack}>
        {options.map(({ key, icon, title }) => (
          <button
            key={key}
            type="button"
            className="option-tile"
            aria-pressed={way === key}
            onClick={() => setWay(key)}
          >
            {icon}
            <b>{title}</b>
            <span>{t(key === "new" ? "first.new_hint" : "first.restore_hint")}</span>
          </button>
        ))}
        <div className="home-line">
          <span className="muted">{t("entry.home", { home: office.home })}</span>
          {office.may_move && (
            <button type="button" className="link" onClick={() => choose.mutate(null)}>
              {t("first.other_home")}
            </button>
          )}
        </div>
        {choose.error && <Notice>{choose.error.sentence || t("actions.unexpected")}</Notice>}
      </div>
      <Buttons onBack={onBack}>
        <Button autoFocus onClick={() => onNext(way)}>
          {t("actions.next")}
        </Button>
      </Buttons>
    </Page>
  );
};
