import {
  IconChecklist,
  IconChevronDown,
  IconDatabase,
  IconKeyboard,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
  IconLock,
  IconPlus,
  IconSearch,
  IconSettings,
  IconUsers,
} from "@tabler/icons-react";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";

import { Keys, Logo, Menu, Modal } from "../components/index.ts";
import { ChangePassword } from "../features/accounts/ChangePassword.tsx";
import { QuickCreate } from "../features/customers/QuickCreate.tsx";
import { TaskPanel } from "../features/tasks/TaskPanel.tsx";
import { useDesk, useMay } from "../lib/me.ts";
import { useShortcut } from "../lib/shortcuts.ts";
import { useWords } from "../lib/words.tsx";
import { Banners } from "./Banners.tsx";
import { FrameContext, type Layer } from "./frameContext.ts";
import { JobStatus } from "./JobStatus.tsx";
import { Palette } from "./Palette.tsx";
import { PersonMenu } from "./PersonMenu.tsx";
import { ShortcutSheet } from "./ShortcutSheet.tsx";
import { type Screen, useGo, useScreens } from "./screens.tsx";
import { useRoom } from "./useRoom.ts";

// For as long as the window is open.
let wasNarrow = false;
/** Below this the navigation shows its icons only. */
const TIGHT = 900;
/** From here on there is room for the task panel. */
const ROOMY = 1_080;

let hadSide = true;

export const Frame = () => {
  const { t } = useWords();
  const { me, lock } = useDesk();
  const may = useMay();
  const navigate = useNavigate();
  const [layer, setLayer] = useState<Layer>(null);
  const [isNarrow, setNarrow] = useState(wasNarrow);
  const [hasSide, setSide] = useState(hadSide);
  // Panels give way before what is worked on does.
  const room = useRoom();
  const isTight = room < TIGHT;
  const close = () => setLayer(null);
  const narrow = () => {
    wasNarrow = !isNarrow;
    setNarrow(wasNarrow);
  };
  const toggleSide = () => {
    hadSide = !hasSide;
    setSide(hadSide);
  };
  /** The line in the task panel, or the page of tasks where there is no room for the panel. */
  const newTask = () => {
    const line = document.getElementById("new-task");
    if (line) line.focus();
    else navigate({ to: "/tasks" });
  };
  const screens = useScreens();
  const mayCreate = may("customers.create");
  const openCustomer = (id: number) => {
    close();
    navigate({ to: "/customers/$id", params: { id: String(id) }, search: {} });
  };

  useShortcut({
    keys: "mod+k",
    label: "palette.title",
    inFields: true,
    run: () => setLayer("palette"),
  });
  useShortcut(
    mayCreate ? { keys: "c", label: "shell.new_customer", run: () => setLayer("create") } : null,
  );
  useShortcut({ keys: "alt+arrowleft", label: "go.back", run: () => window.history.back() });
  useShortcut({ keys: "alt+arrowright", label: "go.forward", run: () => window.history.forward() });
  useShortcut({ keys: "mod+b", label: "shell.collapse", inFields: true, run: narrow });
  useShortcut({ keys: "mod+j", label: "shell.tasks_panel", inFields: true, run: toggleSide });
  useShortcut({ keys: "mod+l", label: "shell.lock", inFields: true, run: lock });
  useShortcut({
    keys: "mod+,",
    label: "go.settings",
    inFields: true,
    run: () => navigate({ to: "/settings", search: {} }),
  });
  useShortcut({ keys: "?", label: "shell.shortcuts", run: () => setLayer("shortcuts") });

  return (
    <FrameContext.Provider value={{ open: setLayer }}>
      <div className={`app ${isNarrow || isTight ? "narrow" : ""}`}>
        <header className="top">
          <div className="brand" title={me.organization}>
            <Logo />
            <span>{me.organization}</span>
          </div>
          <button type="button" className="search" onClick={() => setLayer("palette")}>
            <IconSearch size={16} />
            <span className="ellipsis">{t("shell.search")}</span>
            <Keys keys="mod+k" />
          </button>
          <div className="actions">
            {mayCreate && <NewMenu onCustomer={() => setLayer("create")} onTask={newTask} />}
            <PersonMenu onPassword={() => setLayer("password")} />
          </div>
        </header>
        {screens.map((it) => (
          <GoKeys key={it.path} screen={it} />
        ))}
        <nav className="nav" aria-label={t("shell.navigation")}>
          {screens.map(({ path, title, icon: Icon }) => (
            <Link key={path} to={path} search={{}} className="nav-item" title={t(title)}>
              <Icon size={17} stroke={1.7} />
              <span className="label">{t(title)}</span>
            </Link>
          ))}
        </nav>
        <main className="main">
          <Banners onPassword={() => setLayer("password")} />
          <Outlet />
        </main>
        {hasSide && room >= ROOMY && (
          <aside className="side" aria-label={t("shell.tasks_panel")}>
            <TaskPanel onCustomer={openCustomer} />
          </aside>
        )}
        <footer className="bottom">
          <span className="said">
            <IconDatabase size={14} color="var(--ok)" />
            {t("shell.database")}
          </span>
          <JobStatus />
          <span className="space" />
          <FootButton
            icon={<IconLayoutSidebar size={15} />}
            label={t("shell.collapse")}
            onClick={narrow}
            isIcon
          />
          <FootButton
            icon={<IconLayoutSidebarRight size={15} />}
            label={t("shell.tasks_panel")}
            onClick={toggleSide}
            isIcon
          />
          <FootButton
            icon={<IconKeyboard size={15} />}
            label={t("shell.shortcuts")}
            onClick={() => setLayer("shortcuts")}
          />
          <FootButton
            icon={<IconSettings size={15} />}
            label={t("settings.title")}
            onClick={() => navigate({ to: "/settings", search: {} })}
          />
          <FootButton icon={<IconLock size={14} />} label={t("shell.lock")} onClick={lock} />
        </footer>
      </div>
      {layer === "create" && (
        <QuickCreate
          onClose={close}
          onCreated={(customer, opens) => {
            if (opens) openCustomer(customer.id);
          }}
          onLook={openCustomer}
        />
      )}
      {layer === "palette" && (
        <Palette onClose={close} onCustomer={openCustomer} onOpen={setLayer} />
      )}
      {layer === "shortcuts" && <ShortcutSheet onClose={close} />}
      <Modal opened={layer === "password"} onClose={close} title={t("password.change")} centered>
        <ChangePassword onDone={close} />
      </Modal>
    </FrameContext.Provider>
  );
};

/** The keys that go to a screen, while it may be seen. */
const GoKeys = ({ screen }: { screen: Screen }) => {
  const go = useGo();
  useShortcut({ keys: screen.keys, label: screen.go, run: () => go(screen) });
  return null;
};

type FootButtonProps = {
  icon: ReactNode;
  label: string;
  onClick: () => void;
  isIcon?: boolean;
};

const FootButton = ({ icon, label, onClick, isIcon = false }: FootButtonProps) => (
  <button type="button" className="foot-button" onClick={onClick} aria-label={label} title={label}>
    {icon}
    {!isIcon && label}
  </button>
);

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
