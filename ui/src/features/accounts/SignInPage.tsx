import { IconChevronLeft } from "@tabler/icons-react";
import { useState } from "react";

import type { OfficeShown } from "../../bindings/commands.ts";
import { Avatar, Logo } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { PasswordForm } from "./PasswordForm.tsx";

type SignInPageProps = {
  office: OfficeShown;
  /** Somebody has just left: who comes is probably somebody else. */
  isLeft?: boolean;
  onRecover: () => void;
  onRestore: () => void;
};

const calledOf = (login: string | null, names: OfficeShown["names"]) =>
  login && (names[login] ?? login);

/** So many people stand one below the other; more stand in two columns, and scroll. */
const IN_A_COLUMN = 6;

/** A tile for everyone this computer knows; whoever works alone is asked for the password at once. */
export const SignInPage = ({ office, isLeft, onRecover, onRestore }: SignInPageProps) => {
  const { t } = useWords();
  const { logins, names } = office;
  const [chosen, setChosen] = useState<string | null>(
    logins.length === 1 && !isLeft ? (logins[0] ?? null) : null,
  );
  const [isOther, setOther] = useState(logins.length === 0);
  const isChoosing = chosen === null && !isOther;
  return (
    <div className="entry">
      <main className="entry-card">
        <div className="entry-head">
          <Logo size={40} />
          <div>
            <h1>{t("sign_in.title")}</h1>
            <p>
              {isChoosing ? t("sign_in.choose") : (calledOf(chosen, names) ?? t("entry.tagline"))}
            </p>
          </div>
        </div>
        {isChoosing ? (
          <div className="logins">
            <div className={logins.length > IN_A_COLUMN ? "login-tiles many" : "login-tiles"}>
              {logins.map((login) => (
                <button
                  key={login}
                  type="button"
                  className="login-tile"
                  onClick={() => setChosen(login)}
                >
                  <Avatar name={names[login] ?? login} />
                  <span className="login-name">
                    <b className="ellipsis">{names[login] ?? login}</b>
                    {(names[login] ?? login) !== login && (
                      <small className="muted ellipsis">{login}</small>
                    )}
                  </span>
                </button>
              ))}
            </div>
            <button type="button" className="tool-button" onClick={() => setOther(true)}>
              {t("sign_in.other")}
            </button>
          </div>
        ) : (
          <>
            <PasswordForm
              key={chosen ?? ""}
              login={chosen}
              action={t("sign_in.do")}
              onSignedIn={() => {}}
            />
            {logins.length > 0 && (
              <button
                type="button"
                className="tool-button"
                style={{ marginTop: 12 }}
                onClick={() => {
                  setOther(logins.length === 1 && !isOther);
                  setChosen(logins.length === 1 && isOther ? (logins[0] ?? null) : null);
                }}
              >
                <IconChevronLeft size={15} />
                {logins.length === 1 && !isOther ? t("sign_in.other") : t("sign_in.choose")}
              </button>
            )}
          </>
        )}
        <div className="entry-ways">
          <button type="button" className="link" onClick={onRecover}>
            {t("recover.link")}
          </button>
          <button type="button" className="link" onClick={onRestore}>
            {t("restore.title")}
          </button>
        </div>
      </main>
      <footer className="entry-foot">
        <span>{t("entry.version", { version: office.version })}</span>
        <span className="ellipsis">{t("entry.home", { home: office.home })}</span>
      </footer>
    </div>
  );
};
