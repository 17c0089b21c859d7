import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef, useState } from "react";

import type { AccountId, Language, OfficeShown, Preferences } from "../bindings/commands.ts";
import { Look, Toasts } from "../components/index.ts";
import { currentQuery, useSignOut } from "../features/accounts/api.ts";
import { LockPage } from "../features/accounts/LockPage.tsx";
import { MustChangePage } from "../features/accounts/MustChangePage.tsx";
import { SignInPage } from "../features/accounts/SignInPage.tsx";
import { officeQuery, usePrefer } from "../features/office/api.ts";
import { BlockedPage, isHeld } from "../features/office/BlockedPage.tsx";
import { LostPage } from "../features/office/LostPage.tsx";
import { forgetDrafts } from "../lib/drafts.ts";
import { call } from "../lib/ipc.ts";
import { DeskContext } from "../lib/me.ts";
import { clearNotices } from "../lib/notices.ts";
import { newQueryClient } from "../lib/query.ts";
import { dropHeld, holdPersonal, leavePerson, tellHeld } from "../lib/toasts.ts";
import { Speak } from "../lib/words.tsx";
import { AppearanceContext, useAppearance } from "./appearance.ts";
import { Closing } from "./Closing.tsx";
import { EntryHelp } from "./EntryHelp.tsx";
import { goHome, Shell } from "./Shell.tsx";
import { useIdle } from "./useIdle.ts";

/** What the core says once the session is over locks the screen: see `Entered`. */
let sessionEnded = () => {};
/** What was asked in an earlier session says so late: it may be over, and another one be open. */
const client = newQueryClient(() => {
  const nobody = () => null;
  call("accounts.current", null)
    .catch(nobody)
    .then((me) => me ?? sessionEnded());
});

export const App = () => (
  <QueryClientProvider client={client}>
    <Office />
  </QueryClientProvider>
);

/** How often one looks whether the data is free again, in milliseconds. */
const HELD_BEAT = 2_000;

const Office = () => {
  const office = useQuery({
    ...officeQuery(),
    // Whoever has the data will let go of it: then it opens here by itself.
    refetchInterval: ({ state }) => (state.data && isHeld(state.data) ? HELD_BEAT : false),
  });
  // A change of person resets all that was read: the window stays dressed meanwhile.
  const seen = useRef(office.data);
  if (office.data) seen.current = office.data;
  if (!seen.current) return null;
  return <Dressed office={seen.current} />;
};

/** The language of the browser, until someone has chosen one. */
const languageOf = ({ preferences, language }: OfficeShown): Language => {
  if (preferences.language) return preferences.language;
  const spoken = navigator.language;
  if (language !== "en" || !spoken.startsWith("zh")) return language;
  return /TW|HK|MO|Hant/.test(spoken) ? "zh-TW" : "zh-CN";
};

/** Sentences of the core came in the language before: reports, warnings, what a check has found. */
const useReadAnewIn = (language: Language) => {
  const spoken = useRef(language);
  useEffect(() => {
    if (spoken.current === language) return;
    spoken.current = language;
    client.invalidateQueries();
  }, [language]);
};

const Dressed = ({ office }: { office: OfficeShown }) => {
  const prefer = usePrefer();
  const { preferences } = office;
  const change = (next: Preferences) => prefer.mutate({ ...preferences, ...next });
  const followTheme = () => {
    const { theme: _, ...others } = preferences;
    prefer.mutate(others);
  };
  const language = languageOf(office);
  useReadAnewIn(language);
  const scale = (preferences.text_scale ?? 100) / 100;
  document.documentElement.style.setProperty("zoom", String(scale));
  document.documentElement.style.setProperty("--zoom", String(scale));
  return (
    <Look theme={preferences.theme ?? null}>
      <Speak language={language}>
        <AppearanceContext.Provider value={{ preferences, language, prefer: change, followTheme }}>
          <Stage office={office} />
          <Closing />
          <Toasts />
        </AppearanceContext.Provider>
      </Speak>
    </Look>
  );
};

// Once in the life of an office: no part of what is read at every start.
const FirstRun = lazy(() => import("./routes/FirstRunRoute.tsx"));
const RestoreOffice = lazy(() => import("./routes/RestoreOfficeRoute.tsx"));
const RecoverPage = lazy(() => import("./routes/RecoverRoute.tsx"));

const Stage = ({ office }: { office: OfficeShown }) => {
  const { prefer } = useAppearance();
  const [isSettingUp, setSettingUp] = useState(office.stage === "first_run");
  if (office.stage === "blocked") {
    return (
      <EntryHelp topic="trouble">
        <BlockedPage office={office} />
      </EntryHelp>
    );
  }
  if (office.stage === "lost") {
    return (
      <EntryHelp topic="trouble">
        <LostPage office={office} />
      </EntryHelp>
    );
  }
  if (isSettingUp) {
    const done = (start: string) => {
      if (start === "import") window.location.hash = "#/imports";
      if (["samples", "import", "empty"].includes(start)) prefer({ has_seen_hints: false });
      setSettingUp(false);
    };
    return (
      <EntryHelp topic="start">
        <Suspense>
          <FirstRun office={office} onDone={done} />
        </Suspense>
      </EntryHelp>
    );
  }
  return <Entered office={office} />;
};

/** Before signing in: the password, or another way in when it is lost or the data is. */
const Entrance = ({ office, isLeft }: { office: OfficeShown; isLeft: boolean }) => {
  const [way, setWay] = useState<"sign_in" | "recover" | "restore">("sign_in");
  const back = () => setWay("sign_in");
  return (
    <EntryHelp topic={way === "restore" ? "backups" : way === "recover" ? "recovery" : "trouble"}>
      {way === "sign_in" && (
        <SignInPage
          // Who has signed in here since stands there too.
          key={office.logins.join()}
          office={office}
          isLeft={isLeft}
          onRecover={() => setWay("recover")}
          onRestore={() => setWay("restore")}
        />
      )}
      <Suspense>
        {way === "recover" && <RecoverPage onDone={back} />}
        {way === "restore" && <RestoreOffice onBack={back} onDone={back} />}
      </Suspense>
    </EntryHelp>
  );
};

/** Whoever sits down next finds nothing that the person before began, and starts at the list. */
const forgetPerson = () => {
  forgetDrafts();
  clearNotices();
  dropHeld();
  leavePerson();
  goHome();
};

/** Whether this person has sat down: someone else finds nothing of who was here, however they left. */
const useSeated = (account: AccountId | null) => {
  const [seated, setSeated] = useState<AccountId | null>(null);
  useEffect(() => {
    // However they left: a restore and a session that ran out end it without asking here.
    if (account === null) leavePerson();
    if (account === null || account === seated) return;
    if (seated !== null) forgetPerson();
    setSeated(account);
  }, [account, seated]);
  return account === seated;
};

const Entered = ({ office }: { office: OfficeShown }) => {
  const current = useQuery(currentQuery());
  const [locked, setLocked] = useState<{ login: string; name: string } | null>(null);
  const me = current.data ?? null;
  const signOut = useSignOut();
  const isSeated = useSeated(me?.who.account ?? null);
  const [isLeft, setLeft] = useState(false);
  const lock = () => {
    if (me && !locked) setLocked({ login: me.who.login, name: me.who.name });
    holdPersonal();
  };
  const unlock = () => {
    setLocked(null);
    tellHeld();
  };
  const leave = () =>
    signOut.mutate(null, {
      onSuccess: () => {
        forgetPerson();
        setLocked(null);
        setLeft(true);
      },
    });
  sessionEnded = lock;
  useIdle(me !== null && !locked, me?.settings.idle_lock_minutes ?? 10, lock);

  if (locked) {
    return <LockPage person={locked} onUnlocked={unlock} onSwitch={leave} />;
  }
  if (current.isPending) return null;
  if (!me) return <Entrance office={office} isLeft={isLeft} />;
  if (!isSeated) return null;
  if (me.who.must_change_password) return <MustChangePage onSwitch={leave} />;
  const density = office.preferences.density ?? "normal";
  return (
    <DeskContext.Provider value={{ me, density, lock, leave }}>
      <Shell />
    </DeskContext.Provider>
  );
};
