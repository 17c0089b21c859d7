// The first run: from an empty folder to the first customer in two minutes.
import { IconCheck, IconDownload, IconList, IconSparkles } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useState } from "react";

import type { FirstSheet, Language, OfficeShown, Theme } from "../../bindings/commands.ts";
import {
  Button,
  Logo,
  Notice,
  PasswordInput,
  SegmentedControl,
  Select,
  TextInput,
} from "../../components/index.ts";
import { COUNTRIES, homeCountry, LANGUAGES } from "../../lib/places.ts";
import { useWords } from "../../lib/words.tsx";
import {
  useConfirmSheet,
  useCreateOffice,
  useCreateSamples,
  usePrefer,
  useSaveSheet,
} from "./api.ts";

type FirstRunProps = { office: OfficeShown; onDone: () => void };

const STEPS = 6;

export const FirstRun = ({ office, onDone }: FirstRunProps) => {
  const { language } = useWords();
  const [step, setStep] = useState(1);
  const [form, setForm] = useState({
    organization: "",
    country: homeCountry(language),
    name: "",
    login: "",
    password: "",
    again: "",
  });
  const [sheet, setSheet] = useState<FirstSheet | null>(null);
  const next = () => setStep(step + 1);
  const back = () => setStep(step - 1);
  const change = (fields: Partial<typeof form>) => setForm({ ...form, ...fields });

  if (step === 1) return <Appearance office={office} onNext={next} />;
  if (step === 2) return <Organization form={form} onChange={change} onBack={back} onNext={next} />;
  if (step === 3 || !sheet) {
    const made = (made: FirstSheet) => {
      setSheet(made);
      setForm({ ...form, password: "", again: "" });
      setStep(4);
    };
    return <Administrator form={form} onChange={change} onBack={back} onMade={made} />;
  }
  if (step === 4) return <Sheet sheet={sheet} onNext={next} />;
  if (step === 5) return <TypeBack sheet={sheet} onBack={back} onNext={next} />;
  return <Beginning onDone={onDone} />;
};

type PageProps = { step: number; title: string; hint?: string; children: ReactNode };

const Page = ({ step, title, hint, children }: PageProps) => {
  const { t } = useWords();
  const steps = Array.from({ length: STEPS }, (_, index) => index + 1);
  return (
    <div className="entry">
      <main className="entry-card wide">
        <div className="steps" role="img" aria-label={t("first.step", { step, steps: STEPS })}>
          {steps.map((it) => (
            <i key={it} className={it <= step ? "past" : ""} />
          ))}
        </div>
        <div className="entry-head">
          {step === 1 && <Logo size={40} />}
          <div>
            <h1>{title}</h1>
            {hint && <p>{hint}</p>}
          </div>
        </div>
        {children}
      </main>
    </div>
  );
};

const Buttons = ({ onBack, children }: { onBack?: () => void; children: ReactNode }) => {
  const { t } = useWords();
  return (
    <div style={{ display: "flex", justifyContent: "space-between", marginTop: 26 }}>
      {onBack ? (
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t("actions.back")}
        </Button>
      ) : (
        <span />
      )}
      {children}
    </div>
  );
};

const stack = { display: "grid", gap: 16 };

const Appearance = ({ office, onNext }: { office: OfficeShown; onNext: () => void }) => {
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
        <p className="muted" style={{ margin: 0, overflowWrap: "anywhere" }}>
          {t("entry.home", { home: office.home })}
        </p>
      </div>
      <Buttons>
        <Button autoFocus onClick={onNext}>
          {t("actions.next")}
        </Button>
      </Buttons>
    </Page>
  );
};

type Form = {
  organization: string;
  country: string;
  name: string;
  login: string;
  password: string;
  again: string;
};
type FormProps = { form: Form; onChange: (fields: Partial<Form>) => void; onBack: () => void };

const Organization = ({ form, onChange, onBack, onNext }: FormProps & { onNext: () => void }) => {
  const { t, language } = useWords();
  const names = new Intl.DisplayNames(language, { type: "region" });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    onNext();
  };
  return (
    <Page step={2} title={t("first.office")} hint={t("first.office_hint")}>
      <form onSubmit={handleSubmit} style={stack}>
        <TextInput
          label={t("settings.fields.organization")}
          value={form.organization}
          onChange={(event) => onChange({ organization: event.currentTarget.value })}
          required
          autoFocus
        />
        <Select
          label={t("first.country")}
          description={t("first.country_hint")}
          data={COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value }))}
          value={form.country}
          onChange={(country) => country && onChange({ country })}
          searchable
          allowDeselect={false}
        />
        <Buttons onBack={onBack}>
          <Button type="submit" disabled={form.organization.trim() === ""}>
            {t("actions.next")}
          </Button>
        </Buttons>
      </form>
    </Page>
  );
};

type AdministratorProps = FormProps & { onMade: (sheet: FirstSheet) => void };

const Administrator = ({ form, onChange, onBack, onMade }: AdministratorProps) => {
  const { t } = useWords();
  const create = useCreateOffice();
  const [hasTried, setTried] = useState(false);
  const differs = hasTried && form.again !== form.password;
  const failure = create.error;
  const errorOf = (field: string) => (failure?.field === field ? failure.sentence : undefined);
  const isOfPassword = failure?.code === "weak_password";
  const isOfNone = failure && !isOfPassword && !["login", "name"].includes(failure.field ?? "");
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (form.again !== form.password) return;
    const { organization, country, name, login, password } = form;
    const input = { organization, country, name, login, password, preset: "modern" } as const;
    create.mutate(input, { onSuccess: onMade });
  };
  return (
    <Page step={3} title={t("first.admin")} hint={t("first.admin_hint")}>
      <form onSubmit={handleSubmit} style={stack}>
        <div style={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 16 }}>
          <TextInput
            label={t("accounts.fields.name")}
            value={form.name}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
            error={errorOf("name")}
            required
            autoFocus
          />
          <TextInput
            label={t("accounts.fields.login")}
            value={form.login}
            onChange={(event) => onChange({ login: event.currentTarget.value })}
            error={errorOf("login")}
            required
            spellCheck={false}
            autoCapitalize="none"
          />
        </div>
        <PasswordInput
          label={t("accounts.fields.password")}
          description={t("first.password_hint")}
          value={form.password}
          onChange={(event) => onChange({ password: event.currentTarget.value })}
          error={isOfPassword ? failure.sentence : undefined}
          required
        />
        <PasswordInput
          label={t("first.password_again")}
          value={form.again}
          onChange={(event) => onChange({ again: event.currentTarget.value })}
          error={differs ? t("first.password_differs") : undefined}
          required
        />
        {isOfNone && <Notice>{failure.sentence || t("actions.unexpected")}</Notice>}
        <Buttons onBack={onBack}>
          <Button type="submit" loading={create.isPending}>
            {t("first.create")}
          </Button>
        </Buttons>
      </form>
    </Page>
  );
};

const Sheet = ({ sheet, onNext }: { sheet: FirstSheet; onNext: () => void }) => {
  const { t } = useWords();
  const save = useSaveSheet();
  return (
    <Page step={4} title={t("first.sheet")} hint={t("recovery.when")}>
      <div style={stack}>
        <div className="key-groups" role="group" aria-label={t("recovery.key")}>
          {sheet.groups.map((group, index) => (
            <span key={group} className="key-group">
              <small>{index + 1}</small>
              {group}
            </span>
          ))}
        </div>
        <Notice tone="warn">
          {t("recovery.shown_once")} {t("recovery.nobody_else")}
        </Notice>
        <div>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            loading={save.isPending}
            onClick={() => save.mutate(null)}
          >
            {t("first.sheet_save")}
          </Button>
        </div>
        {save.data && <Notice tone="calm">{t("first.sheet_saved", { file: save.data })}</Notice>}
        {save.error && <Notice>{save.error.sentence}</Notice>}
      </div>
      <Buttons>
        <Button onClick={onNext}>{t("first.sheet_kept")}</Button>
      </Buttons>
    </Page>
  );
};

type TypeBackProps = { sheet: FirstSheet; onBack: () => void; onNext: () => void };

const TypeBack = ({ sheet, onBack, onNext }: TypeBackProps) => {
  const { t } = useWords();
  const confirm = useConfirmSheet();
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [wrong, setWrong] = useState<number | null>(null);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(null);
    for (const [index, group] of sheet.ask.entries()) {
      const is_last = index === sheet.ask.length - 1;
      const text = typed[group] ?? "";
      if (!(await confirm.mutateAsync({ group, typed: text, is_last }))) return setWrong(group);
    }
    onNext();
  };
  return (
    <Page step={5} title={t("first.confirm")} hint={t("first.confirm_hint")}>
      <form onSubmit={handleSubmit} style={stack}>
        {sheet.ask.map((group, index) => (
          <TextInput
            key={group}
            label={t("first.group", { group: group + 1 })}
            value={typed[group] ?? ""}
            onChange={(event) => setTyped({ ...typed, [group]: event.currentTarget.value })}
            error={wrong === group ? t("first.group_wrong", { group: group + 1 }) : undefined}
            required
            autoFocus={index === 0}
            autoComplete="off"
            spellCheck={false}
          />
        ))}
        {confirm.error && <Notice>{confirm.error.sentence}</Notice>}
        <Buttons onBack={onBack}>
          <Button type="submit" loading={confirm.isPending}>
            {t("actions.next")}
          </Button>
        </Buttons>
      </form>
    </Page>
  );
};

const Beginning = ({ onDone }: { onDone: () => void }) => {
  const { t } = useWords();
  const samples = useCreateSamples();
  const [wants, setWants] = useState<"samples" | "empty">("samples");
  const handleStart = () => {
    if (wants === "empty") onDone();
    else samples.mutate(null, { onSuccess: onDone });
  };
  const options = [
    { key: "samples", icon: <IconSparkles size={22} />, title: t("first.samples") },
    { key: "empty", icon: <IconList size={22} />, title: t("first.empty") },
  ] as const;
  return (
    <Page step={6} title={t("first.begin")}>
      <div style={stack}>
        {options.map(({ key, icon, title }) => (
          <button
            key={key}
            type="button"
            className="option-tile"
            aria-pressed={wants === key}
            onClick={() => setWants(key)}
          >
            {icon}
            <b>{title}</b>
            <span>{t(key === "samples" ? "first.samples_hint" : "first.empty_hint")}</span>
          </button>
        ))}
        {samples.error && <Notice>{samples.error.sentence}</Notice>}
      </div>
      <Buttons>
        <Button
          autoFocus
          leftSection={<IconCheck size={16} />}
          loading={samples.isPending}
          onClick={handleStart}
        >
          {t("first.start")}
        </Button>
      </Buttons>
    </Page>
  );
};
