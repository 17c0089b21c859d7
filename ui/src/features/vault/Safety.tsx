import { IconFileCertificate, IconKey, IconUser } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import type { ShownReview, ShownWayIn } from "../../bindings/commands.ts";
import { Button, Failed, Modal, Notice, Skeletons, TextInput } from "../../components/index.ts";
import { shortDate } from "../../lib/dates.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import { reviewQuery, useAcceptVault, useRotateKey } from "./api.ts";
import { RenewSheet } from "./RenewSheet.tsx";
import { RetireSheets } from "./RetireSheets.tsx";

/** Who can open the data: recovery sheets, people, and the key itself. */
export const Safety = () => {
  const { t } = useWords();
  const review = useQuery({ ...reviewQuery(), staleTime: 0 });
  if (review.isPending) return <Skeletons label={t("actions.loading")} />;
  if (review.isError) return <Failed query={review} />;
  return (
    <>
      <Sheets sheets={review.data.ways_in.filter((it) => it.is_sheet)} />
      <WaysIn review={review.data} />
      <DataKey />
    </>
  );
};

const Sheets = ({ sheets }: { sheets: ShownWayIn[] }) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const may = useMay();
  const [asked, setAsked] = useState<"renew" | "retire" | null>(null);
  const isMissing = me.warnings.some((it) => it.code === "no_recovery_sheet");
  const mayWrite = may("accounts.write");
  return (
    <section className="settings-section">
      <h2 className="section-title">{t("recovery.title")}</h2>
      <p className="muted form-hint">{t("recovery.when")}</p>
      {(isMissing || sheets.length === 0) && <Notice tone="warn">{t("safety.no_sheet")}</Notice>}
      <ul className="plain-list ways-in">
        {sheets.map((it) => (
          <li key={it.slot} className="line">
            <IconFileCertificate size={17} />
            <b>{it.who}</b>
            <span className="muted num">
              {it.since && t("safety.since", { date: shortDate(it.since, me.today, language) })}
            </span>
            {it.is_in_doubt && <span className="way-state late">{t("safety.in_doubt")}</span>}
          </li>
        ))}
      </ul>
      {sheets.some((it) => it.is_in_doubt) && (
        <Notice tone="warn">{t("safety.in_doubt_hint")}</Notice>
      )}
      {mayWrite && (
        <div className="section-buttons">
          <Button size="xs" onClick={() => setAsked("renew")}>
            {t("safety.renew")}
          </Button>
          {sheets.length > 1 && (
            <Button size="xs" variant="default" onClick={() => setAsked("retire")}>
              {t("safety.retire")}
            </Button>
          )}
        </div>
      )}
      {asked === "renew" && <RenewSheet inUse={sheets.length} onClose={() => setAsked(null)} />}
      {asked === "retire" && <RetireSheets onClose={() => setAsked(null)} />}
    </section>
  );
};

const WaysIn = ({ review }: { review: ShownReview }) => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const may = useMay();
  const [lost, setLost] = useState<ShownWayIn[] | null>(null);
  const people = review.ways_in.filter((it) => !it.is_sheet);
  return (
    <section className="settings-section">
      <h2 className="section-title">{t("safety.ways_in")}</h2>
      {review.finding ? (
        <Notice tone="warn">{review.finding}</Notice>
      ) : (
        <p className="muted form-hint">{t("vault.sound")}</p>
      )}
      <ul className="plain-list ways-in">
        {people.map((it) => (
          <li key={it.slot} className="line">
            <IconUser size={17} />
            <b>{it.who}</b>
            <span className="muted num">
              {it.since && t("safety.since", { date: shortDate(it.since, me.today, language) })}
            </span>
            <span className={`way-state ${it.state === "sound" ? "" : "late"}`}>
              {t(`vault.states.${it.state}` as Key)}
            </span>
          </li>
        ))}
      </ul>
      {review.finding && may("accounts.write") && <AcceptVault onLost={setLost} />}
      {lost && lost.length > 0 && (
        <Notice tone="warn">
          {t("safety.lost", { who: lost.map((it) => it.who).join(t("formats.list_separator")) })}
        </Notice>
      )}
    </section>
  );
};

/** The cause is known: the file counts anew, with those that the office knows. */
const AcceptVault = ({ onLost }: { onLost: (lost: ShownWayIn[]) => void }) => {
  const { t } = useWords();
  const said = useSaid();
  const accept = useAcceptVault();
  const [reason, setReason] = useState("");
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate(
      { reason },
      {
        onSuccess: (lost) => {
          said.done(t("vault.accepted"), { seq: null });
          onLost(lost);
        },
      },
    );
  };
  return (
    <form className="accept" onSubmit={handleSubmit}>
      <TextInput
        label={t("safety.accept_reason")}
        description={t("safety.accept_hint")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={accept.error?.sentence}
        required
      />
      <Button type="submit" size="xs" loading={accept.isPending}>
        {t("safety.accept")}
      </Button>
    </form>
  );
};

const DataKey = () => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const rotate = useRotateKey();
  const [isAsked, setAsked] = useState(false);
  if (!may("accounts.write")) return null;
  // Everyone is signed out by it, this page too: what is said must outlive the page.
  const handleRotate = () =>
    rotate.mutateAsync(null).then(
      () => said.done(t("safety.rotated"), { seq: null }),
      () => {},
    );
  return (
    <section className="settings-section">
      <h2 className="section-title">{t("safety.data_key")}</h2>
      <p className="muted form-hint">{t("safety.data_key_hint")}</p>
      <div className="section-buttons">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconKey size={15} />}
          onClick={() => setAsked(true)}
        >
          {t("safety.rotate")}
        </Button>
      </div>
      <Modal
        opened={isAsked}
        onClose={() => setAsked(false)}
        title={t("safety.rotate")}
        closeOnClickOutside={!rotate.isPending}
        closeOnEscape={!rotate.isPending}
        centered
      >
        <div className="form-stack">
          <p className="form-hint">{t("safety.rotate_hint")}</p>
          {rotate.error && <Notice>{rotate.error.sentence}</Notice>}
          <div className="dialog-foot">
            <Button variant="subtle" color="gray" onClick={() => setAsked(false)}>
              {t("actions.cancel")}
            </Button>
            <Button loading={rotate.isPending} onClick={handleRotate} data-autofocus>
              {t("safety.rotate")}
            </Button>
          </div>
        </div>
      </Modal>
    </section>
  );
};
