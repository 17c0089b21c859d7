import { IconTag } from "@tabler/icons-react";
import { useState } from "react";

import { Popover, SegmentedControl, TagField } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import type { useBulk } from "./bulk.ts";
import { useShown } from "./shown.ts";
import { useMakeTags } from "./tags.ts";

type Deed = "give" | "take";

/** Gives everything that is selected a tag, which may be a new one, or takes one off. */
export const BulkTags = ({ bulk }: { bulk: ReturnType<typeof useBulk> }) => {
  const { t } = useWords();
  const may = useMay();
  const { tags } = useShown();
  const make = useMakeTags();
  const [isOpen, setOpen] = useState(false);
  const [deed, setDeed] = useState<Deed>("give");
  const mayCreate = may("tags.write") && deed === "give";
  if (tags.length === 0 && !may("tags.write")) return null;
  const pick = async (names: string[]) => {
    if (deed === "give") await make(names);
    setOpen(false);
    for (const name of names) await bulk[deed](name);
  };
  const label = t("customers.tag");
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" title={label} onClick={() => setOpen(!isOpen)}>
          <IconTag size={16} />
          <span>{label}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <SegmentedControl
          fullWidth
          size="xs"
          mb={8}
          value={deed}
          onChange={(next) => setDeed(next as Deed)}
          data={[
            { value: "give", label: t("customers.tag_give") },
            { value: "take", label: t("customers.tag_take") },
          ]}
        />
        <TagField
          key={deed}
          label={t(`customers.tag_${deed}`)}
          placeholder={t(mayCreate ? "tags.choose_or_type" : "tags.choose")}
          tags={tags}
          mayCreate={mayCreate}
          onPick={pick}
        />
      </Popover.Dropdown>
    </Popover>
  );
};
