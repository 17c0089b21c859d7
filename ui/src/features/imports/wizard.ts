// Where an import stands: kept while the window is open, whatever page is looked at meanwhile.
import { useQueryClient } from "@tanstack/react-query";

import type {
  BatchId,
  Counted,
  Failure,
  ImportField,
  ImportOptions,
  Looked,
  LookedColumn,
  PastImport,
  Pick,
  Remembered,
  SeenSheet,
} from "../../bindings/commands.ts";
import { useKept } from "../../lib/drafts.ts";
import { isFailure } from "../../lib/ipc.ts";
import { pastQuery, useRehearse, useResume, useRun } from "./api.ts";

export const STEPS = ["file", "map", "check", "duplicates", "result"] as const;
export type Step = (typeof STEPS)[number];

/** An earlier import of a sheet with the same headings, and what was asked for without it. */
type Begun = Remembered & { asked: ImportOptions };

export type Wizard = {
  step: Step;
  pick: Pick | null;
  options: ImportOptions;
  /** The sheet that is read, and the others of the file that hold something. */
  sheet: string | null;
  others: readonly SeenSheet[];
  /** The earlier import whose choices it began with, or that nobody wants those. */
  remembered: Begun | "declined" | null;
  running: "rehearse" | "run" | "resume" | null;
  /** What a rehearsal found, what it was a rehearsal of, and which names the office knew. */
  checked: { of: string; counted: Counted; known: string | null } | null;
  /** What came of the import. */
  outcome: Counted | null;
  /** The batch that is gone on with, or the last that there was before this one. */
  resumed: BatchId | null;
  after: BatchId | null;
  failure: Failure | null;
};

export const AS_FOUND: ImportOptions = {
  sheet: null,
  header_row: null,
  choices: [],
  on_duplicate: "skip",
  name_rule: null,
  encoding: null,
  words: [],
  other_contacts: "add",
  nameless: "refuse",
  unclear: "note",
  rest: null,
  phones_of: null,
};

export const BEGUN: Wizard = {
  step: "file",
  pick: null,
  options: AS_FOUND,
  sheet: null,
  others: [],
  remembered: null,
  running: null,
  checked: null,
  outcome: null,
  resumed: null,
  after: null,
  failure: null,
};

/** What of a file is left out where one of its sheets is read. */
export const othersOf = (look: Looked) =>
  look.sheets.filter((it) => it.is_readable && it.name !== look.sheet);

/** What of the options a look depends on. */
export const lookedAt = (options: ImportOptions): ImportOptions => ({
  ...options,
  on_duplicate: "skip",
  other_contacts: "add",
  words: [],
  nameless: "refuse",
  unclear: "note",
  phones_of: null,
});

/** What of the options a rehearsal depends on: duplicates are counted before they are decided. */
export const rehearsed = (options: ImportOptions): ImportOptions => ({
  ...options,
  on_duplicate: "skip",
  other_contacts: "add",
});

const signOf = ({ pick, options }: Wizard) => JSON.stringify([pick?.id, rehearsed(options)]);

/** Whether the rehearsal at hand is one of what is asked for now. */
export const isChecked = (wizard: Wizard) => wizard.checked?.of === signOf(wizard);

/** Another column for a field that only one can fill takes it from the first. */
export const chooseField = (
  options: ImportOptions,
  look: Looked,
  column: LookedColumn,
  field: ImportField | null,
): ImportOptions => {
  const several = look.fields.find((it) => it.field === field)?.takes_several ?? true;
  const others = options.choices.filter(
    (it) => it.column !== column.called && (several || it.field !== field),
  );
  return { ...options, choices: [...others, { column: column.called, field }] };
};

const UNEXPECTED: Failure = {
  code: "internal",
  field: null,
  sentence: "",
  seconds: null,
  reference: null,
  conflicts: [],
};

const failureOf = (error: unknown) => (isFailure(error) ? error : UNEXPECTED);

/** What was left of it when it did not come to its end, if anything. */
export const leftOf = ({ resumed, after }: Wizard, past: readonly PastImport[]) => {
  const mine = past.filter((it) => it.state === "stopped" && it.is_mine);
  return mine.find((it) => it.id === resumed || (after !== null && it.id > after));
};

/** A file was chosen and gone through, and nothing of it is written yet. */
const isHalfWay = ({ step }: Wizard) => step !== "file" && step !== "result";

/** The import at hand, and what can be done with it. What runs goes on when the page is left. */
export const useWizard = () => {
  const [wizard, change] = useKept<Wizard>("imports", BEGUN, isHalfWay);
  const client = useQueryClient();
  const rehearse = useRehearse();
  const run = useRun();
  const resume = useResume();

  const take = (pick: Pick) => change({ ...BEGUN, pick });
  const giveUp = () => change(BEGUN);
  /** Another sheet of the same file, from the first step on. */
  const takeSheet = (sheet: string) =>
    change({ ...BEGUN, pick: wizard.pick, options: { ...AS_FOUND, sheet } });
  /** The file is understood as it should be. What was chosen for such a sheet is chosen again. */
  const settle = (look: Looked) => {
    const { remembered } = look;
    const begun = { step: "map", sheet: look.sheet, others: othersOf(look) } as const;
    if (!remembered || wizard.remembered !== null) return change(begun);
    change({
      ...begun,
      options: remembered.options,
      remembered: { ...remembered, asked: wizard.options },
    });
  };
  /** As if no sheet with these headings had been imported before. */
  const startAfresh = () => {
    const { remembered } = wizard;
    if (remembered === null || remembered === "declined") return;
    change({ options: remembered.asked, remembered: "declined" });
  };
  const go = (step: Step) => change({ step });

  const check = async () => {
    const { pick, options } = wizard;
    if (!pick || wizard.running) return;
    change({ step: "check", running: "rehearse", checked: null, failure: null });
    const of = signOf(wizard);
    try {
      const counted = await rehearse.mutateAsync({ pick: pick.id, options: rehearsed(options) });
      change({ running: null, checked: { of, counted, known: null } });
    } catch (error) {
      change({ running: null, failure: failureOf(error) });
    }
  };

  const carryOut = async (begun: Partial<Wizard>, perform: () => Promise<Counted>) => {
    change({ step: "result", outcome: null, failure: null, resumed: null, after: null, ...begun });
    try {
      change({ outcome: await perform(), running: null });
    } catch (error) {
      change({ running: null, failure: failureOf(error) });
    }
  };

  const start = async () => {
    const { pick, options } = wizard;
    if (!pick || wizard.running) return;
    const past = await client.fetchQuery({ ...pastQuery(), staleTime: 0 }).catch(() => []);
    const begun = { running: "run", after: past[0]?.id ?? 0 } as const;
    await carryOut(begun, () => run.mutateAsync({ pick: pick.id, options }));
  };

  const goOn = (batch: BatchId, pick: Pick) => {
    const begun = { running: "resume", pick, resumed: batch } as const;
    return carryOut(begun, () => resume.mutateAsync({ batch, pick: pick.id }));
  };

  return { wizard, change, take, takeSheet, settle, startAfresh, giveUp, go, check, start, goOn };
};

export type Wizardry = ReturnType<typeof useWizard>;
