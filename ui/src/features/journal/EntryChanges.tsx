import type { Changed } from "../../bindings/commands.ts";
import { useWords } from "../../lib/words.tsx";
import { useTold } from "./told.ts";

/** What one operation did to one record, field by field: before → after. */
export const EntryChanges = ({ changed }: { changed: Changed }) => {
  const { t } = useWords();
  const told = useTold();
  const fields = told.fieldsOf(changed);
  return (
    <>
      {fields.map(({ key, word, change }) => (
        <div key={key} className="change">
          <span className="muted">{word} </span>
          {change.masked ? (
            t("formats.masked")
          ) : (
            <>
              {changed.action !== "create" && (
                <span className="muted">{told.value(changed, key, change.before)}</span>
              )}
              {changed.action === "update" && " → "}
              {changed.action !== "delete" && <b>{told.value(changed, key, change.after)}</b>}
            </>
          )}
        </div>
      ))}
    </>
  );
};
