/** Red, green and blue, 0 to 255 each. */
export type Color = readonly [red: number, green: number, blue: number]

export const black: Color = [0, 0, 0]
export const white: Color = [255, 255, 255]

/** Reads `#rgb` and `#rrggbb`; undefined for anything else. */
export function readColor(text: string): Color | undefined {
  if (!/^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(text)) return undefined
  const digits = text.length === 4 ? text.replaceAll(/[\da-f]/gi, '$&$&') : text
  const at = (place: number) => Number.parseInt(digits.slice(place, place + 2), 16)
  return [at(1), at(3), at(5)]
}

/** As a style sheet has it. */
export function hex(color: Color): string {
  return `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** How far two colours are apart for whoever reads one on the other, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: Color, other: Color): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** A colour with that share of another one in it. */
export function mix(color: Color, other: Color, share: number): Color {
  const part = (place: 0 | 1 | 2) =>
    Math.round(color[place] + (other[place] - color[place]) * share)
  return [part(0), part(1), part(2)]
}

function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return red * 0.2126 + green * 0.7152 + blue * 0.0722
}
