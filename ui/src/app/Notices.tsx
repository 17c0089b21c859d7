import { IconBell } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";

import type { Given } from "../bindings/commands.ts";
import { Popover } from "../components/index.ts";
import { standingQuery } from "../features/backups/api.ts";
import { useNotices } from "../lib/notices.ts";
import { commandQuery, useAction } from "../lib/query.ts";
import { toast } from "../lib/toasts.ts";
import { useWords } from "../lib/words.tsx";

const NoticeList = lazy(() => import("./NoticeList.tsx"));

const NONE: readonly Given[] = [];
/** What was said in passing already, for as long as the window is open: under the bell it stays. */
const told = new Set<string>();

type NoticesProps = {
  onBackups: () => void;
  /** Shows what somebody was given. */
  onGiven: (given: Given) => void;
};

/** The bell: there only while something has failed that nobody was looking at, or was given. */
export const Notices = ({ onBackups, onGiven }: NoticesProps) => {
  const { t } = useWords();
  const notices = useNotices();
  const standing = useQuery(standingQuery());
  // Others give something only while somebody else sits here: it is asked for once.
  const given = useQuery({
    ...commandQuery("notices.list", null),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { mutate: keepSeen } = useAction("notices.seen");
  const [isOpen, setOpen] = useState(false);
  const failure = standing.data?.failure ?? null;
  const gifts = given.data?.given ?? NONE;
  useEffect(() => {
    for (const it of gifts) {
      const key = `${it.what} ${it.by} ${it.at}`;
      if (told.has(key)) continue;
      told.add(key);
      const text = t(`notices.given_${it.what}`, { by: it.by, count: it.count });
      toast({ tone: "done", text, isPersonal: true });
    }
  }, [gifts, t]);
  const count = notices.length + gifts.length + (failure ? 1 : 0);
  if (count === 0) return null;
  const turn = (opens: boolean) => {
    setOpen(opens);
    // Seen is seen.
    if (!opens && given.data && gifts.length > 0) keepSeen(given.data.upto);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={turn}
      position="bottom-end"
      shadow="md"
      width={340}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className="icon-button bell"
          aria-label={t("notices.title", { count })}
          onClick={() => turn(!isOpen)}
        >
          <IconBell size={18} />
          <i aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t("notices.title", { count })}>
        <Suspense>
          <NoticeList
            failure={failure}
            given={gifts}
            notices={notices}
            onBackups={onBackups}
            onGiven={(it) => {
              turn(false);
              onGiven(it);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
};
