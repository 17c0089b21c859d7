import { useNavigate } from "@tanstack/react-router";

import { ImportsPage } from "../../features/imports/ImportsPage.tsx";

export const ImportsRoute = () => {
  const navigate = useNavigate();
  return (
    <ImportsPage
      onSee={() => navigate({ to: "/customers", search: { sort: "created_at", desc: true } })}
    />
  );
};
