// Whether something has lasted for a while: what passes at once is not worth a sign of it.
import { useEffect, useState } from "react";

export const useLasting = (is: boolean, ms: number) => {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setLasts(true), ms);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [is, ms]);
  return is && lasts;
};
