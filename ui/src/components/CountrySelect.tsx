import { type ComboboxItem, Select, type SelectProps } from "@mantine/core";
import { useMemo } from "react";

import { countriesIn, countriesLike } from "../lib/countries.ts";
import { useWords } from "../lib/words.tsx";

type CountrySelectProps = Omit<SelectProps, "data" | "onChange" | "filter"> & {
  onChange: (country: string) => void;
};

/** A country, found by its code and by its name in any language. */
export const CountrySelect = ({ onChange, ...props }: CountrySelectProps) => {
  const { language } = useWords();
  const countries = useMemo(() => countriesIn(language), [language]);
  return (
    <Select
      {...props}
      data={countries}
      // The list has no groups.
      filter={({ options, search }) => countriesLike(options as ComboboxItem[], search)}
      onChange={(country) => country && onChange(country)}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
    />
  );
};
