// Which report is looked at: it stands in the address.
import type { Report } from "../../bindings/commands.ts";

/** Whose sheet it is, where it is one. */
export type ReportSearch = { file_no?: string };

export const readReportSearch = (raw: Record<string, unknown>): ReportSearch => {
  // An address may say anything, and a number of digits alone is read as a number.
  const { file_no } = raw;
  return typeof file_no === "string" || typeof file_no === "number"
    ? { file_no: String(file_no) }
    : {};
};

export const reportOf = (name: string, { file_no }: ReportSearch): Report =>
  name === "customer" ? { customer: { file_no: file_no ?? "" } } : (name as Report);
