import { type FormEvent, useMemo, useState } from "react";

import type { Language, Preset, Settings } from "../../bindings/commands.ts";
import { Button, CountrySelect, Notice, Select, TextInput } from "../../components/index.ts";
import { countriesIn } from "../../lib/countries.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { LANGUAGES } from "../../lib/places.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { useUpdateSettings } from "./api.ts";
import { ZoneSelect } from "./ZoneSelect.tsx";
import { zoneIn } from "./zones.ts";

const PRESETS = ["modern", "strict"] as const;
const MINUTES = [1, 2, 5, 10, 15, 20, 30, 60];

/** What the office has decided about itself: for everyone to see, for some to change. */
export const OfficeSettings = () => {
  const { me } = useDesk();
  const may = useMay();
  if (!may("settings.write")) return <Shown settings={me.settings} />;
  return <Form key={JSON.stringify(me.settings)} settings={me.settings} />;
};

const useChoices = () => {
  const { t, language } = useWords();
  return useMemo(() => {
    return {
      countries: countriesIn(language),
      presets: PRESETS.map((value) => ({ value, label: t(`accounts.presets.${value}`) })),
      minutes: MINUTES.map((it) => ({
        value: String(it),
        label: t("formats.minutes", { number: it }),
      })),
    };
  }, [t, language]);
};

const Shown = ({ settings }: { settings: Settings }) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const choices = useChoices();
  const labelOf = (list: { value: string; label: string }[], value: string) =>
    list.find((it) => it.value === value)?.label ?? value;
  const facts: [string, string][] = [
    [t("settings.fields.organization"), settings.organization],
    [t("settings.fields.country"), labelOf(choices.countries, settings.country)],
    [t("settings.fields.time_zone"), zoneIn(settings.time_zone, me.today, language).label],
    [t("settings.fields.language"), labelOf(LANGUAGES, settings.language)],
    [t("settings.fields.file_numbers"), settings.file_numbers],
    [t("settings.fields.password_preset"), labelOf(choices.presets, settings.password_preset)],
    [t("prefs.lock_after"), t("formats.minutes", { number: settings.idle_lock_minutes })],
  ];
  return (
    <>
      <p className="muted form-hint">{t("prefs.only_shown")}</p>
      <dl className="entry-facts settings-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};

const Form = ({ settings }: { settings: Settings }) => {
  const { t } = useWords();
  const said = useSaid();
  const choices = useChoices();
  const update = useUpdateSettings();
  const [form, setForm] = useState(settings);
  const change = (fields: Partial<Settings>) => setForm({ ...form, ...fields });
  const failure = update.error;
  const errorOf = (field: keyof Settings) =>
    failure?.field === field ? failure.sentence : undefined;
  const isChanged = JSON.stringify(form) !== JSON.stringify(settings);
  const isOfField = Object.keys(form).includes(failure?.field ?? "");
  const minutes = choices.minutes.some((it) => it.value === String(form.idle_lock_minutes))
    ? choices.minutes
    : [
        ...choices.minutes,
        {
          value: String(form.idle_lock_minutes),
          label: t("formats.minutes", { number: form.idle_lock_minutes }),
        },
      ];
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate(form, { onSuccess: (done) => said.done(t("settings.updated"), done) });
  };
  return (
    <form onSubmit={handleSubmit} className="settings-form">
      <TextInput
        label={t("settings.fields.organization")}
        description={t("first.office_hint")}
        value={form.organization}
        onChange={(event) => change({ organization: event.currentTarget.value })}
        error={errorOf("organization")}
        required
      />
      <div className="form-pair">
        <CountrySelect
          label={t("settings.fields.country")}
          description={t("first.country_hint")}
          value={form.country}
          onChange={(country) => change({ country })}
          error={errorOf("country")}
        />
        <ZoneSelect
          value={form.time_zone}
          country={form.country}
          onChange={(time_zone) => change({ time_zone })}
          error={errorOf("time_zone")}
        />
      </div>
      <div className="form-pair">
        <Select
          label={t("settings.fields.language")}
          description={t("prefs.language_hint")}
          data={LANGUAGES}
          value={form.language}
          onChange={(language) => language && change({ language: language as Language })}
          allowDeselect={false}
        />
        <TextInput
          label={t("settings.fields.file_numbers")}
          description={t("prefs.file_numbers_hint", { example: exampleOf(form.file_numbers) })}
          value={form.file_numbers}
          onChange={(event) => change({ file_numbers: event.currentTarget.value })}
          error={errorOf("file_numbers")}
          spellCheck={false}
          required
        />
      </div>
      <Select
        label={t("settings.fields.password_preset")}
        description={t("prefs.preset_hint")}
        data={choices.presets}
        value={form.password_preset}
        onChange={(preset) => preset && change({ password_preset: preset as Preset })}
        allowDeselect={false}
      />
      <div className="form-pair">
        <Select
          label={t("prefs.lock_after")}
          description={t("prefs.lock_hint")}
          data={minutes}
          value={String(form.idle_lock_minutes)}
          onChange={(value) => value && change({ idle_lock_minutes: Number(value) })}
          error={errorOf("idle_lock_minutes")}
          allowDeselect={false}
        />
      </div>
      {failure && !isOfField && <Notice>{failure.sentence || t("actions.unexpected")}</Notice>}
      {isChanged && (
        <div className="section-buttons">
          <Button type="submit" loading={update.isPending}>
            {t("actions.save")}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setForm(settings)}>
            {t("prefs.reset")}
          </Button>
        </div>
      )}
    </form>
  );
};

/** The seventh number of a pattern, for showing what it makes. */
const exampleOf = (pattern: string) =>
  pattern.replace(/\{(0+)\}/, (_, zeros: string) => "7".padStart(zeros.length, "0"));
