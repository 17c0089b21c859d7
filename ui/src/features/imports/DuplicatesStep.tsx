// Step 4: what becomes of customers who are there already.
import {
  IconCircleCheck,
  IconCopyPlus,
  IconPlayerSkipForward,
  IconRefresh,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import type { OnDuplicate, ReportId, Side, Twins } from "../../bindings/commands.ts";
import { Button, Skeletons } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { twinsQuery } from "./api.ts";
import { OtherContacts } from "./OtherContacts.tsx";
import { Reading, Said, Way } from "./parts.tsx";
import type { Wizardry } from "./wizard.ts";

const PAGE = 10;
const WAYS: readonly { way: OnDuplicate; icon: ReactNode }[] = [
  { way: "skip", icon: <IconPlayerSkipForward size={20} /> },
  { way: "update", icon: <IconRefresh size={20} /> },
  { way: "create", icon: <IconCopyPlus size={20} /> },
];

export const DuplicatesStep = (wizardry: Wizardry) => {
  const { wizard, change, go, start } = wizardry;
  const { t } = useWords();
  const counted = wizard.checked?.counted;
  const { options } = wizard;
  const count = counted?.duplicates ?? 0;
  return (
    <>
      <div className="page-body import-body">
        {count === 0 && counted?.contacts === 0 && (
          <p className="all-well" role="status">
            <IconCircleCheck size={18} />
            {t("imports.no_duplicates")}
          </p>
        )}
        {counted && <OtherContacts wizardry={wizardry} counted={counted} />}
        {count > 0 && (
          <>
            <h2 className="section-title" id="duplicates-title">
              {t("imports.duplicates_title", { count })}
            </h2>
            <div className="import-ways" role="group" aria-labelledby="duplicates-title">
              {WAYS.map(({ way, icon }) => (
                <button
                  key={way}
                  type="button"
                  className="option-tile"
                  aria-pressed={options.on_duplicate === way}
                  onClick={() => change({ options: { ...options, on_duplicate: way } })}
                >
                  {icon}
                  <b>{t(`imports.on_duplicate.${way}`)}</b>
                  <span>{t(`imports.way_hint.${way}`)}</span>
                </button>
              ))}
            </div>
            {counted && <Samples report={counted.report} count={counted.duplicate_rows} />}
          </>
        )}
      </div>
      <Way onBack={() => go("check")}>
        <span className="muted">{t("imports.undo_possible")}</span>
        <Button onClick={start}>{t("imports.start")}</Button>
      </Way>
    </>
  );
};

const Samples = ({ report, count }: { report: ReportId; count: number }) => {
  const { t } = useWords();
  const [pages, setPages] = useState(1);
  const left = count - pages * PAGE;
  return (
    <section>
      <table className="table import-table twins">
        <thead>
          <tr>
            <th scope="col">{t("imports.in_file")}</th>
            <th scope="col">{t("imports.like_by")}</th>
            <th scope="col">{t("imports.there_is")}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: pages }, (_, page) => page * PAGE).map((from) => (
            <TwinsPage key={from} report={report} from={from} />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <button type="button" className="link more" onClick={() => setPages(pages + 1)}>
          {t("imports.more", { count: Math.min(left, PAGE), left })}
        </button>
      )}
    </section>
  );
};

const TwinsPage = ({ report, from }: { report: ReportId; from: number }) => {
  const { t } = useWords();
  const twins = useQuery(twinsQuery({ report, from, limit: PAGE }));
  if (!twins.data) {
    return (
      <tr>
        <td colSpan={3}>
          {twins.isError ? (
            <Said
              failure={twins.error}
              action={
                <Button variant="default" onClick={() => twins.refetch()}>
                  {t("actions.retry")}
                </Button>
              }
            />
          ) : (
            <Reading title={t("imports.fetching")} of="imports.twins">
              <Skeletons label={t("actions.loading")} lines={3} />
            </Reading>
          )}
        </td>
      </tr>
    );
  }
  return twins.data.map((it) => (
    <tr key={it.row}>
      <td>
        <Person side={it.said} place={t("imports.row_no", { row: it.row })} />
      </td>
      <td>
        <span className="pill">{t(`imports.by.${it.by}`)}</span>
      </td>
      <td>
        <Other twins={it} />
      </td>
    </tr>
  ));
};

const Other = ({ twins }: { twins: Twins }) => {
  const { t } = useWords();
  const { like, of_row, file_no, owner } = twins;
  if (!like) return <span className="muted">{t("imports.hidden", { who: owner ?? "–" })}</span>;
  const place = of_row === null ? (file_no ?? "") : t("imports.row_no", { row: of_row });
  return <Person side={like} place={place} />;
};

const Person = ({ side, place }: { side: Side; place: string }) => (
  <div className="twin">
    <span className="muted num">{place}</span>
    <b className="ellipsis">{side.name}</b>
    <span className="ellipsis">{[side.company, ...side.points].filter(Boolean).join(" · ")}</span>
  </div>
);
