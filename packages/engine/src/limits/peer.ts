import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { isPublicAddress } from '../outbound/address.ts'

/** Carries a caller's address into the app, from whoever holds the socket; no header can spell it. */
export const peer: unique symbol = Symbol('maillon.peer')

/** What tells an engine who is at the other end of a request's socket. */
export interface PeerBindings {
  [peer]?: string | undefined
}

/** Tells `engine.fetch` the address that a request came from, as the socket knows it, or a proxy that is trusted. */
export function calledFrom(address: string | undefined): PeerBindings {
  return { [peer]: address }
}

/** What was told so, of whatever was handed on beside a request. */
export function peerOf(from: object = {}): PeerBindings {
  return calledFrom((from as PeerBindings)[peer])
}

/**
 * Whom visits of a public page are counted for: those who hold the token of one link or login, apart by address where
 * that is known. Without a token it is an address, and nobody when that is not known, or is one of the engine's own
 * network: a proxy's stands for everybody, and nobody may keep others out.
 */
export function callerOf(
  route: string,
  address: string | undefined,
  token: string | undefined,
): string | undefined {
  const from = address !== undefined && isPublicAddress(address) ? networkOf(address) : ''
  if (token !== undefined && token !== '') return [route, token.slice(0, 256), from].join('\n')
  return from === '' ? undefined : [route, '', from].join('\n')
}

/** Of IPv6, what a provider gives to one customer: who has that has all addresses in it. */
function networkOf(address: string): string {
  if (isIP(address) === 4) return address
  const parsed = ipaddr.process(address)
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString()
}
