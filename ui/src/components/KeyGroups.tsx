type KeyGroupsProps = { label: string; groups: readonly string[] };

/** A key in groups with their numbers, to be written down and typed back. */
export const KeyGroups = ({ label, groups }: KeyGroupsProps) => (
  <div className="key-groups" role="group" aria-label={label}>
    {groups.map((group, index) => (
      <span key={group} className="key-group">
        <small>{index + 1}</small>
        {group}
      </span>
    ))}
  </div>
);
