// The only file that knows Tauri.
import { invoke } from "@tauri-apps/api/core";

import type { Commands, Failure } from "../bindings/commands.ts";

export type Name = keyof Commands;
export type Input<N extends Name> = Commands[N]["input"];
export type Output<N extends Name> = Commands[N]["output"];

/** Carries a call to the core: Tauri in the window, a fake in component tests. */
export type Transport = (name: Name, input: unknown) => Promise<unknown>;

const tauri: Transport = (name, input) => invoke(name.replace(".", "_"), { input });

let transport = tauri;

export const installTransport = (next: Transport) => {
  transport = next;
};

/** Runs one command. Rejects with a `Failure`, whatever went wrong. */
export const call = async <N extends Name>(name: N, input: Input<N>): Promise<Output<N>> => {
  try {
    return (await transport(name, input)) as Output<N>;
  } catch (error) {
    throw isFailure(error) ? error : unexpected(name, error);
  }
};

export const isFailure = (error: unknown): error is Failure =>
  typeof error === "object" && error !== null && "code" in error && "sentence" in error;

/** The access list and bad arguments reject with plain text that is for nobody's eyes. */
const unexpected = (name: Name, error: unknown): Failure => {
  console.error(name, error);
  return {
    code: "internal",
    field: null,
    sentence: "",
    seconds: null,
    reference: null,
    conflicts: [],
  };
};
