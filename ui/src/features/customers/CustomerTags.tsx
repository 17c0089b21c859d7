import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";

import type { Customer } from "../../bindings/commands.ts";
import { Popover, Tag, TagsInput } from "../../components/index.ts";
import { isFailure } from "../../lib/ipc.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { useCreateTag } from "./api.ts";
import { useShown } from "./shown.ts";
import type { SaveField } from "./useSaveField.ts";

/** The tags of a customer; a new word becomes a tag where the person may make one. */
export const CustomerTags = ({ customer, onSave }: { customer: Customer; onSave: SaveField }) => {
  const { t } = useWords();
  const may = useMay();
  const shown = useShown();
  const said = useSaid();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const isFixed = !may("customers.update") || customer.deleted_at !== null;
  const create = useCreateTag();
  // `vip` may be there as `VIP`: core knows which names are one, and means that tag then.
  const make = (name: string) =>
    create.mutateAsync({ name, colour: null }).catch((error) => {
      if (!isFailure(error) || error.code !== "taken") throw error;
    });
  const save = async (tags: string[]) => {
    const isNew = (name: string) => !shown.tags.some((it) => it.name === name);
    setRefusal(null);
    try {
      if (may("tags.write")) {
        for (const name of tags.filter(isNew)) await make(name);
      }
      await onSave("tags", tags);
    } catch (error) {
      const added = tags.filter((it) => !customer.tags.includes(it));
      if (!isOpen || !isFailure(error) || added.length === 0) return said.failed(error);
      // What was typed is still there, to be put right.
      setTyped(added.join(","));
      setRefusal(error.sentence);
    }
  };
  return (
    <span className="tags wrap">
      {customer.tags.map((tag) => (
        <Tag key={tag} name={tag} colour={shown.tagColour(tag)}>
          {!isFixed && (
            <button
              type="button"
              aria-label={`${t("actions.remove")}: ${tag}`}
              onClick={() => save(customer.tags.filter((it) => it !== tag))}
            >
              <IconX size={12} />
            </button>
          )}
        </Tag>
      ))}
      {!isFixed && (
        <Popover opened={isOpen} onChange={setOpen} shadow="md" trapFocus position="bottom-start">
          <Popover.Target>
            <button
              type="button"
              className="tool-button"
              style={{ height: 24, padding: "0 6px" }}
              onClick={() => setOpen(!isOpen)}
            >
              <IconPlus size={14} />
              {t("tags.one")}
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <TagsInput
              aria-label={t("tags.title")}
              placeholder={t(may("tags.write") ? "tags.choose_or_type" : "tags.choose")}
              splitChars={[",", "，", "、"]}
              acceptValueOnBlur={false}
              w={260}
              error={refusal}
              searchValue={typed}
              onSearchChange={(text) => {
                setTyped(text);
                if (text !== "") setRefusal(null);
              }}
              data={shown.tags.map((it) => it.name)}
              value={customer.tags}
              onChange={save}
              data-autofocus
              comboboxProps={{ withinPortal: false }}
            />
          </Popover.Dropdown>
        </Popover>
      )}
    </span>
  );
};
