import { IconPencil } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";

import { Popover } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import type { useBulk } from "./bulk.ts";

const BulkFields = lazy(() => import("./BulkFields.tsx"));

/** Writes one more field of everything that is selected: which one is asked first. */
export const BulkChange = ({ bulk }: { bulk: ReturnType<typeof useBulk> }) => {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const label = t("customers.change_field");
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" title={label} onClick={() => setOpen(!isOpen)}>
          <IconPencil size={16} />
          <span>{label}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Suspense>
          <BulkFields bulk={bulk} onDone={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
};
