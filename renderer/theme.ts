import {
  type ButtonFactory,
  type CSSVariablesResolver,
  createTheme,
  type DrawerFactory,
  type ExtendComponent,
  type FactoryPayload,
  type MantineColorsTuple,
  type ModalFactory,
} from '@mantine/core';

/** Jabuticaba: the colour of what a person may press. Far from WhatsApp's green and from the red of trouble. */
const plum: MantineColorsTuple = [
  '#faf3f8',
  '#f1e2ed',
  '#e2c6da',
  '#d3a9c6',
  '#c48bb3',
  '#a9669a',
  '#8e4a80',
  '#743a69',
  '#5d2e55',
  '#472341',
];

/** Paper and ink, a little warm. */
const gray: MantineColorsTuple = [
  '#faf7f3',
  '#f4eee7',
  '#e9e1d8',
  '#dcd2c7',
  '#c5b9ac',
  '#94887c',
  '#6b6158',
  '#554c45',
  '#3d3530',
  '#2a2421',
];

const dark: MantineColorsTuple = [
  '#efe8e2',
  '#d8cfc8',
  '#b7aca5',
  '#8f847d',
  '#544b47',
  '#3f3835',
  '#2c2725',
  '#1f1b1a',
  '#181514',
  '#110f0e',
];

/** Trouble, and nothing else. */
const red: MantineColorsTuple = [
  '#fdf1ee',
  '#fbdfd9',
  '#f6bdb2',
  '#f0998a',
  '#e87663',
  '#d9553f',
  '#c23f2a',
  '#a8321f',
  '#8a2818',
  '#6b1f13',
];

/** Practice, and nothing else: like the tape around a building site. */
const mango: MantineColorsTuple = [
  '#fff6e0',
  '#fdeac0',
  '#fbdc97',
  '#f8cd6b',
  '#f5c04c',
  '#f2b134',
  '#d99a1f',
  '#8f5f00',
  '#6b4700',
  '#3a2600',
];

/** As `Modal.extend`, which would bring every dialog into the window's first script. */
const extend = <Part extends FactoryPayload>(extension: ExtendComponent<Part>) => extension;

const titleStyle = { fontSize: 'var(--pb-text-xl)', fontWeight: 'var(--pb-weight-strong)' };

/** What lies behind a dialog is still to be recognised. */
const veil = { color: 'var(--pb-shade)', backgroundOpacity: 1 };

export const theme = createTheme({
  colors: { plum, gray, dark, red, mango },
  primaryColor: 'plum',
  primaryShade: { light: 7, dark: 6 },
  black: '#2a2421',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'var(--pb-font)',
  fontFamilyMonospace: 'var(--pb-font-code)',
  fontSizes: {
    xs: 'var(--pb-text-sm)',
    sm: 'var(--pb-text-md)',
    md: 'var(--pb-text-md)',
    lg: 'var(--pb-text-lg)',
    xl: 'var(--pb-text-xl)',
  },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.4', xl: '1.3' },
  spacing: {
    xs: 'var(--pb-space-2)',
    sm: 'var(--pb-space-3)',
    md: 'var(--pb-space-4)',
    lg: 'var(--pb-space-6)',
    xl: 'var(--pb-space-8)',
  },
  radius: {
    xs: 'var(--pb-radius-xs)',
    sm: 'var(--pb-radius-sm)',
    md: 'var(--pb-radius-md)',
    lg: 'var(--pb-radius-lg)',
    xl: 'var(--pb-radius-xl)',
  },
  headings: { fontWeight: '600' },
  components: {
    Button: extend<ButtonFactory>({ defaultProps: { size: 'sm', fw: 'var(--pb-weight-strong)' } }),
    ModalOverlay: { defaultProps: veil },
    DrawerOverlay: { defaultProps: veil },
    Modal: extend<ModalFactory>({
      defaultProps: { centered: true, radius: 'xl', transitionProps: { duration: 120, transition: 'fade' } },
      styles: { title: titleStyle },
    }),
    Drawer: extend<DrawerFactory>({
      defaultProps: { position: 'right', padding: 'lg', transitionProps: { duration: 140 } },
      styles: { title: titleStyle },
    }),
  },
});

/** Mantine's own variables where its choice is not warm, or not dark enough to read: the colours of theme.css. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: ours,
  dark: ours,
});

const ours = {
  '--mantine-color-body': 'var(--pb-page)',
  '--mantine-color-text': 'var(--pb-ink)',
  '--mantine-color-dimmed': 'var(--pb-soft)',
  '--mantine-color-placeholder': 'var(--pb-soft)',
  '--mantine-color-error': 'var(--pb-bad)',
  '--mantine-color-anchor': 'var(--pb-accent)',
  '--mantine-color-default': 'var(--pb-surface)',
  '--mantine-color-default-hover': 'var(--pb-sunken)',
  '--mantine-color-default-color': 'var(--pb-ink)',
  '--mantine-color-default-border': 'var(--pb-rim)',
  '--mantine-color-disabled': 'var(--pb-line)',
  '--mantine-color-disabled-color': 'var(--pb-soft)',
  '--mantine-color-disabled-border': 'var(--pb-line)',
  '--mantine-color-plum-filled': 'var(--pb-fill)',
  '--mantine-color-plum-filled-hover': 'var(--pb-fill-hover)',
  '--mantine-color-plum-light': 'var(--pb-accent-wash)',
  '--mantine-color-plum-light-hover': 'var(--pb-accent-hover)',
  '--mantine-color-plum-light-color': 'var(--pb-accent)',
  '--mantine-color-gray-light-color': 'var(--pb-ink)',
  '--mantine-color-gray-light-hover': 'var(--pb-hover)',
  '--mantine-color-red-light': 'var(--pb-bad-wash)',
  '--mantine-color-red-light-hover': 'var(--pb-bad-wash)',
  '--mantine-color-red-light-color': 'var(--pb-bad)',
};
