import { MaillonError } from '@maillon/core'
import { z } from 'zod'
import type { ExportPlace } from '../../persons/export.ts'

const place = z.strictObject({
  part: z.number().int().min(0).max(1000),
  after: z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .max(2)
    .optional(),
})

/** Where a list of users goes on. Throws `invalid_request` for a cursor that no answer gave. */
export function readUserCursor(cursor: string | undefined): string | undefined {
  return read(cursor, z.string().max(2000))
}

/** Where an export goes on. Throws as the other. */
export function readExportCursor(cursor: string | undefined): ExportPlace | undefined {
  return read(cursor, place)
}

/** A cursor for the next page. */
export function writeCursor(at: unknown): string {
  return Buffer.from(JSON.stringify(at)).toString('base64url')
}

function read<Schema extends z.ZodType>(
  cursor: string | undefined,
  schema: Schema,
): z.output<Schema> | undefined {
  if (!cursor) return undefined
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new MaillonError('invalid_request', {
      message: 'The cursor is not one that this list gave.',
      hint: 'Pass next_cursor as it came, or leave it out for the first page.',
    })
  }
}
