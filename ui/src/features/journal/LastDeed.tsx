// What Ctrl+Z takes back and Ctrl+Shift+Z does again: the last deed of the person themselves.
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import type { LastDeed as Found, Way } from "../../bindings/commands.ts";
import { Button, Modal } from "../../components/index.ts";
import { call } from "../../lib/ipc.ts";
import { useSaid } from "../../lib/said.ts";
import { toast } from "../../lib/toasts.ts";
import { useWords } from "../../lib/words.tsx";
import { EntryChanges } from "./EntryChanges.tsx";
import { useTold } from "./told.ts";

const PATIENCE_MS = 3_000;
const STEP_MS = 30;

/** The screen shows a deed before it is done: the last one is known when it is. */
const whatIsUnderWay = async (client: QueryClient) => {
  const last = Date.now() + PATIENCE_MS;
  while (client.isMutating() > 0 && Date.now() < last) {
    await new Promise((done) => setTimeout(done, STEP_MS));
  }
};

type LastDeedProps = { way: Way; onDone: () => void };

/** What was done a moment ago is taken back at once; of what is longer ago the person is asked. */
export const LastDeed = ({ way, onDone }: LastDeedProps) => {
  const { t } = useWords();
  const said = useSaid();
  const told = useTold();
  const [asked, setAsked] = useState<Found | null>(null);
  const isBegun = useRef(false);
  const client = useQueryClient();
  const { takeBack } = said;
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    const begin = async () => {
      await whatIsUnderWay(client);
      const found = await call("journal.last", way);
      if (found && !found.is_recent) {
        setAsked(found);
        return;
      }
      if (found) await takeBack(found.entry.seq, way, told.deed(found.entry));
      else {
        const text = t(way === "undo" ? "last.nothing" : "last.nothing_again");
        toast({ tone: "done", text, isPersonal: true });
      }
      onDone();
    };
    begin().catch((error) => {
      said.failed(error);
      onDone();
    });
  }, [way, t, takeBack, said, told, onDone, client]);
  if (!asked) return null;
  const go = () => {
    onDone();
    takeBack(asked.entry.seq, way, told.deed(asked.entry));
  };
  return <Question found={asked} way={way} onYes={go} onNo={onDone} />;
};

type QuestionProps = { found: Found; way: Way; onYes: () => void; onNo: () => void };

const Question = ({ found: { entry }, way, onYes, onNo }: QuestionProps) => {
  const { t } = useWords();
  const told = useTold();
  const more = entry.change_count - entry.changes.length;
  const title = t(way === "undo" ? "last.undo" : "last.redo");
  return (
    <Modal opened onClose={onNo} title={title} centered>
      <p>
        <b>{told.deed(entry)}</b>
        <span className="muted num"> · {told.at(entry.at)}</span>
      </p>
      {entry.changes.map((it) => (
        <section key={`${it.entity} ${it.entity_id}`} className="entry-record">
          <h3>
            <span className="muted">{told.entity(it.entity)}</span>
            <span className="ellipsis">{told.record(it)}</span>
          </h3>
          <EntryChanges changed={it} />
        </section>
      ))}
      {more > 0 && <p className="muted">{t("log.more_records", { count: more })}</p>}
      <p>{t(way === "undo" ? "last.asks" : "last.asks_again")}</p>
      <div className="dialog-foot">
        <Button variant="subtle" color="gray" onClick={onNo}>
          {t("last.no")}
        </Button>
        <Button data-autofocus onClick={onYes}>
          {t(way === "undo" ? "actions.undo" : "actions.redo")}
        </Button>
      </div>
    </Modal>
  );
};
