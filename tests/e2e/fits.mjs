// Whether what stands on the page fits: no text hangs out of its box or is cut without a way to read
// the whole, nothing has to be pushed sideways to be seen, and no button lies under something else.

/** What is there to be scrolled sideways: tables of as many columns as somebody wants. */
const WIDE = ".grid, .report-rows, .sheet-lines, .table-room, .export-rows, .choices .tabs, .path";

const LOOK = `
  const wide = arguments[0];
  const said = (element) => {
    const classes = [...element.classList].filter((it) => !it.startsWith("m_")).join(".");
    return element.tagName.toLowerCase() + (classes ? "." + classes : "");
  };
  const place = (element) => {
    const parents = [];
    for (let it = element; it && it !== document.body && parents.length < 4; it = it.parentElement) {
      parents.unshift(said(it));
    }
    return parents.join(" > ");
  };
  const isSeen = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    !element.closest(".hidden, .unseen, option, script, style, canvas, svg, [aria-hidden] .kbd");
  const found = new Map();
  const tell = (kind, element, text) => {
    const line = kind + ": " + place(element);
    if (!found.has(line)) found.set(line, line + ": " + text.trim().slice(0, 24));
  };
  const layers = '[role="dialog"], .mantine-Menu-dropdown, .mantine-Popover-dropdown';
  const layer = [...document.querySelectorAll(layers)].filter(isSeen).at(-1);
  const within = layer ?? document.body;
  const { left, top, right, bottom } = within.getBoundingClientRect();
  const screen = document.documentElement.getBoundingClientRect();
  if (left < 0 || top < 0 || right > screen.right + 1 || bottom > screen.bottom + 1)
    tell("off the screen", within, within.textContent);

  const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const ink = range.getBoundingClientRect();
    let hangs = null;
    for (let box = element; box !== within.parentElement; box = box.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(box);
      if (display === "inline" || display === "contents") continue;
      const frame = box.getBoundingClientRect();
      // What lies under the bar of a box that scrolls is outside of it.
      const bar = overflowX === "visible" ? 0 : box.offsetWidth - box.clientWidth;
      const isWide = ink.right > frame.right - bar + 1.5 || ink.left < frame.left - 1.5;
      const isHigh = ink.bottom > frame.bottom + 4 || ink.top < frame.top - 4;
      if (isWide && overflowX !== "visible") {
        if (overflowX === "hidden" || overflowX === "clip") {
          // What ends in dots tells the whole when it is pointed at.
          if (getComputedStyle(box).textOverflow !== "ellipsis") tell("cut", element, text.data);
        } else if (!box.matches(wide)) tell("sideways", box, text.data);
        hangs = null;
        break;
      }
      // A few lines end in dots too.
      if (isHigh && getComputedStyle(box).webkitLineClamp !== "none") {
        hangs = null;
        break;
      }
      if (isHigh && overflowY !== "visible") {
        if (overflowY === "hidden" || overflowY === "clip") hangs ??= element;
        else hangs = null;
        break;
      }
      if (isWide || isHigh) hangs ??= box;
    }
    if (hangs) tell("hangs out", hangs, text.data);
  }

  for (const it of within.querySelectorAll("button, a, input, select, textarea, [role=option]")) {
    const { left, top, width, height } = it.getBoundingClientRect();
    if (width === 0 || !isSeen(it) || it.closest("[aria-hidden=true]")) continue;
    const [x, y] = [left + width / 2, top + height / 2];
    let isAway = false;
    for (let box = it.parentElement; box; box = box.parentElement) {
      if (getComputedStyle(box).overflowX === "visible") continue;
      const frame = box.getBoundingClientRect();
      isAway ||= x < frame.left || x > frame.right || y < frame.top || y > frame.bottom;
      if (isAway && getComputedStyle(box).overflowX === "hidden" && x > frame.right)
        tell("pushed out", it, it.ariaLabel ?? it.textContent);
      if (isAway) break;
    }
    if (isAway) continue;
    const above = document.elementFromPoint(x, y);
    if (!above) tell("outside", it, it.ariaLabel ?? it.textContent);
    else if (!it.contains(above) && !above.contains(it) && !above.closest(".toasts, .bulk, .hint"))
      tell("covered by " + said(above), it, it.ariaLabel ?? it.textContent);
  }
  return [...found.values()];
`;

/** What does not fit, each with its place; what lies below an open dialog is not asked. */
export const misfits = (window) => window.run(LOOK, WIDE);
