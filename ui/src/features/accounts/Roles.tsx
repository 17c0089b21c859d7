import { useQuery } from "@tanstack/react-query";

import type { Role } from "../../bindings/commands.ts";
import { Failed, Skeletons } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { rolesQuery } from "./api.ts";

/** What each role is for, and how far it sees. */
export const Roles = () => {
  const { t } = useWords();
  const roles = useQuery(rolesQuery());
  if (roles.isPending) return <Skeletons label={t("actions.loading")} />;
  if (roles.isError) return <Failed query={roles} />;
  return (
    <>
      <p className="muted people-hint">{t("people.roles_hint")}</p>
      <div className="role-cards">
        {roles.data.map((it) => (
          <RoleCard key={it.code} role={it} />
        ))}
      </div>
    </>
  );
};

const RoleCard = ({ role }: { role: Role }) => {
  const { t, find } = useWords();
  const scope = role.rights["customers.read"];
  const seesNumbers = role.clearance === "confidential" || role.clearance === "secret";
  const rights = Object.entries(role.rights);
  return (
    <section className="role-card">
      <h3>{find(`roles.${role.code}.name`) ?? role.code}</h3>
      <p>{find(`roles.${role.code}.description`)}</p>
      <dl>
        <dt>{t("customers.title")}</dt>
        <dd>{scope ? t(`rights.scopes.${scope}`) : t("rights.scopes.none")}</dd>
        {scope && (
          <>
            <dt>{t("people.numbers")}</dt>
            <dd>{t(seesNumbers ? "people.numbers_shown" : "people.numbers_masked")}</dd>
          </>
        )}
      </dl>
      <details>
        <summary>{t("people.rights", { count: rights.length })}</summary>
        <ul>
          {rights.map(([right, reach]) => (
            <li key={right}>
              {find(`rights.${right}`) ?? right}
              {reach !== "all" && <span className="muted"> · {t(`rights.scopes.${reach}`)}</span>}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
};
