import { Fragment } from "react";

import type { Customer, FoundBy } from "../../bindings/commands.ts";
import { useFieldWord } from "../../lib/me.ts";

/** So much stands before what was typed: more of a long text would push it out of sight. */
const BEFORE = 10;

const shortened = (before: string) => {
  const letters = [...before];
  return letters.length > BEFORE ? `…${letters.slice(-BEFORE).join("")}` : before;
};

const wholeOf = ({ before, hit, after }: FoundBy) => before + hit + after;

/** Of what a search has found, that which is not in sight already; `text` says what a field shows. */
export const unseenReasons = (
  customer: Customer,
  text: (field: string) => string | null,
): FoundBy[] =>
  (customer.found_by ?? []).filter((it) => it.person !== null || text(it.field) !== wholeOf(it));

/** By what a search has found somebody, with what was typed marked in it. */
export const Reason = ({ found }: { found: FoundBy[] }) => {
  const field = useFieldWord();
  return (
    <span className="found-by ellipsis">
      {found.map((it, at) => (
        <Fragment key={`${it.field} ${it.person}`}>
          {at > 0 && " · "}
          {field(it.field)} {it.person !== null && `${it.person} `}
          {shortened(it.before)}
          <mark>{it.hit}</mark>
          {it.after}
        </Fragment>
      ))}
    </span>
  );
};
