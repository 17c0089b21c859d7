// The wish to close the window: the system's cross and our own "Exit" are one.

const WISH = "clientele:close";

export const wishToClose = () => window.dispatchEvent(new Event(WISH));

export const onWishToClose = (listener: () => void) => {
  window.addEventListener(WISH, listener);
  return () => window.removeEventListener(WISH, listener);
};
