// A word that is no tag yet becomes one, where the person may make one.
import { isFailure } from "../../lib/ipc.ts";
import { useMay } from "../../lib/me.ts";
import { useCreateTag } from "./api.ts";
import { useShown } from "./shown.ts";

/** Makes those that are not there yet. */
export const useMakeTags = () => {
  const may = useMay();
  const { tags } = useShown();
  const create = useCreateTag();
  return async (names: readonly string[]) => {
    if (!may("tags.write")) return;
    for (const name of names.filter((it) => !tags.some((tag) => tag.name === it))) {
      // `vip` may be there as `VIP`: core knows which names are one, and means that tag then.
      await create.mutateAsync({ name, colour: null }).catch((error) => {
        if (!isFailure(error) || error.code !== "taken") throw error;
      });
    }
  };
};
