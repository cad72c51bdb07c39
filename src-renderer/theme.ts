import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, rem } from '@mantine/core'

/** Ink blue, the one accent; index 7 is the colour of actions. */
const ink: MantineColorsTuple = [
  '#eef3f9',
  '#dbe4ef',
  '#b6c7dc',
  '#8fa9c9',
  '#6c8db6',
  '#4f73a0',
  '#385b88',
  '#1f3a5f',
  '#182e4c',
  '#10203a',
]

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  colors: { ink },
  // On the lighter blue of the dark scheme white letters are too faint.
  autoContrast: true,
  luminanceThreshold: 0.2,
  fontFamily:
    '"Microsoft YaHei UI", "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
  fontFamilyMonospace: 'Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: rem(13), sm: rem(14), md: rem(15), lg: rem(17), xl: rem(20) },
  lineHeights: { xs: '1.5', sm: '1.55', md: '1.6', lg: '1.5', xl: '1.4' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, transitionProps: { duration: 100 } } },
    Modal: {
      defaultProps: { transitionProps: { duration: 120 }, centered: true, closeButtonProps: { 'aria-label': '关闭' } },
    },
    // The focus goes to the first item at once, not to an element between menu and items that is none.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    PasswordInput: { defaultProps: { visibilityToggleButtonProps: { 'aria-label': '显示密码', tabIndex: 0 } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': '关闭' } } },
  },
})

/** The desk's own surfaces; red, amber and green only for what look.md reserves them for. */
export const surfaces: CSSVariablesResolver = () => ({
  variables: {
    '--paper-font': 'FangSong, 仿宋, STFangsong, "Noto Serif CJK SC", SimSun, serif',
  },
  light: {
    '--desk': '#f1eeea',
    '--paper': '#ffffff',
    '--hairline': '#d9d4cc',
    '--ink-text': '#1d2126',
    '--quiet-text': '#5b5f66',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#5b5f66',
    '--mantine-color-error': '#a61b1b',
    '--fail': '#a61b1b',
    '--manual': '#8a5300',
    '--pass': '#2a6b36',
    '--fail-wash': '#fbeaea',
    '--manual-wash': '#fdf3df',
    '--pass-wash': '#eaf4ec',
  },
  dark: {
    '--desk': '#17191c',
    '--paper': '#212429',
    '--hairline': '#3a3e45',
    '--ink-text': '#e6e4df',
    '--quiet-text': '#a9adb4',
    '--mantine-color-dimmed': '#a9adb4',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-anchor': '#8fa9c9',
    '--fail': '#ff8f8f',
    '--manual': '#f0b95a',
    '--pass': '#83c990',
    '--fail-wash': '#3a2323',
    '--manual-wash': '#382e1c',
    '--pass-wash': '#20332a',
  },
})
