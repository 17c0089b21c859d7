import { type ReactNode, useMemo, useState } from "react";

import { Select } from "../../components/index.ts";
import { useDesk } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { type Zone, zoneIn, zonesIn, zonesLike } from "./zones.ts";

type ZoneSelectProps = {
  value: string;
  /** Its zones are offered first. */
  country: string;
  onChange: (zone: string) => void;
  error: ReactNode;
};

/** A time zone, found by its cities in any language and in pinyin, by its name and by its hours. */
export const ZoneSelect = ({ value, country, onChange, error }: ZoneSelectProps) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  // To name four hundred of them takes a while: whoever does not look for another waits for none.
  const [isOpen, setOpen] = useState(false);
  const zones = useMemo(
    () =>
      isOpen ? zonesIn(value, country, me.today, language) : [zoneIn(value, me.today, language)],
    [isOpen, value, country, me.today, language],
  );
  return (
    <Select
      label={t("settings.fields.time_zone")}
      description={t("prefs.time_zone_hint")}
      data={zones}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
      onDropdownOpen={() => setOpen(true)}
      // The list has no groups.
      filter={({ options, search }) => zonesLike(options as Zone[], search)}
      nothingFoundMessage={t("prefs.no_zone")}
      error={error}
      limit={100}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
    />
  );
};
