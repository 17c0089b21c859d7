// What a program and all it starts ask of the network, as the kernel hears it.
import { chmodSync, readFileSync, writeFileSync } from "node:fs";

/** Calls that name whom to speak to. */
const CALLS = "connect,sendto,sendmsg,sendmmsg";

/**
 * A program that starts `program` in its own place, with whatever it connects to told in `file`; who
 * starts it has the program itself for a child.
 */
export const traced = (program, file) => {
  const script = `${file}.sh`;
  const words = ["strace", "-D", "-f", "--seccomp-bpf", "-q", "-s", "0", "-e", `trace=${CALLS}`];
  const quoted = [...words, "-o", file, "--", program].map((it) => `'${it}'`).join(" ");
  writeFileSync(script, `#!/bin/sh\nexec ${quoted} "$@"\n`);
  chmodSync(script, 0o755);
  return script;
};

const told = (file, what) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((it) => what.test(it));

/** Whom it spoke to on this computer, by sockets that are files: a display, a bus. */
export const atHome = (file) => told(file, /sa_family=AF_UNIX/);

/** Whom it tried to reach by an address that is not this computer's own. */
export const abroad = (file) =>
  told(file, /sa_family=AF_(?!UNIX|UNSPEC|NETLINK)/).filter((it) => !/"(127\.|::1")/.test(it));
