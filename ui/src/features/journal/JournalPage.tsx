import { IconDownload, IconHistory, IconShieldCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Changed, Entry } from "../../bindings/commands.ts";
import { Button, Empty, Tabs } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { entriesQuery, entryCountQuery, useExportLog, useVerify } from "./api.ts";
import { EntryPane } from "./EntryPane.tsx";
import { Filters } from "./Filters.tsx";
import { entryQueryOf, isNarrowed, type JournalSearch, withoutBlanks } from "./journalSearch.ts";
import { LogList } from "./LogList.tsx";
import { LooksList } from "./LooksList.tsx";
import { PAGE, useLines } from "./rows.ts";
import { useTriedLine } from "./Tried.tsx";
import { useTold } from "./told.ts";
import { Verdict } from "./Verdict.tsx";
import { useWroteLine } from "./Wrote.tsx";

export type JournalPageProps = {
  search: JournalSearch;
  onSearch: (search: JournalSearch) => void;
  /** Shows a record itself; none for what has no page of its own, or is not for this person. */
  opener: (changed: Changed) => (() => void) | null;
};

/** Everything that was done, by whom and when; and who looked at what, for those who may know. */
export const JournalPage = (props: JournalPageProps) => {
  const { search, onSearch } = props;
  const { t } = useWords();
  const may = useMay();
  const tabs = [
    { name: "entries", title: t("log.entries") },
    { name: "looks", title: t("looks.title") },
  ] as const;
  const tab = search.tab === "looks" && may("looks.read") ? "looks" : "entries";
  const choose = (name: "entries" | "looks") => {
    const { person, entity, id } = search;
    const kept = { person, entity, id };
    onSearch(withoutBlanks({ tab: name === "looks" ? name : undefined, ...kept }));
  };
  return (
    <>
      <Title />
      {may("looks.read") && <Tabs tabs={tabs} chosen={tab} onChoose={choose} />}
      {tab === "looks" ? <LooksList {...props} /> : <Entries {...props} />}
    </>
  );
};

/** The name of the page, and what concerns the log as a whole. */
const Title = () => {
  const { t } = useWords();
  const said = useSaid();
  const verify = useVerify();
  const write = useExportLog();
  const handleExport = () =>
    write.mutate(null, {
      onSuccess: (done) => {
        if (!done) return;
        const words = { count: done.entries, file: done.paper.place };
        said.wrote(t("journal.exported", words), done.paper);
      },
      onError: said.failed,
    });
  return (
    <>
      <div className="page-title">
        <h1>{t("journal.title")}</h1>
        <span className="space" />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconShieldCheck size={15} />}
          loading={verify.isPending}
          onClick={() => verify.mutate(null, { onError: said.failed })}
        >
          {t("log.verify")}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} />}
          loading={write.isPending}
          onClick={handleExport}
        >
          {t("log.export")}
        </Button>
      </div>
      {verify.data && (
        <Verdict
          verdict={verify.data}
          onSettled={() => verify.mutate(null)}
          onClose={() => verify.reset()}
        />
      )}
    </>
  );
};

const Entries = ({ search, onSearch, opener }: JournalPageProps) => {
  const told = useTold();
  // Remembered when it was chosen: an entry may be gone from the page that named it.
  const [recordName, setRecordName] = useState<string | null>(null);
  const narrow = (changed: Changed) => {
    setRecordName(told.record(changed));
    onSearch({
      entity: changed.entity,
      id: changed.entity_id,
      ...(search.all && { all: search.all }),
    });
  };
  return (
    <>
      <Filters search={search} onSearch={onSearch} recordName={recordName} />
      <EntryList
        key={JSON.stringify(search)}
        search={search}
        onSearch={onSearch}
        opener={opener}
        onRecord={narrow}
      />
    </>
  );
};

type EntryListProps = JournalPageProps & { onRecord: (changed: Changed) => void };

/** The entry under the cursor, as the log was when it was chosen. */
type Chosen = { index: number; total: number; entry: Entry | undefined };

const EntryList = ({ search, onSearch, opener, onRecord }: EntryListProps) => {
  const { t } = useWords();
  const told = useTold();
  const query = entryQueryOf(search);
  const count = useQuery(entryCountQuery(query));
  const lines = useLines(
    (skip) => entriesQuery({ ...query, skip, limit: PAGE }),
    (page) => page.rows,
  );
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const total = count.data ?? 0;
  const opened = chosen && (chosen.entry ?? lines.rowAt(chosen.index));
  return (
    <LogList
      label={t("journal.title")}
      headings={[
        t("journal.fields.at"),
        t("journal.fields.who"),
        t("journal.fields.operation"),
        t("journal.fields.record"),
      ]}
      count={count}
      lines={lines}
      line={(entry) => <Line entry={entry} />}
      counted={(count) => t("log.count", { count })}
      nothing={
        <Empty icon={<IconHistory size={44} stroke={1.4} />} text={t("journal.nothing_yet")}>
          {isNarrowed(search) && (
            <Button variant="default" onClick={() => onSearch({ all: true })}>
              {t("log.show_all")}
            </Button>
          )}
        </Empty>
      }
      // Whatever is done meanwhile stands above: what was chosen stays chosen.
      cursor={chosen && chosen.index + total - chosen.total}
      onCursor={(index) => setChosen({ index, total, entry: lines.rowAt(index) })}
      onOpen={(entry) => {
        const first = entry.changes[0];
        if (first && first.action !== "delete") opener(first)?.();
      }}
    >
      {opened && (
        <aside className="journal-pane" aria-label={told.deed(opened)}>
          <EntryPane
            key={opened.seq}
            entry={opened}
            opener={opener}
            onRecord={onRecord}
            onClose={() => setChosen(null)}
          />
        </aside>
      )}
    </LogList>
  );
};

const Line = ({ entry }: { entry: Entry }) => {
  const { t } = useWords();
  const told = useTold();
  const tried = useTriedLine();
  const wrote = useWroteLine();
  const named = entry.changes.map((it) => `${told.entity(it.entity)} ${told.record(it)}`);
  const more = entry.change_count - entry.changes.length;
  const isDenied = entry.outcome !== "done";
  return (
    <>
      <span className="num muted" title={told.at(entry.at)}>
        {told.shortAt(entry.at)}
      </span>
      <span>{told.who(entry)}</span>
      <span className={isDenied ? "late" : "strong"}>
        {told.deed(entry)}
        {isDenied && ` · ${t("journal.outcomes.denied")}`}
      </span>
      <span className="muted">
        {named.join(t("formats.list_separator")) || tried(entry) || wrote(entry)}
        {more > 0 && ` ${t("log.and_more", { count: more })}`}
      </span>
    </>
  );
};
