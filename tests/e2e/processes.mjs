// What runs on this computer, as `/proc` tells it.
import { readdirSync, readFileSync } from "node:fs";

/** Every process that has not ended, with the one that started it. */
const running = () =>
  readdirSync("/proc")
    .filter((it) => /^\d+$/.test(it))
    .flatMap((id) => {
      try {
        const stat = readFileSync(`/proc/${id}/stat`, "utf8");
        // The name of a program may hold any sign; the last bracket closes it.
        const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return state === "Z" ? [] : [{ id: Number(id), parent: Number(parent) }];
      } catch {
        return [];
      }
    });

/** What a process started, and what that started. */
export const startedBy = (parent, all = running()) =>
  all.filter((it) => it.parent === parent).flatMap(({ id }) => [id, ...startedBy(id, all)]);

export const isRunning = (id) => running().some((it) => it.id === id);

/** Ends a process that may have ended. */
export const end = (id) => {
  try {
    process.kill(id, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
};

/** What a process takes of the memory in MiB, its part of what it shares with others counted in. */
export const memoryOf = (id) => {
  const rollup = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)[1]) / 1024;
};
