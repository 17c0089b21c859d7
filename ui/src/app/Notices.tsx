import { IconBell, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import { Popover } from "../components/index.ts";
import { standingQuery } from "../features/backups/api.ts";
import { useSayMoment } from "../features/backups/moments.ts";
import { dropNotice, useNotices } from "../lib/notices.ts";
import { useWords } from "../lib/words.tsx";

/** The bell: there only while something has failed that nobody was looking at. */
export const Notices = ({ onBackups }: { onBackups: () => void }) => {
  const { t, find } = useWords();
  const say = useSayMoment();
  const notices = useNotices();
  const standing = useQuery(standingQuery());
  const failure = standing.data?.failure ?? null;
  const count = notices.length + (failure ? 1 : 0);
  if (count === 0) return null;
  return (
    <Popover position="bottom-end" shadow="md" width={340} trapFocus>
      <Popover.Target>
        <button
          type="button"
          className="icon-button bell"
          aria-label={t("notices.title", { count })}
        >
          <IconBell size={18} />
          <i aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t("notices.title", { count })}>
        <ul className="notices">
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
      </Popover.Dropdown>
    </Popover>
  );
};
