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
import { type ReactNode, useState } from "react";

import type { Chosen, Outcome, Refused } from "../../bindings/commands.ts";
import {
  Button,
  countOf,
  EVERYTHING,
  Menu,
  Modal,
  NOTHING,
  type Selection,
  TextInput,
} from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { categoriesQuery } from "./api.ts";
import { BulkTags } from "./BulkTags.tsx";
import { chosenOf, useBulk } from "./bulk.ts";
import { categoryChoices } from "./categories.ts";
import type { ListQuery } from "./listSearch.ts";
import { useShown } from "./shown.ts";

type BulkBarProps = {
  selection: Selection;
  list: ListQuery;
  /** How many the list has; null until that is known. */
  total: number | null;
  onSelect: (selection: Selection) => void;
  /** Where an export of what is selected begins; none where the person may not export. */
  onExport: ((chosen: Chosen, count: number) => void) | null;
};

/** From here on the number is typed before anything is deleted. */
const MANY = 100;

/** What can be done to everything that is selected, with the count and with undo. */
export const BulkBar = ({ selection, list, total, onSelect, onExport }: BulkBarProps) => {
  const { t } = useWords();
  const may = useMay();
  const [refused, setRefused] = useState<Outcome | null>(null);
  const [isAsking, setAsking] = useState(false);
  // Nothing is done to all of them before it is known how many that are.
  const isKnown = total !== null || selection.kind === "some";
  const count = isKnown ? countOf(selection, total ?? 0) : 0;
  const chosen = chosenOf(selection, list);
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
              {may("customers.update") && <Changes bulk={bulk} />}
              {onExport && (
                <Deed
                  icon={IconFileExport}
                  label={t("customers.export")}
                  onClick={() => onExport(chosen, count)}
                />
              )}
              {may("customers.delete") && (
                <>
                  <hr />
                  <Deed
                    icon={IconTrash}
                    label={t("actions.delete")}
                    isDanger
                    onClick={() => (count > MANY ? setAsking(true) : remove())}
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
      {isAsking && <AskDelete count={count} onYes={remove} onNo={() => setAsking(false)} />}
      {refused && <RefusedList outcome={refused} onClose={() => setRefused(null)} />}
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
  const { people } = shown;
  const statuses = shown.offered("status");
  return (
    <>
      {people.length > 1 && (
        <Several icon={IconUserShare} label={t("customers.assign")}>
          {people.map((it) => (
            <Menu.Item key={it.value} onClick={() => bulk.set("owner", it.value, it.label)}>
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

type AskDeleteProps = { count: number; onYes: () => void; onNo: () => void };

const AskDelete = ({ count, onYes, onNo }: AskDeleteProps) => {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const isRight = typed.replace(/[^\d]/g, "") === String(count);
  return (
    <Modal opened onClose={onNo} title={t("customers.delete_many", { count })} centered>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isRight) onYes();
        }}
      >
        <p className="muted">{t("customers.delete_many_hint")}</p>
        <TextInput
          label={t("customers.delete_many_type", { count })}
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <div className="dialog-foot">
          <Button variant="default" onClick={onNo}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" color="red.8" disabled={!isRight}>
            {t("actions.delete")}
          </Button>
        </div>
      </form>
    </Modal>
  );
};

type RefusedListProps = { outcome: Outcome; onClose: () => void };

/** Whom a deed has left as they are, and why. */
const RefusedList = ({ outcome, onClose }: RefusedListProps) => {
  const { t } = useWords();
  const { done, refused, examples } = outcome;
  const reason = (it: Refused) =>
    t(it.code === "forbidden" ? "customers.refused_right" : "customers.refused_gone");
  const unnamed = refused - examples.length;
  return (
    <Modal opened onClose={onClose} title={t("customers.refused", { count: refused })} centered>
      <p className="muted">{t("customers.refused_done", { count: done })}</p>
      <ul className="refused">
        {examples.map((it) => (
          <li key={it.id}>
            <b className="ellipsis">{it.name}</b>
            <span className="muted num">{it.file_no}</span>
            <span className="muted">{reason(it)}</span>
          </li>
        ))}
      </ul>
      {unnamed > 0 && <p className="muted">{t("customers.refused_more", { count: unnamed })}</p>}
      <div className="dialog-foot">
        <Button onClick={onClose}>{t("actions.close")}</Button>
      </div>
    </Modal>
  );
};
