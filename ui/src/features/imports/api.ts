import { useQuery } from "@tanstack/react-query";

import type { ImportOptions, PickId, Piece, Sheet } from "../../bindings/commands.ts";
import { commandQuery, useAction } from "../../lib/query.ts";

const lookQuery = (sheet: Sheet) => commandQuery("imports.look", sheet);
export const errorsQuery = (piece: Piece) => commandQuery("imports.errors", piece);
export const unclearQuery = (piece: Piece) => commandQuery("imports.unclear", piece);
export const warningsQuery = (piece: Piece) => commandQuery("imports.warnings", piece);
export const twinsQuery = (piece: Piece) => commandQuery("imports.twins", piece);
export const pastQuery = () => commandQuery("imports.list", null);
export const jobsQuery = () => commandQuery("jobs.list", null);
export const choicesQuery = () => commandQuery("choices.list", null);
export const categoriesQuery = () => commandQuery("categories.list", null);
export const colleaguesQuery = () => commandQuery("accounts.colleagues", null);
export const departmentsQuery = () => commandQuery("departments.list", null);
export const tagsQuery = () => commandQuery("tags.list", null);

/** A look at a file; while it is understood anew, what it was understood as before stays in sight. */
export const useLook = (pick: PickId | null, options: ImportOptions) =>
  useQuery({
    ...lookQuery({ pick: pick ?? 0, options }),
    enabled: pick !== null,
    placeholderData: (before, query) => {
      const asked = query?.queryKey[1] as Sheet | undefined;
      return asked?.pick === pick ? before : undefined;
    },
  });

export const useChooseFile = () => useAction("imports.choose_file");
export const useRehearse = () => useAction("imports.rehearse");
export const useRun = () => useAction("imports.run");
export const useResume = () => useAction("imports.resume");
export const useSaveFailed = () => useAction("imports.save_failed");
export const useUndoImport = () => useAction("imports.undo");
export const useCancelJob = () => useAction("jobs.cancel");
