import { IconSearch, IconTrash, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import { Button, Empty, Skeletons } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useAction } from "../../lib/query.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { countQuery } from "./api.ts";
import { askElsewhere, useElsewhere } from "./elsewhere.ts";
import type { ListSearch } from "./listSearch.ts";

type NoCustomersProps = {
  search: ListSearch;
  change: (fields: Partial<ListSearch>) => void;
  onCreate: () => void;
  onImport: () => void;
};

/** Nothing fits, or nothing is there: what to do is said, and one step away. */
export const NoCustomers = ({ search, change, onCreate, onImport }: NoCustomersProps) => {
  const { t } = useWords();
  const elsewhere = useElsewhere();
  const filters = search.filters ?? [];
  const isNarrowed = filters.length > 0 || search.q;
  const widen = () => {
    if (search.q) change({ q: "" });
    else change({ filters: filters.slice(0, -1) });
  };
  const { q, view = "all" } = search;
  if (!q && filters.length === 0 && view !== "all") {
    const isBin = view === "bin";
    return (
      <Empty
        icon={isBin ? <IconTrash size={44} stroke={1.4} /> : <IconUsers size={44} stroke={1.4} />}
        text={t(isBin ? "customers.bin_empty" : `customers.none_${view}`)}
        hasHelp
      >
        {!isBin && (
          <Button variant="default" onClick={() => change({ view: "all" })}>
            {t("customers.all")}
          </Button>
        )}
      </Empty>
    );
  }
  if (isNarrowed) {
    return (
      <Empty
        icon={<IconSearch size={44} stroke={1.4} />}
        text={q ? t("customers.nothing_searched", { text: q }) : t("customers.nothing_found")}
      >
        {q && (
          <Button onClick={() => change({ q: "", filters: [...filters, askElsewhere(q)] })}>
            {elsewhere(q)}
          </Button>
        )}
        <Button variant="default" onClick={widen}>
          {t(q ? "customers.search_clear" : "customers.filter_clear")}
        </Button>
      </Empty>
    );
  }
  return <NoneYet onBin={() => change({ view: "bin" })} {...{ onCreate, onImport }} />;
};

type NoneYetProps = { onBin: () => void; onCreate: () => void; onImport: () => void };

/** No customer is there: all of them may have been deleted. */
const NoneYet = ({ onBin, onCreate, onImport }: NoneYetProps) => {
  const { t } = useWords();
  const may = useMay();
  const bin = { search: null, filter: null, is_recycled: true } as const;
  const samples = useAction("samples.create");
  const said = useSaid();
  const binned = useQuery({ ...countQuery(bin), enabled: may("customers.delete") });
  if (binned.isLoading) return <Skeletons label={t("actions.loading")} />;
  const count = binned.data ?? 0;
  return (
    <Empty
      icon={<IconUsers size={44} stroke={1.4} />}
      text={count > 0 ? t("customers.all_in_bin", { count }) : t("customers.nothing_yet")}
      hasHelp
    >
      {count > 0 && <Button onClick={onBin}>{t("customers.open_bin")}</Button>}
      {may("customers.create") && (
        <Button variant={count > 0 ? "default" : "filled"} onClick={onCreate}>
          {t("shell.new_customer")}
        </Button>
      )}
      {may("imports.run") && (
        <Button variant="default" onClick={onImport}>
          {t("imports.title")}
        </Button>
      )}
      {count === 0 && may("samples.write") && (
        <Button
          variant="default"
          loading={samples.isPending}
          onClick={() => samples.mutate(null, { onError: said.failed })}
        >
          {t("samples.add")}
        </Button>
      )}
    </Empty>
  );
};
