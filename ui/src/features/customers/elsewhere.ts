// Where a search does not look, since an index of it would cost every office: one condition asks there.
import type { Field, Filter } from "../../bindings/commands.ts";
import { useFieldWord } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";

/** Every number by which an authority knows somebody has so many digits in a row. */
const NUMBER = /\d{6}/;

/** The fields that may hold what a search did not find. */
const fieldsElsewhere = (text: string): Field[] =>
  NUMBER.test(text) ? ["tax_id", "notes"] : ["notes"];

export const askElsewhere = (text: string): Filter => {
  const asked = fieldsElsewhere(text).map(
    (field): Filter => ({ is: { field, operator: "contains", values: [text.trim()] } }),
  );
  const [only] = asked;
  return only && asked.length === 1 ? only : { or: asked };
};

/** What asking where a search does not look is called. */
export const useElsewhere = () => {
  const { t } = useWords();
  const word = useFieldWord();
  return (text: string) => {
    const field = fieldsElsewhere(text).map(word).join(t("formats.list_separator"));
    return t("customers.search_elsewhere", { field, text });
  };
};
