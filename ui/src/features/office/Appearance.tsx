import type { Language, OfficeShown, Theme } from "../../bindings/commands.ts";
import { Button, SegmentedControl } from "../../components/index.ts";
import { LANGUAGES } from "../../lib/places.ts";
import { useWords } from "../../lib/words.tsx";
import { usePrefer } from "./api.ts";
import { Buttons, Page, stack } from "./FirstPage.tsx";

export const Appearance = ({ office, onNext }: { office: OfficeShown; onNext: () => void }) => {
  const { t, language } = useWords();
  const prefer = usePrefer();
  const { preferences } = office;
  return (
    <Page step={1} title="客簿 Clientele" hint={t("entry.tagline")}>
      <div style={stack}>
        <div role="group" aria-label={t("language.title")}>
          <SegmentedControl
            fullWidth
            data={LANGUAGES}
            value={language}
            onChange={(value) => prefer.mutate({ ...preferences, language: value as Language })}
          />
        </div>
        <div role="group" aria-label={t("theme.title")}>
          <SegmentedControl
            fullWidth
            data={[
              { value: "auto", label: t("theme.auto") },
              { value: "light", label: t("theme.light") },
              { value: "dark", label: t("theme.dark") },
            ]}
            value={preferences.theme ?? "auto"}
            onChange={(value) => {
              const { theme: _, ...others } = preferences;
              prefer.mutate(value === "auto" ? others : { ...others, theme: value as Theme });
            }}
          />
        </div>
      </div>
      <Buttons>
        <Button autoFocus onClick={onNext}>
          {t("actions.next")}
        </Button>
      </Buttons>
    </Page>
  );
};
