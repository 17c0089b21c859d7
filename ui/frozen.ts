// Tauri freezes what all objects share, so that a script that slipped in cannot change it. ECharts and
// the lists of Mantine keep words as keys of plain objects, where `constructor` and `toString` are
// taken already: writing them is refused, and a customer, or a line of business, may well be called
// so. These get objects without ancestors.
import type { Plugin } from "vite";

type Change = { file: string; from: string; to: string };

const CHANGES: Change[] = [
  {
    file: "/echarts/lib/core/Scheduler.js",
    from: "var ecModelMock = {};\nvar apiMock = {};",
    to: "var ecModelMock = Object.create(null);\nvar apiMock = Object.create(null);",
  },
  {
    file: "/zrender/lib/core/LRU.js",
    from: "this._map = {};",
    to: "this._map = Object.create(null);",
  },
  {
    file: "/Combobox/get-options-lockup/get-options-lockup.mjs",
    from: "return {\n\t\t\t...acc,\n\t\t\t...getOptionsLockup(item.items)\n\t\t};",
    to: "return Object.assign(acc, getOptionsLockup(item.items));",
  },
  {
    file: "/Combobox/get-options-lockup/get-options-lockup.mjs",
    from: "}, {});",
    to: "}, Object.create(null));",
  },
  ...["Select", "MultiSelect"].map((it) => ({
    file: `/${it}/${it}.mjs`,
    from: "const retainedSelectedOptions = useRef({});",
    to: "const retainedSelectedOptions = useRef(Object.create(null));",
  })),
];

export const frozen = (): Plugin => ({
  name: "with-frozen-prototypes",
  transform(before, id) {
    const changes = CHANGES.filter(({ file }) => id.endsWith(file));
    if (changes.length === 0) return null;
    let code = before;
    for (const { from, to } of changes) {
      if (!code.includes(from)) this.error(`not as it was: does ${id} still draw?`);
      code = code.replaceAll(from, to);
    }
    return { code, map: null };
  },
});
