import {
  Drawer as BareDrawer,
  Modal as BareModal,
  type DrawerProps,
  type ModalProps,
} from "@mantine/core";
import { useEffect, useRef } from "react";

import { catchFocus } from "../lib/browser.ts";
import { useWords } from "../lib/words.tsx";

/** A layer above everything else; its cross says what it does to whoever cannot see it. */
export const Modal = (props: ModalProps) => {
  const { t } = useWords();
  useFocusBack(props.opened);
  return <BareModal closeButtonProps={{ "aria-label": t("actions.close") }} {...props} />;
};

/** A layer at the side of the window. */
export const Drawer = (props: DrawerProps) => {
  const { t } = useWords();
  useFocusBack(props.opened);
  return <BareDrawer closeButtonProps={{ "aria-label": t("actions.close") }} {...props} />;
};

/** Where the focus was before, it is again after: also when the layer is taken away as a whole. */
const useFocusBack = (isOpen: boolean) => {
  const before = useRef<Element | null>(null);
  // Read while drawing: a moment later a field of the layer has it.
  if (isOpen) before.current ??= document.activeElement;
  useEffect(() => {
    if (!isOpen) return;
    return () => {
      const element = before.current;
      before.current = null;
      const isFree = document.activeElement === document.body || !document.activeElement;
      if (isFree && element instanceof HTMLElement) element.focus({ preventScroll: true });
      catchFocus();
    };
  }, [isOpen]);
};
