import { IconCheck } from "@tabler/icons-react";

type StepsProps<Name extends string> = {
  label: string;
  steps: readonly { name: Name; title: string }[];
  at: Name;
  /** Whether a step can be gone to from here. */
  isOpen: (name: Name) => boolean;
  onGo: (name: Name) => void;
};

/** The steps of a longer work: which are past, which is at hand, which are to come. */
export const Steps = <Name extends string>({
  label,
  steps,
  at,
  isOpen,
  onGo,
}: StepsProps<Name>) => {
  const place = steps.findIndex((it) => it.name === at);
  return (
    <ol className="stepper" aria-label={label}>
      {steps.map(({ name, title }, index) => (
        <li key={name} className={index < place ? "past" : index === place ? "now" : ""}>
          <button
            type="button"
            disabled={index === place || !isOpen(name)}
            aria-current={index === place ? "step" : undefined}
            onClick={() => onGo(name)}
          >
            <i aria-hidden>{index < place ? <IconCheck size={13} stroke={2.6} /> : index + 1}</i>
            <span className="ellipsis">{title}</span>
          </button>
        </li>
      ))}
    </ol>
  );
};
