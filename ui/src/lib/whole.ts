// What is cut for want of room tells the whole to whoever points at it: no screen has to think of it.

const isCut = (it: HTMLElement) => {
  const style = getComputedStyle(it);
  return it.scrollWidth > it.clientWidth
    ? style.textOverflow === "ellipsis"
    : it.scrollHeight > it.clientHeight && style.webkitLineClamp !== "none";
};

/** The text that is cut under the pointer: the element itself, or what it is a word of. */
const cutAt = (element: EventTarget | null) => {
  let it = element instanceof HTMLElement ? element : null;
  for (let up = 0; it && up < 3; up += 1) {
    if (isCut(it)) return it;
    it = it.parentElement;
  }
  return null;
};

export const tellWhole = (target: Document = document) => {
  let told: HTMLElement | null = null;
  target.addEventListener("pointerover", (event) => {
    // Only for as long as it is pointed at: the text may be another the next time.
    told?.removeAttribute("title");
    told = cutAt(event.target);
    if (told?.closest("[title]")) told = null;
    if (told) told.title = told.textContent;
  });
};
