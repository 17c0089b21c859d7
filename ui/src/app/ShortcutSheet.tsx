import { useState } from "react";

import { Keys, Modal } from "../components/index.ts";
import { useShortcuts } from "../lib/shortcuts.ts";
import { type Key, useWords } from "../lib/words.tsx";

const IN_GRID: [string, Key][] = [
  ["arrowup arrowdown", "shortcuts.grid_move"],
  ["shift+arrowup arrowdown", "shortcuts.grid_range"],
  ["arrowleft arrowright", "shortcuts.grid_across"],
  ["pageup pagedown", "shortcuts.grid_page"],
  ["home end", "shortcuts.grid_end"],
  ["enter", "shortcuts.grid_open"],
  ["space", "shortcuts.grid_peek"],
  ["e", "shortcuts.grid_edit"],
  ["x", "shortcuts.grid_select"],
  ["shift+x", "shortcuts.grid_up_to"],
  ["mod+a", "shortcuts.grid_all"],
  ["escape", "customers.unselect"],
  ["mod+c", "shortcuts.grid_copy"],
];

/** On the headings, which lie above the first row. */
const IN_HEAD: [string, Key][] = [
  ["enter", "shortcuts.head_sort"],
  ["alt+arrowdown", "shortcuts.head_menu"],
  ["mod+arrowleft arrowright", "shortcuts.head_move"],
  ["shift+arrowleft arrowright", "shortcuts.head_width"],
];

const OF_GRID = [
  { title: "shortcuts.grid", lines: IN_GRID },
  { title: "shortcuts.head", lines: IN_HEAD },
] as const;

const hasGrid = () => document.querySelector('[role="grid"]') !== null;

/** Every key that works on this screen, from the registry itself. */
export const ShortcutSheet = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords();
  const shortcuts = useShortcuts();
  const [isOfGrid] = useState(hasGrid);
  const leads = (keys: string) => keys.startsWith("g ");
  const groups = [
    { title: t("shortcuts.here"), lines: shortcuts.filter((it) => !leads(it.keys)) },
    { title: t("shortcuts.go"), lines: shortcuts.filter((it) => leads(it.keys)) },
  ];
  return (
    <Modal opened onClose={onClose} title={t("shortcuts.title")} centered size="lg">
      {groups.map(({ title, lines }) => (
        <section key={title} className="shortcut-group">
          <h3>{title}</h3>
          <div className="shortcut-list">
            {lines.map((it) => (
              <Line key={it.keys} keys={it.keys} label={t(it.label)} />
            ))}
          </div>
        </section>
      ))}
      {(isOfGrid ? OF_GRID : []).map(({ title, lines }) => (
        <section key={title} className="shortcut-group">
          <h3>{t(title)}</h3>
          <div className="shortcut-list">
            {lines.map(([keys, label]) => (
              <Line key={keys} keys={keys} label={t(label)} />
            ))}
          </div>
        </section>
      ))}
    </Modal>
  );
};

const Line = ({ keys, label }: { keys: string; label: string }) => (
  <div data-keys={keys}>
    <span>{label}</span>
    <Keys keys={keys} />
  </div>
);
