import { useEffect, useRef, useState } from "react";

/** A value once it has stayed the same for a moment; `sign` tells two of them apart. */
export const useSettled = <T>(value: T, ms: number, sign: unknown = value) => {
  const [settled, setSettled] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sign is another value
  useEffect(() => {
    const timer = setTimeout(() => setSettled(latest.current), ms);
    return () => clearTimeout(timer);
  }, [sign, ms]);
  return settled;
};
