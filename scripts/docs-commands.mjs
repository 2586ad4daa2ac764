// Holds the commands in the docs' shell blocks to what there is: `maillon …` to the command line's own parser, `pnpm …` to the
// scripts of the repository.
import { readFileSync } from 'node:fs'
import { askedOf } from '../packages/cli/src/asked-of.ts'
import { choose } from '../packages/cli/src/choose.ts'
import { maillonCommand } from '../packages/cli/src/commands.ts'

const root = await maillonCommand(() => true)
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

/** What is wrong with a line of a shell block. */
export function commandFault(line) {
  const [, maillon] =
    /(?:^|\$\()(?:\w+=(?:"[^"]*"|\S+) )*(?:npx )?maillon ([^#>|)]+)/.exec(line) ?? []
  if (maillon) {
    const words = [...maillon.matchAll(/"([^"]*)"|(\S+)/g)].map(
      ([, quoted, word]) => quoted ?? word,
    )
    if (typeof choose(root, askedOf(root, words)) === 'number')
      return `There is no: maillon ${maillon}`
  }
  const [, script] = /^(?:npx -y )?pnpm(?:@12)? (?:run )?(\w[\w:-]*)/.exec(line) ?? []
  const isKnown = !script || script in scripts || ['install', 'add', 'exec', 'dlx'].includes(script)
  return isKnown ? undefined : `There is no: pnpm ${script}`
}
