import { IconEye, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import type { CustomerId, Entry } from "../../bindings/commands.ts";
import { Failed, Skeletons } from "../../components/index.ts";
import { clockTime, dateOf, relativeDay } from "../../lib/dates.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { historyQuery } from "./api.ts";
import { EntryChanges } from "./EntryChanges.tsx";
import { useTold } from "./told.ts";
import { UndoEntry } from "./UndoEntry.tsx";

const ICONS = { create: IconPlus, update: IconPencil, delete: IconTrash };

type CustomerChangesProps = {
  customer: CustomerId;
  /** Shows who looked at the customer, to who may know. */
  onLooks: () => void;
};

/** Everything that happened to a customer, in words, newest first; what can be, is taken back here. */
export const CustomerChanges = ({ customer, onLooks }: CustomerChangesProps) => {
  const { t } = useWords();
  const may = useMay();
  const history = useQuery(historyQuery(customer));
  if (history.isPending) return <Skeletons label={t("actions.loading")} />;
  if (history.isError) return <Failed query={history} />;
  return (
    <>
      {may("looks.read") && may("journal.read") && (
        <button type="button" className="tool-button strong looks-link" onClick={onLooks}>
          <IconEye size={15} />
          {t("changes.looks")}
        </button>
      )}
      {history.data.length === 0 ? (
        <p className="muted">{t("changes.none")}</p>
      ) : (
        <ol className="timeline">
          {history.data.map((entry, index) => (
            <Change key={entry.seq} entry={entry} before={history.data[index - 1]} />
          ))}
        </ol>
      )}
    </>
  );
};

const Change = ({ entry, before }: { entry: Entry; before: Entry | undefined }) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const may = useMay();
  const told = useTold();
  const zone = me.settings.time_zone;
  const date = dateOf(entry.at, zone);
  const isNewDay = !before || dateOf(before.at, zone) !== date;
  const first = entry.changes[0];
  const Icon = ICONS[first?.action ?? "update"];
  // How it came about stands on its page.
  const isMade = first?.entity === "customers" && first.action === "create";
  const changes = isMade ? [] : entry.changes.filter((it) => told.fieldsOf(it).length > 0);
  return (
    <>
      {isNewDay && <li className="timeline-day">{relativeDay(date, me.today, t, language)}</li>}
      <li className="timeline-entry">
        <span className="timeline-icon">
          <Icon size={15} />
        </span>
        <span className="timeline-head">
          <b>{told.deed(entry)}</b>
          {entry.who && <span className="muted"> · {entry.who}</span>}
        </span>
        <time className="muted num">{clockTime(entry.at, zone, language)}</time>
        {changes.length > 0 && (
          <div className="timeline-body">
            {changes.map((it) => (
              <div key={`${it.entity} ${it.entity_id}`}>
                {it.entity !== "customers" && (
                  <span className="muted">
                    {told.entity(it.entity)} {told.record(it)}
                  </span>
                )}
                <EntryChanges changed={it} />
              </div>
            ))}
            {may("customers.update") && <UndoEntry entry={entry} at="customer" />}
          </div>
        )}
      </li>
    </>
  );
};
