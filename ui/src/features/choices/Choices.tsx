import {
  IconArrowDown,
  IconArrowUp,
  IconCircleMinus,
  IconPencil,
  IconRestore,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Choice } from "../../bindings/commands.ts";
import {
  Failed,
  Menu,
  MoreMenu,
  NewLine,
  Skeletons,
  Status,
  Tabs,
} from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import {
  choicesQuery,
  useCreateChoice,
  useRecolourChoice,
  useRenameChoice,
  useReorderChoices,
  useRetireChoice,
} from "./api.ts";

const LISTS = ["status", "source", "industry", "level", "task_type", "contact_role"] as const;
type List = (typeof LISTS)[number];

/** The lists whose choices are shown in their colour. */
const COLOURED: readonly List[] = ["status"];
const COLOURS = ["gray", "blue", "violet", "green", "yellow", "red"];

/** The lists that customers, tasks and contacts are described with. */
export const Choices = () => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const [list, setList] = useState<List>("status");
  const choices = useQuery(choicesQuery());
  const create = useCreateChoice();
  const mayWrite = may("choices.write");
  const here = choices.data?.filter((it) => it.list === list) ?? [];
  const add = async (name: string) => {
    const done = await create.mutateAsync({ list, name, colour: null });
    said.done(t("choices.created", { name, list: t(`choices.lists.${list}`) }), done);
  };
  return (
    <section className="choices">
      <p className="muted people-hint">{t("options.hint")}</p>
      <Tabs
        tabs={LISTS.map((name) => ({ name, title: t(`choices.lists.${name}`) }))}
        chosen={list}
        onChoose={setList}
      />
      <div className="choices-list">
        {mayWrite && <NewLine key={list} label={t("options.new")} onAdd={add} />}
        {choices.isPending && <Skeletons label={t("actions.loading")} />}
        {choices.isError && <Failed query={choices} />}
        <ul className="plain-list">
          {here.map((it, index) => (
            <Line key={it.id} choice={it} all={here} index={index} mayWrite={mayWrite} />
          ))}
        </ul>
      </div>
    </section>
  );
};

type LineProps = { choice: Choice; all: Choice[]; index: number; mayWrite: boolean };

const Line = ({ choice, all, index, mayWrite }: LineProps) => {
  const { t, find } = useWords();
  const said = useSaid();
  const rename = useRenameChoice();
  const recolour = useRecolourChoice();
  const reorder = useReorderChoices();
  const retire = useRetireChoice();
  const [isRenaming, setRenaming] = useState(false);
  const { id, list } = choice;
  const word = choice.name ?? find(`choices.${list}.${choice.code}`) ?? choice.code;
  const isColoured = COLOURED.some((it) => it === list);

  const handleRename = async (after: string) => {
    const done = await rename.mutateAsync({ id, name: after });
    said.done(t("choices.renamed", { before: word, after }), done);
  };
  const handleRetire = () =>
    retire.mutate(
      { id, is_retired: !choice.retired },
      {
        onSuccess: (done) =>
          said.done(
            choice.retired
              ? t("options.is_back", { name: word })
              : t("choices.retired", { name: word }),
            done,
          ),
        onError: said.failed,
      },
    );
  const moveTo = (place: number) => {
    const ids = all.map((it) => it.id).filter((it) => it !== id);
    ids.splice(place, 0, id);
    reorder.mutate({ list, ids }, { onError: said.failed });
  };
  if (isRenaming) {
    return (
      <li>
        <NewLine
          label={t("tags.rename")}
          initial={word}
          onAdd={handleRename}
          onDone={() => setRenaming(false)}
        />
      </li>
    );
  }
  return (
    <li className={`line ${choice.retired ? "retired" : ""}`}>
      {isColoured ? <Status word={word} colour={choice.colour} /> : <span>{word}</span>}
      {choice.retired && <span className="pill">{t("options.retired")}</span>}
      {mayWrite && (
        <span className="choice-tools">
          <button
            type="button"
            className="tool-button"
            aria-label={t("options.up", { name: word })}
            disabled={index === 0}
            onClick={() => moveTo(index - 1)}
          >
            <IconArrowUp size={15} />
          </button>
          <button
            type="button"
            className="tool-button"
            aria-label={t("options.down", { name: word })}
            disabled={index === all.length - 1}
            onClick={() => moveTo(index + 1)}
          >
            <IconArrowDown size={15} />
          </button>
          <MoreMenu label={`${t("customers.more")}: ${word}`}>
            <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setRenaming(true)}>
              {t("tags.rename")}
            </Menu.Item>
            {isColoured && (
              <>
                <Menu.Label>{t("tags.colour")}</Menu.Label>
                <div className="swatches choice-swatches">
                  {COLOURS.map((colour) => (
                    <Menu.Item
                      key={colour}
                      p={4}
                      aria-label={t(`tags.colours.${colour}` as Key)}
                      onClick={() => recolour.mutate({ id, colour }, { onError: said.failed })}
                    >
                      <Status word="" colour={colour} />
                    </Menu.Item>
                  ))}
                </div>
              </>
            )}
            <Menu.Item
              leftSection={
                choice.retired ? <IconRestore size={15} /> : <IconCircleMinus size={15} />
              }
              onClick={handleRetire}
            >
              {t(choice.retired ? "options.bring_back" : "options.retire")}
            </Menu.Item>
          </MoreMenu>
        </span>
      )}
    </li>
  );
};
