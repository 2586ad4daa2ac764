import { posix } from 'node:path'
import { Refusal } from '../refusal.ts'

/** Throws a Refusal where a file that is to be written would import one that was there before, in place of ours. */
export function assertOwnImports({ created, kept }: Planned): void {
  for (const { path, text } of created) {
    const theirs = importsOf(path, text).find((one) => kept.includes(one))
    if (theirs === undefined) continue
    throw new Refusal(
      `${theirs} is there already, and ${path} of the app would import it in place of its own: nothing was written.`,
      'Name another folder, such as agent with --nested, or give that file another name.',
    )
  }
}

function importsOf(path: string, text: string): string[] {
  const modules = text.matchAll(/\b(?:from |import |import\()'(\.{1,2}\/[^']+)'/g)
  const scripts = text.matchAll(/<script [^>]*src="\/([^"]+)"/g)
  return [
    ...[...modules].map(([, name = '']) => posix.join(posix.dirname(path), name)),
    ...[...scripts].map(([, name = '']) => posix.join('public', name)),
  ]
}

interface Planned {
  created: readonly { path: string; text: string }[]
  kept: readonly string[]
}
