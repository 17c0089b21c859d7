export { RestoreOffice as default } from "../../features/office/RestoreOffice.tsx";
