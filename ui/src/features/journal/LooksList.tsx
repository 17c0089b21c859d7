import { IconEye } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { LookEntry } from "../../bindings/commands.ts";
import { Empty, LongList, Notice, Select, Skeletons } from "../../components/index.ts";
import { useDesk } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { lookCountQuery, looksQuery } from "./api.ts";
import type { JournalPageProps } from "./JournalPage.tsx";
import { PAGE, useLines } from "./rows.ts";
import { useTold } from "./told.ts";

/** Who looked at what: who opened, searched, listed or took out records. */
export const LooksList = ({ search, onSearch }: JournalPageProps) => {
  const { t } = useWords();
  const told = useTold();
  const people = told.people.map((it) => ({ value: String(it.id), label: it.name }));
  return (
    <>
      <div className="toolbar journal-filters">
        <Select
          size="xs"
          aria-label={t("looks.fields.who")}
          placeholder={t("log.anyone")}
          data={people}
          value={search.person === undefined ? null : String(search.person)}
          onChange={(id) => onSearch({ tab: "looks", ...(id !== null && { person: Number(id) }) })}
          searchable
          clearable
        />
      </div>
      <Lines key={search.person ?? 0} account={search.person ?? null} />
    </>
  );
};

const Lines = ({ account }: { account: number | null }) => {
  const { t } = useWords();
  const { density } = useDesk();
  const query = { entity: null, entity_id: null, account, skip: 0, limit: 0 };
  const count = useQuery(lookCountQuery(query));
  const { rowAt, show, failure } = useLines(
    (skip) => looksQuery({ ...query, skip, limit: PAGE }),
    (rows) => rows,
  );
  const [cursor, setCursor] = useState<number | null>(null);
  const problem = count.error ?? failure;
  if (problem) {
    return (
      <div className="page-body">
        <Notice>{problem.sentence || t("actions.unexpected")}</Notice>
      </div>
    );
  }
  if (count.data === undefined) return <Skeletons label={t("actions.loading")} lines={8} />;
  if (count.data === 0) {
    return <Empty icon={<IconEye size={44} stroke={1.4} />} text={t("log.no_looks")} />;
  }
  return (
    <div className="journal-list">
      <LongList
        label={t("looks.title")}
        head={
          <>
            <span>{t("looks.fields.at")}</span>
            <span>{t("looks.fields.who")}</span>
            <span>{t("looks.fields.kind")}</span>
            <span>{t("looks.fields.record")}</span>
          </>
        }
        total={count.data}
        density={density}
        rowAt={rowAt}
        line={(look) => <Line look={look} />}
        cursor={cursor}
        onCursor={setCursor}
        onOpen={() => {}}
        onShown={show}
      />
      <div className="foot num" role="status">
        {t("log.looks", { count: count.data })}
      </div>
    </div>
  );
};

const Line = ({ look }: { look: LookEntry }) => {
  const { t, find } = useWords();
  const told = useTold();
  const isOne = look.entity_id !== null;
  const what = isOne
    ? `${told.entity(look.entity)} ${look.name ?? t("log.number", { number: String(look.entity_id) })}`
    : `${find(`${look.entity}.title`) ?? look.entity} · ${t("log.records", { count: look.count })}`;
  return (
    <>
      <span className="num muted" title={told.at(look.at)}>
        {told.shortAt(look.at)}
      </span>
      <span>{told.personOf(look.account)}</span>
      <span className="strong">{find(`looks.kinds.${look.kind}`) ?? look.kind}</span>
      <span className="muted">{what}</span>
    </>
  );
};
