import { Button } from "@mantine/core";
import { IconExternalLink, IconFolderOpen } from "@tabler/icons-react";

import type { Paper } from "../bindings/commands.ts";
import { useAction } from "../lib/query.ts";
import { useSaid } from "../lib/said.ts";
import { useWords } from "../lib/words.tsx";

type PaperActionsProps = {
  paper: Paper;
  /** In a line of text, rather than as what is done next. */
  isInLine?: boolean;
};

/** What can be done with a file that was just written. */
export const PaperActions = ({ paper, isInLine = false }: PaperActionsProps) => {
  const { t } = useWords();
  const said = useSaid();
  const open = useAction("papers.open");
  const reveal = useAction("papers.reveal");
  const deeds = [
    ...(paper.opens === "nothing"
      ? []
      : [{ label: t(`papers.${paper.opens}`), icon: IconExternalLink, ask: open }]),
    { label: t("papers.reveal"), icon: IconFolderOpen, ask: reveal },
  ];
  return (
    <span className="paper-actions">
      {deeds.map(({ label, icon: Icon, ask }) => {
        const handleClick = () => ask.mutate(paper.id, { onError: said.failed });
        return isInLine ? (
          <button key={label} type="button" className="link" onClick={handleClick}>
            {label}
          </button>
        ) : (
          <Button
            key={label}
            variant="default"
            leftSection={<Icon size={16} />}
            loading={ask.isPending}
            onClick={handleClick}
          >
            {label}
          </Button>
        );
      })}
    </span>
  );
};
