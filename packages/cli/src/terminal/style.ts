import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** A text in a style, on a terminal that shows it: NO_COLOR and FORCE_COLOR have their say. */
export function styled(format: Format, text: string, stream = process.stdout): string {
  return styleText(format, text, { stream })
}
