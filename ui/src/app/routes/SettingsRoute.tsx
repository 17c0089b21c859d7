import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { ChangePassword } from "../../features/accounts/ChangePassword.tsx";
import { Checks } from "../../features/checks/Checks.tsx";
import { SettingsPage } from "../../features/settings/SettingsPage.tsx";
import type { SettingsTab } from "../../features/settings/settingsSearch.ts";
import { Safety } from "../../features/vault/Safety.tsx";
import { openHelp } from "../../lib/help.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { useAppearance } from "../appearance.ts";

const route = getRouteApi("/settings");

export const SettingsRoute = () => {
  const { tab } = route.useSearch();
  const { t } = useWords();
  const navigate = useNavigate();
  const may = useMay();
  const said = useSaid();
  const { preferences, language, prefer, followTheme } = useAppearance();
  const open = (next: SettingsTab) => navigate({ to: "/settings", search: { tab: next } });
  /** What can be done about a check. */
  const remedy = (name: string) =>
    name === "recovery" && may("accounts.read") ? (
      <button type="button" className="link" onClick={() => open("safety")}>
        {t("safety.go")}
      </button>
    ) : null;
  return (
    <SettingsPage
      tab={tab ?? "computer"}
      onTab={open}
      preferences={preferences}
      language={language}
      onChange={prefer}
      onFollowTheme={followTheme}
      onPrivacy={() => openHelp("privacy")}
      panels={{
        password: (
          <ChangePassword onDone={() => said.done(t("accounts.password_changed"), { seq: null })} />
        ),
        safety: <Safety />,
        checks: <Checks remedy={remedy} />,
      }}
    />
  );
};
