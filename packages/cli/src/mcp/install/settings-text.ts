import { MaillonError } from '@maillon/core'
import { applyEdits, modify, parse, type ParseError } from 'jsonc-parser'

/** An entry that a client starts as a server. */
export interface ServerEntry {
  command: string
  args: string[]
}

/** Settings with a server in them; comments, order and the rest of the file stay. Throws `config_invalid` for no JSON. */
export function withServer(
  text: string | undefined,
  path: string,
  [section, name]: readonly [string, string],
  entry: ServerEntry | undefined,
): string {
  const given = text === undefined || text.trim() === '' ? '{}\n' : text
  read(given, path)
  const indent = /^(\t| +)\S/m.exec(given)?.[1] ?? '  '
  const formattingOptions = {
    insertSpaces: indent !== '\t',
    tabSize: indent.length,
    eol: given.includes('\r\n') ? '\r\n' : '\n',
  }
  return applyEdits(given, modify(given, [section, name], entry, { formattingOptions }))
}

/** The server's entry in settings; undefined when there is none. */
export function serverIn(
  text: string,
  path: string,
  [section, name]: readonly [string, string],
): unknown {
  const servers = read(text, path)[section]
  return typeof servers === 'object' && servers !== null && Object.hasOwn(servers, name)
    ? (servers as Record<string, unknown>)[name]
    : undefined
}

function read(text: string, path: string): Record<string, unknown> {
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors, { allowTrailingComma: true })
  if (errors.length === 0 && typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new MaillonError('config_invalid', {
    message: `${path} is no JSON object, so nothing was changed.`,
    hint: 'Mend the file, or move it away, and try again.',
  })
}
