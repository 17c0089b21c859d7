// A day, typed as people write it or picked from a month. What was meant, core says.
import { Popover, type TextInputProps } from "@mantine/core";
import { IconCalendar } from "@tabler/icons-react";
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useRef,
  useState,
} from "react";

import type { Failure } from "../bindings/commands.ts";
import { writtenDate } from "../lib/dates.ts";
import { call } from "../lib/ipc.ts";
import { useDesk } from "../lib/me.ts";
import { useWords } from "../lib/words.tsx";
import { Calendar } from "./Calendar.tsx";
import { TextInput } from "./Fields.tsx";
import { WITHIN } from "./room.ts";

/** Longer than any date that somebody writes. */
const LONGEST = 60;
const SETTLES_MS = 250;
/** A month stays within the window: where it fits neither below nor above, it lies over the text. */
const MONTH = {
  flip: WITHIN,
  shift: {
    crossAxis: true,
    get rootBoundary() {
      return WITHIN.rootBoundary;
    },
  },
};

type Look = Pick<TextInputProps, "aria-label" | "label" | "size" | "error">;

export type DayFieldProps = Look & {
  autoFocus?: boolean;
  value: string;
  onText: (text: string) => void;
  onPick: (date: string) => void;
  onLeave: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
};

/** The text of a day, with a month to pick from; whoever shows it reads the text. */
export const DayField = ({ value, onText, onPick, onLeave, onKeyDown, ...rest }: DayFieldProps) => {
  const { t } = useWords();
  const { me } = useDesk();
  const field = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<string | null>(null);
  const open = async () => setShown(await call("settings.day", value).catch(() => me.today));
  const close = () => {
    setShown(null);
    field.current?.focus();
  };
  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape" && shown !== null) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "ArrowDown" && shown === null) {
      event.preventDefault();
      open();
    } else if (event.target === field.current) {
      onKeyDown?.(event);
    }
  };
  const handleBlur = (event: FocusEvent<HTMLElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setShown(null);
    onLeave();
  };
  /** The text keeps the focus while the pointer is in the month. */
  const keepFocus = (event: MouseEvent) => event.preventDefault();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears of what is in it
    <div className="day-field" onKeyDown={handleKey} onBlur={handleBlur}>
      <Popover
        opened={shown !== null}
        onChange={() => setShown(null)}
        closeOnEscape={false}
        position="bottom-start"
        shadow="md"
        withinPortal={false}
        withRoles={false}
        floatingStrategy="fixed"
        middlewares={MONTH}
      >
        <Popover.Target>
          <TextInput
            size="xs"
            {...rest}
            ref={field}
            maxLength={LONGEST}
            value={value}
            onChange={(event) => onText(event.currentTarget.value)}
            onFocus={(event) => event.currentTarget.select()}
            rightSection={
              <button
                type="button"
                className="field-button"
                tabIndex={-1}
                aria-label={t("dates.pick")}
                title={t("dates.pick")}
                onMouseDown={keepFocus}
                onClick={() => (shown === null ? open() : close())}
              >
                <IconCalendar size={14} />
              </button>
            }
          />
        </Popover.Target>
        <Popover.Dropdown p={4} role="dialog" aria-label={t("dates.pick")} onMouseDown={keepFocus}>
          {shown !== null && (
            <Calendar
              date={shown}
              today={me.today}
              onPick={(date) => {
                close();
                onPick(date);
              }}
            />
          )}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
};

export type DayInputProps = Look & {
  /** As core writes a date; empty for none. */
  value: string;
  onChange: (date: string) => void;
  /** What is typed and no day yet. */
  onTyping?: (text: string) => void;
};

/** A day that is understood as soon as the person stops typing. */
export const DayInput = ({ value, error, onChange, onTyping, ...rest }: DayInputProps) => {
  const { language } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const settle = (date: string) => {
    clearTimeout(timer.current);
    asked.current += 1;
    setFailure(null);
    onChange(date);
  };
  const read = async (text: string) => {
    clearTimeout(timer.current);
    asked.current += 1;
    const mine = asked.current;
    const read = await call("settings.day", text).catch((error: Failure) => error);
    // Meanwhile something else was typed or picked.
    if (mine !== asked.current) return false;
    if (typeof read === "string") settle(read);
    else setFailure(read.sentence);
    return typeof read === "string";
  };
  const handleText = (text: string) => {
    setTyped(text);
    setFailure(null);
    clearTimeout(timer.current);
    asked.current += 1;
    if (text.trim() === "") return settle("");
    onTyping?.(text);
    timer.current = setTimeout(async () => {
      if (!(await read(text))) setFailure(null);
    }, SETTLES_MS);
  };
  /** Shows what was understood in place of what was typed. */
  const finish = async () => {
    if (typed === null) return;
    if (typed.trim() === "" || (await read(typed))) setTyped(null);
  };
  return (
    <DayField
      {...rest}
      value={typed ?? writtenDate(value, language)}
      error={failure ?? error}
      onText={handleText}
      onPick={(date) => {
        setTyped(null);
        settle(date);
      }}
      onLeave={finish}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || typed === null) return;
        event.preventDefault();
        finish();
      }}
    />
  );
};
