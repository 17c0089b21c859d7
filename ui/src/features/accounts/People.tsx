import {
  IconKey,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconPlus,
  IconUserCheck,
  IconUserOff,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { FirstPassword, Person } from "../../bindings/commands.ts";
import {
  Avatar,
  Button,
  Failed,
  Menu,
  MoreMenu,
  Skeletons,
  Status,
} from "../../components/index.ts";
import { shortMoment } from "../../lib/dates.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { AccountForm } from "./AccountForm.tsx";
import {
  departmentsQuery,
  peopleQuery,
  useEnableAccount,
  useResetPassword,
  useUnlockAccount,
} from "./api.ts";
import { DisableDialog } from "./DisableDialog.tsx";
import { departmentPaths } from "./departments.ts";
import { FirstPasswordCard } from "./FirstPasswordCard.tsx";
import { ResetDialog } from "./ResetDialog.tsx";

type Asked =
  | { what: "form" | "disable" | "reset"; person: Person }
  | { what: "form"; person: null };

type PeopleProps = {
  /** Shows the customers of a login in the list. */
  onCustomers: (login: string) => void;
};

/** Everyone who has an account. */
export const People = ({ onCustomers }: PeopleProps) => {
  const { t } = useWords();
  const may = useMay();
  const people = useQuery(peopleQuery());
  const departments = useQuery(departmentsQuery());
  const [asked, setAsked] = useState<Asked | null>(null);
  const [issued, setIssued] = useState<FirstPassword | null>(null);
  const mayWrite = may("accounts.write");
  const close = () => setAsked(null);
  const handOver = (next: FirstPassword) => {
    close();
    setIssued(next);
  };
  if (people.isPending) return <Skeletons label={t("actions.loading")} />;
  if (people.isError) return <Failed query={people} />;
  const paths = departmentPaths(departments.data ?? []);
  return (
    <>
      <div className="people-head">
        <span className="muted num">{t("people.count", { count: people.data.length })}</span>
        {mayWrite && (
          <Button
            size="xs"
            leftSection={<IconPlus size={15} />}
            onClick={() => setAsked({ what: "form", person: null })}
          >
            {t("people.new")}
          </Button>
        )}
      </div>
      <table className="table accounts">
        <thead>
          <tr>
            <th scope="col">{t("accounts.fields.name")}</th>
            <th scope="col">{t("accounts.fields.roles")}</th>
            <th scope="col">{t("accounts.fields.department")}</th>
            <th scope="col">{t("accounts.fields.state")}</th>
            <th scope="col">{t("accounts.fields.last_signed_in_at")}</th>
            {mayWrite && <th scope="col" aria-label={t("customers.more")} />}
          </tr>
        </thead>
        <tbody>
          {people.data.map((it) => (
            <Row
              key={it.member.account.id}
              person={it}
              department={paths.find((one) => one.id === it.member.account.department)?.path}
              onAsk={setAsked}
              onIssued={handOver}
            />
          ))}
        </tbody>
      </table>
      {people.data.length === 1 && mayWrite && (
        <p className="muted people-hint">{t("people.alone")}</p>
      )}
      {asked?.what === "form" && (
        <AccountForm
          account={asked.person?.member.account ?? null}
          isLastAdministrator={asked.person?.member.is_last_administrator ?? false}
          onIssued={handOver}
          onClose={close}
        />
      )}
      {asked?.what === "disable" && (
        <DisableDialog
          account={asked.person.member.account}
          onClose={close}
          onCustomers={onCustomers}
        />
      )}
      {asked?.what === "reset" && (
        <ResetDialog account={asked.person.member.account} onIssued={handOver} onClose={close} />
      )}
      {issued && <FirstPasswordCard issued={issued} onClose={() => setIssued(null)} />}
    </>
  );
};

type RowProps = {
  person: Person;
  department: string | undefined;
  onAsk: (asked: Asked) => void;
  onIssued: (issued: FirstPassword) => void;
};

const Row = ({ person, department, onAsk, onIssued }: RowProps) => {
  const { t, find, language } = useWords();
  const { me } = useDesk();
  const may = useMay();
  const { account, signed_in_at } = person.member;
  const isMe = account.id === me.who.account;
  const roles = account.roles.map((it) => find(`roles.${it.code}.name`) ?? it.code);
  return (
    <tr className={account.state === "disabled" ? "disabled" : ""}>
      <td>
        <span className="account-person">
          <Avatar name={account.name} />
          <span className="account-name">
            <b className="ellipsis">{account.name}</b>
            <span className="muted ellipsis">
              {account.login}
              {isMe && ` · ${t("people.me")}`}
            </span>
          </span>
        </span>
      </td>
      <td>{roles.join(t("formats.list_separator")) || t("people.without_role")}</td>
      <td>{department ?? <span className="muted">—</span>}</td>
      <td>
        <State person={person} />
      </td>
      <td className="num muted">
        {signed_in_at === null
          ? t("dates.never")
          : shortMoment(signed_in_at, me.settings.time_zone, me.today, t, language)}
      </td>
      {may("accounts.write") && (
        <td className="people-more">
          <RowMenu person={person} isMe={isMe} onAsk={onAsk} onIssued={onIssued} />
        </td>
      )}
    </tr>
  );
};

const State = ({ person }: { person: Person }) => {
  const { t } = useWords();
  const { account } = person.member;
  if (account.state === "disabled") {
    return <Status word={t("accounts.states.disabled")} colour="gray" />;
  }
  if (person.waits_seconds !== null) {
    const minutes = Math.ceil(person.waits_seconds / 60);
    return (
      <span className="locked">
        <IconLock size={14} />
        {t("people.locked", { minutes })}
      </span>
    );
  }
  if (account.must_change_password) {
    return <Status word={t("accounts.states.must_change")} colour="yellow" />;
  }
  return <Status word={t("accounts.states.enabled")} colour="green" />;
};

type RowMenuProps = Pick<RowProps, "person" | "onAsk" | "onIssued"> & { isMe: boolean };

const RowMenu = ({ person, isMe, onAsk, onIssued }: RowMenuProps) => {
  const { t } = useWords();
  const said = useSaid();
  const enable = useEnableAccount();
  const unlock = useUnlockAccount();
  const reset = useResetPassword();
  const { account, is_last_administrator } = person.member;
  const { login, name } = account;
  const issue = () => reset.mutate(account.id, { onSuccess: onIssued, onError: said.failed });
  const handleEnable = () =>
    enable.mutate(account.id, {
      onSuccess: ({ needs_password }) => {
        // The key of the data was changed meanwhile: without a new password it is no way in.
        if (needs_password) issue();
        else said.done(t("accounts.enabled", { login }), { seq: null });
      },
      onError: said.failed,
    });
  const handleUnlock = () =>
    unlock.mutate(login, {
      onSuccess: () => said.done(t("accounts.unlocked", { login }), { seq: null }),
      onError: said.failed,
    });
  const isEnabled = account.state === "enabled";
  return (
    <MoreMenu label={`${t("customers.more")}: ${name}`}>
      <Menu.Item
        leftSection={<IconPencil size={15} />}
        onClick={() => onAsk({ what: "form", person })}
      >
        {t("people.edit")}
      </Menu.Item>
      {isEnabled && person.waits_seconds !== null && (
        <Menu.Item leftSection={<IconLockOpen size={15} />} onClick={handleUnlock}>
          {t("people.unlock")}
        </Menu.Item>
      )}
      {isEnabled && !isMe && (
        <Menu.Item
          leftSection={<IconKey size={15} />}
          onClick={() => onAsk({ what: "reset", person })}
        >
          {t("people.reset")}
        </Menu.Item>
      )}
      {!isEnabled && (
        <Menu.Item leftSection={<IconUserCheck size={15} />} onClick={handleEnable}>
          {t("people.enable")}
        </Menu.Item>
      )}
      {isEnabled && !isMe && (
        <Menu.Item
          c="var(--danger)"
          leftSection={<IconUserOff size={15} />}
          onClick={() => onAsk({ what: "disable", person })}
        >
          {t("people.disable")}
        </Menu.Item>
      )}
      {isMe && is_last_administrator && <Menu.Label>{t("people.last_administrator")}</Menu.Label>}
    </MoreMenu>
  );
};
