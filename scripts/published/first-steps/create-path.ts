import type { Path } from './place.ts'
import { openLink, useChat } from './person.ts'
import { keys, startTerminal, type Terminal } from './terminal.ts'

/** What the README says to type. */
export const command = 'npm create maillon@latest my-agent'

/** The command, the framework chosen among those that are offered, and what the app then asks for. */
export function createPath(label: string, use: 'page' | 'terminal'): Path {
  return async ({ folder, env, context, acts }) => {
    const terminal = startTerminal(command, { cwd: folder, env: { ...env, PORT: '0' } })
    acts.command(command)
    try {
      await chooses(terminal, label, { start: true })
      if (use === 'page') {
        const [, url = ''] = await terminal.reads(/(http:\/\/localhost:\d+)\b/)
        await useChat(context, url, acts)
      } else {
        await terminal.reads(/You: /)
        terminal.types(keys.enter)
        const [link] = await terminal.reads(/http:\/\/localhost:\d+\/connect\/link\/ln_\w+/)
        await openLink(context, link, acts)
        await terminal.reads(/Here is a summary of \d+ emails from today/)
      }
    } finally {
      await terminal.stop()
    }
  }
}

/** npm asks whether it may fetch the command, and the command which framework, and whether to start the app. */
export async function chooses(
  terminal: Terminal,
  label: string,
  { start }: { start: boolean },
): Promise<void> {
  const frameworks = /Which framework\?[^]*└/
  // What npm has fetched before it asks nothing about.
  let [offered] = await terminal.reads(new RegExp(`Ok to proceed\\? \\(y\\)|${frameworks.source}`))
  if (offered.startsWith('Ok')) {
    terminal.types(keys.enter)
    offered = (await terminal.reads(frameworks))[0]
  }
  const labels = [...offered.matchAll(/[●○] (.+?)(?: \(|\s*$)/gm)].map(([, one]) => one)
  const at = labels.indexOf(label)
  if (at < 0) throw new Error(`${label} is not offered: ${labels.join(', ')}`)
  terminal.types(keys.down.repeat(at))
  terminal.types(keys.enter)
  await terminal.reads(/Start it\?/)
  terminal.types(start ? keys.enter : 'n')
}
