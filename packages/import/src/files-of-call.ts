import { type FileFacts, MaillonError } from '@maillon/core/toolkit'
import { ownValue } from './own-value.ts'
import type { HttpCall } from './toolkit-file.ts'

/** The files of a call, by their ids. */
export type Files = ReadonlyMap<string, FileFacts>

/** Ids of the files that a call's arguments name; of a property that may be a text, those that look like one. */
export function filesOfCall({ body }: HttpCall, input: Record<string, unknown>): string[] {
  if (!body) return []
  const { type, argument = '', properties = {}, files = {}, file } = body
  const single = type === 'file' ? argument : file?.argument
  if (single !== undefined)
    return [ownValue(input, single)].filter((one) => typeof one === 'string')
  const values = Object.entries(properties)
    .filter(([, property]) => ownValue(files, property) !== undefined)
    .flatMap(([from, property]) =>
      [ownValue(input, from)].flat().filter((one) => files[property] === 'only' || isId(one)),
    )
  return [...new Set(values.filter((one) => typeof one === 'string'))]
}

/** Throws `file_not_found`. */
export function fileOf(value: unknown, files: Files): FileFacts {
  const file = files.get(String(value))
  if (file) return file
  throw new MaillonError('file_not_found', {
    message: 'What is to be sent is no file.',
    hint: 'Pass the id of a file: file_….',
  })
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^file_[\w-]+$/.test(value)
}
