import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";

import { catchFocus } from "../lib/browser.ts";

type MoreMenuProps = { label: string; isBig?: boolean; children: ReactNode };

/** What else can be done with the thing it stands beside. */
export const MoreMenu = ({ label, isBig = false, children }: MoreMenuProps) => {
  // It goes with the thing that it deleted or merged: the next key is then for the page.
  useEffect(() => () => void setTimeout(catchFocus), []);
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <button type="button" className={isBig ? "icon-button" : "tool-button"} aria-label={label}>
          <IconDots size={isBig ? 18 : 16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
};
