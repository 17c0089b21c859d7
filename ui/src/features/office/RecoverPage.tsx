import { Button, Logo } from "../../components/index.ts";
import { toast } from "../../lib/toasts.ts";
import { useWords } from "../../lib/words.tsx";
import { RecoverForm } from "./RecoverForm.tsx";

/** Back in with the recovery sheet, when the password is lost. */
export const RecoverPage = ({ onDone }: { onDone: () => void }) => {
  const { t } = useWords();
  const recovered = () => {
    toast({ tone: "done", text: t("recover.done") });
    onDone();
  };
  return (
    <div className="entry">
      <main className="entry-card wide">
        <div className="entry-head">
          <Logo size={40} />
          <div>
            <h1>{t("recover.title")}</h1>
            <p>{t("recover.hint")}</p>
          </div>
        </div>
        <RecoverForm recoveryKey={null} onDone={recovered} />
        <Button variant="subtle" color="gray" mt="sm" onClick={onDone}>
          {t("actions.back")}
        </Button>
      </main>
    </div>
  );
};
