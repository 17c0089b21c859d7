import { IconMail, IconPhone, IconPlus, IconStar, IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";

import type { Contact, Customer } from "../../bindings/commands.ts";
import { Avatar, Button, Notice, Property, TextInput } from "../../components/index.ts";
import { useAction } from "../../lib/query.ts";
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

type CardProps = { contact: Contact; isFixed: boolean; isOpen: boolean; onToggle: () => void };

const Card = ({ contact, isFixed, isOpen, onToggle }: CardProps) => {
  const { t } = useWords();
  const said = useSaid();
  const update = useAction("contacts.update");
  const remove = useAction("contacts.remove");
  const points = (kind: "phone" | "email") =>
    contact.points.filter((it) => it.kind === kind).map((it) => it.shown);
  const save = (field: "name" | "title" | "phone" | "email") => (value: string) =>
    update.mutateAsync({ id: contact.id, fields: { [field]: value } });
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
            <span key={it} className="num">
              <IconPhone size={13} /> {it}
            </span>
          ))}
          {points("email").map((it) => (
            <span key={it}>
              <IconMail size={13} /> {it}
            </span>
          ))}
        </span>
      </button>
      {isOpen && (
        <div>
          <Property
            label={t("contacts.name")}
            value={contact.name}
            placeholder={t("customers.unset")}
            isFixed={isFixed}
            onSave={save("name")}
          />
          <Property
            label={t("contacts.job")}
            value={contact.title ?? ""}
            placeholder={t("customers.unset")}
            isFixed={isFixed}
            onSave={save("title")}
          />
          <Property
            label={t("customers.fields.phone")}
            value={points("phone").join(", ")}
            placeholder={t("customers.unset")}
            isFixed={isFixed}
            onSave={save("phone")}
          />
          <Property
            label={t("customers.fields.email")}
            value={points("email").join(", ")}
            placeholder={t("customers.unset")}
            isFixed={isFixed}
            onSave={save("email")}
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
