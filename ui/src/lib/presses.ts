// Who is used to two presses makes a second one where one was enough. It is for what the first fell on:
// what has come into its place meanwhile does not hear it.

/** So soon after a press another is the second of the same, in milliseconds. */
const SOON_MS = 400;
/** So far may a hand tremble between the two, in CSS pixels. */
const NEAR = 6;
const PRESSES = ["pointerdown", "mousedown", "mouseup", "click", "dblclick"] as const;

type Place = { clientX: number; clientY: number };

const areNear = (one: Place, other: Place) =>
  Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) <= NEAR;

const silence = (event: Event) => {
  event.preventDefault();
  event.stopPropagation();
};

/** Whatever comes under the pointer after this press does not hear a second one. */
export const ignoreSecondPress = (first: Place) => {
  const stop = new AbortController();
  const ignore = (event: MouseEvent) => {
    if (areNear(event, first)) silence(event);
  };
  for (const press of PRESSES) {
    window.addEventListener(press, ignore, { capture: true, signal: stop.signal });
  }
  setTimeout(() => stop.abort(), SOON_MS);
};

/** Of what is gone after a press, the next of its kind does not hear a second one. */
export const guardDoubleClicks = (target: Document) => {
  let first: (Place & { at: Element; time: number }) | null = null;
  const isStray = (event: MouseEvent, at: Element) =>
    first !== null &&
    first.at !== at &&
    !first.at.isConnected &&
    event.timeStamp - first.time < SOON_MS &&
    areNear(event, first);
  target.addEventListener(
    "click",
    (event) => {
      const at = event.target instanceof Element ? event.target.closest("button, a, li") : null;
      // Keys click too, and mean it.
      if (!at || event.detail === 0) return;
      if (isStray(event, at)) return silence(event);
      const { clientX, clientY, timeStamp: time } = event;
      first = { at, clientX, clientY, time };
    },
    { capture: true },
  );
};
