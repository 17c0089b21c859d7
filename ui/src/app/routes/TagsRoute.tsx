import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { Tabs } from "../../components/index.ts";
import { Categories } from "../../features/categories/Categories.tsx";
import { Choices } from "../../features/choices/Choices.tsx";
import { Tags } from "../../features/tags/Tags.tsx";
import { useWords } from "../../lib/words.tsx";

export const TagsRoute = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const [tab, setTab] = useState<"tags" | "choices">("tags");
  const tabs = [
    { name: "tags", title: t("tags.page") },
    { name: "choices", title: t("options.page") },
  ] as const;
  const show = (name: string) =>
    navigate({
      to: "/customers",
      search: { filters: [{ is: { field: "tags", operator: "equal", values: [name] } }] },
    });
  return (
    <>
      <div className="page-title">
        <h1>{t("tags.page")}</h1>
      </div>
      <Tabs tabs={tabs} chosen={tab} onChoose={setTab} />
      {tab === "tags" ? (
        <div className="page-body two-columns">
          <Tags onTag={show} />
          <Categories />
        </div>
      ) : (
        <div className="page-body">
          <Choices />
        </div>
      )}
    </>
  );
};
