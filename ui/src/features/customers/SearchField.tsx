import { IconSearch, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

import { useShortcut } from "../../lib/shortcuts.ts";
import { useWords } from "../../lib/words.tsx";

const TYPING_MS = 20;

type SearchFieldProps = {
  q: string;
  onSearch: (q: string) => void;
  /** On into the rows: those that are there, or later those that are being searched for. */
  onRows: (isLater: boolean) => void;
};

/** Searches while it is typed; Enter and the arrow down go on to what was found. */
export const SearchField = ({ q, onSearch, onRows }: SearchFieldProps) => {
  const { t } = useWords();
  const [text, setText] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isComposing = useRef(false);
  useEffect(() => setText(q), [q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useShortcut({ keys: "/", label: "customers.search_here", run: () => field.current?.focus() });
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    if (!isComposing.current) timer.current = setTimeout(() => onSearch(next.trim()), TYPING_MS);
  };
  const clear = () => {
    type("");
    field.current?.focus();
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") type("");
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    clearTimeout(timer.current);
    const isLater = text.trim() !== q;
    if (isLater) onSearch(text.trim());
    onRows(isLater);
  };
  return (
    <span className="search" style={{ flex: "0 1 220px", height: 28 }}>
      <IconSearch size={15} />
      <input
        ref={field}
        type="text"
        role="searchbox"
        aria-label={t("customers.search_here")}
        placeholder={t("customers.search_here")}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onCompositionStart={() => {
          isComposing.current = true;
        }}
        onCompositionEnd={(event) => {
          isComposing.current = false;
          type(event.currentTarget.value);
        }}
        onKeyDown={handleKey}
        className="bare"
      />
      {text !== "" && (
        <button
          type="button"
          className="field-button"
          aria-label={t("customers.search_clear")}
          onClick={clear}
        >
          <IconX size={14} />
        </button>
      )}
    </span>
  );
};
