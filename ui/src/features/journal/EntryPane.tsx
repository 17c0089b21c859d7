import { IconArrowUpRight, IconFilter, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import type { Changed, Entry } from "../../bindings/commands.ts";
import { Notice } from "../../components/index.ts";
import { moment } from "../../lib/dates.ts";
import { useDesk } from "../../lib/me.ts";
import { usePane } from "../../lib/panes.ts";
import { useShortcut } from "../../lib/shortcuts.ts";
import { useWords } from "../../lib/words.tsx";
import { entriesQuery } from "./api.ts";
import { EntryChanges } from "./EntryChanges.tsx";
import { Tried } from "./Tried.tsx";
import { useTold } from "./told.ts";
import { UndoEntry } from "./UndoEntry.tsx";
import { Wrote } from "./Wrote.tsx";

type EntryPaneProps = {
  entry: Entry;
  /** Shows the record itself; none for what has no page of its own, or is not for this person. */
  opener: (changed: Changed) => (() => void) | null;
  /** Narrows the log down to this record. */
  onRecord: (changed: Changed) => void;
  onClose: () => void;
};

/** One entry, opened: who did what with which record, and what it was before and after. */
export const EntryPane = ({ entry: line, opener, onRecord, onClose }: EntryPaneProps) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const told = useTold();
  usePane();
  useShortcut({ keys: "escape", label: "log.entry_close", run: onClose });
  // The line names only a few of the records: here are more.
  const whole = useQuery({
    ...entriesQuery(alone(line.seq)),
    enabled: line.change_count > line.changes.length,
  });
  const entry = whole.data?.rows[0] ?? line;
  const zone = me.settings.time_zone;
  const more = entry.change_count - entry.changes.length;
  const isDone = entry.outcome === "done";
  return (
    <>
      <div className="pane-head">
        <b className="ellipsis">{told.deed(entry)}</b>
        <button
          type="button"
          className="tool-button"
          aria-label={t("actions.close")}
          onClick={onClose}
        >
          <IconX size={16} />
        </button>
      </div>
      <dl className="entry-facts">
        <dt>{t("journal.fields.who")}</dt>
        <dd>{told.who(entry)}</dd>
        <dt>{t("journal.fields.at")}</dt>
        <dd className="num">{moment(entry.at, zone, language)}</dd>
        {entry.device && (
          <>
            <dt>{t("journal.fields.device")}</dt>
            <dd>{entry.device}</dd>
          </>
        )}
        <dt>{t("journal.fields.seq")}</dt>
        <dd className="num">{entry.seq}</dd>
        {entry.reason && (
          <>
            <dt>{t("journal.fields.reason")}</dt>
            <dd>{entry.reason}</dd>
          </>
        )}
      </dl>
      {!isDone && <Notice tone="warn">{t("log.denied_hint")}</Notice>}
      <Tried entry={entry} />
      <Wrote entry={entry} />
      {entry.clock_set_back && <Notice tone="warn">{t("journal.clock_back")}</Notice>}
      {entry.changes.map((changed) => {
        const open = opener(changed);
        return (
          <section key={`${changed.entity} ${changed.entity_id}`} className="entry-record">
            <h3>
              <span className="muted">{told.entity(changed.entity)}</span>
              <span className="ellipsis">{told.record(changed)}</span>
              {open && changed.action !== "delete" && (
                <button
                  type="button"
                  className="tool-button"
                  aria-label={t("log.open_record", { record: told.record(changed) })}
                  title={t("customers.open")}
                  onClick={open}
                >
                  <IconArrowUpRight size={16} />
                </button>
              )}
              <button
                type="button"
                className="tool-button"
                aria-label={t("log.only_record", { record: told.record(changed) })}
                title={t("log.only_this")}
                onClick={() => onRecord(changed)}
              >
                <IconFilter size={15} />
              </button>
            </h3>
            <EntryChanges changed={changed} />
          </section>
        );
      })}
      {more > 0 && <p className="muted entry-hint">{t("log.more_records", { count: more })}</p>}
      {isDone && entry.change_count > 0 && <UndoEntry entry={entry} at="log" />}
    </>
  );
};

/** One entry with as many of its records as there is room for. */
const alone = (seq: number) => ({
  entity: null,
  entity_id: null,
  account: null,
  operations: [],
  from: null,
  to: null,
  before: seq + 1,
  skip: 0,
  limit: 1,
  changes: null,
  only_changes: false,
});
