import { MaillonError } from '../errors/maillon-error.ts'
import type { FileFacts } from './file.ts'
import type { BodyPiece, ToolRequest } from './request.ts'

/**
 * One part of a multipart body: a text, pieces of a body, or a file that goes by its own name and type unless another one
 * is given.
 */
export type Part = {
  /** Of the field in a form; other multipart bodies have none. */
  name?: string | undefined
  contentType?: string | undefined
  filename?: string | undefined
} & (
  | { text: string; file?: never; pieces?: never }
  | { file: FileFacts; text?: never; pieces?: never }
  | { pieces: readonly BodyPiece[]; text?: never; file?: never }
)

const form = 'multipart/form-data'

/** A body of several parts: a form (RFC 7578), or another multipart type, such as `multipart/related`. */
export function multipart(
  parts: readonly Part[],
  mediaType: string = form,
): { headers: { 'content-type': string }; body: BodyPiece[] } & Pick<ToolRequest, 'body'> {
  // Nobody who fills in a part can guess it, so no part can end before its end.
  const boundary = `maillon-${random()}`
  const body = parts.flatMap((part): BodyPiece[] => [
    `--${boundary}\r\n${head(part, mediaType === form)}\r\n`,
    ...contentOf(part),
    '\r\n',
  ])
  return {
    headers: { 'content-type': `${mediaType}; boundary=${boundary}` },
    body: [...body, `--${boundary}--\r\n`],
  }
}

function contentOf({ file, pieces, text }: Part): readonly BodyPiece[] {
  if (file) return [{ file: file.id }]
  return pieces ?? [text]
}

function head({ name, file, filename, contentType }: Part, isForm: boolean): string {
  const lines: string[] = []
  const shown = filename ?? (isForm ? file?.name : undefined)
  const said = shown === undefined ? '' : `; filename="${quoted(shown)}"`
  if (isForm) lines.push(`content-disposition: form-data; name="${quoted(name ?? '')}"${said}`)
  else if (said) lines.push(`content-disposition: attachment${said}`)
  const type = contentType ?? file?.mimetype
  if (type !== undefined) lines.push(`content-type: ${checked(type)}`)
  return lines.map((line) => `${line}\r\n`).join('')
}

/** As browsers write names (HTML §4.10.21.8), which RFC 7578 §4.2 leaves open: UTF-8, with what would end them encoded. */
function quoted(text: string): string {
  const encoded: Record<string, string> = { '"': '%22', '\r': '%0D', '\n': '%0A' }
  return text.replace(/["\r\n]/g, (sign) => encoded[sign] as string)
}

function checked(type: string): string {
  if (/^[\x20-\x7e]+$/.test(type)) return type
  throw new MaillonError('invalid_arguments', {
    message: 'The content type of a part has a character that cannot be sent.',
    hint: 'Pass a media type, such as text/plain.',
  })
}

function random(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
