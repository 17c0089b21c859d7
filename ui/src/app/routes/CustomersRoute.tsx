import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { Peek } from "../../features/customers/CustomerPage.tsx";
import { CustomersPage, useListQuery } from "../../features/customers/CustomersPage.tsx";
import { useAppearance } from "../appearance.ts";
import { useFrame } from "../frameContext.ts";
import { panels } from "./panels.tsx";

const customersRoute = getRouteApi("/customers");

export const CustomersRoute = () => {
  const search = customersRoute.useSearch();
  const navigate = useNavigate();
  const { open, exportList } = useFrame();
  const list = useListQuery(search);
  const { prefer } = useAppearance();
  const openCustomer = (id: number, at?: number) => {
    const params = { id: String(id) };
    navigate({
      to: "/customers/$id",
      params,
      search: at === undefined ? search : { ...search, at },
    });
  };
  return (
    <CustomersPage
      search={search}
      // A word that is typed is one step for Back, not one for each letter.
      onSearch={(next) =>
        navigate({
          to: "/customers",
          search: next,
          replace: Boolean(search.q) && Boolean(next.q) && next.q !== search.q,
        })
      }
      onOpen={(customer, at) => openCustomer(customer.id, at)}
      onCreate={() => open("create")}
      onExport={
        exportList && ((chosen, count) => exportList({ list, selected: { chosen, count } }))
      }
      onDensity={(density) => prefer({ density })}
      peek={(customer, close) => (
        <Peek
          customer={customer}
          panels={panels}
          onOpen={() => openCustomer(customer.id)}
          onClose={close}
        />
      )}
    />
  );
};
