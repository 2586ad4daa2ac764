import { command, chooses } from './create-path.ts'
import { pastedClient } from './mcp-client.ts'
import { openLink } from './person.ts'
import type { Path } from './place.ts'
import { startTerminal } from './terminal.ts'

/** MCP alone: the settings that the app prints are pasted into a client's file, whose client then calls a tool. */
export const mcpPath: Path = async (place) => {
  const { folder, env, context, acts } = place
  const terminal = startTerminal(command, { cwd: folder, env: { ...env, PORT: '0' } })
  acts.command(command)
  try {
    await chooses(terminal, 'MCP only', { start: true })
    const call = await pastedClient(terminal, place)
    const asked = await call('GMAIL_FETCH_EMAILS')
    const [link] = /http:\/\/localhost:\d+\/connect\/link\/ln_\w+/.exec(asked) ?? []
    if (link === undefined) throw new Error(`The client was handed no link: ${asked}`)
    await openLink(context, link, acts)
    const mails = await call('GMAIL_FETCH_EMAILS')
    if (!mails.includes('Contract renewal')) throw new Error(`The client got no mails: ${mails}`)
  } finally {
    await terminal.stop()
  }
}
