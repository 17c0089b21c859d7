// Who is used to two presses makes a second one where one was enough: what has come under the pointer
// meanwhile does not hear it.

const PRESSES = ["pointerdown", "mousedown", "mouseup", "click", "dblclick"] as const;
const SOON_MS = 400;
/** A hand does not hold still between the two. */
const NEAR = 6;

type Place = { clientX: number; clientY: number };

export const ignoreSecondPress = ({ clientX, clientY }: Place) => {
  const stop = new AbortController();
  const ignore = (event: Event) => {
    const press = event as MouseEvent;
    const isNear =
      Math.abs(press.clientX - clientX) <= NEAR && Math.abs(press.clientY - clientY) <= NEAR;
    if (!isNear) return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const press of PRESSES) {
    window.addEventListener(press, ignore, { capture: true, signal: stop.signal });
  }
  setTimeout(() => stop.abort(), SOON_MS);
};
