import { IconCornerDownRight, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Category } from "../../bindings/commands.ts";
import { Failed, Menu, MoreMenu, NewLine, Skeletons } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { categoriesQuery, useCreateCategory, useDeleteCategory, useRenameCategory } from "./api.ts";

export const Categories = () => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const categories = useQuery(categoriesQuery());
  const create = useCreateCategory();
  const mayWrite = may("categories.write");
  const add = async (name: string, parent: number | null) =>
    said.done(t("categories.created", { path: name }), await create.mutateAsync({ name, parent }));
  return (
    <section>
      <h2 className="section-title">{t("categories.title")}</h2>
      {mayWrite && <NewLine label={t("categories.new")} onAdd={(name) => add(name, null)} />}
      {categories.isPending && <Skeletons label={t("actions.loading")} />}
      {categories.isError && <Failed query={categories} />}
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
  onAdd: (name: string, parent: number | null) => Promise<void>;
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
  const handleRename = async (name: string) => {
    const done = await rename.mutateAsync({ id: category.id, name });
    said.done(t("categories.renamed", { before: category.name, after: name }), done);
  };
  return (
    <li>
      {mode === "rename" ? (
        <NewLine
          label={t("tags.rename")}
          initial={category.name}
          onAdd={handleRename}
          onDone={() => setMode(null)}
        />
      ) : (
        <div className="line">
          {category.parent !== null && <IconCornerDownRight size={14} color="var(--t3)" />}
          <span className="ellipsis">{category.name}</span>
          <span style={{ flex: 1 }} />
          {mayWrite && (
            <MoreMenu label={`${t("customers.more")}: ${category.name}`}>
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
            </MoreMenu>
          )}
        </div>
      )}
      {mode === "add" && (
        <div style={{ paddingLeft: 22 }}>
          <NewLine
            label={t("categories.new_below")}
            onAdd={(name) => onAdd(name, category.id)}
            onDone={() => setMode(null)}
          />
        </div>
      )}
      <Branch all={all} parent={category.id} mayWrite={mayWrite} onAdd={onAdd} />
    </li>
  );
};
