import { useNavigate } from "@tanstack/react-router";

import { ReportsPage } from "../../features/reports/ReportsPage.tsx";

export const ReportsRoute = () => {
  const navigate = useNavigate();
  return (
    <ReportsPage
      onOpen={(name) => navigate({ to: "/reports/$name", params: { name }, search: {} })}
    />
  );
};
