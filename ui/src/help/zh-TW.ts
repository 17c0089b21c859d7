import { gathered } from "./gathered.ts";

const files = import.meta.glob<string>("./zh-TW/*.md", {
  query: "?raw",
  import: "default",
  eager: true,
});

export default gathered(files);
