import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { Conflict, Customer, Field, Written } from "../../bindings/commands.ts";
import { isFailure } from "../../lib/ipc.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { customerQuery, duplicatesQuery, useUpdateCustomer } from "./api.ts";
import { useShown } from "./shown.ts";

export type SaveField = (field: Field, value: Written) => Promise<unknown>;

export type Clash = { field: Field; value: Written; conflict: Conflict };

/** Saves one field on the version that is on the screen; a clash is shown with both values. */
export const useSaveField = (customer: Customer) => {
  const { t } = useWords();
  const client = useQueryClient();
  const update = useUpdateCustomer();
  const said = useSaid();
  const shown = useShown();
  const [clash, setClash] = useState<Clash | null>(null);

  const write = async (field: Field, value: Written, version: number | null) => {
    const done = await update.mutateAsync({ id: customer.id, set: { [field]: value }, version });
    client.setQueryData(customerQuery(customer.id).queryKey, done.value);
    if (done.seq !== null) {
      const { name, file_no } = done.value;
      const what = { name, file_no, field: shown.field(field) };
      const told = [t("customers.field_updated", what), await likeOthers(field, value)];
      said.done(told.filter(Boolean).join(" "), done);
    }
  };
  /** Who else has this number or address: it is saved all the same, but not without a word. */
  const likeOthers = async (field: Field, value: Written) => {
    if (field !== "phone" && field !== "email") return "";
    try {
      const found = await client.fetchQuery(duplicatesQuery({ [field]: value }));
      const other = found.find((it) => it.by === field && it.id !== customer.id);
      if (!other) return "";
      const { file_no, name, owner } = other;
      return other.id === null
        ? t("customers.duplicates.hidden", { who: owner ?? "–" })
        : t(`customers.duplicates.${field}`, { file_no: file_no ?? "", name: name ?? "" });
    } catch {
      // That it was saved is told all the same.
      return "";
    }
  };
  const save: SaveField = async (field, value) => {
    try {
      await write(field, value, customer.version);
    } catch (error) {
      const conflict = isFailure(error) ? error.conflicts[0] : undefined;
      if (!conflict) throw error;
      setClash({ field, value, conflict });
    }
  };
  return {
    save,
    clash,
    keepTheirs: () => {
      setClash(null);
      client.invalidateQueries({ queryKey: customerQuery(customer.id).queryKey });
    },
    useMine: async () => {
      if (!clash) return;
      setClash(null);
      try {
        await write(clash.field, clash.value, null);
      } catch (error) {
        said.failed(error);
      }
    },
  };
};
