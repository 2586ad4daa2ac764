import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** The colour of what can be pressed: each step at least AA on the page's own ground. */
const steel: MantineColorsTuple = [
  '#eef3ff',
  '#dce4fb',
  '#b6c6f4',
  '#8da6ee',
  '#6b8be9',
  '#5579e6',
  '#3d63d8',
  '#2f55c6',
  '#274ab2',
  '#1b3f9d',
]

/** What is dark, from text to ground. */
const slate: MantineColorsTuple = [
  '#e6e8ec',
  '#b9c0cb',
  '#a0a8b5',
  '#59616e',
  '#363c46',
  '#2a2f38',
  '#1e2229',
  '#15171c',
  '#111318',
  '#0d0f13',
]

/** Calm and dense: the console is read more than it is pressed. */
export const theme = createTheme({
  primaryColor: 'steel',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { steel, dark: slate },
  defaultRadius: 'md',
  fontFamily:
    'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.25rem', lineHeight: '1.3' } } },
  cursorType: 'pointer',
  respectReducedMotion: true,
})
