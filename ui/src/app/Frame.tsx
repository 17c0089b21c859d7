import { Link, Outlet, useLocation, useMatch, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";

import type { Way } from "../bindings/commands.ts";
import { Modal } from "../components/index.ts";
import { ChangePassword } from "../features/accounts/ChangePassword.tsx";
import { CustomerContext } from "../features/customers/CustomerContext.tsx";
import { readListSearch } from "../features/customers/listSearch.ts";
import { useListQuery } from "../features/customers/useListQuery.ts";
import type { Scope } from "../features/exports/api.ts";
import { SampleBanner } from "../features/samples/SampleBanner.tsx";
import { CustomerTasks } from "../features/tasks/CustomerTasks.tsx";
import { OverdueCount } from "../features/tasks/OverdueCount.tsx";
import { TaskPanel } from "../features/tasks/TaskPanel.tsx";
import { catchFocus } from "../lib/browser.ts";
import { hasDraft } from "../lib/drafts.ts";
import { useStrayDrops } from "../lib/drops.ts";
import { openHelp, setHelpHere } from "../lib/help.ts";
import { useDesk, useMay } from "../lib/me.ts";
import { useHasPane } from "../lib/panes.ts";
import { useShortcut } from "../lib/shortcuts.ts";
import { leaveErrors } from "../lib/toasts.ts";
import { useWords } from "../lib/words.tsx";
import { Banners } from "./Banners.tsx";
import { BottomBar } from "./BottomBar.tsx";
import { FrameContext, type Layer } from "./frameContext.ts";
import { HelpLayer } from "./HelpLayer.tsx";
import { Hints } from "./Hints.tsx";
import { topicOf } from "./helpTopics.ts";
import { NoPage } from "./NoPage.tsx";
import { Palette } from "./Palette.tsx";
import { ShortcutSheet } from "./ShortcutSheet.tsx";
import { type Screen, useGo, useScreens } from "./screens.tsx";
import { TopBar } from "./TopBar.tsx";
import { useRoom } from "./useRoom.ts";

// For as long as the window is open.
let wasNarrow = false;
/** Below this the navigation and the bars show their icons only. */
const TIGHT = 900;
/** From here on there is room for the task panel. */
const ROOMY = 1_080;
/** From here on also beside a list with a pane. */
const ROOMY_WITH_PANE = 1_500;

let hadSide = true;
let wasCreating = false;

const ExportDialog = lazy(async () => ({
  default: (await import("../features/exports/ExportDialog.tsx")).ExportDialog,
}));

const quickCreate = () => import("../features/customers/QuickCreate.tsx");
const QuickCreate = lazy(async () => ({ default: (await quickCreate()).QuickCreate }));
/** Once the list is there, what a key opens is fetched: nobody shall type ahead of it. */
const REST_MS = 800;

const LastDeed = lazy(async () => ({
  default: (await import("../features/journal/LastDeed.tsx")).LastDeed,
}));

const StoppedImport = lazy(async () => ({
  default: (await import("../features/imports/StoppedImport.tsx")).StoppedImport,
}));

export const Frame = () => {
  const { t } = useWords();
  const { lock } = useDesk();
  const may = useMay();
  const navigate = useNavigate();
  // Locking takes the form away, not what was typed into it: unlocking shows it again.
  const [layer, setLayer] = useState<Layer>(
    hasDraft("customers.create") && wasCreating ? "create" : null,
  );
  const [exported, setExported] = useState<Scope | null>(null);
  // Each press is one of its own.
  const [pressed, setPressed] = useState<{ way: Way } | null>(null);
  const goBack = (way: Way) => setPressed((it) => it ?? { way });
  const selected = useRef<Scope["selected"]>(null);
  const select = useCallback((it: Scope["selected"]) => {
    selected.current = it;
  }, []);
  const list = useListShown();
  const record = useMatch({ from: "/customers/$id", shouldThrow: false });
  const [isNarrow, setNarrow] = useState(wasNarrow);
  const [hasSide, setSide] = useState(hadSide);
  // Panels give way before what is worked on does.
  const room = useRoom();
  const hasPane = useHasPane();
  useEffect(() => {
    wasCreating = layer === "create";
  }, [layer]);
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
  /** The line in the task panel, or the one of the page of tasks where there is no such panel. */
  const newTask = async () => {
    const line = () => document.getElementById("new-task");
    if (!line()) await navigate({ to: "/tasks" });
    line()?.focus();
  };
  const screens = useScreens();
  const { pathname } = useLocation();
  const isOpen =
    pathname === "/" ||
    screens.some(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  /** Everyone is sent to the list first: who has none begins with the first screen that is theirs. */
  const elsewhere = !isOpen && pathname === "/customers" ? screens[0]?.path : undefined;
  useEffect(() => {
    if (elsewhere) navigate({ to: elsewhere, search: {}, replace: true });
  }, [elsewhere, navigate]);
  const topic = topicOf(pathname);
  useEffect(() => setHelpHere(topic), [topic]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every change of the screen
  useEffect(leaveErrors, [pathname]);
  useEffect(() => {
    const rest = setTimeout(quickCreate, REST_MS);
    return () => clearTimeout(rest);
  }, []);
  const main = useRef<HTMLElement>(null);
  // A screen or a step that goes takes the focus with it.
  useEffect(() => {
    if (!main.current) return;
    const watch = new MutationObserver(catchFocus);
    watch.observe(main.current, { childList: true });
    return () => watch.disconnect();
  }, []);
  // The page of tasks is the panel at full size.
  const hasTasks = may("tasks.read");
  const showsSide =
    hasTasks && hasSide && pathname !== "/tasks" && room >= (hasPane ? ROOMY_WITH_PANE : ROOMY);
  const navItem = ({ path, title, icon: Icon }: Screen) => (
    <Link key={path} to={path} search={{}} className="nav-item" title={t(title)}>
      <Icon size={17} stroke={1.7} />
      <span className="label">{t(title)}</span>
      {path === "/tasks" && <OverdueCount />}
    </Link>
  );
  const mayCreate = may("customers.create");
  const mayExport = may("exports.run");
  const exportShown = () => {
    close();
    setExported({ list, selected: selected.current });
  };
  const openCustomer = (id: number) => {
    close();
    navigate({ to: "/customers/$id", params: { id: String(id) }, search: {} });
  };

  useStrayDrops(() => may("imports.run") && navigate({ to: "/imports" }));
  useShortcut({
    keys: "mod+k",
    label: "palette.title",
    inFields: true,
    run: () => setLayer("palette"),
  });
  useShortcut(
    mayCreate ? { keys: "c", label: "shell.new_customer", run: () => setLayer("create") } : null,
  );
  useShortcut(may("tasks.create") ? { keys: "t", label: "shell.new_task", run: newTask } : null);
  useShortcut(
    mayExport ? { keys: "mod+e", label: "exports.open", inFields: true, run: exportShown } : null,
  );
  useShortcut({ keys: "alt+arrowleft", label: "go.back", run: () => window.history.back() });
  useShortcut({ keys: "alt+arrowright", label: "go.forward", run: () => window.history.forward() });
  useShortcut({ keys: "mod+b", label: "shell.collapse", inFields: true, run: narrow });
  useShortcut(
    hasTasks
      ? { keys: "mod+j", label: "shell.tasks_panel", inFields: true, run: toggleSide }
      : null,
  );
  useShortcut({ keys: "mod+l", label: "shell.lock", inFields: true, run: lock });
  useShortcut({
    keys: "mod+,",
    label: "go.settings",
    inFields: true,
    run: () => navigate({ to: "/settings", search: {} }),
  });
  useShortcut({
    keys: "f1",
    label: "shell.help",
    inFields: true,
    run: () => openHelp(topic),
  });
  // In a field they are the field's.
  useShortcut({ keys: "mod+z", label: "last.undo", inFields: false, run: () => goBack("undo") });
  useShortcut({
    keys: "mod+shift+z",
    label: "last.redo",
    inFields: false,
    run: () => goBack("redo"),
  });
  useShortcut({ keys: "?", label: "shell.shortcuts", run: () => setLayer("shortcuts") });

  return (
    <FrameContext.Provider
      value={{ open: setLayer, exportList: mayExport ? setExported : null, select }}
    >
      <Hints>
        <div className={`app ${isNarrow || isTight ? "narrow" : ""} ${isTight ? "tight" : ""}`}>
          <TopBar onOpen={setLayer} onTask={newTask} onExport={mayExport ? exportShown : null} />
          {screens.map((it) => (
            <GoKeys key={it.path} screen={it} />
          ))}
          <nav className="nav" aria-label={t("shell.navigation")}>
            {screens.map(navItem)}
          </nav>
          <main ref={main} className="main" tabIndex={-1}>
            <Banners onPassword={() => setLayer("password")} />
            {may("imports.run") && pathname !== "/imports" && (
              <Suspense>
                <StoppedImport onGo={() => navigate({ to: "/imports", search: {} })} />
              </Suspense>
            )}
            {pathname === "/customers" && <SampleBanner />}
            {isOpen ? <Outlet /> : elsewhere === undefined && <NoPage />}
          </main>
          {showsSide && (
            <aside className="side" aria-label={t("shell.tasks_panel")}>
              {record ? (
                <CustomerContext
                  id={Number(record.params.id)}
                  tasks={<CustomerTasks customer={Number(record.params.id)} isMain />}
                  onCustomer={openCustomer}
                />
              ) : (
                <TaskPanel onCustomer={openCustomer} />
              )}
            </aside>
          )}
          <BottomBar
            topic={topic}
            onNarrow={narrow}
            onSide={hasTasks ? toggleSide : null}
            onShortcuts={() => setLayer("shortcuts")}
          />
        </div>
        {layer === "create" && (
          <Suspense>
            <QuickCreate
              within={list}
              onClose={close}
              onCreated={(customer, opens) => {
                if (opens) openCustomer(customer.id);
              }}
              onLook={openCustomer}
            />
          </Suspense>
        )}
        {layer === "palette" && (
          <Palette
            onClose={close}
            onCustomer={openCustomer}
            onAll={(search) => navigate({ to: "/customers", search })}
            onOpen={setLayer}
            onExport={mayExport ? exportShown : null}
          />
        )}
        {exported && (
          <Suspense>
            <ExportDialog scope={exported} onClose={() => setExported(null)} />
          </Suspense>
        )}
        {pressed && (
          <Suspense>
            <LastDeed way={pressed.way} onDone={() => setPressed(null)} />
          </Suspense>
        )}
        {layer === "shortcuts" && <ShortcutSheet onClose={close} />}
        <Modal opened={layer === "password"} onClose={close} title={t("password.change")} centered>
          <ChangePassword onDone={close} />
        </Modal>
        <HelpLayer />
      </Hints>
    </FrameContext.Provider>
  );
};

/** The list that is looked at, wherever else a window shows none. */
const useListShown = () => {
  const { pathname, search } = useLocation();
  const read = readListSearch(search);
  const list = useListQuery(read);
  return pathname === "/customers" && read.view !== "bin" ? list : null;
};

/** The keys that go to a screen, while it may be seen. */
const GoKeys = ({ screen }: { screen: Screen }) => {
  const go = useGo();
  useShortcut({ keys: screen.keys, label: screen.go, run: () => go(screen) });
  return null;
};
