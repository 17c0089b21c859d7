import { IconFileExport, IconRestore, IconTag, IconTrash, IconX } from "@tabler/icons-react";

import { Menu } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { useDeleteCustomers, useRestoreCustomer, useTagCustomers } from "./api.ts";
import { useShown } from "./shown.ts";

type BulkBarProps = {
  selected: ReadonlySet<number>;
  total: number;
  isRecycled: boolean;
  /** None where the person may not export. */
  onExport: ((ids: number[]) => void) | null;
  onSelectAll: () => void;
  onDone: () => void;
};

/** What can be done to everything that is selected, with the count and with undo. */
export const BulkBar = ({
  selected,
  total,
  isRecycled,
  onExport,
  onSelectAll,
  onDone,
}: BulkBarProps) => {
  const { t } = useWords();
  const may = useMay();
  const shown = useShown();
  const said = useSaid();
  const tag = useTagCustomers();
  const remove = useDeleteCustomers();
  const restore = useRestoreCustomer();
  const ids = [...selected];
  const count = ids.length;

  const give = (id: number, name: string) =>
    tag.mutate(
      { tag: id, ids },
      {
        onSuccess: (done) =>
          said.done(t("customers.tagged", { tag: name, count: done.value }), done),
        onError: said.failed,
      },
    );
  const handleDelete = () =>
    remove.mutate(
      { ids },
      {
        onSuccess: (done) => {
          said.done(t("customers.deleted_count", { count }), done);
          onDone();
        },
        onError: said.failed,
      },
    );
  const handleRestore = async () => {
    try {
      for (const id of ids) await restore.mutateAsync(id);
      onDone();
    } catch (failure) {
      said.failed(failure);
    }
  };

  return (
    <div className="bulk" role="toolbar" aria-label={t("customers.selected", { count })}>
      <b className="num">{t("customers.selected", { count })}</b>
      {count < total && (
        <button type="button" className="link" onClick={onSelectAll}>
          {t("customers.select_all", { count: total })}
        </button>
      )}
      <hr />
      {isRecycled ? (
        <button type="button" onClick={handleRestore}>
          <IconRestore size={16} />
          {t("customers.restore")}
        </button>
      ) : (
        <>
          {may("customers.update") && shown.tags.length > 0 && (
            <Menu position="top" shadow="md">
              <Menu.Target>
                <button type="button">
                  <IconTag size={16} />
                  {t("customers.tag")}
                </button>
              </Menu.Target>
              <Menu.Dropdown mah={320} style={{ overflow: "auto" }}>
                {shown.tags.map((it) => (
                  <Menu.Item key={it.id} onClick={() => give(it.id, it.name)}>
                    {it.name}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
          {onExport && (
            <button type="button" onClick={() => onExport(count === total ? [] : ids)}>
              <IconFileExport size={16} />
              {t("exports.one")}
            </button>
          )}
          {may("customers.delete") && (
            <button type="button" className="danger" onClick={handleDelete}>
              <IconTrash size={16} />
              {t("actions.delete")}
            </button>
          )}
        </>
      )}
      <button type="button" aria-label={t("customers.unselect")} onClick={onDone}>
        <IconX size={16} />
      </button>
    </div>
  );
};
