import { IconBuilding, IconCornerDownRight, IconPencil, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Department } from "../../bindings/commands.ts";
import { Empty, Failed, Menu, MoreMenu, NewLine, Skeletons } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import {
  departmentsQuery,
  peopleQuery,
  useCreateDepartment,
  useMoveDepartment,
  useRenameDepartment,
} from "./api.ts";

type Add = (name: string, parent: number | null) => Promise<void>;

/** The tree of the office, and who belongs where. */
export const Departments = () => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const departments = useQuery(departmentsQuery());
  const create = useCreateDepartment();
  const add: Add = async (name, parent) =>
    said.done(t("departments.created", { path: name }), await create.mutateAsync({ name, parent }));
  if (departments.isPending) return <Skeletons label={t("actions.loading")} />;
  if (departments.isError) return <Failed query={departments} />;
  return (
    <section className="departments">
      <p className="muted people-hint">{t("people.departments_hint")}</p>
      {may("departments.write") && (
        <NewLine label={t("people.new_department")} onAdd={(name) => add(name, null)} />
      )}
      {departments.data.length === 0 ? (
        <Empty
          icon={<IconBuilding size={40} stroke={1.4} />}
          text={t("people.nothing_departments")}
        />
      ) : (
        <Branch all={departments.data} parent={null} onAdd={add} />
      )}
    </section>
  );
};

type BranchProps = { all: Department[]; parent: number | null; onAdd: Add };

const Branch = ({ all, parent, onAdd }: BranchProps) => {
  const here = all.filter((it) => it.parent === parent);
  if (here.length === 0) return null;
  return (
    <ul className="plain-list" style={parent === null ? {} : { paddingLeft: 22 }}>
      {here.map((it) => (
        <Node key={it.id} department={it} all={all} onAdd={onAdd} />
      ))}
    </ul>
  );
};

type NodeProps = { department: Department; all: Department[]; onAdd: Add };

const isWithin = (all: Department[], it: Department, above: number): boolean => {
  if (it.id === above) return true;
  const parent = all.find((other) => other.id === it.parent);
  return parent !== undefined && isWithin(all, parent, above);
};

const Node = ({ department, all, onAdd }: NodeProps) => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const rename = useRenameDepartment();
  const shift = useMoveDepartment();
  const [mode, setMode] = useState<"rename" | "add" | null>(null);
  const { id, name } = department;
  const handleRename = async (after: string) => {
    const done = await rename.mutateAsync({ id, name: after });
    said.done(t("departments.renamed", { before: name, after }), done);
  };
  const moveTo = (parent: Department | null) =>
    shift.mutate(
      { id, parent: parent?.id ?? null },
      {
        onSuccess: (done) => {
          const path = parent ? `${parent.name} / ${name}` : name;
          said.done(t("departments.moved", { name, path }), done);
        },
        onError: said.failed,
      },
    );
  // What is offered: nothing below itself, and not where it stands already.
  const targets = all.filter((it) => it.id !== department.parent && !isWithin(all, it, id));
  return (
    <li>
      {mode === "rename" ? (
        <NewLine
          label={t("tags.rename")}
          initial={name}
          onAdd={handleRename}
          onDone={() => setMode(null)}
        />
      ) : (
        <div className="line">
          <b className="department-name ellipsis">{name}</b>
          <Members department={id} />
          {may("departments.write") && (
            <MoreMenu label={`${t("customers.more")}: ${name}`}>
              <Menu.Item leftSection={<IconPlus size={15} />} onClick={() => setMode("add")}>
                {t("people.department_below")}
              </Menu.Item>
              <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setMode("rename")}>
                {t("tags.rename")}
              </Menu.Item>
              {(targets.length > 0 || department.parent !== null) && (
                <Menu.Sub>
                  <Menu.Sub.Target>
                    <Menu.Sub.Item leftSection={<IconCornerDownRight size={15} />}>
                      {t("people.move_to")}
                    </Menu.Sub.Item>
                  </Menu.Sub.Target>
                  <Menu.Sub.Dropdown mah={300} style={{ overflow: "auto" }}>
                    {department.parent !== null && (
                      <Menu.Item onClick={() => moveTo(null)}>{t("people.top")}</Menu.Item>
                    )}
                    {targets.map((it) => (
                      <Menu.Item key={it.id} onClick={() => moveTo(it)}>
                        {it.name}
                      </Menu.Item>
                    ))}
                  </Menu.Sub.Dropdown>
                </Menu.Sub>
              )}
            </MoreMenu>
          )}
        </div>
      )}
      {mode === "add" && (
        <NewLine
          label={t("people.department_below")}
          onAdd={(below) => onAdd(below, id)}
          onDone={() => setMode(null)}
        />
      )}
      <Branch all={all} parent={id} onAdd={onAdd} />
    </li>
  );
};

/** Who belongs there; people who may not see accounts see none. */
const Members = ({ department }: { department: number }) => {
  const { t } = useWords();
  const may = useMay();
  const people = useQuery({ ...peopleQuery(), enabled: may("accounts.read") });
  const names = (people.data ?? [])
    .map((it) => it.member.account)
    .filter((it) => it.department === department && it.state === "enabled")
    .map((it) => it.name);
  if (names.length === 0) return <span className="muted department-members" />;
  const list = names.join(t("formats.list_separator"));
  return (
    <span className="muted department-members ellipsis" title={list}>
      {list}
    </span>
  );
};
