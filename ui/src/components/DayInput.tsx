// Days are typed and picked in what is read when the first is asked for.
import { lazy, Suspense } from "react";

import type { DayFieldProps, DayInputProps } from "./dayFields.tsx";

const Field = lazy(async () => ({ default: (await import("./dayFields.tsx")).DayField }));
const Input = lazy(async () => ({ default: (await import("./dayFields.tsx")).DayInput }));

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
