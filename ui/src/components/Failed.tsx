import type { UseQueryResult } from "@tanstack/react-query";

import type { Failure } from "../bindings/commands.ts";
import { useWords } from "../lib/words.tsx";
import { Notice } from "./parts.tsx";

/** Something that was asked for did not come: why, and a way to ask once more. */
export const Failed = ({ query }: { query: UseQueryResult<unknown, Failure> }) => {
  const { t } = useWords();
  return (
    <Notice
      action={
        <button
          type="button"
          className="link"
          disabled={query.isFetching}
          onClick={() => query.refetch()}
        >
          {t("actions.retry")}
        </button>
      }
    >
      {query.error?.sentence || t("actions.unexpected")}
    </Notice>
  );
};
