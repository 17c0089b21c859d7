import { IconFilter, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, lazy, Suspense, useRef, useState } from "react";

import type { Filter } from "../../../bindings/commands.ts";
import { Popover, Skeletons } from "../../../components/index.ts";
import { useMay } from "../../../lib/me.ts";
import { useShortcut } from "../../../lib/shortcuts.ts";
import { useWords } from "../../../lib/words.tsx";
import { importsQuery } from "../api.ts";
import type { ListQuery } from "../listSearch.ts";
import { useShown } from "../shown.ts";
import { asksFor } from "./draft.ts";

// Built with only where somebody builds one.
const FilterEditor = lazy(() => import("./FilterEditor.tsx"));

type FilterChipsProps = {
  filters: readonly Filter[];
  /** The list as it would be with these. */
  listWith: (filters: Filter[]) => ListQuery;
  onChange: (filters: Filter[]) => void;
};

const isSame = (one: Filter, other: Filter) => JSON.stringify(one) === JSON.stringify(other);

/** What all has to be so is as many chips: each can be taken away by itself. */
const partsOf = (filter: Filter): Filter[] =>
  "and" in filter ? filter.and.flatMap(partsOf) : [filter];

/** The conditions of a list, each a sentence: a press changes one, Delete takes it away. */
export const FilterChips = ({ filters, listWith, onChange }: FilterChipsProps) => {
  const { t } = useWords();
  const shown = useShown();
  const may = useMay();
  const namesImport = filters.some((it) => asksFor(it, "import"));
  useQuery({ ...importsQuery(), enabled: namesImport && may("imports.run") });
  /** The chip that is being changed; behind the last one is a new one. */
  const [open, setOpen] = useState<number | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  /** What stands in the editor, as far as it is whole: a click beside it means that too. */
  const built = useRef<Filter | null>(null);
  useShortcut({ keys: "f", label: "customers.filter", run: () => setOpen(filters.length) });

  const put = (index: number, filter: Filter | null) => {
    const next = [...filters];
    const isNew = (it: Filter) => !filters.some((old, at) => at !== index && isSame(old, it));
    next.splice(index, 1, ...(filter ? partsOf(filter).filter(isNew) : []));
    setOpen(null);
    onChange(next);
  };
  const leave = (index: number) => {
    const filter = built.current;
    built.current = null;
    const isChanged = JSON.stringify(filter) !== JSON.stringify(filters[index] ?? null);
    if (filter && isChanged) put(index, filter);
    else setOpen(null);
  };
  const remove = (index: number) => {
    put(index, null);
    // The next chip has the focus then, or the button behind the last.
    requestAnimationFrame(() => {
      const buttons = bar.current?.querySelectorAll<HTMLElement>("[data-chip]");
      buttons?.[Math.min(index, buttons.length - 1)]?.focus();
    });
  };
  const editor = (index: number) => (
    <Suspense
      fallback={
        <div className="filter-editor">
          <Skeletons label={t("actions.loading")} lines={3} />
        </div>
      }
    >
      <FilterEditor
        filter={filters[index] ?? null}
        listWith={(filter) => {
          const next = [...filters];
          next.splice(index, 1, ...(filter ? [filter] : []));
          return listWith(next);
        }}
        onBuilt={(filter) => {
          built.current = filter;
        }}
        onApply={(filter) => put(index, filter)}
      />
    </Suspense>
  );
  const popover = (index: number) =>
    ({
      opened: open === index,
      onChange: (isOpen: boolean) => {
        if (isOpen) setOpen(index);
        else leave(index);
      },
      position: "bottom-start",
      shadow: "md",
      trapFocus: true,
      returnFocus: true,
      // What is open in it hears of the key first.
      closeOnEscape: false,
    }) as const;
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // Choices that hang open are closed first.
    if ((event.target as HTMLElement).getAttribute("aria-expanded") === "true") return;
    built.current = null;
    setOpen(null);
  };

  return (
    <div className="chips" ref={bar}>
      {filters.map((filter, index) => {
        const { about, what } = shown.condition(filter);
        const sentence = [about, what].filter(Boolean).join(" ");
        return (
          <span className="chip" key={sentence}>
            <Popover {...popover(index)}>
              <Popover.Target>
                <button
                  type="button"
                  data-chip
                  title={sentence}
                  onClick={() => setOpen(open === index ? null : index)}
                  onKeyDown={(event) => {
                    if (event.key === "Delete" || event.key === "Backspace") remove(index);
                  }}
                >
                  {about && <i>{about}</i>}
                  {what && <b className="ellipsis">{what}</b>}
                </button>
              </Popover.Target>
              <Popover.Dropdown onKeyDown={closeByKey}>{editor(index)}</Popover.Dropdown>
            </Popover>
            <button
              type="button"
              className="close"
              aria-label={t("customers.filter_remove", { condition: sentence })}
              onClick={() => remove(index)}
            >
              <IconX size={13} />
            </button>
          </span>
        );
      })}
      <Popover {...popover(filters.length)}>
        <Popover.Target>
          <button
            type="button"
            data-chip
            className="tool-button dashed"
            title={t("customers.filter")}
            onClick={() => setOpen(open === filters.length ? null : filters.length)}
          >
            <IconFilter size={15} />
            <span className="label">{t("customers.filter")}</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown onKeyDown={closeByKey}>{editor(filters.length)}</Popover.Dropdown>
      </Popover>
    </div>
  );
};
