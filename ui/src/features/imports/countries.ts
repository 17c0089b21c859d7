import { useWords } from "../../lib/words.tsx";

export const useCountryName = () => {
  const { language } = useWords();
  const names = new Intl.DisplayNames(language, { type: "region", style: "short" });
  return (code: string) => names.of(code) ?? code;
};
