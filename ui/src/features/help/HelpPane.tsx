import { IconChevronLeft, IconList, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { Empty, Notice, Skeletons } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import "./help.css";
import { Markdown } from "./Markdown.tsx";
import { loadPages, type Pages, search, titleOf } from "./pages.ts";
import { GROUPS, isTopic, type Topic } from "./topics.ts";

/** The help: a page, the contents, or what a search has found. */
export const HelpPane = ({ topic }: { topic: string }) => {
  const { t, language } = useWords();
  const [shown, setShown] = useState<Topic | null>(isTopic(topic) ? topic : null);
  const [past, setPast] = useState<(Topic | null)[]>([]);
  const [typed, setTyped] = useState("");
  const scroller = useRef<HTMLDivElement>(null);
  // Files of the program itself: there is no core to ask.
  const pages = useQuery({
    queryKey: ["help", language],
    queryFn: () => loadPages(language),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => setShown(isTopic(topic) ? topic : null), [topic]);
  const go = (next: Topic | null) => {
    setPast([...past, shown]);
    setShown(next);
    setTyped("");
    scroller.current?.scrollTo({ top: 0 });
  };
  const back = () => {
    setShown(past.at(-1) ?? null);
    setPast(past.slice(0, -1));
  };
  if (pages.isPending) return <Skeletons label={t("actions.loading")} lines={8} />;
  if (pages.isError) return <Notice>{t("actions.unexpected")}</Notice>;
  const text = typed.trim();
  return (
    <div className="help">
      <div className="help-tools">
        <label className="help-search">
          <IconSearch size={16} />
          <input
            className="bare"
            aria-label={t("help.search")}
            placeholder={t("help.search")}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Escape" || typed === "") return;
              event.stopPropagation();
              setTyped("");
            }}
          />
        </label>
        {past.length > 0 && (
          <button type="button" className="tool-button" onClick={back}>
            <IconChevronLeft size={15} />
            {t("actions.back")}
          </button>
        )}
        <button type="button" className="tool-button" onClick={() => go(null)}>
          <IconList size={15} />
          {t("help.contents")}
        </button>
      </div>
      <div
        className="help-page"
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too
        tabIndex={0}
        role="region"
        aria-label={t("shell.help")}
      >
        {text !== "" ? (
          <Results pages={pages.data} typed={text} onOpen={go} />
        ) : shown ? (
          <article>
            <Markdown text={pages.data[shown]} onLink={(it) => isTopic(it) && go(it)} />
          </article>
        ) : (
          <Contents pages={pages.data} onOpen={go} />
        )}
      </div>
    </div>
  );
};

type ListProps = { pages: Pages; onOpen: (topic: Topic) => void };

const Contents = ({ pages, onOpen }: ListProps) => {
  const { t } = useWords();
  return (
    <nav aria-label={t("help.contents")}>
      {GROUPS.map(({ title, topics }) => (
        <section key={title}>
          <h2 className="help-group">{t(title)}</h2>
          {topics.map((it) => (
            <button key={it} type="button" className="help-entry" onClick={() => onOpen(it)}>
              {titleOf(pages[it])}
            </button>
          ))}
        </section>
      ))}
    </nav>
  );
};

const Results = ({ pages, typed, onOpen }: ListProps & { typed: string }) => {
  const { t } = useWords();
  const found = search(pages, typed);
  if (found.length === 0) {
    return (
      <Empty
        icon={<IconSearch size={40} stroke={1.4} />}
        text={t("help.nothing", { text: typed })}
      />
    );
  }
  return (
    <nav aria-label={t("help.found", { count: found.length })}>
      <p className="muted" role="status">
        {t("help.found", { count: found.length })}
      </p>
      {found.map((it) => (
        <button
          key={it.topic}
          type="button"
          className="help-entry"
          onClick={() => onOpen(it.topic)}
        >
          <b>{it.title}</b>
          <span>{it.excerpt}</span>
        </button>
      ))}
    </nav>
  );
};
