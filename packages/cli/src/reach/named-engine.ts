import { isLoopback } from '@maillon/core/toolkit'
import { visible } from '../terminal/visible.ts'

/** The engine that a command is told to ask, with a warning on stderr where anybody on the way could read the key to it. */
export function namedEngine(url: string | undefined): string | undefined {
  const address = url || process.env.MAILLON_BASE_URL
  if (!address) return undefined
  const { protocol, hostname, host } = URL.parse(address) ?? {}
  if (protocol === 'http:' && hostname && !isLoopback(hostname))
    console.error(
      visible(
        `Warning: the key goes to ${host} over plain http, where anybody on the way can read it. Use https, unless that network is yours alone.`,
      ),
    )
  return address
}
