import type { ReactNode } from "react";

import { Tabs } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import { ComputerSettings, type ComputerSettingsProps } from "./ComputerSettings.tsx";
import { OfficeSettings } from "./OfficeSettings.tsx";
import type { SettingsTab } from "./settingsSearch.ts";

type SettingsPageProps = ComputerSettingsProps & {
  tab: SettingsTab;
  onTab: (tab: SettingsTab) => void;
  /** What other features have to set. */
  panels: { password: ReactNode; safety: ReactNode; checks: ReactNode };
  /** Opens the page of the help about the data of people. */
  onPrivacy: () => void;
};

const TITLES: Record<SettingsTab, Key> = {
  computer: "prefs.computer",
  password: "prefs.password",
  office: "prefs.office",
  safety: "safety.title",
  checks: "checks.title",
};

/** Everything that can be set: here, for oneself, for the office. */
export const SettingsPage = ({ tab, onTab, panels, onPrivacy, ...computer }: SettingsPageProps) => {
  const { t } = useWords();
  const may = useMay();
  const names: SettingsTab[] = ["computer", "password", "office"];
  if (may("accounts.read")) names.push("safety");
  names.push("checks");
  const chosen = names.includes(tab) ? tab : "computer";
  return (
    <>
      <div className="page-title">
        <h1>{t("settings.title")}</h1>
      </div>
      <Tabs
        tabs={names.map((name) => ({ name, title: t(TITLES[name]) }))}
        chosen={chosen}
        onChoose={onTab}
      />
      <div className="page-body settings-body">
        {chosen === "computer" && <ComputerSettings {...computer} />}
        {chosen === "password" && <div className="settings-narrow">{panels.password}</div>}
        {chosen === "office" && (
          <>
            <OfficeSettings />
            <p className="muted settings-privacy">
              {t("prefs.privacy_hint")}{" "}
              <button type="button" className="link" onClick={onPrivacy}>
                {t("prefs.privacy")}
              </button>
            </p>
          </>
        )}
        {chosen === "safety" && panels.safety}
        {chosen === "checks" && panels.checks}
      </div>
    </>
  );
};
