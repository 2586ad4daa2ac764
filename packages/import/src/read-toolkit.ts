import { readFile } from 'node:fs/promises'
import { MaillonError, type Toolkit } from '@maillon/core/toolkit'
import { sharedPatterns } from './shared-patterns.ts'
import { type ToolkitFile, toolkitFile } from './toolkit-file.ts'
import { toolOf } from './tool-of-file.ts'
import { toolkitOf } from './toolkit-of-file.ts'

/** Reads a toolkit from the file that an import wrote. Throws `config_invalid` with all that is wrong with it. */
export async function readToolkit(path: string): Promise<Toolkit> {
  return soundToolkit(await readToolkitFile(path), path)
}

/** The toolkit of a file's content, with all checks. Throws `config_invalid`. */
export async function soundToolkit(file: ToolkitFile, path: string): Promise<Toolkit> {
  const toolkit = toolkitOf(
    file,
    file.tools.map((tool) => toolOf(file, tool)),
  )
  const [open] = await sharedPatterns(toolkit)
  if (open === undefined) return toolkit
  throw new MaillonError('config_invalid', {
    message: `${path}: "${open}" is open: anybody can have a host below that.`,
    hint: "Name a domain of the service's own in hosts.",
  })
}

/** Reads such a file as it is. Throws `config_invalid` with all that is wrong with it. */
export async function readToolkitFile(path: string): Promise<ToolkitFile> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const message =
      cause.code === 'ENOENT' ? `There is no ${path}.` : `${path} cannot be read: ${cause.message}`
    throw unreadable(message, cause)
  })
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw unreadable(`${path} is no JSON file: ${(cause as SyntaxError).message}`, cause)
  }
  return checked(content, path)
}

function unreadable(message: string, cause: unknown): MaillonError {
  const hint = 'Import it: maillon toolkits add --help says how.'
  return new MaillonError('config_invalid', { message, hint, cause })
}

/** The toolkit that a file's content describes; `path` is for messages. Throws `config_invalid`. */
export function toToolkit(content: unknown, path: string): Toolkit {
  const file = checked(content, path)
  return toolkitOf(
    file,
    file.tools.map((tool) => toolOf(file, tool)),
  )
}

function checked(content: unknown, path: string): ToolkitFile {
  const parsed = toolkitFile.safeParse(content)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new MaillonError('config_invalid', {
    message: `${path} is no toolkit: ${errors.slice(0, 5).join(' ')}`,
    hint: 'Mend the file, or import it again.',
    errors,
  })
}
