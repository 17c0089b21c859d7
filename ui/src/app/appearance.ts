import { createContext, useContext } from "react";

import type { Language, Preferences } from "../bindings/commands.ts";

export type Appearance = {
  preferences: Preferences;
  language: Language;
  prefer: (change: Preferences) => void;
  /** The theme is the computer's again. */
  followTheme: () => void;
};

export const AppearanceContext = createContext<Appearance | null>(null);

export const useAppearance = () => {
  const appearance = useContext(AppearanceContext);
  if (!appearance) throw new Error("the window is not dressed yet");
  return appearance;
};
