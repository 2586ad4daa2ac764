// Holds the commands in the docs' shell blocks to what there is: `maillon …` to the command line's own parser, `pnpm …` to the
// scripts of the repository, `npm install …` to what the packages want beside them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
  const [, packages] = /^npm install (.+)$/.exec(line) ?? []
  const [lacking] = packages ? missingPeers(packages.split(' ')) : []
  if (lacking) return lacking
  const [, script] = /^(?:npx -y )?pnpm(?:@12)? (?:run )?(\w[\w:-]*)/.exec(line) ?? []
  const isKnown = !script || script in scripts || ['install', 'add', 'exec', 'dlx'].includes(script)
  return isKnown ? undefined : `There is no: pnpm ${script}`
}

/** Some package managers warn of a peer that a line does not name, and install none. */
function missingPeers(words) {
  const named = words.map((word) => word.replace(/(?<=.)@.*$/, ''))
  return named.flatMap((name) => {
    const file = join('examples/docs/node_modules', name, 'package.json')
    if (!existsSync(file)) return []
    const { peerDependencies = {}, peerDependenciesMeta = {} } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    return Object.keys(peerDependencies)
      .filter((peer) => !peerDependenciesMeta[peer]?.optional && !named.includes(peer))
      .map((peer) => `npm install lacks ${peer}, which ${name} wants`)
  })
}
