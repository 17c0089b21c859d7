import {
  IconDatabase,
  IconHelpCircle,
  IconKeyboard,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
  IconLock,
  IconLogout,
  IconSettings,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { BackupState } from "../features/backups/BackupState.tsx";
import { wishToClose } from "../lib/closing.ts";
import { openHelp } from "../lib/help.ts";
import { useDesk } from "../lib/me.ts";
import { useWords } from "../lib/words.tsx";
import { Hint } from "./Hints.tsx";
import type { topicOf } from "./helpTopics.ts";
import { JobStatus } from "./JobStatus.tsx";

type BottomBarProps = {
  /** The page of the help about what is on the screen. */
  topic: ReturnType<typeof topicOf>;
  onNarrow: () => void;
  /** None where the person has no panel of tasks. */
  onSide: (() => void) | null;
  onShortcuts: () => void;
};

/** How the data are kept, what is running, and what is always at hand. */
export const BottomBar = ({ topic, onNarrow, onSide, onShortcuts }: BottomBarProps) => {
  const { t } = useWords();
  const { lock } = useDesk();
  const navigate = useNavigate();
  return (
    <footer className="bottom">
      <span className="said database">
        <IconDatabase size={14} color="var(--ok)" />
        {t("shell.database")}
      </span>
      <Hint name="backups">
        <span className="said">
          <BackupState onOpen={() => navigate({ to: "/backups" })} />
        </span>
      </Hint>
      <JobStatus />
      <span className="space" />
      <FootButton
        icon={<IconLayoutSidebar size={15} />}
        label={t("shell.collapse")}
        onClick={onNarrow}
        isIcon
      />
      {onSide && (
        <FootButton
          icon={<IconLayoutSidebarRight size={15} />}
          label={t("shell.tasks_panel")}
          onClick={onSide}
          isIcon
        />
      )}
      <FootButton
        icon={<IconKeyboard size={15} />}
        label={t("shell.shortcuts")}
        onClick={onShortcuts}
      />
      <FootButton
        icon={<IconHelpCircle size={15} />}
        label={t("shell.help")}
        onClick={() => openHelp(topic)}
      />
      <FootButton
        icon={<IconSettings size={15} />}
        label={t("settings.title")}
        onClick={() => navigate({ to: "/settings", search: {} })}
      />
      <FootButton icon={<IconLock size={14} />} label={t("shell.lock")} onClick={lock} />
      <FootButton icon={<IconLogout size={15} />} label={t("shell.exit")} onClick={wishToClose} />
    </footer>
  );
};

type FootButtonProps = {
  icon: ReactNode;
  label: string;
  onClick: () => void;
  isIcon?: boolean;
};

const FootButton = ({ icon, label, onClick, isIcon = false }: FootButtonProps) => (
  <button type="button" className="foot-button" onClick={onClick} aria-label={label} title={label}>
    {icon}
    {!isIcon && <span className="label">{label}</span>}
  </button>
);
