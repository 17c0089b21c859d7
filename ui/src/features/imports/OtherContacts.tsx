// More people of companies that the sheet names before: what becomes of their rows.
import { IconCopy, IconCopyPlus, IconUserPlus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";

import type { OtherContacts as Chosen, Counted } from "../../bindings/commands.ts";
import { useWords } from "../../lib/words.tsx";
import type { Wizardry } from "./wizard.ts";

const SHOWN = 10;
const WAYS: readonly { way: Chosen; icon: ReactNode }[] = [
  { way: "add", icon: <IconUserPlus size={20} /> },
  { way: "as_duplicates", icon: <IconCopy size={20} /> },
  { way: "create", icon: <IconCopyPlus size={20} /> },
];

type Props = { wizardry: Wizardry; counted: Counted };

export const OtherContacts = ({ wizardry, counted }: Props) => {
  const { t } = useWords();
  const [hasAll, setAll] = useState(false);
  const { wizard, change } = wizardry;
  const { options } = wizard;
  const { contacts, contact_rows } = counted;
  if (contacts === 0) return null;
  const shown = hasAll ? contact_rows : contact_rows.slice(0, SHOWN);
  return (
    <>
      <h2 className="section-title" id="contacts-title">
        {t("imports.contacts_title", { count: contacts })}
      </h2>
      <div className="import-ways" role="group" aria-labelledby="contacts-title">
        {WAYS.map(({ way, icon }) => (
          <button
            key={way}
            type="button"
            className="option-tile"
            aria-pressed={options.other_contacts === way}
            onClick={() => change({ options: { ...options, other_contacts: way } })}
          >
            {icon}
            <b>{t(`imports.other_contacts.${way}`)}</b>
            <span>{t(`imports.contacts_hint.${way}`)}</span>
          </button>
        ))}
      </div>
      <table className="table import-table">
        <thead>
          <tr>
            <th scope="col">{t("imports.row")}</th>
            <th scope="col">{t("customers.fields.contact_name")}</th>
            <th scope="col">{t("customers.fields.company")}</th>
            <th scope="col">{t("imports.company_row")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((it) => (
            <tr key={it.row}>
              <td className="num">{it.row}</td>
              <th scope="row">{it.contact}</th>
              <td>{it.company}</td>
              <td className="num">{it.of_row}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < contact_rows.length && (
        <button type="button" className="link more" onClick={() => setAll(true)}>
          {t("imports.all_words", { count: contact_rows.length })}
        </button>
      )}
    </>
  );
};
