import { applyEdits, modify, type Node, type ParseError, parse, parseTree } from 'jsonc-parser'
import { Refusal } from '../refusal.ts'

/** A file that was there with what the app needs beside it, and what of that it has in a way of its own. */
export interface Merged {
  text: string
  kept: string[]
}

/**
 * A `package.json` with the dependencies and scripts of another one that it lacks; all else, its order and its form stay.
 * Throws a Refusal for what is no JSON object, and for a package whose TypeScript Node would read as CommonJS.
 */
export function mergePackage(text: string, ours: string, path: string): Merged {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : ''
  let merged = text.slice(mark.length)
  const theirs = read(merged, path)
  const added = read(ours, path)
  if (theirs.type === 'commonjs') {
    throw new Refusal(
      `${path} says that its code is CommonJS, and the app is made of ES modules: nothing was written.`,
      'Run npm pkg set type=module there, unless code of yours needs it as it is: then choose a new folder.',
    )
  }
  const indent = /^(\t| +)\S/m.exec(merged)?.[1] ?? '  '
  const formattingOptions = {
    insertSpaces: indent !== '\t',
    tabSize: indent === '\t' ? 1 : indent.length,
    eol: merged.includes('\r\n') ? '\r\n' : '\n',
  }
  const kept: string[] = []
  for (const section of sections) {
    const known = { ...theirs.dependencies, ...theirs.devDependencies, ...theirs.peerDependencies }
    for (const [name, value] of Object.entries(added[section] ?? {})) {
      const there = section === 'scripts' ? theirs.scripts?.[name] : known[name]
      if (there === undefined) {
        // A section that is new comes last, and scripts stand in the order in which they are told.
        const isSorted = section !== 'scripts' && Object.hasOwn(read(merged, path), section)
        const getInsertionIndex = (names: string[]) =>
          isSorted ? names.filter((one) => one < name).length : names.length
        const change = modify(merged, [section, name], value, {
          formattingOptions,
          getInsertionIndex,
        })
        merged = applyEdits(merged, change)
      } else if (there !== value) {
        kept.push(
          section === 'scripts'
            ? `the script ${name} (ours: ${value})`
            : `${name} ${there} (ours: ${value})`,
        )
      }
    }
  }
  return { text: mark + merged, kept }
}

const sections = ['scripts', 'dependencies', 'devDependencies'] as const
const byteOrderMark = '\uFEFF'

type Package = Partial<
  Record<(typeof sections)[number] | 'peerDependencies', Record<string, string>> & { type: unknown }
>

function read(text: string, path: string): Package {
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors)
  const isObject = (one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one)
  const broken = errors.length > 0 || !isObject(value) || isAmbiguous(parseTree(text))
  if (
    !broken &&
    sections.every((one) => Object(value)[one] === undefined || isObject(Object(value)[one]))
  ) {
    return value as Package
  }
  throw new Refusal(
    `${path} cannot be read as a package.json, or says something twice.`,
    'Mend it, and run this again: nothing was written.',
  )
}

/** Whether it says something twice: of two names, we would add to one, and npm would read the other. */
function isAmbiguous(root: Node | undefined): boolean {
  const entries = root?.children?.map(({ children = [] }) => children) ?? []
  const names = entries.map(([name]) => name?.value)
  return (
    new Set(names).size < names.length ||
    entries.some(([, value]) => value?.type === 'object' && isAmbiguous(value))
  )
}
