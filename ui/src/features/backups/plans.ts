// A plan as a person chooses it.
import type { BackupSchedule, PlanShown } from "../../bindings/commands.ts";

/** How often: by themselves every so many days, or only when someone asks. */
export const RHYTHMS = [1, 2, 3, 7, 14, 30] as const;
export const OFF = "off";
/** When the computer of an office is most likely to be on. */
export const NOON = "12:00";

export const HOURS = Array.from(
  { length: 48 },
  (_, half) => `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 ? "30" : "00"}`,
);

/** How often and when, as it is chosen. */
export type Times = { rhythm: string; at: string };

/** What a plan says; until someone has chosen, a daily backup is offered. */
export const timesOf = ({ folder, schedule }: PlanShown): Times => ({
  rhythm: schedule ? String(schedule.every_days) : folder ? OFF : "1",
  // `12:00:00` on the wire.
  at: schedule?.at.slice(0, 5) ?? NOON,
});

export const scheduleOf = ({ rhythm, at }: Times): BackupSchedule | null =>
  rhythm === OFF ? null : { every_days: Number(rhythm), at: `${at}:00` };
