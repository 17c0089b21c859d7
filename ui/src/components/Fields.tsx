import {
  PasswordInput as BarePassword,
  TextInput as BareText,
  type PasswordInputProps,
  type TextInputProps,
} from "@mantine/core";
import { type ChangeEvent, type FormEvent, type ReactNode, useState } from "react";

import { useWords } from "../lib/words.tsx";

/** Something other than blanks. */
const NOT_BLANK = ".*\\S.*";

type Answered = {
  error?: ReactNode;
  onChange?: ((event: ChangeEvent<HTMLInputElement>) => void) | undefined;
};

/** What was left empty says so itself, in the words of the window: the system has words of its own. */
const useLeftEmpty = ({ error, onChange }: Answered) => {
  const { t } = useWords();
  const [isMissing, setMissing] = useState(false);
  return {
    error: error ?? (isMissing ? t("actions.fill_in") : undefined),
    onInvalid: (event: FormEvent<HTMLInputElement>) => {
      event.preventDefault();
      setMissing(true);
      const { form } = event.currentTarget;
      if (form?.querySelector("input:invalid") === event.currentTarget) event.currentTarget.focus();
    },
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setMissing(false);
      onChange?.(event);
    },
  };
};

/** A line of text; one that is required asks to be filled in when it was left empty. */
export const TextInput = (props: TextInputProps) => (
  <BareText {...(props.required && { pattern: NOT_BLANK })} {...props} {...useLeftEmpty(props)} />
);

/** A password; one that is required asks to be filled in when it was left empty. */
export const PasswordInput = (props: PasswordInputProps) => {
  const { t } = useWords();
  return (
    <BarePassword
      visibilityToggleButtonProps={{ "aria-label": t("password.show") }}
      {...props}
      {...useLeftEmpty(props)}
    />
  );
};
