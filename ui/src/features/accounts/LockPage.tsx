import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import { Avatar } from "../../components/index.ts";
import { call } from "../../lib/ipc.ts";
import { useWords } from "../../lib/words.tsx";
import { jobsQuery } from "./api.ts";
import { PasswordForm } from "./PasswordForm.tsx";

const BEAT_MS = 3_000;

type LockPageProps = {
  person: { login: string; name: string };
  onUnlocked: () => void;
  onSwitch: () => void;
};

/** In place of everything that was on the screen, which comes back with the password. */
export const LockPage = ({ person, onUnlocked, onSwitch }: LockPageProps) => {
  const { t } = useWords();
  useEffect(() => {
    // Nobody is signed in from now on, and what was read stays with nobody; what runs goes on.
    call("accounts.lock", null).catch(() => {});
  }, []);
  const jobs = useQuery({ ...jobsQuery(), staleTime: 0, refetchInterval: BEAT_MS });
  // Of what runs nothing is told here; signing in is a job too, and it is told of in its place.
  const isBusy = jobs.data?.some((it) => it.operation === null) ?? false;
  return (
    <div className="entry">
      <main className="entry-card">
        <div className="entry-head">
          <Avatar name={person.name} size="big" />
          <div>
            <h1>{person.name}</h1>
            <p>
              {t("lock.title")} · {t("lock.hint")}
            </p>
          </div>
        </div>
        <PasswordForm login={person.login} action={t("lock.unlock")} onSignedIn={onUnlocked} />
        {isBusy && (
          <p className="hint" role="status">
            {t("lock.running")}
          </p>
        )}
        <button type="button" className="tool-button" style={{ marginTop: 12 }} onClick={onSwitch}>
          {t("lock.switch")}
        </button>
      </main>
    </div>
  );
};
