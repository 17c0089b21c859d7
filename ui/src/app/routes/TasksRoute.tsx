import { useNavigate } from "@tanstack/react-router";

import { TasksPage } from "../../features/tasks/TasksPage.tsx";

export const TasksRoute = () => {
  const navigate = useNavigate();
  return (
    <TasksPage
      onCustomer={(id) =>
        navigate({ to: "/customers/$id", params: { id: String(id) }, search: {} })
      }
    />
  );
};
