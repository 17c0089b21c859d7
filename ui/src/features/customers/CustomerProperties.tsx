import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";

import type { Customer, Field, PointKind } from "../../bindings/commands.ts";
import { Property, type PropertyChoice, Status } from "../../components/index.ts";
import { copyText } from "../../lib/browser.ts";
import { useIsUsual, useMay } from "../../lib/me.ts";
import { writtenPoints } from "../../lib/points.ts";
import { useSaid } from "../../lib/said.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import { categoriesQuery } from "./api.ts";
import type { Editing } from "./CustomersPage.tsx";
import { categoryChoices } from "./categories.ts";
import type { Handing } from "./HandingOver.tsx";
import { type Shown, useShown } from "./shown.ts";
import type { SaveField } from "./useSaveField.ts";

const HandingOver = lazy(() => import("./HandingOver.tsx"));

type Kind = "text" | "paragraph" | "date" | "choice";

const GROUPS: { title: Key; fields: [Field, Kind][] }[] = [
  {
    title: "customers.basic",
    fields: [
      ["name", "text"],
      ["kind", "choice"],
      ["company", "text"],
      ["phone", "text"],
      ["email", "text"],
      ["wechat", "text"],
      ["qq", "text"],
      ["website", "text"],
      ["birthday_on", "date"],
    ],
  },
  {
    title: "customers.business",
    fields: [
      ["status", "choice"],
      ["level", "choice"],
      ["category", "choice"],
      ["source", "choice"],
      ["industry", "choice"],
      ["owner", "choice"],
      ["last_contact_at", "date"],
      ["next_follow_up_on", "date"],
      ["tax_id", "text"],
      ["id_number", "text"],
      ["notes", "paragraph"],
    ],
  },
  {
    title: "customers.place_group",
    fields: [
      ["country", "text"],
      ["province", "text"],
      ["city", "text"],
      ["address", "text"],
      ["postal_code", "text"],
    ],
  },
];

const READ_ONLY: Field[] = [
  "file_no",
  "external_no",
  "department",
  "created_at",
  "created_by",
  "updated_at",
];

const DAYS: readonly Field[] = ["birthday_on", "next_follow_up_on"];
const POINTS: readonly Field[] = ["phone", "email", "wechat", "qq"];

/** The value as it is edited: all phones, one a comma. */
const edited = (customer: Customer, field: Field, shown: Shown, language: string): string => {
  if (POINTS.includes(field)) return writtenPoints(customer.points, field as PointKind, language);
  const value = customer[field as keyof Customer];
  if (DAYS.includes(field) && typeof value === "string") return shown.written(value);
  if (field === "last_contact_at") return shown.writtenDay(customer.last_contact_at);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

/** What is copied: the first way of this kind, as it is shown. */
const firstOf = (customer: Customer, field: Field) =>
  POINTS.includes(field) && !customer.masked.includes(field)
    ? customer.points.find((it) => it.kind === field)?.shown
    : undefined;

/** Every way to reach them on a line of its own; an address breaks at its sign, not in a word. */
const Points = ({ customer, kind }: { customer: Customer; kind: PointKind }) => (
  <span>
    {customer.points
      .filter((it) => it.kind === kind)
      .map((it) => {
        const [name, ...domain] = it.shown.split("@");
        return (
          <span key={it.shown} className="point num">
            {name}
            {domain.map((part) => (
              <span key={part}>
                <wbr />@{part}
              </span>
            ))}
            {it.label && <span className="muted"> {it.label}</span>}
          </span>
        );
      })}
  </span>
);

const shownOf = (customer: Customer, field: Field, shown: Shown) => {
  switch (field) {
    case "status": {
      if (!customer.status) return undefined;
      const colour = shown.choiceOf("status", customer.status)?.colour ?? null;
      return <Status word={shown.choice("status", customer.status)} colour={colour} />;
    }
    case "level":
    case "source":
    case "industry":
      return shown.choice(field, customer[field]) || undefined;
    case "owner":
      return shown.person(customer.owner) || undefined;
    case "phone":
    case "email":
    case "wechat":
    case "qq":
      if (!customer.points.some((it) => it.kind === field)) return undefined;
      return <Points customer={customer} kind={field} />;
    case "last_contact_at":
      return shown.dayAt(customer.last_contact_at) || undefined;
    case "kind":
      return shown.kind(customer.kind);
    case "category":
      return customer.category?.split("/").join(" › ");
    default:
      return undefined;
  }
};

const fieldsOf = ({ fields }: (typeof GROUPS)[number], isShown: (field: Field) => boolean) =>
  fields.filter(([field]) => isShown(field));

type CustomerPropertiesProps = {
  customer: Customer;
  onSave: SaveField;
  /** The field that is to be changed at once. */
  editing?: Editing | null;
};

/** Everything that is known of a customer; each field is edited where it stands. */
export const CustomerProperties = (props: CustomerPropertiesProps) => {
  const { customer, editing = null, onSave: saves } = props;
  const { t, language } = useWords();
  const [handing, setHanding] = useState<Handing | null>(null);
  const may = useMay();
  const shown = useShown();
  const said = useSaid();
  const categories = useQuery(categoriesQuery()).data ?? [];
  const isFixed = !customer.may_change || customer.deleted_at !== null;
  const isUsual = useIsUsual();
  const isShown = (field: Field) =>
    isUsual(field) || customer.points.some((it) => it.kind === field);

  const onSave: SaveField = (field, value) => {
    const leavesTasks = field === "owner" && customer.owner !== null && may("tasks.update");
    if (!leavesTasks || value === "") return saves(field, value);
    return new Promise((done, failed) => setHanding({ to: String(value), done, failed })).finally(
      () => setHanding(null),
    );
  };
  const copyOf = (field: Field) => {
    const text = firstOf(customer, field);
    if (text === undefined) return undefined;
    const onCopy = async () => {
      if (await copyText(text)) said.done(t("actions.copied", { text }), { seq: null });
    };
    return { label: t("actions.copy", { what: text }), onCopy };
  };
  const choices = (field: Field): PropertyChoice[] => {
    // Whose it is stays to be seen when they have left; nobody else is offered who has.
    if (field === "owner") {
      return shown.people.filter(
        (it) => it.value === customer.owner || shown.present.some((one) => one.value === it.value),
      );
    }
    if (field === "category") return categoryChoices(categories);
    if (field === "kind") {
      return ["person", "company"].map((value) => ({ value, label: shown.kind(value) }));
    }
    return shown.offered(field);
  };
  return (
    <>
      <Suspense>
        {handing && <HandingOver customer={customer} handing={handing} onSave={saves} />}
      </Suspense>
      {GROUPS.map((group) => (
        <section key={group.title}>
          <h2 className="property-group">{t(group.title)}</h2>
          {fieldsOf(group, isShown).map(([field, kind]) => (
            <Property
              key={`${customer.id}-${field}`}
              label={shown.field(field)}
              value={edited(customer, field, shown, language)}
              shown={shownOf(customer, field, shown)}
              placeholder={t("customers.unset")}
              kind={kind}
              choices={kind === "choice" ? choices(field) : []}
              isFixed={isFixed || customer.masked.includes(field)}
              draftKey={`customers.${customer.id}.${field}`}
              copy={copyOf(field)}
              opens={editing?.field === field ? editing : undefined}
              onSave={(value) => onSave(field, value)}
            />
          ))}
          {group === GROUPS[0] && customer.points.some((it) => it.kind === "other") && (
            <Property
              label={t("customers.columns.other")}
              value={writtenPoints(customer.points, "other", language)}
              shown={<Points customer={customer} kind="other" />}
              placeholder=""
              isFixed
              onSave={async () => {}}
            />
          )}
        </section>
      ))}
      <section>
        <h2 className="property-group">{t("customers.record")}</h2>
        {READ_ONLY.map((field) => (
          <Property
            key={field}
            label={shown.field(field)}
            value={shown.logged(field, customer[field as keyof Customer] ?? null)}
            placeholder=""
            isFixed
            draftKey={`customers.${customer.id}.${field}`}
            onSave={async () => {}}
          />
        ))}
      </section>
    </>
  );
};
