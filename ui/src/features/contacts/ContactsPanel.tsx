import { IconMail, IconPhone, IconPlus, IconStar, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import type { Contact, Customer, PointKind } from "../../bindings/commands.ts";
import { Avatar, Button, Notice, Property, TextInput } from "../../components/index.ts";
import { useIsUsual } from "../../lib/me.ts";
import { writtenPoint, writtenPoints } from "../../lib/points.ts";
import { commandQuery, useAction } from "../../lib/query.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";

/** The people at a customer. */
export const ContactsPanel = ({ customer }: { customer: Customer }) => {
  const { t } = useWords();
  const [isAdding, setAdding] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);
  const isFixed = !customer.may_change || customer.deleted_at !== null;
  return (
    <div style={{ display: "grid", gap: 8, gridTemplateColumns: "minmax(0, 1fr)" }}>
      {customer.contacts.length === 0 && !isAdding && (
        <p className="muted" style={{ margin: 0 }}>
          {t("contacts.none")}
        </p>
      )}
      {customer.contacts.map((it) => (
        <Card
          key={it.id}
          contact={it}
          isFixed={isFixed}
          masked={customer.masked}
          isOpen={opened === it.id}
          onToggle={() => setOpened(opened === it.id ? null : it.id)}
        />
      ))}
      {isAdding && <NewContact customer={customer.id} onDone={() => setAdding(false)} />}
      {!isFixed && !isAdding && (
        <div>
          <button type="button" className="tool-button dashed" onClick={() => setAdding(true)}>
            <IconPlus size={15} />
            {t("contacts.add")}
          </button>
        </div>
      )}
    </div>
  );
};

/** The roles of people, with the word of each. */
const useRoles = () => {
  const { find } = useWords();
  const choices = useQuery(commandQuery("choices.list", null)).data ?? [];
  return choices
    .filter((it) => it.list === "contact_role")
    .map(({ code, name, retired }) => ({
      value: code,
      label: name ?? find(`choices.contact_role.${code}`) ?? code,
      retired,
    }));
};

const REACHED: PointKind[] = ["phone", "email", "wechat", "qq"];

type CardProps = {
  contact: Contact;
  isFixed: boolean;
  /** The fields that are masked for this person. */
  masked: string[];
  isOpen: boolean;
  onToggle: () => void;
};

const Card = ({ contact, isFixed, masked, isOpen, onToggle }: CardProps) => {
  const { t, language } = useWords();
  const said = useSaid();
  const update = useAction("contacts.update");
  const remove = useAction("contacts.remove");
  const isUsual = useIsUsual();
  const roles = useRoles();
  const role = roles.find((it) => it.value === contact.role);
  const points = (kind: PointKind) => contact.points.filter((it) => it.kind === kind);
  const save = (field: "name" | "title" | "role" | "notes" | PointKind) => (value: string) =>
    update.mutateAsync({ id: contact.id, fields: { [field]: value } });
  const field = (name: "name" | "title" | "role" | "notes" | PointKind) => ({
    placeholder: t("customers.unset"),
    isFixed: isFixed || masked.includes(name),
    draftKey: `contacts.${contact.id}.${name}`,
    onSave: save(name),
  });
  return (
    <article className="contact">
      <button type="button" className="contact-head" aria-expanded={isOpen} onClick={onToggle}>
        <Avatar name={contact.name} />
        <b className="ellipsis">{contact.name}</b>
        {contact.title && <span className="muted ellipsis">{contact.title}</span>}
        {contact.is_primary && (
          <IconStar size={14} color="var(--accent)" aria-label={t("contacts.primary")} />
        )}
        <span className="contact-points">
          {points("phone").map((it) => (
            <span key={it.shown} className="num">
              <IconPhone size={13} /> {writtenPoint(it, language)}
            </span>
          ))}
          {points("email").map((it) => (
            <span key={it.shown}>
              <IconMail size={13} /> {it.shown}
            </span>
          ))}
        </span>
        {contact.notes && !isOpen && <span className="contact-notes">{contact.notes}</span>}
      </button>
      {isOpen && (
        <div>
          <Property label={t("contacts.name")} value={contact.name} {...field("name")} />
          <Property label={t("contacts.job")} value={contact.title ?? ""} {...field("title")} />
          <Property
            label={t("contacts.fields.role")}
            value={contact.role ?? ""}
            shown={role?.label}
            kind="choice"
            choices={roles.filter((it) => !it.retired || it === role)}
            {...field("role")}
          />
          {REACHED.filter((kind) => isUsual(kind) || points(kind).length > 0).map((kind) => (
            <Property
              key={kind}
              label={t(`contacts.points.kinds.${kind}`)}
              value={writtenPoints(contact.points, kind, language)}
              {...field(kind)}
            />
          ))}
          {points("other").length > 0 && (
            <Property
              label={t("customers.columns.other")}
              value={writtenPoints(contact.points, "other", language)}
              {...field("other")}
              isFixed
            />
          )}
          <Property
            label={t("contacts.fields.notes")}
            value={contact.notes ?? ""}
            kind="paragraph"
            {...field("notes")}
          />
          {!isFixed && (
            <div style={{ display: "flex", gap: 6, padding: "6px 12px 8px" }}>
              {!contact.is_primary && (
                <button
                  type="button"
                  className="tool-button"
                  onClick={() =>
                    update.mutate(
                      { id: contact.id, fields: { is_primary: true } },
                      { onError: said.failed },
                    )
                  }
                >
                  <IconStar size={15} />
                  {t("contacts.make_primary")}
                </button>
              )}
              <button
                type="button"
                className="tool-button"
                onClick={() =>
                  remove.mutate(contact.id, {
                    onSuccess: (done) =>
                      said.done(t("contacts.was_removed", { name: contact.name }), done),
                    onError: said.failed,
                  })
                }
              >
                <IconTrash size={15} />
                {t("actions.remove")}
              </button>
            </div>
          )}
        </div>
      )}
    </article>
  );
};

const NewContact = ({ customer, onDone }: { customer: number; onDone: () => void }) => {
  const { t } = useWords();
  const add = useAction("contacts.add");
  const [typed, setTyped] = useState({ name: "", title: "", phone: "" });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { name, title, phone } = typed;
    const fields = { name, ...(title && { title }), ...(phone && { phone }) };
    add.mutate({ customer, fields }, { onSuccess: onDone });
  };
  const errorOf = (field: string) => (add.error?.field === field ? add.error.sentence : undefined);
  const field = (name: keyof typeof typed, label: string) => ({
    label,
    value: typed[name],
    error: errorOf(name),
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  });
  return (
    <form
      className="contact"
      style={{ padding: 12, display: "grid", gap: 10 }}
      onSubmit={handleSubmit}
    >
      <div style={{ display: "grid", gridTemplateColumns: "1fr 1fr 1fr", gap: 10 }}>
        <TextInput size="xs" {...field("name", t("contacts.name"))} autoFocus required />
        <TextInput size="xs" {...field("title", t("contacts.job"))} />
        <TextInput size="xs" {...field("phone", t("customers.fields.phone"))} />
      </div>
      {add.error && !add.error.field && <Notice>{add.error.sentence}</Notice>}
      <div style={{ display: "flex", gap: 8, justifyContent: "flex-end" }}>
        <Button size="xs" variant="default" onClick={onDone}>
          {t("actions.cancel")}
        </Button>
        <Button size="xs" type="submit" loading={add.isPending}>
          {t("actions.save")}
        </Button>
      </div>
    </form>
  );
};
