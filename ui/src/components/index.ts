// The design system: the only folder that imports Mantine.
export {
  Button,
  Checkbox,
  Loader,
  Menu,
  Modal,
  PasswordInput,
  Popover,
  SegmentedControl,
  Select,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
} from "@mantine/core";
export { type Column, Grid, type GridSort } from "./Grid.tsx";
export { LongList } from "./LongList.tsx";
export { Look } from "./Look.tsx";
export { MoreMenu } from "./MoreMenu.tsx";
export { NewLine } from "./NewLine.tsx";
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
export { Tabs } from "./Tabs.tsx";
export { Toasts } from "./Toasts.tsx";
