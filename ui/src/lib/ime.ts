// Text that is being composed (pinyin, zhuyin) belongs to the input method until it is done.

/** WKWebView sends the Enter that confirms a candidate as `isComposing: false, keyCode: 229`. */
const isOfIme = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229;

/**
 * Nobody hears of a key that is the input method's: not the Enter that confirms a candidate, the Escape
 * that gives it up, nor the arrows between them. What handles keys need not ask. It is installed before
 * anything else: dialogs listen on the window too.
 */
export const guardIme = (target: Window = window) => {
  const stop = (event: KeyboardEvent) => {
    if (isOfIme(event)) event.stopImmediatePropagation();
  };
  target.addEventListener("keydown", stop, true);
  return () => target.removeEventListener("keydown", stop, true);
};
