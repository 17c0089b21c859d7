// The size of a file as people read it.

const UNITS = ["B", "KB", "MB", "GB", "TB"] as const;

export const bytes = (count: number, language: string) => {
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  const shown = value.toLocaleString(language, { maximumFractionDigits: digits });
  return `${shown} ${UNITS[unit]}`;
};
