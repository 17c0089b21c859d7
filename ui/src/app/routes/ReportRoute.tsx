import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { ReportPage } from "../../features/reports/ReportPage.tsx";
import { reportOf, scopeOf, searchOf } from "../../features/reports/reportSearch.ts";

const reportRoute = getRouteApi("/reports/$name");

export const ReportRoute = () => {
  const { name } = reportRoute.useParams();
  const search = reportRoute.useSearch();
  const navigate = useNavigate();
  return (
    <ReportPage
      key={`${name}${search.file_no ?? ""}`}
      report={reportOf(name, search)}
      scope={scopeOf(search)}
      onScope={(scope) =>
        navigate({ to: "/reports/$name", params: { name }, search: searchOf(scope), replace: true })
      }
      onReports={() => navigate({ to: "/reports" })}
      onList={(filters) => navigate({ to: "/customers", search: { filters } })}
      onCustomer={(id) =>
        navigate({ to: "/customers/$id", params: { id: String(id) }, search: {} })
      }
    />
  );
};
