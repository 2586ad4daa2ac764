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
  const mark = text?.startsWith(byteOrderMark) ? byteOrderMark : ''
  const given = bare(text)
  const servers = read(given, path)[section]
  if (servers !== undefined && !isObject(servers)) {
    throw broken(`"${section}" in ${path} is no object`)
  }
  const indent = /^(\t| +)\S/m.exec(given)?.[1] ?? '  '
  const formattingOptions = {
    insertSpaces: indent !== '\t',
    tabSize: indent.length,
    eol: given.includes('\r\n') ? '\r\n' : '\n',
  }
  const changed = applyEdits(given, modify(given, [section, name], entry, { formattingOptions }))
  if ((serverIn(changed, path, [section, name]) === undefined) !== (entry === undefined)) {
    throw broken(`"${section}" or "${name}" stands twice in ${path}`)
  }
  return mark + changed
}

/** The server's entry in settings; undefined when there is none. */
export function serverIn(
  text: string,
  path: string,
  [section, name]: readonly [string, string],
): unknown {
  const servers = read(bare(text), path)[section]
  return isObject(servers) && Object.hasOwn(servers, name) ? servers[name] : undefined
}

function read(text: string, path: string): Record<string, unknown> {
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors, { allowTrailingComma: true })
  if (errors.length === 0 && isObject(value)) return value
  throw broken(`${path} is no JSON object`)
}

const byteOrderMark = '\uFEFF'

/** Settings without what Windows puts in front; a file with nothing in it has no settings. */
function bare(text = ''): string {
  const rest = text.replace(byteOrderMark, '')
  return rest.trim() === '' ? '{}\n' : rest
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function broken(why: string): MaillonError {
  return new MaillonError('config_invalid', {
    message: `${why}, so nothing was changed.`,
    hint: 'Mend the file, or move it away, and try again.',
  })
}
