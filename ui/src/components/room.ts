/**
 * The room that a menu or a list of choices may take. With larger text WebKit tells the window in
 * another measure than what stands in it; the page as a whole is told in the same.
 */
export const WITHIN = {
  get rootBoundary() {
    return document.documentElement.getBoundingClientRect();
  },
};
