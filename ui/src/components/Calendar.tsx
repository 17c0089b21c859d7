// A month to pick a day of. Weeks begin on Monday, as core counts them.
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

import { addDays, dayOf, isDate, longDate } from "../lib/dates.ts";
import { addMonths, monthName, weekdays } from "../lib/months.ts";
import { useWords } from "../lib/words.tsx";
import "./calendar.css";

type CalendarProps = {
  /** The day that is chosen, or the one to begin at. */
  date: string;
  today: string;
  onPick: (date: string) => void;
};

const DAYS_SHOWN = 42;

/** How far a key leads. */
const STEPS: Record<string, (date: string) => string> = {
  ArrowLeft: (date) => addDays(date, -1),
  ArrowRight: (date) => addDays(date, 1),
  ArrowUp: (date) => addDays(date, -7),
  ArrowDown: (date) => addDays(date, 7),
  PageUp: (date) => addMonths(date, -1),
  PageDown: (date) => addMonths(date, 1),
};

export const Calendar = ({ date, today, onPick }: CalendarProps) => {
  const { t, language } = useWords();
  const [at, setAt] = useState(date);
  const box = useRef<HTMLDivElement>(null);
  const isByKey = useRef(true);
  const first = `${at.slice(0, 8)}01`;
  const monday = addDays(first, -((dayOf(first) + 3) % 7));
  const days = Array.from({ length: DAYS_SHOWN }, (_, index) => addDays(monday, index));
  useEffect(() => {
    if (isByKey.current) box.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
  }, [at]);
  const move = (next: string, byKey: boolean) => {
    isByKey.current = byKey;
    if (isDate(next)) setAt(next);
  };
  const handleKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    move(step(at), true);
  };
  return (
    <div className="calendar">
      <div className="calendar-head">
        <button
          type="button"
          className="tool-button"
          aria-label={t("dates.previous_month")}
          onClick={() => move(addMonths(at, -1), false)}
        >
          <IconChevronLeft size={15} />
        </button>
        <span role="status">{monthName(first, language)}</span>
        <button
          type="button"
          className="tool-button"
          aria-label={t("dates.next_month")}
          onClick={() => move(addMonths(at, 1), false)}
        >
          <IconChevronRight size={15} />
        </button>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the days in it */}
      <div ref={box} className="calendar-days num" onKeyDown={handleKey}>
        {weekdays(language).map((name, index) => (
          <span key={days[index]} aria-hidden>
            {name}
          </span>
        ))}
        {days.map((day) => (
          <button
            key={day}
            type="button"
            data-day={day}
            className={day.slice(0, 7) === at.slice(0, 7) ? "" : "other"}
            tabIndex={day === at ? 0 : -1}
            aria-label={longDate(day, language)}
            aria-current={day === today ? "date" : undefined}
            aria-pressed={day === date}
            onClick={() => onPick(day)}
          >
            {Number(day.slice(8))}
          </button>
        ))}
      </div>
    </div>
  );
};
