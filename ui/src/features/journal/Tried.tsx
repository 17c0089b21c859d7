// Who failed to sign in before the person who then did: logins of this office, never what was typed.
import type { Entry } from "../../bindings/commands.ts";
import { useWords } from "../../lib/words.tsx";
import { useTold } from "./told.ts";

type Event = { happened: string; login: string | null; last_ms: number; count: number };

/** What happened at the door, as the entry keeps it. */
export const triedIn = ({ operation, note }: Entry): Event[] => {
  if (operation !== "accounts.sign_in_failed") return [];
  const events = (note as { events?: Event[] } | null)?.events ?? [];
  return events.filter((it) => it.happened === "failed" || it.happened === "locked");
};

/** Whose sign-in failed, in one line. */
export const useTriedLine = () => {
  const { t } = useWords();
  const told = useTold();
  return (entry: Entry) => {
    const logins = triedIn(entry).map((it) => (it.login ? told.person(it.login) : t("log.nobody")));
    return [...new Set(logins)].join(t("formats.list_separator"));
  };
};

export const Tried = ({ entry }: { entry: Entry }) => {
  const { t } = useWords();
  const told = useTold();
  return (
    <>
      {triedIn(entry).map((it) => (
        <div key={`${it.happened} ${it.login} ${it.last_ms}`} className="change">
          <b>{it.login ? `${told.person(it.login)} (${it.login})` : t("log.nobody")}</b>
          {" · "}
          {it.happened === "locked"
            ? t("accounts.states.locked")
            : t("log.tries", { count: it.count })}
          {" · "}
          <span className="num muted">{told.at(it.last_ms)}</span>
        </div>
      ))}
    </>
  );
};
