export { RecoverPage as default } from "../../features/office/RecoverPage.tsx";
