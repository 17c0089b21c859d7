// Who is signed in, for everything on the screen.
import { createContext, useContext } from "react";
import type { Density, Me } from "../bindings/commands.ts";

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

/** Whether the person holds a right: what they may not do is not offered. The core decides. */
export const useMay = () => {
  const { me } = useDesk();
  return (right: string) => me.who.rights[right] !== undefined;
};
