import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Button, Modal, Notice } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { samplesQuery, useRemoveSamples } from "./api.ts";

/** Says that what is shown is in part invented, and takes it away again. */
export const SampleBanner = () => {
  const { t } = useWords();
  const may = useMay();
  const said = useSaid();
  const remove = useRemoveSamples();
  const [isAsking, setAsking] = useState(false);
  const mayRemove = may("samples.write") && may("customers.delete");
  const samples = useQuery({ ...samplesQuery(), enabled: mayRemove });
  if (!samples.data) return null;
  const { customers, kept } = samples.data;
  const handleRemove = () =>
    remove
      .mutateAsync(null)
      .then((gone) => {
        const told = t("samples.was_removed", { count: gone.removed });
        const stays = gone.kept > 0 ? ` ${t("samples.stay", { count: gone.kept })}` : "";
        said.done(told + stays, { seq: null });
      })
      .catch(said.failed)
      .finally(() => setAsking(false));
  return (
    <>
      <Notice
        tone="calm"
        isBanner
        action={
          <button type="button" className="link" onClick={() => setAsking(true)}>
            {t("samples.remove")}
          </button>
        }
      >
        <b>{t("samples.mark")}</b> {t("samples.there", { count: customers })}
      </Notice>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t("samples.remove_ask", { count: customers - kept })}
        centered
        size={440}
      >
        <p style={{ margin: 0 }}>{t("samples.remove_what")}</p>
        {kept > 0 && <p style={{ margin: "8px 0 0" }}>{t("samples.stay", { count: kept })}</p>}
        <div className="dialog-foot">
          <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
            {t("samples.keep")}
          </Button>
          <Button loading={remove.isPending} onClick={handleRemove}>
            {t("samples.remove")}
          </Button>
        </div>
      </Modal>
    </>
  );
};
