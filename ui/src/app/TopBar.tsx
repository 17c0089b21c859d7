import {
  IconChecklist,
  IconChevronDown,
  IconFileExport,
  IconFileImport,
  IconPlus,
  IconSearch,
  IconUsers,
} from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";

import { Keys, Logo, Menu } from "../components/index.ts";
import { useDesk, useMay } from "../lib/me.ts";
import { useWords } from "../lib/words.tsx";
import type { Layer } from "./frameContext.ts";
import { Hint } from "./Hints.tsx";
import { Notices } from "./Notices.tsx";
import { PersonMenu } from "./PersonMenu.tsx";

type TopBarProps = {
  onOpen: (layer: Layer) => void;
  onTask: () => void;
  /** None where the person may not export. */
  onExport: (() => void) | null;
};

/** Whose office it is, finding, what can be made, in and out, and who is here. */
export const TopBar = ({ onOpen, onTask, onExport }: TopBarProps) => {
  const { t } = useWords();
  const { me } = useDesk();
  const may = useMay();
  const navigate = useNavigate();
  return (
    <header className="top">
      <div className="brand" title={me.organization}>
        <Logo />
        <span>{me.organization}</span>
      </div>
      <Hint name="search">
        <button type="button" className="search" onClick={() => onOpen("palette")}>
          <IconSearch size={16} />
          <span className="ellipsis">{t("shell.search")}</span>
          <Keys keys="mod+k" />
        </button>
      </Hint>
      <div className="actions">
        {may("customers.create") && <NewMenu onCustomer={() => onOpen("create")} onTask={onTask} />}
        {may("imports.run") && (
          <Hint name="imports">
            <Link to="/imports" className="icon-button" title={t("shell.import")}>
              <IconFileImport size={17} stroke={1.7} />
              <span className="label">{t("shell.import")}</span>
            </Link>
          </Hint>
        )}
        {onExport && (
          <button type="button" className="icon-button" title={t("exports.one")} onClick={onExport}>
            <IconFileExport size={17} />
            <span className="label">{t("exports.one")}</span>
          </button>
        )}
        <Notices
          onBackups={() => navigate({ to: "/backups" })}
          onGiven={({ what, file_nos }) => {
            if (what === "tasks") return navigate({ to: "/tasks", search: {} });
            const these = { field: "file_no", operator: "equal", values: file_nos } as const;
            // Many are not named one by one: what came last stands first in the list of one's own.
            const search =
              file_nos.length > 0
                ? { filters: [{ is: { ...these, values: [...file_nos] } }] }
                : { view: "mine" as const };
            return navigate({ to: "/customers", search });
          }}
        />
        <PersonMenu onPassword={() => onOpen("password")} />
      </div>
    </header>
  );
};

const NewMenu = ({ onCustomer, onTask }: { onCustomer: () => void; onTask: () => void }) => {
  const { t } = useWords();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <button type="button" className="icon-button primary">
          <IconPlus size={16} />
          {t("shell.new")}
          <IconChevronDown size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUsers size={16} />}
          rightSection={<Keys keys="c" />}
          onClick={onCustomer}
        >
          {t("shell.new_customer")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconChecklist size={16} />}
          rightSection={<Keys keys="t" />}
          onClick={onTask}
        >
          {t("shell.new_task")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
