import { wordsOf } from './texts.ts'

export interface Unsaid {
  method: string
  path: string
  /** Its operationId, where it has one. */
  id?: string | undefined
  tag?: string | undefined
}

/** What an operation does, of which its document says nothing, by its name, or its method and path. */
export function titleFrom({ method, path, id }: Unsaid): string {
  const words = id === undefined ? guessed(method, path) : wordsOf(id).join(' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1, 80)
}

/** The same with what it goes by: a linter tells it from what a document says. */
export function summaryOf(operation: Unsaid): string {
  const { method, path, tag } = operation
  const of = tag ? ` (${tag})` : ''
  return `${titleFrom(operation)}: ${method.toUpperCase()} ${path}${of}`
}

const verbs: Readonly<Record<string, string>> = {
  get: 'get',
  query: 'find',
  put: 'set',
  patch: 'update',
  delete: 'delete',
}

/** `list parts of a thing` from `GET /things/{id}/parts`. What stands at the end of a POST is made, or is done. */
function guessed(method: string, path: string): string {
  const segments = path.split('/').filter((one) => one !== '' && !/^v\d+(\.\d+)*$/i.test(one))
  const names = segments.flatMap((segment, index): Name[] => {
    const isField = segment.includes('{')
    return isField
      ? []
      : [
          {
            words: wordsOf(segment).join(' ').toLowerCase(),
            isOne: segments[index + 1]?.includes('{') ?? false,
          },
        ]
  })
  const last = names.at(-1)
  if (!last) return `${verbs[method] ?? method} ${wordsOf(path).join(' ').toLowerCase()}`.trim()
  const owner = names.slice(0, -1).findLast(({ isOne }) => isOne)
  const of = owner ? ` of ${one(owner.words)}` : ''
  const isMany = !last.isOne && isPlural(last.words)
  if (method === 'post' && !last.isOne && !isMany)
    return `${last.words}${owner ? ` ${one(owner.words)}` : ''}`
  if (method === 'post') return `${last.isOne ? 'update' : 'create'} ${one(last.words)}${of}`
  const verb = method === 'get' && isMany ? 'list' : (verbs[method] ?? method)
  return `${verb} ${last.isOne ? one(last.words) : last.words}${of}`
}

interface Name {
  words: string
  /** Whether the path goes on with which one of them. */
  isOne: boolean
}

function isPlural(words: string): boolean {
  return /[^su]s$/.test(words) && !/(is|news|status|series)$/.test(words)
}

function one(words: string): string {
  const single = isPlural(words)
    ? words
        .replace(/ies$/, 'y')
        .replace(/(ch|sh|x|ss)es$/, '$1')
        .replace(/([^s])s$/, '$1')
    : words
  return `${/^([aeio]|u[^snrt])/.test(single) ? 'an' : 'a'} ${single}`
}
