// Ways to reach somebody, as text that core reads back.
import type { PointKind, SeenPoint } from "../bindings/commands.ts";

/** A way to reach somebody with the words beside it: 138 0013 8000（财务）. */
export const writtenPoint = ({ shown, label }: SeenPoint, language: string) => {
  if (!label) return shown;
  return language === "en" ? `${shown} (${label})` : `${shown}（${label}）`;
};

/** All of one kind, to be changed as one text. */
export const writtenPoints = (points: SeenPoint[], kind: PointKind, language: string) =>
  points
    .filter((it) => it.kind === kind)
    .map((it) => writtenPoint(it, language))
    .join(", ");
