import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  MantineProvider,
  type VariantColorsResolver,
} from "@mantine/core";
import type { ReactNode } from "react";

import { WITHIN } from "./room.ts";

const jade: MantineColorsTuple = [
  "#ECF8F4",
  "#D5F0E7",
  "#A9E0CE",
  "#78CDB3",
  "#4CB799",
  "#2A9D80",
  "#138069",
  "#0B6A57",
  "#085546",
  "#064236",
];

/** Greys of the dark look: what Mantine fills fields, lines and menus with are our tokens. */
const dark: MantineColorsTuple = [
  "#E7EAED",
  "#C3CAD2",
  "#A6AEB8",
  "#949DA8",
  "#373E46",
  "#272C31",
  "#191C1F",
  "#15181A",
  "#121416",
  "#0E1012",
];

/** What stands on jade is chosen for the light jade by Mantine, also where it is dark. */
const onJade: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  const isJade = (input.color ?? input.theme.primaryColor) === "jade";
  return isJade && input.variant === "filled"
    ? {
        ...colours,
        background: "var(--accent)",
        hover: "color-mix(in srgb, var(--accent) 88%, black)",
        color: "var(--on-accent)",
        hoverColor: "var(--on-accent)",
      }
    : colours;
};
const SCROLLING = {
  withScrollArea: false,
  styles: { options: { maxHeight: 240, overflowY: "auto" } },
} as const;

const theme = createTheme({
  variantColorResolver: onJade,
  primaryColor: "jade",
  primaryShade: { light: 7, dark: 4 },
  colors: { jade, dark },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 6,
  cursorType: "pointer",
  respectReducedMotion: true,
  fontFamily: "var(--font-ui)",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "1.5", sm: "1.54", md: "1.57" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "20px", xl: "28px" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px" },
  components: {
    // Said aloud, or Mantine takes its own colours and not those of `onJade`.
    Button: { defaultProps: { variant: "filled" } },
    // A layer that is left is gone at once: the next key is for what lay under it. One that moved
    // would cut off the month that a day in it is picked from.
    Modal: {
      defaultProps: {
        radius: 12,
        transitionProps: { transition: "fade", duration: 120, exitDuration: 0 },
      },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 120, exitDuration: 0 } } },
    // Nothing but items may stand in a menu: the one that has the focus is its first.
    Menu: {
      defaultProps: { transitionProps: { duration: 80 }, withInitialFocusPlaceholder: false },
    },
    Popover: {
      defaultProps: {
        transitionProps: { duration: 80 },
        middlewares: { flip: WITHIN, shift: WITHIN },
      },
    },
    // The list of choices scrolls itself: a box around it could not be reached by keyboard.
    Select: { defaultProps: SCROLLING },
    MultiSelect: { defaultProps: SCROLLING },
  },
  shadows: {
    md: "0 4px 14px rgb(16 24 32 / 10%), 0 0 0 1px rgb(16 24 32 / 5%)",
    lg: "0 18px 50px rgb(16 24 32 / 22%), 0 0 0 1px rgb(16 24 32 / 6%)",
  },
});

const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#FFFFFF",
    "--mantine-color-text": "#1A1F24",
    "--mantine-color-default-color": "#1A1F24",
    "--mantine-color-dimmed": "#59626C",
    "--mantine-color-default-border": "#D6DBDF",
    "--mantine-color-placeholder": "#68717B",
    "--mantine-color-error": "#B3261E",
  },
  dark: {
    "--mantine-color-body": "#20242A",
    "--mantine-color-text": "#E7EAED",
    "--mantine-color-default-color": "#E7EAED",
    "--mantine-color-dimmed": "#A6AEB8",
    "--mantine-color-default": "#191C1F",
    "--mantine-color-default-border": "#373E46",
    "--mantine-color-placeholder": "#949DA8",
    "--mantine-color-error": "#FF9A93",
  },
});

type LookProps = { theme: "light" | "dark" | null; children: ReactNode };

/** The look of everything below; without a choice the computer's light or dark is followed. */
export const Look = ({ theme: chosen, children }: LookProps) => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={variables}
    defaultColorScheme="auto"
    // Nothing fades in or out where nobody looks.
    env={import.meta.env.MODE === "test" ? "test" : "default"}
    {...(chosen ? { forceColorScheme: chosen } : {})}
  >
    {children}
  </MantineProvider>
);
