import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import type { Account, FirstPassword, Language, Role } from "../../bindings/commands.ts";
import { Button, Checkbox, Modal, Notice, Select, TextInput } from "../../components/index.ts";
import { LANGUAGES } from "../../lib/places.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { departmentsQuery, rolesQuery, useCreateAccount, useUpdateAccount } from "./api.ts";
import { departmentPaths } from "./departments.ts";

type AccountFormProps = {
  /** None makes a new one. */
  account: Account | null;
  /** It can lose the role of administrator no more than the office can lose its last one. */
  isLastAdministrator: boolean;
  onIssued: (issued: FirstPassword) => void;
  onClose: () => void;
};

/** Who the person is, where they belong, and what they may do. */
export const AccountForm = (props: AccountFormProps) => {
  const { account, onIssued, onClose } = props;
  const { t, find } = useWords();
  const said = useSaid();
  const roles = useQuery(rolesQuery());
  const departments = useQuery(departmentsQuery());
  const create = useCreateAccount();
  const update = useUpdateAccount();
  const [name, setName] = useState(account?.name ?? "");
  const [login, setLogin] = useState("");
  const [department, setDepartment] = useState(account?.department ?? null);
  const [language, setLanguage] = useState<Language | null>(account?.language ?? null);
  const [held, setHeld] = useState<string[]>(account?.roles.map((it) => it.code) ?? []);
  const failure = create.error ?? update.error;
  const errorOf = (field: string) => (failure?.field === field ? failure.sentence : undefined);
  const isOfNone = failure && !["name", "login"].includes(failure.field ?? "");
  // A role that reaches as far as the person's department reaches nothing without one.
  const isOfDepartment = (code: string) => {
    const own = account?.roles.find((it) => it.code === code)?.scope;
    const reach = own
      ? [own]
      : Object.values(roles.data?.find((it) => it.code === code)?.rights ?? {});
    return reach.some((it) => it === "department" || it === "subtree");
  };
  const needsDepartment = held.some(isOfDepartment);

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (account === null) {
      const input = { login, name, department, roles: held };
      create.mutate(input, { onSuccess: onIssued });
      return;
    }
    update.mutate(
      { id: account.id, name, department, language, roles: held },
      {
        onSuccess: (done) => {
          said.done(t("accounts.updated", { login: account.login }), done);
          onClose();
        },
      },
    );
  };
  const toggle = (code: string) =>
    setHeld(held.includes(code) ? held.filter((it) => it !== code) : [...held, code]);

  const box = ({ code }: Role) => {
    const isKept = props.isLastAdministrator && code === "administrator" && held.includes(code);
    return (
      <Checkbox
        key={code}
        label={find(`roles.${code}.name`) ?? code}
        description={isKept ? t("people.last_administrator") : find(`roles.${code}.description`)}
        checked={held.includes(code)}
        disabled={isKept}
        onChange={() => toggle(code)}
      />
    );
  };
  const usual = roles.data?.filter((it) => it.is_usual) ?? [];
  const others = roles.data?.filter((it) => !it.is_usual) ?? [];
  const hadOthers = others.some(({ code }) => account?.roles.some((it) => it.code === code));

  return (
    <Modal
      opened
      onClose={onClose}
      title={account ? t("people.edit_of", { name: account.name }) : t("people.new")}
      size="lg"
      centered
    >
      <form onSubmit={handleSubmit} className="form-stack">
        <div className="form-pair">
          <TextInput
            label={t("accounts.fields.name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={errorOf("name")}
            required
            data-autofocus
          />
          {account ? (
            <TextInput label={t("accounts.fields.login")} value={account.login} disabled />
          ) : (
            <TextInput
              label={t("accounts.fields.login")}
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
              error={errorOf("login")}
              spellCheck={false}
              autoCapitalize="none"
              autoComplete="off"
              required
            />
          )}
        </div>
        <div className="form-pair">
          <Select
            label={t("accounts.fields.department")}
            placeholder={t("people.no_department")}
            data={departmentPaths(departments.data ?? []).map((it) => ({
              value: String(it.id),
              label: it.path,
            }))}
            value={department === null ? null : String(department)}
            onChange={(id) => setDepartment(id === null ? null : Number(id))}
            clearable
            searchable
          />
          {account && (
            <Select
              label={t("accounts.fields.language")}
              placeholder={t("people.office_language")}
              data={LANGUAGES}
              value={language}
              onChange={(value) => setLanguage(value as Language | null)}
              clearable
            />
          )}
        </div>
        <fieldset className="role-list">
          <legend>{t("accounts.fields.roles")}</legend>
          {usual.map(box)}
          {others.length > 0 && (
            <details className="more-roles" open={hadOthers}>
              <summary>{t("people.more_roles")}</summary>
              <div>{others.map(box)}</div>
            </details>
          )}
        </fieldset>
        {held.length === 0 && <Notice tone="calm">{t("people.no_role")}</Notice>}
        {needsDepartment && department === null && (
          <Notice tone="warn">{t("people.needs_department")}</Notice>
        )}
        {isOfNone && <Notice>{failure.sentence || t("actions.unexpected")}</Notice>}
        <div className="dialog-foot">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {t(account ? "actions.save" : "people.create")}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
