// Days are typed and picked in what is read when the first is asked for.
import { lazy, Suspense, useEffect } from "react";

import type { DayFieldProps, DayInputProps } from "./dayFields.tsx";

const fields = () => import("./dayFields.tsx");
const Field = lazy(async () => ({ default: (await fields()).DayField }));
const Input = lazy(async () => ({ default: (await fields()).DayInput }));

/** Has them at hand before somebody asks. */
export const useReadyDays = (isWanted: boolean) => {
  useEffect(() => {
    if (isWanted) fields();
  }, [isWanted]);
};

const WAITING = <span className="day-field" />;

export const DayField = (props: DayFieldProps) => (
  <Suspense fallback={WAITING}>
    <Field {...props} />
  </Suspense>
);

export const DayInput = (props: DayInputProps) => (
  <Suspense fallback={WAITING}>
    <Input {...props} />
  </Suspense>
);
