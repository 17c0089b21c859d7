import type { Department } from "../../bindings/commands.ts";

/** Every department with the names from the top down to it. */
export const departmentPaths = (all: readonly Department[]) => {
  const pathOf = (it: Department): string => {
    const above = all.find((other) => other.id === it.parent);
    return above ? `${pathOf(above)} / ${it.name}` : it.name;
  };
  return all
    .map((it) => ({ id: it.id, name: it.name, path: pathOf(it) }))
    .sort((one, other) => one.path.localeCompare(other.path));
};
