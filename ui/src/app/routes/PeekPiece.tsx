import type { Customer } from "../../bindings/commands.ts";
import type { Editing } from "../../features/customers/CustomersPage.tsx";
import { Peek } from "../../features/customers/Peek.tsx";
import { panels } from "./panels.tsx";

type PeekPieceProps = {
  customer: Customer;
  editing: Editing | null;
  onOpen: () => void;
  onClose: () => void;
};

/** A customer beside the list, with what other features show of one. */
const PeekPiece = (props: PeekPieceProps) => <Peek {...props} panels={panels} />;

export default PeekPiece;
