// Who is signed in, for everything on the screen.
import { createContext, useCallback, useContext } from "react";
import type { Density, Me } from "../bindings/commands.ts";
import { useWords } from "./words.tsx";

export type Desk = {
  me: Me;
  density: Density;
  lock: () => void;
  /** Somebody else is to sit down. */
  leave: () => void;
};

export const DeskContext = createContext<Desk | null>(null);

export const useDesk = () => {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("nobody is signed in here");
  return desk;
};

/** What a field of a customer is called in an office of this country. */
export const useFieldWord = () => {
  const { find } = useWords();
  const { is_home } = useDesk().me.customs;
  return useCallback(
    (field: string) =>
      (!is_home && find(`customers.elsewhere.${field}`)) ||
      (find(`customers.fields.${field}`) ?? field),
    [find, is_home],
  );
};

const HANDLES: readonly string[] = ["wechat", "qq"];

/** Whether a field is offered where the office stands. */
export const useIsUsual = () => {
  const { handles } = useDesk().me.customs;
  return (field: string) =>
    !HANDLES.includes(field) || (handles as readonly string[]).includes(field);
};

/** Whether the person holds a right: what they may not do is not offered. The core decides. */
export const useMay = () => {
  const { me } = useDesk();
  return (right: string) => me.who.rights[right] !== undefined;
};
