import { TextInput } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";

/** The key of the recovery sheet, as it stands on the paper. */
export const RecoveryKeyField = ({
  value,
  onType,
}: {
  value: string;
  onType: (key: string) => void;
}) => {
  const { t } = useWords();
  return (
    <TextInput
      label={t("recovery.key")}
      description={t("restore.key_hint")}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
      required
      autoFocus
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
    />
  );
};
