import { useState } from "react";

import { SegmentedControl, TagField } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import type { useBulk } from "./bulk.ts";
import { useShown } from "./shown.ts";
import { useMakeTags } from "./tags.ts";

type Deed = "give" | "take";
type BulkTaggingProps = { bulk: ReturnType<typeof useBulk>; onDone: () => void };

const BulkTagging = ({ bulk, onDone }: BulkTaggingProps) => {
  const { t } = useWords();
  const may = useMay();
  const { tags } = useShown();
  const make = useMakeTags();
  const [deed, setDeed] = useState<Deed>("give");
  const mayCreate = may("tags.write") && deed === "give";
  const pick = async (names: string[]) => {
    if (deed === "give") await make(names);
    onDone();
    for (const name of names) await bulk[deed](name);
  };
  return (
    <>
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
    </>
  );
};

export default BulkTagging;
