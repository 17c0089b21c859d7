// A tag is picked in what is read when the first is asked for.
import { lazy, Suspense } from "react";

import type { TagFieldProps } from "./tagFields.tsx";

const Field = lazy(async () => ({ default: (await import("./tagFields.tsx")).TagField }));

export const TagField = (props: TagFieldProps) => (
  <Suspense fallback={<div className="tag-field" />}>
    <Field {...props} />
  </Suspense>
);
