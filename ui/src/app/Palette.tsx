import { IconFileExport, IconKeyboard, IconLock, IconPlus, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useDeferredValue, useState } from "react";

import type { Customer } from "../bindings/commands.ts";
import { Avatar, Keys, Modal } from "../components/index.ts";
import { nearestQuery, pageQuery } from "../features/customers/api.ts";
import { askElsewhere, useElsewhere } from "../features/customers/elsewhere.ts";
import type { ListSearch } from "../features/customers/listSearch.ts";
import { Reason, unseenReasons } from "../features/customers/Reason.tsx";
import { useDesk, useMay } from "../lib/me.ts";
import { commandQuery } from "../lib/query.ts";
import { useWords } from "../lib/words.tsx";
import { useGo, useScreens } from "./screens.tsx";

type PaletteProps = {
  onClose: () => void;
  onCustomer: (id: number) => void;
  /** Everybody who fits, in the list. */
  onAll: (search: ListSearch) => void;
  onOpen: (layer: "create" | "shortcuts") => void;
  /** None where the person may not export. */
  onExport: (() => void) | null;
};

type Entry = {
  key: string;
  icon: ReactNode;
  title: string;
  /** Other words that it is found by. */
  also?: string;
  detail?: ReactNode;
  keys?: string;
  run: () => void;
};

const FOUND = 8;
/** Before anything is typed: who was changed last. */
const LATEST = 5;
const ALL = {
  search: null,
  filter: null,
  sort: "updated_at",
  direction: null,
  is_recycled: false,
} as const;

/** What is said beside a name: the company and the phone, and else what was found there. */
const detailOf = (customer: Customer) => {
  const { company, phone } = customer;
  const seen: Record<string, string | null> = { company, phone };
  const reasons = unseenReasons(customer, (field) => seen[field] ?? null);
  if (reasons.length > 0) return <Reason found={reasons} />;
  return [company, phone].filter(Boolean).join(" · ");
};

/** Which titles have what is typed, by the other script and by pinyin too. */
const useNear = (text: string, titles: string[]) =>
  useQuery({
    ...commandQuery("screens.near", { text, titles }),
    enabled: text !== "",
    placeholderData: (before) => before,
  }).data;

/** One field for everything: customers by any sign of theirs, pinyin too, and what can be done. */
export const Palette = ({ onClose, onCustomer, onAll, onOpen, onExport }: PaletteProps) => {
  const { t } = useWords();
  const { lock } = useDesk();
  const may = useMay();
  const hasCustomers = may("customers.read");
  const elsewhere = useElsewhere();
  const screens = useScreens();
  const goTo = useGo();
  const [text, setText] = useState("");
  const [cursor, setCursor] = useState(0);
  const asked = useDeferredValue(text.trim());
  const found = useQuery({
    ...(asked ? nearestQuery(asked, FOUND) : pageQuery(ALL, 1, LATEST)),
    enabled: hasCustomers,
    placeholderData: (before) => before,
  });

  const go = (run: () => void) => () => {
    onClose();
    run();
  };
  const actions: Entry[] = [
    ...(may("customers.create")
      ? [
          {
            key: "create",
            icon: <IconPlus size={17} />,
            title: t("shell.new_customer"),
            keys: "c",
            run: () => onOpen("create"),
          },
        ]
      : []),
    ...(onExport
      ? [
          {
            key: "export",
            icon: <IconFileExport size={17} />,
            title: t("exports.open"),
            keys: "mod+e",
            run: go(onExport),
          },
        ]
      : []),
    {
      key: "shortcuts",
      icon: <IconKeyboard size={17} />,
      title: t("shortcuts.title"),
      keys: "?",
      run: () => onOpen("shortcuts"),
    },
    {
      key: "lock",
      icon: <IconLock size={17} />,
      title: t("shell.lock"),
      keys: "mod+l",
      run: go(lock),
    },
  ];
  const places: Entry[] = screens.map((it) => ({
    key: it.path,
    icon: <it.icon size={17} />,
    title: t(it.title),
    also: t(it.go),
    keys: it.keys,
    run: go(() => goTo(it)),
  }));
  const wanted = text.trim().toLowerCase();
  const offered = [...actions, ...places];
  const near = useNear(
    asked,
    offered.map((it) => `${it.title} ${it.also ?? ""}`),
  );
  const fits = (entry: Entry) =>
    [entry.title, entry.also ?? ""].some((it) => it.toLowerCase().includes(wanted)) ||
    (asked !== "" && near?.[offered.indexOf(entry)] === true);
  const customers: Entry[] = (found.data?.rows ?? []).map((it) => ({
    key: `c${it.id}`,
    icon: <Avatar name={it.name} size="small" />,
    title: it.name,
    detail: detailOf(it),
    run: () => onCustomer(it.id),
  }));
  const total = found.data?.total ?? 0;
  if (asked && total > customers.length) {
    const words = { text: asked, count: found.data?.is_exact ? total : total - 1 };
    customers.push({
      key: "all",
      icon: <IconSearch size={17} />,
      title: t(found.data?.is_exact ? "palette.all" : "palette.all_of_many", words),
      run: go(() => onAll({ q: asked })),
    });
  }
  const groups = [
    { title: t("customers.title"), entries: customers },
    { title: t("palette.actions"), entries: actions.filter(fits) },
    { title: t("palette.screens"), entries: places.filter(fits) },
  ].filter((it) => it.entries.length > 0);
  if (asked && groups.length === 0 && !found.isFetching) {
    const ask = go(() => onAll({ filters: [askElsewhere(asked)] }));
    const icon = <IconSearch size={17} />;
    const entry = { key: "elsewhere", icon, title: elsewhere(asked), run: ask };
    const entries = hasCustomers ? [entry] : [];
    groups.push({ title: t("palette.nothing", { text: asked }), entries });
  }
  const entries = groups.flatMap((it) => it.entries);
  const chosen = Math.min(cursor, entries.length - 1);

  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setCursor(Math.min(entries.length - 1, chosen + 1));
    else if (event.key === "ArrowUp") setCursor(Math.max(0, chosen - 1));
    else if (event.key === "Enter") entries[chosen]?.run();
    else return;
    event.preventDefault();
  };
  const line = (it: Entry) => {
    const index = entries.indexOf(it);
    return (
      <div
        key={it.key}
        id={`entry-${index}`}
        role="option"
        aria-selected={index === chosen}
        className="palette-entry"
        onClick={it.run}
        onMouseMove={() => setCursor(index)}
        ref={(element) => {
          if (index === chosen) element?.scrollIntoView({ block: "nearest" });
        }}
      >
        {it.icon}
        <b className="ellipsis">{it.title}</b>
        {it.detail && <span className="muted ellipsis">{it.detail}</span>}
        {it.keys && <Keys keys={it.keys} />}
      </div>
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={600}
      yOffset="min(80px, 8vh)"
      padding={0}
      radius={12}
      aria-label={t("palette.title")}
    >
      <div className="palette-field">
        <IconSearch size={18} />
        <input
          className="bare"
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={`entry-${chosen}`}
          aria-label={t("palette.title")}
          placeholder={t("shell.search")}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setCursor(0);
          }}
          onKeyDown={handleKey}
          data-autofocus
        />
      </div>
      <div
        id="palette-list"
        role="listbox"
        aria-label={t("palette.title")}
        className="palette-list"
      >
        {groups.map((it) => (
          <div key={it.title} role="group" aria-label={it.title}>
            <div className="palette-group" aria-hidden>
              {it.title}
            </div>
            {it.entries.map(line)}
          </div>
        ))}
      </div>
    </Modal>
  );
};
