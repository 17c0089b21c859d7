import {
  IconCircleDot,
  IconFileExport,
  IconFolder,
  IconRestore,
  IconTrash,
  IconUserShare,
  IconX,
  type TablerIcon,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";

import type { Chosen, Customer, Outcome } from "../../bindings/commands.ts";
import { countOf, EVERYTHING, has, Menu, NOTHING, type Selection } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { categoriesQuery } from "./api.ts";
import { BulkChange } from "./BulkChange.tsx";
import { BulkTags } from "./BulkTags.tsx";
import { chosenOf, useBulk } from "./bulk.ts";
import { categoryChoices } from "./categories.ts";
import type { ListQuery } from "./listSearch.ts";
import { useShown } from "./shown.ts";

const AskDelete = lazy(async () => ({ default: (await import("./bulkDialogs.tsx")).AskDelete }));
const RefusedList = lazy(async () => ({
  default: (await import("./bulkDialogs.tsx")).RefusedList,
}));

type BulkBarProps = {
  selection: Selection;
  list: ListQuery;
  /** The rows of the list that are here. */
  known: () => Customer[];
  /** How many the list has; null until that is known. */
  total: number | null;
  onSelect: (selection: Selection) => void;
  /** Where an export of what is selected begins; none where the person may not export. */
  onExport: ((chosen: Chosen, count: number) => void) | null;
};

/** More are deleted by mistake more easily than they are looked through: it is asked first. */
const SOME = 20;
/** From here on the number is typed before anything is deleted. */
const MANY = 100;

/** What can be done to everything that is selected, with the count and with undo. */
export const BulkBar = (props: BulkBarProps) => {
  const { selection, list, total, onSelect, onExport } = props;
  const { t } = useWords();
  const may = useMay();
  const [refused, setRefused] = useState<Outcome | null>(null);
  const [isAsking, setAsking] = useState(false);
  // Nothing is done to all of them before it is known how many that are.
  const isKnown = total !== null || selection.kind === "some";
  const count = isKnown ? countOf(selection, total ?? 0) : 0;
  const chosen = chosenOf(selection, list);
  // A long list is looked through once for each selection, and not at all while nobody is selected.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that arrive later were not selected
  const seen = useMemo(
    () =>
      selection.kind === "some" && selection.ids.size > 0
        ? props.known().filter((it) => has(selection, it.id))
        : [],
    [selection],
  );
  /** Whether there is somebody among them, as far as that can be told, with whom it may be done. */
  const someMay = (deed: "may_change" | "may_delete") =>
    seen.length < count || seen.some((it) => it[deed]);
  const mayChange = may("customers.update") && someMay("may_change");
  const mayDelete = may("customers.delete") && someMay("may_delete");
  const bulk = useBulk(chosen, {
    onDone: (outcome) => {
      if (outcome.refused > 0) setRefused(outcome);
    },
  });
  const remove = () => {
    setAsking(false);
    bulk.remove();
    onSelect(NOTHING);
  };
  const restore = () => {
    bulk.restore();
    onSelect(NOTHING);
  };
  return (
    <>
      {count > 0 && (
        <div className="bulk" role="toolbar" aria-label={t("customers.selected", { count })}>
          <b className="num">{t("customers.selected", { count })}</b>
          {total !== null && count < total && (
            <button type="button" className="link" onClick={() => onSelect(EVERYTHING)}>
              {t("customers.select_all", { count: total })}
            </button>
          )}
          <hr />
          {list.is_recycled ? (
            <Deed icon={IconRestore} label={t("customers.restore")} onClick={restore} />
          ) : (
            <>
              {mayChange && <Changes bulk={bulk} />}
              {may("customers.update") && !mayChange && (
                <span>{t("customers.only_look_many")}</span>
              )}
              {onExport && (
                <Deed
                  icon={IconFileExport}
                  label={t("customers.export")}
                  onClick={() => onExport(chosen, count)}
                />
              )}
              {mayDelete && (
                <>
                  <hr />
                  <Deed
                    icon={IconTrash}
                    label={t("actions.delete")}
                    isDanger
                    onClick={() => (count > SOME ? setAsking(true) : remove())}
                  />
                </>
              )}
            </>
          )}
          <button
            type="button"
            aria-label={t("customers.unselect")}
            title={t("customers.unselect")}
            onClick={() => onSelect(NOTHING)}
          >
            <IconX size={16} />
          </button>
        </div>
      )}
      <Suspense>
        {isAsking && (
          <AskDelete
            count={count}
            isTyped={count > MANY}
            onYes={remove}
            onNo={() => setAsking(false)}
          />
        )}
        {refused && <RefusedList outcome={refused} onClose={() => setRefused(null)} />}
      </Suspense>
    </>
  );
};

type DeedProps = { icon: TablerIcon; label: string; isDanger?: boolean; onClick: () => void };

const Deed = ({ icon: Icon, label, isDanger = false, onClick }: DeedProps) => (
  <button type="button" className={isDanger ? "danger" : ""} title={label} onClick={onClick}>
    <Icon size={16} />
    <span>{label}</span>
  </button>
);

const Changes = ({ bulk }: { bulk: ReturnType<typeof useBulk> }) => {
  const { t } = useWords();
  const shown = useShown();
  const categories = useQuery(categoriesQuery()).data ?? [];
  const people = shown.present;
  const statuses = shown.offered("status");
  const mayMove = useMay()("tasks.update");
  // What somebody was to do for a customer is for whoever has the customer.
  const [follows, setFollows] = useState(true);
  return (
    <>
      {people.length > 1 && (
        <Several icon={IconUserShare} label={t("customers.assign")}>
          {mayMove && (
            <>
              <Menu.CheckboxItem checked={follows} onChange={setFollows}>
                {t("customers.tasks_follow")}
              </Menu.CheckboxItem>
              <Menu.Divider />
            </>
          )}
          {people.map((it) => (
            <Menu.Item
              key={it.value}
              onClick={() =>
                bulk.assign(it.value, it.label, follows && mayMove ? "follow" : "stay")
              }
            >
              {it.label}
            </Menu.Item>
          ))}
        </Several>
      )}
      <BulkTags bulk={bulk} />
      <Several icon={IconCircleDot} label={t("customers.set_status")}>
        {statuses.map((it) => (
          <Menu.Item key={it.value} onClick={() => bulk.set("status", it.value, it.label)}>
            {it.label}
          </Menu.Item>
        ))}
      </Several>
      {categories.length > 0 && (
        <Several icon={IconFolder} label={t("customers.set_category")}>
          {categoryChoices(categories).map((it) => (
            <Menu.Item key={it.value} onClick={() => bulk.set("category", it.value, it.label)}>
              {it.label}
            </Menu.Item>
          ))}
        </Several>
      )}
      <BulkChange bulk={bulk} />
    </>
  );
};

type SeveralProps = { icon: TablerIcon; label: string; children: ReactNode };

const Several = ({ icon: Icon, label, children }: SeveralProps) => (
  <Menu position="top" shadow="md">
    <Menu.Target>
      <button type="button" title={label}>
        <Icon size={16} />
        <span>{label}</span>
      </button>
    </Menu.Target>
    <Menu.Dropdown mah={320} style={{ overflow: "auto" }}>
      {children}
    </Menu.Dropdown>
  </Menu>
);
