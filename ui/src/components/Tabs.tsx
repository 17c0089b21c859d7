type TabsProps<Name extends string> = {
  tabs: readonly { name: Name; title: string }[];
  chosen: Name;
  onChoose: (name: Name) => void;
};

export const Tabs = <Name extends string>({ tabs, chosen, onChoose }: TabsProps<Name>) => (
  <div className="tabs" role="tablist">
    {tabs.map((it) => (
      <button
        key={it.name}
        type="button"
        role="tab"
        className="tab"
        aria-selected={chosen === it.name}
        onClick={() => onChoose(it.name)}
      >
        {it.title}
      </button>
    ))}
  </div>
);
