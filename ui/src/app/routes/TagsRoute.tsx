import { useNavigate } from "@tanstack/react-router";

import { Categories } from "../../features/categories/Categories.tsx";
import { Tags } from "../../features/tags/Tags.tsx";
import { useWords } from "../../lib/words.tsx";

export const TagsRoute = () => {
  const { t } = useWords();
  const navigate = useNavigate();
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
      <div className="page-body two-columns">
        <Tags onTag={show} />
        <Categories />
      </div>
    </>
  );
};
