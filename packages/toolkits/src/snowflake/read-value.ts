import { z } from 'zod'

/** A value as a model reads it. */
export const value = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** A value that Snowflake wrote as a text: days and moments are numbers since 1970 there. */
export function readValue(text: string | null, type = ''): z.input<typeof value> {
  if (text === null) return text
  switch (type.toLowerCase()) {
    case 'fixed':
    case 'real':
      // What has more digits than a number keeps stays a text.
      return text.length < 16 && text.trim() !== '' && Number.isFinite(Number(text))
        ? Number(text)
        : text
    case 'boolean':
      return text === 'true' || text === '1'
    case 'date':
      return moment(Number(text) * 86_400, text).slice(0, 10)
    case 'timestamp_ntz':
      return moment(Number(text), text).replace('Z', '')
    case 'timestamp_ltz':
    case 'timestamp_tz':
      // The second number is its time zone.
      return moment(Number(text.split(' ')[0]), text)
    default:
      return text
  }
}

function moment(seconds: number, otherwise: string): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? otherwise : date.toISOString()
}
