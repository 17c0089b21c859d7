import { useState } from "react";

import { useWords } from "../lib/words.tsx";
import { TextInput } from "./Fields.tsx";

type Typed = { group: number; typed: string; is_last: boolean };

/** Some groups of a key, typed back from paper; `confirm` says whether one is right. */
export const useTypeBack = (ask: readonly number[], confirm: (it: Typed) => Promise<boolean>) => {
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [wrong, setWrong] = useState<number | null>(null);
  /** Whether all are right; `forgets` when nothing more is done with the key after the last one. */
  const check = async (forgets: boolean) => {
    setWrong(null);
    for (const [index, group] of ask.entries()) {
      const is_last = forgets && index === ask.length - 1;
      if (await confirm({ group, typed: typed[group] ?? "", is_last })) continue;
      setWrong(group);
      return false;
    }
    return true;
  };
  const type = (group: number, text: string) => setTyped({ ...typed, [group]: text });
  return { ask, typed, wrong, type, check };
};

/** A field for each group that is asked for. */
export const TypeBackFields = ({ ask, typed, wrong, type }: ReturnType<typeof useTypeBack>) => {
  const { t } = useWords();
  return ask.map((group, index) => (
    <TextInput
      key={group}
      label={t("first.group", { group: group + 1 })}
      value={typed[group] ?? ""}
      onChange={(event) => type(group, event.currentTarget.value)}
      error={wrong === group ? t("first.group_wrong", { group: group + 1 }) : undefined}
      required
      autoFocus={index === 0}
      autoComplete="off"
      spellCheck={false}
    />
  ));
};
