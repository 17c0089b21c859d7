import type { Category } from "../../bindings/commands.ts";

/** The names from the root down, as the core reads them. */
export const pathOf = (categories: readonly Category[], id: number | null): string => {
  const names: string[] = [];
  let at = categories.find((it) => it.id === id);
  // A tree has no more levels than nodes: a ring, which cannot be, would end here.
  for (let left = categories.length; at && left > 0; left--) {
    names.unshift(at.name);
    const { parent } = at;
    at = categories.find((it) => it.id === parent);
  }
  return names.join("/");
};

export const categoryChoices = (categories: readonly Category[]) =>
  categories.map((it) => {
    const path = pathOf(categories, it.id);
    return { value: path, label: path.split("/").join(" › ") };
  });
