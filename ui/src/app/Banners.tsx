import { useNavigate } from "@tanstack/react-router";

import type { ShownWarning } from "../bindings/commands.ts";
import { Notice } from "../components/index.ts";
import { useDesk, useMay } from "../lib/me.ts";
import { type Key, useWords } from "../lib/words.tsx";
import { type Screen, useGo, useScreens } from "./screens.tsx";

type Remedy = { label: Key; run: () => void };

/** What must be said to this person until they have looked into it. */
export const Banners = ({ onPassword }: { onPassword: () => void }) => {
  const { t } = useWords();
  const { me } = useDesk();
  const remedyOf = useRemedies();
  return (
    <>
      {me.warnings.map((warning) => (
        <Banner key={warning.code} text={warning.sentence} remedy={remedyOf(warning)} />
      ))}
      {me.should_change_password && (
        <Banner
          text={t("password.should")}
          remedy={{ label: "password.change", run: onPassword }}
        />
      )}
    </>
  );
};

const Banner = ({ text, remedy }: { text: string; remedy: Remedy | null }) => {
  const { t } = useWords();
  const action = remedy && (
    <button type="button" className="link" onClick={remedy.run}>
      {t(remedy.label)}
    </button>
  );
  return (
    <Notice tone="warn" isBanner action={action}>
      {text}
    </Notice>
  );
};

/** The page where a warning is looked into, for who may. */
const useRemedies = () => {
  const may = useMay();
  const go = useGo();
  const screens = useScreens();
  const navigate = useNavigate();
  const toScreen = (path: Screen["path"], label: Key): Remedy | null => {
    const screen = screens.find((it) => it.path === path);
    return screen ? { label, run: () => go(screen) } : null;
  };
  const toSafety = (label: Key): Remedy | null => {
    if (!may("accounts.read")) return null;
    return { label, run: () => navigate({ to: "/settings", search: { tab: "safety" } }) };
  };
  return ({ code }: ShownWarning): Remedy | null => {
    if (code === "log_differs") return toScreen("/journal", "safety.go_log");
    if (code === "no_recovery_sheet") return toSafety("safety.renew");
    // The computer's own settings put it right.
    if (code === "clock_behind") return null;
    if (code === "vault_lost") return toScreen("/backups", "safety.go_backups");
    return toSafety("safety.go");
  };
};
