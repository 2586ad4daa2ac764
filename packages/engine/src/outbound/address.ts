import type { LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { MaillonError } from '@maillon/core'
import ipaddr from 'ipaddr.js'

const globalUnicast = ipaddr.parse('2000::')
/** Azure's own services for its virtual machines; the other clouds' are at private addresses. */
const azureWireServer = '168.63.129.16'

/** Whether an IP address is on the public internet: no loopback, private, link-local, mapped or translated one. */
export function isPublicAddress(address: string): boolean {
  if (!isIP(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  // The rest of IPv6 has not been given out; e.g. ::7f00:1 is an old way to write 127.0.0.1.
  if (parsed instanceof ipaddr.IPv6) return parsed.match(globalUnicast, 3)
  return parsed.toString() !== azureWireServer
}

/** A host name as URL gives it, e.g. `[::1]`, without brackets; undefined when it is a name and not an address. */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
  return isIP(bare) ? bare : undefined
}

/** DNS lookup for sockets that answers public addresses only, so that the address checked is the one dialled. */
export function publicLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, answer) => {
      if (error) return callback(error, [])
      const addresses = answer as LookupAddress[]
      if (addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address))) {
        return callback(refusal(hostname), [])
      }
      if (options.all) return callback(null, addresses)
      const [first] = addresses
      callback(null, first?.address ?? '', first?.family)
    })
  }
}

/** The error for a host that the engine does not dial. */
export function refusal(hostname: string): MaillonError {
  return new MaillonError('outbound_refused', {
    message: `The engine does not send requests to ${hostname}.`,
    hint: 'Upstreams must have public addresses. A service that you run yourself is named with the `origins` option; an emulator is mapped with `routes`.',
  })
}
