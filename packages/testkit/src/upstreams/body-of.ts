import type { ToolRequest } from '@maillon/core/toolkit'
import type { TestFiles } from './test-files.ts'

/** What a request sends. */
export function bodyOf(
  { json, form, text, body }: ToolRequest,
  files?: TestFiles,
): URLSearchParams | Uint8Array<ArrayBuffer> | string | undefined {
  if (json !== undefined) return JSON.stringify(json)
  if (form) return new URLSearchParams(form)
  if (!body) return text
  const pieces = body.map((piece) => {
    if (typeof piece === 'string') return Buffer.from(piece)
    const { file, from, to, encoding } = piece
    const bytes = Buffer.from(files?.bytes(file) ?? []).subarray(from, to)
    return encoding ? Buffer.from(encoded(bytes, encoding)) : bytes
  })
  return Uint8Array.from(Buffer.concat(pieces))
}

function encoded(bytes: Buffer, encoding: 'base64' | 'mime'): string {
  const text = bytes.toString('base64')
  return encoding === 'mime' ? text.replace(/.{76}(?=.)/g, '$&\r\n') : text
}
