import {
  type ButtonFactory,
  type CheckboxFactory,
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

const titleStyle = { fontSize: '1.1875rem', fontWeight: 650 };

export const theme = createTheme({
  colors: { plum, gray, dark, red, mango },
  primaryColor: 'plum',
  primaryShade: { light: 7, dark: 6 },
  black: '#2a2421',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', sans-serif",
  fontFamilyMonospace: "'Cascadia Mono', Consolas, ui-monospace, 'SF Mono', Menlo, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.4', xl: '1.3' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1.25rem' },
  headings: { fontWeight: '600' },
  components: {
    Button: extend<ButtonFactory>({ defaultProps: { size: 'sm', fw: 600 } }),
    Checkbox: extend<CheckboxFactory>({ defaultProps: { size: 'sm' } }),
    Modal: extend<ModalFactory>({
      defaultProps: { centered: true, radius: 'lg', transitionProps: { duration: 120, transition: 'fade' } },
      styles: { title: titleStyle },
    }),
    Drawer: extend<DrawerFactory>({
      defaultProps: { position: 'right', padding: 'lg', transitionProps: { duration: 140 } },
      styles: { title: titleStyle },
    }),
  },
});

/** Mantine's own variables where its choice is not warm, or not dark enough to read. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fffdfb',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': red[7],
    '--mantine-color-default-border': gray[4],
  },
  dark: {
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-error': red[3],
    '--mantine-color-anchor': plum[3],
  },
});
