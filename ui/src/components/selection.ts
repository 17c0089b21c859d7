// What is selected of a list of any length: some of it, or the whole of it but some.

export type Selection =
  | { kind: "some"; ids: ReadonlySet<number> }
  | { kind: "all"; but: ReadonlySet<number> };

export const NOTHING: Selection = { kind: "some", ids: new Set() };
export const EVERYTHING: Selection = { kind: "all", but: new Set() };

export const has = (selection: Selection, id: number) =>
  selection.kind === "some" ? selection.ids.has(id) : !selection.but.has(id);

export const countOf = (selection: Selection, total: number) =>
  selection.kind === "some" ? selection.ids.size : Math.max(0, total - selection.but.size);

const changed = (ids: ReadonlySet<number>, change: readonly number[], isIn: boolean) => {
  const next = new Set(ids);
  for (const id of change) {
    if (isIn) next.add(id);
    else next.delete(id);
  }
  return next;
};

/** These are selected too. */
export const including = (selection: Selection, ids: readonly number[]): Selection =>
  selection.kind === "some"
    ? { kind: "some", ids: changed(selection.ids, ids, true) }
    : { kind: "all", but: changed(selection.but, ids, false) };

/** These no longer are. */
export const excluding = (selection: Selection, ids: readonly number[]): Selection =>
  selection.kind === "some"
    ? { kind: "some", ids: changed(selection.ids, ids, false) }
    : { kind: "all", but: changed(selection.but, ids, true) };

export const toggled = (selection: Selection, id: number) =>
  has(selection, id) ? excluding(selection, [id]) : including(selection, [id]);
