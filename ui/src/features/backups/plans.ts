// A plan as a person chooses it.
import type { BackupSchedule } from "../../bindings/commands.ts";

/** How often: by themselves every so many days, or only when someone asks. */
export const RHYTHMS = [1, 2, 3, 7, 14, 30] as const;
export const OFF = "off";
/** When the computer of an office is most likely to be on. */
export const NOON = "12:00";

export const HOURS = Array.from(
  { length: 48 },
  (_, half) => `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 ? "30" : "00"}`,
);

export const rhythmOf = (schedule: BackupSchedule | null) =>
  schedule ? String(schedule.every_days) : OFF;

/** `12:00:00` on the wire. */
export const hourOf = (schedule: BackupSchedule | null) => schedule?.at.slice(0, 5) ?? NOON;

export const scheduleOf = (rhythm: string, at: string): BackupSchedule | null =>
  rhythm === OFF ? null : { every_days: Number(rhythm), at: `${at}:00` };
