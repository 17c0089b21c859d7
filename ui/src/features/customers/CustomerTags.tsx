import { IconPlus, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";

import type { Customer } from "../../bindings/commands.ts";
import { Popover, Tag, TagField } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { useShown } from "./shown.ts";
import { useMakeTags } from "./tags.ts";
import type { SaveField } from "./useSaveField.ts";

type CustomerTagsProps = {
  customer: Customer;
  onSave: SaveField;
  /** They are to be changed from elsewhere, who is told when that is done. */
  opens?: { onDone: () => void } | undefined;
};

/** The tags of a customer; a new word becomes a tag where the person may make one. */
export const CustomerTags = ({ customer, onSave, opens }: CustomerTagsProps) => {
  const { t } = useWords();
  const may = useMay();
  const shown = useShown();
  const said = useSaid();
  const [isOpen, setOpen] = useState(false);
  const isFixed = !customer.may_change || customer.deleted_at !== null;
  useEffect(() => {
    if (opens && !isFixed) setOpen(true);
  }, [opens, isFixed]);
  const handleOpen = (next: boolean) => {
    setOpen(next);
    if (!next) opens?.onDone();
  };
  const make = useMakeTags();
  const save = async (tags: string[]) => {
    await make(tags);
    await onSave("tags", tags);
  };
  return (
    <span className="tags wrap">
      {customer.tags.map((tag) => (
        <Tag key={tag} name={tag} colour={shown.tagColour(tag)}>
          {!isFixed && (
            <button
              type="button"
              aria-label={`${t("actions.remove")}: ${tag}`}
              onClick={() => save(customer.tags.filter((it) => it !== tag)).catch(said.failed)}
            >
              <IconX size={12} />
            </button>
          )}
        </Tag>
      ))}
      {!isFixed && (
        <Popover
          opened={isOpen}
          onChange={handleOpen}
          shadow="md"
          trapFocus
          position="bottom-start"
        >
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
            <TagField
              label={t("tags.title")}
              placeholder={t(may("tags.write") ? "tags.choose_or_type" : "tags.choose")}
              tags={shown.tags.filter((it) => !customer.tags.includes(it.name))}
              mayCreate={may("tags.write")}
              onPick={(names) =>
                save([...customer.tags, ...names]).catch((error) => {
                  if (isOpen) throw error;
                  said.failed(error);
                })
              }
            />
          </Popover.Dropdown>
        </Popover>
      )}
    </span>
  );
};
