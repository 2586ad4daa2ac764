// Writes docs/cli.md from the commands themselves; with --check, fails when it is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { maillonCommand } from '../packages/cli/src/commands.ts'
import { exitCodes } from '../packages/cli/src/exit-codes.ts'
import { helpText } from '../packages/cli/src/help-text.ts'

const columns = 96

function sections(path, spec, depth) {
  const help = stripVTControlCharacters(helpText(path, spec, columns))
  const block = `${'#'.repeat(depth)} ${path}\n\n\`\`\`text\n${help}\n\`\`\``
  return [
    block,
    ...(spec.commands ?? []).flatMap((one) =>
      sections(`${path} ${one.name}`, one, Math.min(4, depth + 1)),
    ),
  ]
}

const { done, failed, misused, partly } = exitCodes
const root = await maillonCommand(() => true)
const page = `# The maillon command

\`npm install @maillon/cli\`, and \`npx maillon\`; inside the repository, \`pnpm maillon\`. This page is written by \`pnpm cli-page\`
from the commands themselves, and a test runs every example through the parser.

- \`-h\` or \`--help\` behind any command tells of it, as \`maillon help COMMAND\` does. A misspelt command or option is answered with the one that
  was meant.
- A value follows its option behind a space or behind \`=\`: \`--user ada\`, \`--user=ada\`.
- What a command answers is on stdout, and with \`--json\` it is one line that programs may rely on. What people are told meanwhile, and what went
  wrong, is on stderr.
- Settings come from the environment, from a file (\`--env-file\`), and from \`maillon.config.ts\`: [Run your own server](self-hosting.md).
- \`NO_COLOR\` switches colours off, and \`FORCE_COLOR\` on. \`--verbose\`, or \`MAILLON_DEBUG=1\`, tells where an error comes from.

| exit code | means |
|---|---|
| ${done} | all is done |
| ${failed} | it could not be done, was not wished, or is not as it should be: what to do is on stderr |
| ${misused} | the words were not understood: an unknown command or option, or one too few or too many |
| ${partly} | some of it is done, and some is left |

${sections('maillon', root, 2).join('\n\n')}
`

const path = 'docs/cli.md'
if (!process.argv.includes('--check')) writeFileSync(path, page)
else if (!existsSync(path) || readFileSync(path, 'utf8') !== page) {
  console.error(`${path} is out of date: pnpm cli-page writes it.`)
  process.exitCode = 1
}
