import { IconX } from "@tabler/icons-react";

import type { BackupsShown, Given } from "../bindings/commands.ts";
import { useSayMoment } from "../features/backups/moments.ts";
import { dropNotice, type Notice } from "../lib/notices.ts";
import { useWords } from "../lib/words.tsx";

type NoticeListProps = {
  failure: BackupsShown["failure"];
  given: readonly Given[];
  notices: readonly Notice[];
  onBackups: () => void;
  onGiven: (given: Given) => void;
};

const NoticeList = ({ failure, given, notices, onBackups, onGiven }: NoticeListProps) => {
  const { t, find } = useWords();
  const say = useSayMoment();
  return (
    <ul className="notices">
      {given.map((it) => (
        <li key={`${it.what} ${it.by}`}>
          <div>
            <b>{t(`notices.given_${it.what}`, { by: it.by, count: it.count })}</b>
            <small>{say(it.at)}</small>
          </div>
          <button type="button" className="link" onClick={() => onGiven(it)}>
            {t("notices.look")}
          </button>
        </li>
      ))}
      {failure && (
        <li>
          <div>
            <b>{t("backups.plan_failed")}</b>
            <p>{failure.sentence}</p>
            <small>{say(failure.at)}</small>
          </div>
          <button type="button" className="link" onClick={onBackups}>
            {t("notices.look")}
          </button>
        </li>
      )}
      {notices.map((it) => (
        <li key={it.id}>
          <div>
            <b>{find(`operations.${it.operation}`) ?? t("notices.failed")}</b>
            <p>{it.sentence || t("actions.unexpected")}</p>
            <small>{say(it.at)}</small>
          </div>
          <button
            type="button"
            className="tool-button"
            aria-label={t("actions.close")}
            onClick={() => dropNotice(it.id)}
          >
            <IconX size={15} />
          </button>
        </li>
      ))}
    </ul>
  );
};

export default NoticeList;
