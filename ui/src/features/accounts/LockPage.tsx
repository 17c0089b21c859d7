import { useEffect } from "react";

import { Avatar } from "../../components/index.ts";
import { call } from "../../lib/ipc.ts";
import { useWords } from "../../lib/words.tsx";
import { PasswordForm } from "./PasswordForm.tsx";

type LockPageProps = {
  person: { login: string; name: string };
  onUnlocked: () => void;
  onSwitch: () => void;
};

/** In place of everything that was on the screen, which comes back with the password. */
export const LockPage = ({ person, onUnlocked, onSwitch }: LockPageProps) => {
  const { t } = useWords();
  useEffect(() => {
    // The session ends at once; what was read stays with nobody.
    call("accounts.sign_out", null).catch(() => {});
  }, []);
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
        <button type="button" className="tool-button" style={{ marginTop: 12 }} onClick={onSwitch}>
          {t("lock.switch")}
        </button>
      </main>
    </div>
  );
};
