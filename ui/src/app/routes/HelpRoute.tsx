export { HelpPane as default } from "../../features/help/HelpPane.tsx";
