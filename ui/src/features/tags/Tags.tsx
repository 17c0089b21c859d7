import { IconArrowMerge, IconPencil, IconTags, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { TagUse } from "../../bindings/commands.ts";
import { Empty, Failed, Menu, MoreMenu, NewLine, Skeletons, Tag } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import { tagsQuery, useCreateTag, useDeleteTag, useMergeTags, useUpdateTag } from "./api.ts";

const COLOURS = ["amber", "rose", "violet", "sky", "teal", "lime", "slate"];

type TagsProps = { onTag: (name: string) => void };

export const Tags = ({ onTag }: TagsProps) => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const tags = useQuery(tagsQuery());
  const create = useCreateTag();
  const mayWrite = may("tags.write");
  const add = async (name: string) => {
    const colour = COLOURS[(tags.data?.length ?? 0) % COLOURS.length] ?? null;
    said.done(t("tags.created", { name }), await create.mutateAsync({ name, colour }));
  };
  return (
    <section>
      <h2 className="section-title">{t("tags.title")}</h2>
      {mayWrite && <NewLine label={t("tags.new")} onAdd={add} />}
      {tags.isPending && <Skeletons label={t("actions.loading")} />}
      {tags.isError && <Failed query={tags} />}
      {tags.data?.length === 0 && (
        <Empty icon={<IconTags size={40} stroke={1.4} />} text={t("tags.nothing_yet")} hasHelp />
      )}
      <ul className="plain-list">
        {tags.data?.map((it) => (
          <TagLine key={it.id} tag={it} others={tags.data} mayWrite={mayWrite} onTag={onTag} />
        ))}
      </ul>
    </section>
  );
};

type TagLineProps = TagsProps & { tag: TagUse; others: TagUse[]; mayWrite: boolean };

const TagLine = ({ tag, others, mayWrite, onTag }: TagLineProps) => {
  const { t } = useWords();
  const said = useSaid();
  const update = useUpdateTag();
  const merge = useMergeTags();
  const remove = useDeleteTag();
  const [isRenaming, setRenaming] = useState(false);
  const rename = async (name: string) => {
    const fields = { name, colour: tag.colour };
    const done = await update.mutateAsync({ id: tag.id, fields });
    said.done(t("tags.renamed", { before: tag.name, after: name }), done);
  };
  const recolour = (colour: string) =>
    update.mutate({ id: tag.id, fields: { name: tag.name, colour } }, { onError: said.failed });
  const mergeInto = (into: TagUse) =>
    merge.mutate(
      { from: tag.id, into: into.id },
      {
        onSuccess: (done) =>
          said.done(t("tags.was_merged", { from: tag.name, into: into.name }), done),
        onError: said.failed,
      },
    );
  const handleDelete = () =>
    remove.mutate(tag.id, {
      onSuccess: (done) => said.done(t("tags.was_deleted", { name: tag.name }), done),
      onError: said.failed,
    });
  if (isRenaming) {
    return (
      <li>
        <NewLine
          label={t("tags.rename")}
          initial={tag.name}
          onAdd={rename}
          onDone={() => setRenaming(false)}
        />
      </li>
    );
  }
  const otherTags = others.filter((it) => it.id !== tag.id);
  return (
    <li className="line">
      <Tag name={tag.name} colour={tag.colour} />
      <button type="button" className="plain muted num" onClick={() => onTag(tag.name)}>
        {t("tags.customers", { count: tag.customers })}
      </button>
      {mayWrite && (
        <MoreMenu label={`${t("customers.more")}: ${tag.name}`}>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setRenaming(true)}>
            {t("tags.rename")}
          </Menu.Item>
          <Menu.Label>{t("tags.colour")}</Menu.Label>
          <div className="swatches">
            {COLOURS.map((colour) => (
              <Menu.Item
                key={colour}
                p={4}
                aria-label={t(`tags.colours.${colour}` as Key)}
                onClick={() => recolour(colour)}
              >
                <i style={{ background: `var(--tag-${colour}-t)` }} />
              </Menu.Item>
            ))}
          </div>
          {otherTags.length > 0 && (
            <Menu.Sub>
              <Menu.Sub.Target>
                <Menu.Sub.Item leftSection={<IconArrowMerge size={15} />}>
                  {t("tags.merge")}
                </Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown mah={300} style={{ overflow: "auto" }}>
                {otherTags.map((it) => (
                  <Menu.Item key={it.id} onClick={() => mergeInto(it)}>
                    {it.name}
                  </Menu.Item>
                ))}
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          )}
          <Menu.Item c="var(--danger)" leftSection={<IconTrash size={15} />} onClick={handleDelete}>
            {t("actions.delete")}
          </Menu.Item>
        </MoreMenu>
      )}
    </li>
  );
};
