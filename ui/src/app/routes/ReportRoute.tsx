import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { ReportPage } from "../../features/reports/ReportPage.tsx";
import { reportOf } from "../../features/reports/reportSearch.ts";

const reportRoute = getRouteApi("/reports/$name");

export const ReportRoute = () => {
  const { name } = reportRoute.useParams();
  const search = reportRoute.useSearch();
  const navigate = useNavigate();
  return (
    <ReportPage
      key={`${name}${search.file_no ?? ""}`}
      report={reportOf(name, search)}
      onReports={() => navigate({ to: "/reports" })}
      onList={(filters) => navigate({ to: "/customers", search: { filters } })}
      onCustomer={(id) =>
        navigate({ to: "/customers/$id", params: { id: String(id) }, search: {} })
      }
    />
  );
};
