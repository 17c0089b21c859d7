import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { Skeletons } from "../../components/index.ts";

import { CustomersPage } from "../../features/customers/CustomersPage.tsx";
import { useListQuery } from "../../features/customers/useListQuery.ts";
import { useWords } from "../../lib/words.tsx";
import { useAppearance } from "../appearance.ts";
import { useFrame } from "../frameContext.ts";

// What is looked at is a piece of its own: the list is there without it.
const PeekPiece = lazy(() => import("./PeekPiece.tsx"));

const customersRoute = getRouteApi("/customers");

export const CustomersRoute = () => {
  const { t } = useWords();
  const search = customersRoute.useSearch();
  const navigate = useNavigate();
  const { open, exportList, select } = useFrame();
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
      onImport={() => navigate({ to: "/imports" })}
      onExport={
        exportList && ((chosen, count) => exportList({ list, selected: { chosen, count } }))
      }
      onSelected={select}
      onDensity={(density) => prefer({ density })}
      peek={(customer, close, editing) => (
        <Suspense fallback={<Skeletons label={t("actions.loading")} />}>
          <PeekPiece
            customer={customer}
            editing={editing}
            onOpen={() => openCustomer(customer.id)}
            onClose={close}
          />
        </Suspense>
      )}
    />
  );
};
