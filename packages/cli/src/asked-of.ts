import type { CommandSpec } from './command.ts'

/** What the first words name. */
export interface Asked {
  words: readonly string[]
  /** The last command that they name, and how people type it. */
  spec: CommandSpec
  path: readonly string[]
  /** Whether the word after it is meant for another command of it, which there is not. */
  isUnknown: boolean
}

/** Follows the words. `help X`, and a command that is none without another, ask for help as `X --help` does. */
export function askedOf(root: CommandSpec, words: readonly string[]): Asked {
  let spec = root
  const path = [root.name]
  for (const [at, word] of words.entries()) {
    if (!spec.commands) return { words, spec, path, isUnknown: false }
    const before = words.slice(0, at)
    if (word === 'help') return askedOf(root, [...before, ...words.slice(at + 1), '--help'])
    const next = spec.commands.find(({ name }) => name === word)
    if (!next) {
      const isUnknown = !word.startsWith('-') && !spec.operands
      // Asked for help with what is not there, nobody wants to hear of something else.
      return { words: isUnknown ? [...before, word] : words, spec, path, isUnknown }
    }
    spec = next
    path.push(word)
  }
  return { words: spec.run ? words : [...words, '--help'], spec, path, isUnknown: false }
}
