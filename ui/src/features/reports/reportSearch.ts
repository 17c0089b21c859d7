// Which report is looked at, and what part of it: it stands in the address, so that Back keeps it.
import type { Report, ReportScope } from "../../bindings/commands.ts";

/** Whose sheet it is, where it is one; else what part of the office it is about. */
export type ReportSearch = { file_no?: string; period?: string; department?: string };

const NAMES = ["file_no", "period", "department"] as const;

export const readReportSearch = (raw: Record<string, unknown>): ReportSearch => {
  const read: ReportSearch = {};
  for (const name of NAMES) {
    // An address may say anything, and a number of digits alone is read as a number.
    const given = raw[name];
    if (typeof given === "number" || (typeof given === "string" && given !== "")) {
      read[name] = String(given);
    }
  }
  return read;
};

export const reportOf = (name: string, { file_no }: ReportSearch): Report =>
  name === "customer" ? { customer: { file_no: file_no ?? "" } } : (name as Report);

export const scopeOf = ({ period, department }: ReportSearch): ReportScope => ({
  period: period ?? null,
  department: department ?? null,
});

export const searchOf = ({ period, department }: ReportScope): ReportSearch => ({
  ...(period && { period }),
  ...(department && { department }),
});
