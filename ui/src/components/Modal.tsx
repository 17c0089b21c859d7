import {
  Drawer as BareDrawer,
  Modal as BareModal,
  type DrawerProps,
  type ModalProps,
} from "@mantine/core";

import { useWords } from "../lib/words.tsx";

/** A layer above everything else; its cross says what it does to whoever cannot see it. */
export const Modal = (props: ModalProps) => {
  const { t } = useWords();
  return <BareModal closeButtonProps={{ "aria-label": t("actions.close") }} {...props} />;
};

/** A layer at the side of the window. */
export const Drawer = (props: DrawerProps) => {
  const { t } = useWords();
  return <BareDrawer closeButtonProps={{ "aria-label": t("actions.close") }} {...props} />;
};
