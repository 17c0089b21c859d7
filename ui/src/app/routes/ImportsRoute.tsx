import { useNavigate } from "@tanstack/react-router";

import type { Filter } from "../../bindings/commands.ts";
import { ImportsPage } from "../../features/imports/ImportsPage.tsx";

const madeBy = (batch: number): Filter => ({
  is: { field: "import", operator: "equal", values: [String(batch)] },
});

export const ImportsRoute = () => {
  const navigate = useNavigate();
  return (
    <ImportsPage
      onPeople={() => navigate({ to: "/accounts", search: {} })}
      onSee={(batch) => navigate({ to: "/customers", search: { filters: [madeBy(batch)] } })}
    />
  );
};
