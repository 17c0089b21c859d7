import { Keys, Modal } from "../components/index.ts";
import { useShortcuts } from "../lib/shortcuts.ts";
import { type Key, useWords } from "../lib/words.tsx";

const IN_GRID: [string, Key][] = [
  ["arrowup arrowdown", "shortcuts.grid_move"],
  ["home end", "shortcuts.grid_end"],
  ["enter", "shortcuts.grid_open"],
  ["space", "shortcuts.grid_peek"],
  ["x", "shortcuts.grid_select"],
];

/** Every key that works on this screen, from the registry itself. */
export const ShortcutSheet = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords();
  const shortcuts = useShortcuts();
  return (
    <Modal opened onClose={onClose} title={t("shortcuts.title")} centered size="lg">
      <div className="shortcut-list">
        {shortcuts.map((it) => (
          <Line key={it.keys} keys={it.keys} label={t(it.label)} />
        ))}
      </div>
      <h3 style={{ fontSize: 13, margin: "18px 0 6px" }}>{t("shortcuts.grid")}</h3>
      <div className="shortcut-list">
        {IN_GRID.map(([keys, label]) => (
          <Line key={keys} keys={keys} label={t(label)} />
        ))}
      </div>
    </Modal>
  );
};

const Line = ({ keys, label }: { keys: string; label: string }) => (
  <div>
    <span>{label}</span>
    <Keys keys={keys} />
  </div>
);
