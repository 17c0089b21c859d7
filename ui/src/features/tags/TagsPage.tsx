import {
  IconArrowMerge,
  IconCornerDownRight,
  IconDots,
  IconPencil,
  IconPlus,
  IconTags,
  IconTrash,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import type { Category, TagUse } from "../../bindings/commands.ts";
import { Empty, Menu, Notice, Skeletons, Tag } from "../../components/index.ts";
import { isImeEvent } from "../../lib/ime.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import {
  categoriesQuery,
  tagsQuery,
  useCreateCategory,
  useCreateTag,
  useDeleteCategory,
  useDeleteTag,
  useMergeTags,
  useRenameCategory,
  useUpdateTag,
} from "./api.ts";

const COLOURS = ["amber", "rose", "violet", "sky", "teal", "lime", "slate"];

type TagsPageProps = { onTag: (name: string) => void };

export const TagsPage = ({ onTag }: TagsPageProps) => {
  const { t } = useWords();
  return (
    <>
      <div className="page-title">
        <h1>{t("tags.page")}</h1>
      </div>
      <div className="page-body two-columns">
        <Tags onTag={onTag} />
        <Categories />
      </div>
    </>
  );
};

const Tags = ({ onTag }: TagsPageProps) => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const tags = useQuery(tagsQuery());
  const create = useCreateTag();
  const mayWrite = may("tags.write");
  const add = (name: string) =>
    create.mutate(
      { name, colour: COLOURS[(tags.data?.length ?? 0) % COLOURS.length] ?? null },
      { onSuccess: (done) => said.done(t("tags.created", { name }), done), onError: said.failed },
    );
  return (
    <section>
      <h2 className="section-title">{t("tags.title")}</h2>
      {mayWrite && <NewLine label={t("tags.new")} onAdd={add} />}
      {tags.isPending && <Skeletons label={t("actions.loading")} />}
      {tags.isError && <Notice>{tags.error.sentence}</Notice>}
      {tags.data?.length === 0 && (
        <Empty icon={<IconTags size={40} stroke={1.4} />} text={t("tags.nothing_yet")} />
      )}
      <ul className="plain-list">
        {tags.data?.map((it) => (
          <TagLine key={it.id} tag={it} others={tags.data} mayWrite={mayWrite} onTag={onTag} />
        ))}
      </ul>
    </section>
  );
};

type TagLineProps = TagsPageProps & { tag: TagUse; others: TagUse[]; mayWrite: boolean };

const TagLine = ({ tag, others, mayWrite, onTag }: TagLineProps) => {
  const { t } = useWords();
  const said = useSaid();
  const update = useUpdateTag();
  const merge = useMergeTags();
  const remove = useDeleteTag();
  const [isRenaming, setRenaming] = useState(false);
  const change = (fields: { name: string; colour: string | null }) =>
    update.mutate(
      { id: tag.id, fields },
      {
        onSuccess: (done) =>
          fields.name !== tag.name &&
          said.done(t("tags.renamed", { before: tag.name, after: fields.name }), done),
        onError: said.failed,
      },
    );
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
          onAdd={(name) => {
            setRenaming(false);
            change({ name, colour: tag.colour });
          }}
          onCancel={() => setRenaming(false)}
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
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <button
              type="button"
              className="tool-button"
              aria-label={`${t("customers.more")}: ${tag.name}`}
            >
              <IconDots size={16} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
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
                  onClick={() => change({ name: tag.name, colour })}
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
            <Menu.Item
              c="var(--danger)"
              leftSection={<IconTrash size={15} />}
              onClick={handleDelete}
            >
              {t("actions.delete")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
};

const Categories = () => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const categories = useQuery(categoriesQuery());
  const create = useCreateCategory();
  const mayWrite = may("categories.write");
  const add = (name: string, parent: number | null) =>
    create.mutate(
      { name, parent },
      {
        onSuccess: (done) => said.done(t("categories.created", { path: name }), done),
        onError: said.failed,
      },
    );
  return (
    <section>
      <h2 className="section-title">{t("categories.title")}</h2>
      {mayWrite && <NewLine label={t("categories.new")} onAdd={(name) => add(name, null)} />}
      {categories.isPending && <Skeletons label={t("actions.loading")} />}
      {categories.isError && <Notice>{categories.error.sentence}</Notice>}
      {categories.data?.length === 0 && <p className="muted">{t("categories.nothing_yet")}</p>}
      {categories.data && (
        <Branch all={categories.data} parent={null} mayWrite={mayWrite} onAdd={add} />
      )}
    </section>
  );
};

type BranchProps = {
  all: Category[];
  parent: number | null;
  mayWrite: boolean;
  onAdd: (name: string, parent: number | null) => void;
};

const Branch = ({ all, parent, mayWrite, onAdd }: BranchProps) => {
  const here = all.filter((it) => it.parent === parent);
  if (here.length === 0) return null;
  return (
    <ul className="plain-list" style={parent === null ? {} : { paddingLeft: 22 }}>
      {here.map((it) => (
        <Node key={it.id} category={it} all={all} mayWrite={mayWrite} onAdd={onAdd} />
      ))}
    </ul>
  );
};

const Node = ({
  category,
  all,
  mayWrite,
  onAdd,
}: Omit<BranchProps, "parent"> & { category: Category }) => {
  const { t } = useWords();
  const said = useSaid();
  const rename = useRenameCategory();
  const remove = useDeleteCategory();
  const [mode, setMode] = useState<"rename" | "add" | null>(null);
  const handleDelete = () =>
    remove.mutate(category.id, {
      onSuccess: (done) => said.done(t("categories.was_deleted", { name: category.name }), done),
      onError: said.failed,
    });
  const handleRename = (name: string) => {
    setMode(null);
    rename.mutate(
      { id: category.id, name },
      {
        onSuccess: (done) =>
          said.done(t("categories.renamed", { before: category.name, after: name }), done),
        onError: said.failed,
      },
    );
  };
  return (
    <li>
      {mode === "rename" ? (
        <NewLine
          label={t("tags.rename")}
          initial={category.name}
          onAdd={handleRename}
          onCancel={() => setMode(null)}
        />
      ) : (
        <div className="line">
          {category.parent !== null && <IconCornerDownRight size={14} color="var(--t3)" />}
          <span className="ellipsis">{category.name}</span>
          <span style={{ flex: 1 }} />
          {mayWrite && (
            <Menu position="bottom-end" shadow="md">
              <Menu.Target>
                <button
                  type="button"
                  className="tool-button"
                  aria-label={`${t("customers.more")}: ${category.name}`}
                >
                  <IconDots size={16} />
                </button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconPlus size={15} />} onClick={() => setMode("add")}>
                  {t("categories.new_below")}
                </Menu.Item>
                <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setMode("rename")}>
                  {t("tags.rename")}
                </Menu.Item>
                <Menu.Item
                  c="var(--danger)"
                  leftSection={<IconTrash size={15} />}
                  onClick={handleDelete}
                >
                  {t("actions.delete")}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      )}
      {mode === "add" && (
        <div style={{ paddingLeft: 22 }}>
          <NewLine
            label={t("categories.new_below")}
            onAdd={(name) => {
              setMode(null);
              onAdd(name, category.id);
            }}
            onCancel={() => setMode(null)}
          />
        </div>
      )}
      <Branch all={all} parent={category.id} mayWrite={mayWrite} onAdd={onAdd} />
    </li>
  );
};

type NewLineProps = {
  label: string;
  initial?: string;
  onAdd: (name: string) => void;
  onCancel?: () => void;
};

/** One line: a name, Enter. */
const NewLine = ({ label, initial = "", onAdd, onCancel }: NewLineProps) => {
  const [name, setName] = useState(initial);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    onAdd(name.trim());
    setName("");
  };
  return (
    <form className="task-add" onSubmit={handleSubmit}>
      <IconPlus size={15} />
      <input
        className="bare"
        aria-label={label}
        placeholder={label}
        value={name}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this line
        autoFocus={onCancel !== undefined}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={onCancel}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !isImeEvent(event)) onCancel?.();
        }}
      />
    </form>
  );
};
