export { BackupsPage as BackupsRoute } from "../../features/backups/BackupsPage.tsx";
