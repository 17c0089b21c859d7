// Tauri freezes what all objects share, so that a script that slipped in cannot change it. ECharts
// keeps words as keys of plain objects, where `constructor` and `toString` are taken already: writing
// them is refused, and a customer may well be called so. These get objects without ancestors.
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
];

export const frozen = (): Plugin => ({
  name: "echarts-with-frozen-prototypes",
  transform(code, id) {
    const change = CHANGES.find(({ file }) => id.endsWith(file));
    if (!change) return null;
    if (!code.includes(change.from)) this.error(`not as it was: does ${id} still draw?`);
    return { code: code.replaceAll(change.from, change.to), map: null };
  },
});
