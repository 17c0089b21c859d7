import { IconTag } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";

import { Popover } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import type { useBulk } from "./bulk.ts";
import { useShown } from "./shown.ts";

const BulkTagging = lazy(() => import("./BulkTagging.tsx"));

/** Gives everything that is selected a tag, which may be a new one, or takes one off. */
export const BulkTags = ({ bulk }: { bulk: ReturnType<typeof useBulk> }) => {
  const { t } = useWords();
  const may = useMay();
  const { tags } = useShown();
  const [isOpen, setOpen] = useState(false);
  if (tags.length === 0 && !may("tags.write")) return null;
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
        <Suspense>
          <BulkTagging bulk={bulk} onDone={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
};
