import { IconCheck, IconKey, IconLock, IconUserShare } from "@tabler/icons-react";

import type { Theme } from "../bindings/commands.ts";
import { Avatar, Keys, Menu } from "../components/index.ts";
import { useDesk } from "../lib/me.ts";
import { LANGUAGES } from "../lib/places.ts";
import { useWords } from "../lib/words.tsx";
import { useAppearance } from "./appearance.ts";

const SCALES = [90, 100, 125, 150, 200];

/** Who is signed in: how it looks to them, their password, and leaving. */
export const PersonMenu = ({ onPassword }: { onPassword: () => void }) => {
  const { t, language } = useWords();
  const { me, lock, leave } = useDesk();
  const { preferences, prefer, followTheme } = useAppearance();
  const mark = (isChosen: boolean) =>
    isChosen ? <IconCheck size={15} color="var(--accent)" /> : <span style={{ width: 15 }} />;
  const themes: { value: Theme; label: string }[] = [
    { value: "light", label: t("theme.light") },
    { value: "dark", label: t("theme.dark") },
  ];
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <button
          type="button"
          className="icon-button"
          style={{ padding: 3 }}
          aria-label={t("shell.person", { name: me.who.name })}
        >
          <Avatar name={me.who.name} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className="few-lines" px={12} py={0}>
          {me.who.name} · {me.who.login}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t("language.title")}</Menu.Label>
        {LANGUAGES.map((it) => (
          <Menu.Item
            key={it.value}
            lang={it.value}
            leftSection={mark(it.value === language)}
            onClick={() => prefer({ language: it.value })}
          >
            {it.label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t("theme.title")}</Menu.Label>
        <Menu.Item leftSection={mark(!preferences.theme)} onClick={followTheme}>
          {t("theme.auto")}
        </Menu.Item>
        {themes.map((it) => (
          <Menu.Item
            key={it.value}
            leftSection={mark(preferences.theme === it.value)}
            onClick={() => prefer({ theme: it.value })}
          >
            {it.label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t("text_scale.title")}</Menu.Label>
        <div style={{ display: "flex", padding: "0 6px 6px", gap: 2 }}>
          {SCALES.map((it) => (
            <Menu.Item
              key={it}
              px={6}
              ta="center"
              aria-current={(preferences.text_scale ?? 100) === it}
              fw={(preferences.text_scale ?? 100) === it ? 700 : 400}
              onClick={() => prefer({ text_scale: it })}
            >
              {it}
            </Menu.Item>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconKey size={15} />} onClick={onPassword}>
          {t("password.change")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLock size={15} />}
          rightSection={<Keys keys="mod+l" />}
          onClick={lock}
        >
          {t("shell.lock")}
        </Menu.Item>
        <Menu.Item leftSection={<IconUserShare size={15} />} onClick={leave}>
          {t("shell.switch")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
