import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printedBlocks } from '../printed-blocks.ts'
import { openLink } from './person.ts'
import type { Path } from './place.ts'
import { keys, startTerminal } from './terminal.ts'

/** What the README prints as the first code, word for word. */
export const readmePath: Path = async ({ folder, env, context, acts }) => {
  const [install, code] = printedBlocks('README.md', 'The first code')
  const [, file = ''] = /^\/\/ (\S+)/.exec(code?.text ?? '') ?? []
  const installing = install?.text.trim() ?? ''
  acts.command(installing)
  await startTerminal(installing, { cwd: folder, env }).ends()
  writeFileSync(join(folder, file), code?.text ?? '')
  acts.edited(file)
  const command = `node ${file}`
  const terminal = startTerminal(command, { cwd: folder, env })
  acts.command(command)
  try {
    const [, said = ''] = await terminal.reads(/Say: (.+)/)
    terminal.types(`${said.trim()}${keys.enter}`)
    const [link] = await terminal.reads(/http:\/\/localhost:\d+\/link\/ln_\w+/)
    await openLink(context, link, acts)
    terminal.types(`Done${keys.enter}`)
    await terminal.reads(/Here is a summary of \d+ emails from today/)
  } finally {
    await terminal.stop()
  }
}
