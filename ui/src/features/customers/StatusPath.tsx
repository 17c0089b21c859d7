import { type KeyboardEvent, useEffect, useRef } from "react";

import type { Customer } from "../../bindings/commands.ts";
import { useSaid } from "../../lib/said.ts";
import { useShown } from "./shown.ts";
import type { SaveField } from "./useSaveField.ts";

/** Where a customer stands, among all the places there are; a press moves them. */
export const StatusPath = ({ customer, onSave }: { customer: Customer; onSave: SaveField }) => {
  const shown = useShown();
  const said = useSaid();
  const path = useRef<HTMLDivElement>(null);
  const { status } = customer;
  useEffect(() => {
    const place = status && path.current?.querySelector<HTMLElement>("[aria-checked=true]");
    // Only sideways, and only the path.
    if (place && path.current)
      path.current.scrollLeft = place.offsetLeft - path.current.clientWidth / 2;
  }, [status]);
  const isFixed =
    !customer.may_change || customer.deleted_at !== null || customer.masked.includes("status");
  const offered = shown.offered("status");
  const isRetired = status !== null && !offered.some((it) => it.value === status);
  const places = isRetired
    ? [...offered, { value: status, label: shown.choice("status", status) }]
    : offered;
  if (places.length === 0) return null;

  const choose = (value: string) => {
    if (value !== status) onSave("status", value).catch(said.failed);
  };
  const handleKey = (event: KeyboardEvent, index: number) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (index + by + places.length) % places.length;
    path.current?.querySelectorAll<HTMLElement>("[role=radio]")[next]?.focus();
  };
  const current = places.findIndex((it) => it.value === status);
  return (
    <div className="path" role="radiogroup" aria-label={shown.field("status")} ref={path}>
      {places.map((it, index) => (
        <button
          key={it.value}
          type="button"
          role="radio"
          aria-checked={it.value === status}
          aria-disabled={isFixed}
          tabIndex={index === Math.max(0, current) ? 0 : -1}
          title={it.label}
          onClick={() => !isFixed && choose(it.value)}
          onKeyDown={(event) => handleKey(event, index)}
        >
          <span className="ellipsis">{it.label}</span>
        </button>
      ))}
    </div>
  );
};
