// The design system: the only folder that imports Mantine.
export {
  Button,
  Checkbox,
  Loader,
  Menu,
  MultiSelect,
  Popover,
  SegmentedControl,
  Select,
  Textarea,
  Tooltip,
} from "@mantine/core";
export { Chart } from "./Chart.tsx";
export { CountrySelect } from "./CountrySelect.tsx";
export { DayInput } from "./DayInput.tsx";
export { Failed } from "./Failed.tsx";
export { PasswordInput, TextInput } from "./Fields.tsx";
export { type Column, Grid, type GridSort, MOST_TICKED } from "./Grid.tsx";
export { headingWidth, textWidth } from "./gridWidths.ts";
export { KeptDraft } from "./KeptDraft.tsx";
export { KeyGroups } from "./KeyGroups.tsx";
export { LongList } from "./LongList.tsx";
export { Look } from "./Look.tsx";
export { Drawer, Modal } from "./Modal.tsx";
export { MoreMenu } from "./MoreMenu.tsx";
export { NewLine } from "./NewLine.tsx";
export { PaperActions } from "./PaperActions.tsx";
export { type Choice as PropertyChoice, Property } from "./Property.tsx";
export {
  Avatar,
  Box,
  Check,
  Empty,
  Keys,
  Logo,
  Notice,
  Skeleton,
  Skeletons,
  Status,
  Tag,
} from "./parts.tsx";
export { Steps } from "./Steps.tsx";
export { countOf, EVERYTHING, has, NOTHING, type Selection } from "./selection.ts";
export { Tabs } from "./Tabs.tsx";
export { TagField } from "./TagField.tsx";
export { Toasts } from "./Toasts.tsx";
export { TypeBackFields, useTypeBack } from "./TypeBack.tsx";
