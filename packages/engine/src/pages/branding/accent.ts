import { black, type Color, contrast, hex, mix, white } from './color.ts'

/** What is behind buttons and links, the hardest for each: the page in light, what is sunken in dark. */
export const grounds = { light: [0xf4, 0xf5, 0xf7], dark: [0x1d, 0x21, 0x28] } as const

/** What an app's colour makes of the pages, as variables of their style. */
export interface Accent {
  strong: Color
  onStrong: Color
  strongHover: Color
  link: Color
  focus: Color
}

/**
 * An app's colour as it is fit for a light and for a dark page: made darker or lighter until a button stands out from
 * what is behind it (3:1) and a link can be read (4.5:1), as WCAG 2.2 AA asks. On a button stands black or white,
 * whichever reads better; one of both always has 4.5:1.
 */
export function accentOf(color: Color, scheme: keyof typeof grounds): Accent {
  const ground = grounds[scheme]
  const away = scheme === 'light' ? black : white
  const strong = standingOut(color, ground, away, 3)
  const onStrong = contrast(strong, white) >= contrast(strong, black) ? white : black
  return {
    strong,
    onStrong,
    // Away from its text, so that it reads no worse while it is pointed at.
    strongHover: mix(strong, onStrong === white ? black : white, 0.14),
    link: standingOut(color, ground, away, 4.5),
    focus: strong,
  }
}

/** The variables of both schemes. */
export function accentStyle(color: Color): string {
  const variables = ({ strong, onStrong, strongHover, link, focus }: Accent) =>
    `:root{--strong:${hex(strong)};--on-strong:${hex(onStrong)};--strong-hover:${hex(strongHover)};--link:${hex(link)};--focus:${hex(focus)};--app:${hex(strong)};--on-app:${hex(onStrong)}}`
  return `${variables(accentOf(color, 'light'))}
@media (prefers-color-scheme: dark){${variables(accentOf(color, 'dark'))}}`
}

function standingOut(color: Color, ground: Color, away: Color, least: number): Color {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mix(color, away, share)
    if (contrast(mixed, ground) >= least) return mixed
  }
  return away
}
