// What stands above the list: the search, its conditions, and how it is shown.
import { IconColumns3, IconLayoutRows } from "@tabler/icons-react";

import type { Density, Filter } from "../../bindings/commands.ts";
import { Checkbox, Menu } from "../../components/index.ts";
import { useDesk } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { useColumns } from "./columns.tsx";
import { FilterChips } from "./filters/FilterChips.tsx";
import type { ListSearch } from "./listSearch.ts";
import { SearchField } from "./SearchField.tsx";
import { useQueryOf } from "./useListQuery.ts";

const NO_FILTERS: Filter[] = [];

type ListToolsProps = {
  search: ListSearch;
  change: (fields: Partial<ListSearch>) => void;
  onDensity: (density: Density) => void;
  onRows: (isLater: boolean) => void;
};

export const ListTools = ({ search, change, onDensity, onRows }: ListToolsProps) => {
  const { t } = useWords();
  const { density } = useDesk();
  const { all, arrangement } = useColumns();
  const listOf = useQueryOf();
  const filters = search.filters ?? NO_FILTERS;
  return (
    <div className="toolbar">
      <SearchField q={search.q ?? ""} onSearch={(q) => change({ q })} onRows={onRows} />
      <FilterChips
        filters={filters}
        listWith={(next) => listOf({ ...search, filters: next })}
        onChange={(next) => change({ filters: next })}
      />
      <div className="tools">
        <Menu position="bottom-end" shadow="md" closeOnItemClick={false}>
          <Menu.Target>
            <button type="button" className="tool-button" title={t("customers.columns")}>
              <IconColumns3 size={16} />
              <span className="label">{t("customers.columns")}</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown mah={420} style={{ overflow: "auto" }}>
            {all.map((it) => (
              <Menu.Item
                key={it.id}
                disabled={it.id === "name"}
                rightSection={it.id === "name" && t("customers.column_always")}
                onClick={() => arrangement.toggle(it.id)}
                leftSection={
                  <Checkbox size="xs" checked={it.isShown} readOnly tabIndex={-1} aria-hidden />
                }
              >
                {it.title}
              </Menu.Item>
            ))}
            {arrangement.isOwn && (
              <>
                <Menu.Divider />
                <Menu.Item onClick={arrangement.reset}>{t("customers.columns_reset")}</Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <button type="button" className="tool-button" title={t("customers.density")}>
              <IconLayoutRows size={16} />
              <span className="label">{t("customers.density")}</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {(["compact", "normal", "roomy"] as const).map((it) => (
              <Menu.Item
                key={it}
                onClick={() => onDensity(it)}
                {...(it === density ? { fw: 600, c: "var(--accent)" } : {})}
              >
                {t(`density.${it}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
};
