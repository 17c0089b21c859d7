// When a backup was made, as people say it.
import { clockTime, dateOf, relativeDay } from "../../lib/dates.ts";
import { useDesk } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";

/** Today 08:30; 12 Nov 08:30. */
export const useSayMoment = () => {
  const { t, language } = useWords();
  const { me } = useDesk();
  const zone = me.settings.time_zone;
  return (at: number) =>
    `${relativeDay(dateOf(at, zone), me.today, t, language)} ${clockTime(at, zone, language)}`;
};
