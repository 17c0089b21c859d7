import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { Tabs } from "../../components/index.ts";
import { People } from "../../features/accounts/People.tsx";
import { Roles } from "../../features/accounts/Roles.tsx";
import { Departments } from "../../features/departments/Departments.tsx";
import { useWords } from "../../lib/words.tsx";

type Tab = "people" | "departments" | "roles";

export const AccountsRoute = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const showCustomers = (login: string) => {
    const theirs = { field: "owner", operator: "equal", values: [login] } as const;
    const filters = [{ is: { ...theirs, values: [...theirs.values] } }];
    navigate({ to: "/customers", search: { filters } });
  };
  const [tab, setTab] = useState<Tab>("people");
  const tabs: { name: Tab; title: string }[] = [
    { name: "people", title: t("accounts.title") },
    { name: "departments", title: t("departments.title") },
    { name: "roles", title: t("roles.title") },
  ];
  return (
    <>
      <div className="page-title">
        <h1>{t("people.page")}</h1>
      </div>
      <Tabs tabs={tabs} chosen={tab} onChoose={setTab} />
      <div className="page-body">
        {tab === "people" && <People onCustomers={showCustomers} />}
        {tab === "departments" && <Departments />}
        {tab === "roles" && <Roles />}
      </div>
    </>
  );
};
