// Who the office is, and who sets it up.
import { type FormEvent, useState } from "react";

import type { FirstSheet } from "../../bindings/commands.ts";
import { Button, CountrySelect, Notice, PasswordInput, TextInput } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { useCreateOffice } from "./api.ts";
import { Buttons, Page, stack } from "./FirstPage.tsx";

export type Form = {
  organization: string;
  country: string;
  name: string;
  login: string;
  password: string;
  again: string;
};
type FormProps = { form: Form; onChange: (fields: Partial<Form>) => void; onBack: () => void };

export const Organization = ({
  form,
  onChange,
  onBack,
  onNext,
}: FormProps & { onNext: () => void }) => {
  const { t } = useWords();
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    onNext();
  };
  return (
    <Page step={3} title={t("first.office")} hint={t("first.office_hint")}>
      <form onSubmit={handleSubmit} style={stack}>
        <TextInput
          label={t("settings.fields.organization")}
          value={form.organization}
          onChange={(event) => onChange({ organization: event.currentTarget.value })}
          required
          autoFocus
        />
        <CountrySelect
          label={t("first.country")}
          description={t("first.country_hint")}
          value={form.country}
          onChange={(country) => onChange({ country })}
        />
        <Buttons onBack={onBack}>
          <Button type="submit">{t("actions.next")}</Button>
        </Buttons>
      </form>
    </Page>
  );
};

type AdministratorProps = FormProps & { onMade: (sheet: FirstSheet) => void };

export const Administrator = ({ form, onChange, onBack, onMade }: AdministratorProps) => {
  const { t } = useWords();
  const create = useCreateOffice();
  const [hasTried, setTried] = useState(false);
  const differs = hasTried && form.again !== form.password;
  const failure = create.error;
  const errorOf = (field: string) => (failure?.field === field ? failure.sentence : undefined);
  const isOfPassword = failure?.code === "weak_password";
  const isOfNone = failure && !isOfPassword && !["login", "name"].includes(failure.field ?? "");
  /** What was refused is being put right. */
  const change = (fields: Parameters<typeof onChange>[0]) => {
    if (failure) create.reset();
    onChange(fields);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (form.again !== form.password) return;
    const { organization, country, name, login, password } = form;
    const input = { organization, country, name, login, password, preset: "modern" } as const;
    create.mutate(input, { onSuccess: onMade });
  };
  return (
    <Page step={4} title={t("first.admin")} hint={t("first.admin_hint")}>
      <form onSubmit={handleSubmit} style={stack}>
        <div style={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 16 }}>
          <TextInput
            label={t("accounts.fields.name")}
            value={form.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={errorOf("name")}
            required
            autoFocus
          />
          <TextInput
            label={t("accounts.fields.login")}
            value={form.login}
            onChange={(event) => change({ login: event.currentTarget.value })}
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
          onChange={(event) => change({ password: event.currentTarget.value })}
          error={isOfPassword ? failure.sentence : undefined}
          required
        />
        <PasswordInput
          label={t("first.password_again")}
          value={form.again}
          onChange={(event) => change({ again: event.currentTarget.value })}
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
