import { IconEye } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { LookEntry } from "../../bindings/commands.ts";
import { Empty, Select } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { lookCountQuery, looksQuery } from "./api.ts";
import type { JournalPageProps } from "./JournalPage.tsx";
import { type JournalSearch, withoutBlanks } from "./journalSearch.ts";
import { LogList } from "./LogList.tsx";
import { RecordChip } from "./RecordChip.tsx";
import { PAGE, useLines } from "./rows.ts";
import { useTold } from "./told.ts";

/** Who looked at what: who opened, searched, listed or took out records. */
export const LooksList = ({ search, onSearch }: JournalPageProps) => {
  const { t } = useWords();
  const told = useTold();
  const { person, entity, id } = search;
  const people = told.people.map((it) => ({ value: String(it.id), label: it.name }));
  return (
    <>
      <div className="toolbar journal-filters">
        <Select
          size="xs"
          aria-label={t("looks.fields.who")}
          placeholder={t("log.anyone")}
          data={people}
          value={person === undefined ? null : String(person)}
          onChange={(chosen) =>
            onSearch(
              withoutBlanks({ ...search, person: chosen === null ? undefined : Number(chosen) }),
            )
          }
          searchable
          clearable
        />
        {entity !== undefined && id !== undefined && (
          <Looked
            entity={entity}
            id={id}
            onRemove={() =>
              onSearch(withoutBlanks({ ...search, entity: undefined, id: undefined }))
            }
          />
        )}
      </div>
      <Lines key={JSON.stringify(search)} search={search} />
    </>
  );
};

type LookedProps = { entity: string; id: number; onRemove: () => void };

/** The record whose looks are listed, called as the looks themselves call it. */
const Looked = ({ entity, id, onRemove }: LookedProps) => {
  const { t } = useWords();
  const one = { entity, entity_id: id, account: null, skip: 0, limit: 1 };
  const name = useQuery(looksQuery(one)).data?.[0]?.name;
  const number = t("log.number", { number: String(id) });
  return <RecordChip entity={entity} name={name ?? number} onRemove={onRemove} />;
};

const Lines = ({ search }: { search: JournalSearch }) => {
  const { t } = useWords();
  const query = {
    entity: search.entity ?? null,
    entity_id: search.entity ? (search.id ?? null) : null,
    account: search.person ?? null,
    skip: 0,
    limit: 0,
  };
  const count = useQuery(lookCountQuery(query));
  const lines = useLines(
    (skip) => looksQuery({ ...query, skip, limit: PAGE }),
    (rows) => rows,
  );
  const [cursor, setCursor] = useState<number | null>(null);
  return (
    <LogList
      label={t("looks.title")}
      headings={[
        t("looks.fields.at"),
        t("looks.fields.who"),
        t("looks.fields.kind"),
        t("looks.fields.record"),
      ]}
      count={count}
      lines={lines}
      line={(look) => <Line look={look} />}
      counted={(count) => t("log.looks", { count })}
      nothing={<Empty icon={<IconEye size={44} stroke={1.4} />} text={t("log.no_looks")} />}
      cursor={cursor}
      onCursor={setCursor}
    />
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
