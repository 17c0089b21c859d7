// Text that is being composed (pinyin, zhuyin) belongs to the input method until it is done.
import type { KeyboardEvent as ReactKeyboardEvent } from "react";

export const isImeEvent = (event: KeyboardEvent | ReactKeyboardEvent) => {
  const native = "nativeEvent" in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
};

/**
 * WKWebView sends the Enter that confirms a candidate as `isComposing: false, keyCode: 229`, which
 * widgets take for an Enter of their own: nobody below the document hears of it.
 */
export const guardIme = (target: Document = document) => {
  const stop = (event: KeyboardEvent) => {
    if (event.key === "Enter" && event.keyCode === 229) event.stopImmediatePropagation();
  };
  target.addEventListener("keydown", stop, true);
  return () => target.removeEventListener("keydown", stop, true);
};
