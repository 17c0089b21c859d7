import { IconChevronDown } from "@tabler/icons-react";

import { Menu } from "../../components/index.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import type { View } from "./listSearch.ts";

type ViewMenuProps = {
  views: readonly { view: View; label: Key }[];
  chosen: View;
  onChoose: (view: View) => void;
};

/** The tabs in one button: for large text, where every line counts. */
export const ViewMenu = ({ views, chosen, onChoose }: ViewMenuProps) => {
  const { t } = useWords();
  const label = views.find((it) => it.view === chosen)?.label ?? "customers.all";
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <button type="button" className="view-menu">
          {t(label)}
          <IconChevronDown size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {views.map((it) => (
          <Menu.Item
            key={it.view}
            onClick={() => onChoose(it.view)}
            {...(it.view === chosen ? { fw: 600, c: "var(--accent)" } : {})}
          >
            {t(it.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
