// The first hints, one after another, each beside what it is about; seen or dismissed, they are gone.
import { useLocation } from "@tanstack/react-router";
import { createContext, type ReactElement, type ReactNode, useContext, useState } from "react";

import { Button, Popover } from "../components/index.ts";
import { useDesk, useMay } from "../lib/me.ts";
import { type Key, useWords } from "../lib/words.tsx";
import { useAppearance } from "./appearance.ts";
import { useScreens } from "./screens.tsx";

export type HintName = "search" | "imports" | "backups";

type Shown = { name: HintName; place: number; count: number; next: () => void; end: () => void };

const HintContext = createContext<Shown | null>(null);

/** Where everyone begins, and nothing is under way that a hint could cover. */
const SHOWN_ON = "/customers";
/** Above the page, below whatever layer is opened: a dialog has 200. */
const ABOVE_PAGE = 150;

/** Decides which hint is shown to whoever has just made the office. */
export const Hints = ({ children }: { children: ReactNode }) => {
  const may = useMay();
  const screens = useScreens();
  const { preferences, prefer } = useAppearance();
  const { pathname } = useLocation();
  const [place, setPlace] = useState(0);
  const hasImports = screens.some((it) => (it.path as string) === "/imports");
  const names: HintName[] = [
    "search",
    ...(hasImports ? (["imports"] as const) : []),
    ...(may("backups.create") ? (["backups"] as const) : []),
  ];
  const isWanted = preferences.has_seen_hints === false && pathname === SHOWN_ON;
  const name = isWanted ? names[place] : undefined;
  const end = () => prefer({ has_seen_hints: true });
  const next = () => (place + 1 < names.length ? setPlace(place + 1) : end());
  const shown = name ? { name, place, count: names.length, next, end } : null;
  return <HintContext.Provider value={shown}>{children}</HintContext.Provider>;
};

const textOf = (name: HintName, spellsPinyin: boolean) =>
  (name === "search" && spellsPinyin ? "hints.search_text_pinyin" : `hints.${name}_text`) as Key;

type HintProps = { name: HintName; children: ReactElement };

/** What a hint points at. */
export const Hint = ({ name, children }: HintProps) => {
  const { t } = useWords();
  const { me } = useDesk();
  const shown = useContext(HintContext);
  if (shown?.name !== name) return children;
  const { place, count, next, end } = shown;
  const isLast = place + 1 === count;
  return (
    <Popover
      opened
      withArrow
      withRoles={false}
      returnFocus={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      position={name === "backups" ? "top-start" : "bottom-start"}
      width={336}
      zIndex={ABOVE_PAGE}
      shadow="lg"
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown className="hint" role="status">
        <b>{t(`hints.${name}` as Key)}</b>
        <p>{t(textOf(name, me.customs.spells_pinyin))}</p>
        <div className="between">
          <span className="muted num">
            {place + 1} / {count}
          </span>
          <span>
            {!isLast && (
              <Button size="compact-sm" variant="subtle" color="gray" onClick={end}>
                {t("hints.dismiss")}
              </Button>
            )}
            <Button size="compact-sm" onClick={isLast ? end : next}>
              {t(isLast ? "hints.done" : "hints.next")}
            </Button>
          </span>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};
