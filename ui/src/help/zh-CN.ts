import { gathered } from "./gathered.ts";

const files = import.meta.glob<string>("./zh-CN/*.md", {
  query: "?raw",
  import: "default",
  eager: true,
});

export default gathered(files);
