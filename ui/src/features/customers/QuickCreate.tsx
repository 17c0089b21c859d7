import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type ChangeEvent,
  type FormEvent,
  type KeyboardEvent,
  useEffect,
  useRef,
  useState,
} from "react";

import type { Customer, Duplicate, Field, Written } from "../../bindings/commands.ts";
import {
  Button,
  KeptDraft,
  Keys,
  Modal,
  Notice,
  Select,
  Textarea,
  TextInput,
} from "../../components/index.ts";
import { useDraft } from "../../lib/drafts.ts";
import type { Input } from "../../lib/ipc.ts";
import { useDesk } from "../../lib/me.ts";
import { groupPhone } from "../../lib/phones.ts";
import { useSaid } from "../../lib/said.ts";
import { useSettled } from "../../lib/settled.ts";
import { useWords } from "../../lib/words.tsx";
import { amongQuery, duplicatesQuery, useCreateCustomer } from "./api.ts";
import type { ListQuery } from "./listSearch.ts";
import { useShown } from "./shown.ts";

type QuickCreateProps = {
  /** The list that is looked at meanwhile: it may not show who is new. */
  within: ListQuery | null;
  onClose: () => void;
  onCreated: (customer: Customer, opens: boolean) => void;
  onLook: (id: number) => void;
};

type Typed = Partial<Record<Field, string>>;

const DRAFT = "customers.create";
/** By which a customer may be one that is there already. */
const SIGNS: Field[] = ["name", "company", "phone", "email"];
const FIELDS: Field[] = [...SIGNS, "status", "notes"];
/** A list of who it could be is there within 300 ms. */
const SETTLES_MS = 120;
const NOTHING: Typed = {};

/** Not only a name that is alike. */
const isSame = (it: Duplicate) => it.by !== "name";

const filled = (typed: Typed, fields = FIELDS) => {
  const entries = Object.entries(typed).filter(
    ([field, text]) => text.trim() !== "" && fields.includes(field as Field),
  );
  return Object.fromEntries(entries) as Partial<Record<Field, Written>>;
};

/** Nobody has read a warning sooner. */
const READS_MS = 700;

/** A new customer in ten seconds by keyboard: one field is enough. */
export const QuickCreate = ({ within, onClose, onCreated, onLook }: QuickCreateProps) => {
  const { t } = useWords();
  const shown = useShown();
  const said = useSaid();
  const create = useCreateCustomer();
  const [typed, setTyped, clear] = useDraft<Typed>(DRAFT, NOTHING);
  const [isSure, setSure] = useState(false);
  const [isBlank, setBlank] = useState(false);
  const warnedAt = useRef(Number.NEGATIVE_INFINITY);
  const warning = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // With large text it lies below the fold.
    if (isSure) warning.current?.scrollIntoView({ block: "nearest" });
  }, [isSure]);
  const name = useRef<HTMLInputElement>(null);
  const settled = useSettled(typed, SETTLES_MS);
  const client = useQueryClient();
  const { me } = useDesk();
  const [isAsking, setAsking] = useState(false);
  const hasSigns = SIGNS.some((it) => settled[it]?.trim());
  const duplicates = useQuery({
    ...duplicatesQuery(filled(settled, SIGNS)),
    enabled: hasSigns,
    placeholderData: (before) => before,
  });
  const like = hasSigns ? (duplicates.data ?? []) : [];
  const isTaken = like.some(isSame);
  const failure = create.error;
  const errorOf = (field: Field) => (failure?.field === field ? failure.sentence : undefined);
  const isOfNone = failure && !FIELDS.includes(failure.field as Field);

  const change = (field: Field, text: string) => {
    const { [field]: _, ...others } = typed;
    // A field that was emptied again is no draft.
    setTyped(text === "" ? others : { ...others, [field]: text });
    setSure(false);
    setBlank(false);
    if (failure) create.reset();
  };
  /** Who types fast has not seen the list yet: it is asked for before anything is saved. */
  const isTakenBySomeone = async (fields: Input<"customers.duplicates">) => {
    setAsking(true);
    try {
      const found = await client.fetchQuery(duplicatesQuery(fields));
      return found.some(isSame);
    } catch {
      // Then the core says at the saving what is wrong with it.
      return false;
    } finally {
      setAsking(false);
    }
  };
  const isAmong = async (id: number, list: ListQuery) => {
    try {
      return (await client.fetchQuery(amongQuery(id, list))) > 0;
    } catch {
      // That they were saved is told all the same.
      return true;
    }
  };
  /** Two presses of one impatient person are one: they have not read the warning between them. */
  const hasJustBeenWarned = () => performance.now() - warnedAt.current < READS_MS;
  const save = async (then: "open" | "again" | "close") => {
    if (create.isPending || isAsking || hasJustBeenWarned()) return;
    const fields = filled(typed);
    if (!SIGNS.some((it) => fields[it])) {
      setBlank(true);
      return name.current?.focus();
    }
    if (!isSure && (await isTakenBySomeone(filled(typed, SIGNS)))) {
      warnedAt.current = performance.now();
      return setSure(true);
    }
    create.mutate(fields, {
      onSuccess: (done) => {
        const { name: called, file_no } = done.value;
        const tell = (isSeen: boolean) => {
          const told = isSeen ? "customers.created" : "customers.created_unseen";
          said.done(t(told, { name: called, file_no }), done);
        };
        if (within === null || then === "open") tell(true);
        else isAmong(done.value.id, within).then(tell);
        clear();
        setSure(false);
        onCreated(done.value, then === "open");
        if (then === "again") name.current?.focus();
        else if (then === "close") onClose();
      },
    });
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    save("close");
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && hasJustBeenWarned()) return event.preventDefault();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save(event.shiftKey ? "again" : "close");
    }
  };
  const field = (it: Field) => ({
    label: shown.field(it),
    value: typed[it] ?? "",
    error: errorOf(it),
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const { value, selectionStart } = event.currentTarget;
      const isAtEnd = selectionStart === value.length && value.length > (typed[it]?.length ?? 0);
      const groups = it === "phone" && isAtEnd;
      change(it, groups ? groupPhone(value, me.settings.country) : value);
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("customers.create")}
      size={480}
      yOffset="min(90px, 6vh)"
    >
      <form onSubmit={handleSubmit} onKeyDown={handleKey} style={{ display: "grid", gap: 12 }}>
        <KeptDraft
          of={DRAFT}
          onEmpty={() => {
            clear();
            setSure(false);
            create.reset();
            name.current?.focus();
          }}
        />
        <TextInput
          {...field("name")}
          ref={name}
          description={t("customers.create_hint")}
          error={
            isBlank ? t("errors.invalid.blank", { field: shown.field("name") }) : errorOf("name")
          }
          data-autofocus
        />
        <div style={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 12 }}>
          <TextInput {...field("phone")} inputMode="tel" />
          <TextInput {...field("email")} inputMode="email" />
        </div>
        <TextInput {...field("company")} />
        <Select
          label={shown.field("status")}
          data={shown.offered("status")}
          value={typed.status ?? null}
          onChange={(value) => change("status", value ?? "")}
          clearable
        />
        <Textarea
          label={shown.field("notes")}
          value={typed.notes ?? ""}
          error={errorOf("notes")}
          onChange={(event) => change("notes", event.currentTarget.value)}
          rows={2}
        />
        <div ref={warning}>{like.length > 0 && <Alike found={like} onLook={onLook} />}</div>
        {isOfNone && <Notice>{failure.sentence || t("actions.unexpected")}</Notice>}
        <div className="dialog-foot">
          <Button variant="default" onClick={() => save("again")} disabled={create.isPending}>
            {t("customers.create_more")}
          </Button>
          <Button variant="default" onClick={() => save("open")} disabled={create.isPending}>
            {t("customers.create_open")}
          </Button>
          <span style={{ flex: 1 }} />
          <Button
            type="submit"
            loading={create.isPending || isAsking}
            color={isTaken && isSure ? "orange.9" : "jade"}
            rightSection={<Keys keys="mod+enter" />}
          >
            {isTaken && isSure ? t("customers.create_anyway") : t("actions.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
};

/** Who is like what is being typed; of someone out of reach only whom to ask. */
const Alike = ({ found, onLook }: { found: Duplicate[]; onLook: (id: number) => void }) => {
  const { t } = useWords();
  return (
    <div className="notice warn" role="status" style={{ display: "grid", gap: 4 }}>
      <b>{t("customers.duplicate_title")}</b>
      {found.slice(0, 3).map((it, index) => {
        const { id } = it;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: of some of them nothing else is known
          <span key={index} style={{ display: "flex", gap: 8, alignItems: "center" }}>
            <span className="ellipsis" style={{ flex: 1 }}>
              {id === null
                ? t("customers.duplicates.hidden", { who: it.owner ?? "–" })
                : t(`customers.duplicates.${it.by}`, {
                    file_no: it.file_no ?? "",
                    name: it.name ?? "",
                  })}
            </span>
            {id !== null && (
              <button type="button" className="link" onClick={() => onLook(id)}>
                {t("customers.duplicate_look")}
              </button>
            )}
          </span>
        );
      })}
    </div>
  );
};
