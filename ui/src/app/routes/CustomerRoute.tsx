import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { countQuery, pageQuery } from "../../features/customers/api.ts";
import { CustomerPage } from "../../features/customers/CustomerPage.tsx";
import { useListQuery } from "../../features/customers/useListQuery.ts";
import { useMay } from "../../lib/me.ts";
import { panels } from "./panels.tsx";

const customerRoute = getRouteApi("/customers/$id");

/** One customer, with the way on through the list it was opened from. */
export const CustomerRoute = () => {
  const { id } = customerRoute.useParams();
  const search = customerRoute.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const list = useListQuery(search);
  const may = useMay();
  const { at } = search;
  const count = useQuery({ ...countQuery(list), enabled: at !== undefined }).data;
  const place = at !== undefined && count !== undefined ? { at, count } : null;

  const step = async (by: 1 | -1) => {
    if (at === undefined) return;
    const page = await client.fetchQuery(pageQuery(list, at + by + 1, 1));
    const next = page.rows[0];
    if (!next) return;
    const params = { id: String(next.id) };
    navigate({ to: "/customers/$id", params, search: { ...search, at: at + by }, replace: true });
  };
  return (
    <CustomerPage
      id={Number(id)}
      panels={panels}
      place={place}
      onStep={step}
      onSheet={
        may("reports.read")
          ? ({ file_no }) =>
              navigate({
                to: "/reports/$name",
                params: { name: "customer" },
                search: { file_no },
              })
          : null
      }
      onList={() => navigate({ to: "/customers", search })}
    />
  );
};
