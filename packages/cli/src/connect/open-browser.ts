import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Shows an address in the person's browser, where there is one; the address is printed anyway. */
export async function openBrowser(address: string): Promise<void> {
  const url = URL.parse(address)
  // Whatever an engine answers, no other program is opened by it.
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return
  const [command, ...words] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...words, url.href], { detached: true, stdio: 'ignore' })
  child.unref()
  await once(child, 'spawn').catch(() => console.error('No browser could be opened.'))
}

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}
