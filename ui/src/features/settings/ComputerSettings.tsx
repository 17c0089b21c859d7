import type { Density, Language, Preferences, Theme } from "../../bindings/commands.ts";
import { SegmentedControl } from "../../components/index.ts";
import { LANGUAGES } from "../../lib/places.ts";
import { useWords } from "../../lib/words.tsx";

export type ComputerSettingsProps = {
  preferences: Preferences;
  language: Language;
  /** Leaves what is not named; null goes back to what the computer says. */
  onChange: (change: Preferences) => void;
  onFollowTheme: () => void;
};

const SCALES = [90, 100, 125, 150, 200];
const DENSITIES = ["compact", "normal", "roomy"] as const;

/** How the window looks on this computer, for everyone who sits here. */
export const ComputerSettings = (props: ComputerSettingsProps) => {
  const { preferences, language, onChange, onFollowTheme } = props;
  const { t } = useWords();
  return (
    <div className="settings-form">
      <p className="muted form-hint">{t("prefs.computer_hint")}</p>
      <Line title={t("language.title")}>
        <SegmentedControl
          data={LANGUAGES}
          value={language}
          onChange={(value) => onChange({ language: value as Language })}
        />
      </Line>
      <Line title={t("theme.title")}>
        <SegmentedControl
          data={[
            { value: "auto", label: t("theme.auto") },
            { value: "light", label: t("theme.light") },
            { value: "dark", label: t("theme.dark") },
          ]}
          value={preferences.theme ?? "auto"}
          onChange={(value) =>
            value === "auto" ? onFollowTheme() : onChange({ theme: value as Theme })
          }
        />
      </Line>
      <Line title={t("text_scale.title")}>
        <SegmentedControl
          data={SCALES.map((it) => ({ value: String(it), label: `${it}%` }))}
          value={String(preferences.text_scale ?? 100)}
          onChange={(value) => onChange({ text_scale: Number(value) })}
        />
      </Line>
      <Line title={t("density.title")}>
        <SegmentedControl
          data={DENSITIES.map((value) => ({ value, label: t(`density.${value}`) }))}
          value={preferences.density ?? "normal"}
          onChange={(value) => onChange({ density: value as Density })}
        />
      </Line>
    </div>
  );
};

const Line = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <div className="settings-line" role="group" aria-label={title}>
    <span>{title}</span>
    {children}
  </div>
);
