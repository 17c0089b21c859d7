import { Logo } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { ChangePassword } from "./ChangePassword.tsx";

/** The first thing whoever was given a password does; who is somebody else goes back. */
export const MustChangePage = ({ onSwitch }: { onSwitch: () => void }) => {
  const { t } = useWords();
  return (
    <div className="entry">
      <main className="entry-card">
        <div className="entry-head">
          <Logo size={40} />
          <div>
            <h1>{t("password.must")}</h1>
            <p>{t("password.must_hint")}</p>
          </div>
        </div>
        <ChangePassword onDone={() => {}} hint={t("password.just_typed")} />
        <button type="button" className="tool-button" style={{ marginTop: 12 }} onClick={onSwitch}>
          {t("lock.switch")}
        </button>
      </main>
    </div>
  );
};
