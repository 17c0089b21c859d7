// What can be done with a column, for who does not know the keys: its order, its place, whether it is shown.
import { Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconEyeOff,
} from "@tabler/icons-react";

import { useWords } from "../lib/words.tsx";

type HeadingMenuProps = {
  /** None where the column is no order. */
  onSort: ((isDescending: boolean) => void) | null;
  /** None where it cannot go there. */
  onMove: { left: (() => void) | null; right: (() => void) | null };
  onHide: (() => void) | null;
  onClose: () => void;
};

const HeadingMenu = ({ onSort, onMove, onHide, onClose }: HeadingMenuProps) => {
  const { t } = useWords();
  return (
    <Menu opened onClose={onClose} position="bottom-start" shadow="md" returnFocus={false}>
      <Menu.Target>
        <button
          type="button"
          className="heading-foot"
          tabIndex={-1}
          aria-label={t("customers.more")}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {onSort && (
          <>
            <Menu.Item leftSection={<IconArrowUp size={15} />} onClick={() => onSort(false)}>
              {t("grid.ascending")}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowDown size={15} />} onClick={() => onSort(true)}>
              {t("grid.descending")}
            </Menu.Item>
          </>
        )}
        {onMove.left && (
          <Menu.Item leftSection={<IconArrowLeft size={15} />} onClick={onMove.left}>
            {t("grid.move_left")}
          </Menu.Item>
        )}
        {onMove.right && (
          <Menu.Item leftSection={<IconArrowRight size={15} />} onClick={onMove.right}>
            {t("grid.move_right")}
          </Menu.Item>
        )}
        {onHide && (
          <Menu.Item leftSection={<IconEyeOff size={15} />} onClick={onHide}>
            {t("grid.hide")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
};

export default HeadingMenu;
