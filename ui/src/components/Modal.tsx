import { Modal as Bare, type ModalProps } from "@mantine/core";

import { useWords } from "../lib/words.tsx";

/** A layer above everything else; its cross says what it does to whoever cannot see it. */
export const Modal = (props: ModalProps) => {
  const { t } = useWords();
  return <Bare closeButtonProps={{ "aria-label": t("actions.close") }} {...props} />;
};
