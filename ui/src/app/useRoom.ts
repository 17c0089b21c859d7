import { useEffect, useState } from "react";

import { useAppearance } from "./appearance.ts";

/** How wide the window is for what is shown: large text leaves less of it. */
export const useRoom = () => {
  const { preferences } = useAppearance();
  const [width, setWidth] = useState(window.innerWidth);
  useEffect(() => {
    const measure = () => setWidth(window.innerWidth);
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return width / ((preferences.text_scale ?? 100) / 100);
};
