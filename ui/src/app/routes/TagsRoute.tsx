import { useNavigate } from "@tanstack/react-router";

import { TagsPage } from "../../features/tags/TagsPage.tsx";

export const TagsRoute = () => {
  const navigate = useNavigate();
  const show = (name: string) =>
    navigate({
      to: "/customers",
      search: { filters: [{ is: { field: "tags", operator: "equal", values: [name] } }] },
    });
  return <TagsPage onTag={show} />;
};
