import { MaillonError } from '@maillon/core'
import { isLoopback } from '@maillon/core/toolkit'
import type { PlainRequest } from '../plain-request.ts'

/** Who may be meant, and who may have sent a request. */
export interface TrustedHosts {
  /** The engine's own address. */
  publicUrl: string | undefined
  /** Host names, with a port or for any; undefined when whoever mounted the engine sees to that. */
  allowedHosts: readonly string[] | undefined
}

/** A name or address, and a port; URL would read a user or a path into what is more. */
const authority = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i
/** A load balancer asks by address, and learns nothing but that the engine lives. */
const open = new Set(['/healthz', '/readyz'])
/** Pages check where a form came from by themselves, and tell the person; what leads to a file is for pages of the app's. */
const page = /^\/(?:link|oauth|files)\//

/** Lets a request pass. Throws `forbidden`. */
export type CheckHost = (request: PlainRequest) => void

/**
 * Refuses what a page of another site could have caused: a Host that is none of ours (DNS rebinding), and a call of the
 * API from a browser on another origin.
 */
export function createHostCheck({ publicUrl, allowedHosts }: TrustedHosts): CheckHost {
  const own = publicUrl === undefined ? [] : namesOf(new URL(publicUrl))
  const hosts = new Set([...own, ...(allowedHosts ?? [])].map((host) => host.toLowerCase()))

  function knows(text: string): boolean {
    if (!authority.test(text)) return false
    const named = text.toLowerCase()
    const name = named.replace(/:\d+$/, '')
    // No name under localhost can be made to point elsewhere (RFC 6761 §6.3).
    const isOwn = hosts.has('localhost') && name.endsWith('.localhost') && isLoopback(name)
    return isOwn || hosts.has(named) || hosts.has(name)
  }

  return (request) => {
    const { path } = request
    if (request.inside !== undefined || open.has(path)) return
    if (allowedHosts && !knows(request.host())) throw foreign('Host')
    const origin = request.header('origin')
    if (origin !== undefined && hosts.size > 0 && !page.test(path) && !isOrigin(origin, knows))
      throw foreign('Origin')
  }
}

/** On this machine, any port of it is as near as the engine's own: development servers, inspectors. */
function namesOf({ host, hostname }: URL): string[] {
  return isLoopback(hostname) ? [host, 'localhost', '127.0.0.1', '[::1]'] : [host]
}

function isOrigin(origin: string, knows: (host: string) => boolean): boolean {
  return URL.canParse(origin) && knows(new URL(origin).host)
}

function foreign(header: string): MaillonError {
  return new MaillonError('forbidden', {
    message: `The ${header} header of this request names another site.`,
    hint: 'Reach the engine by its publicUrl, or add the host to allowedHosts.',
  })
}
