import type { Toolkit } from '@maillon/core/toolkit'
import type { WrittenService, WrittenWay } from './written-service.ts'

/**
 * A toolkit as a service's places can be asked of it: in the ways that the service has as well, once for each address that
 * calls of one of its ways go to.
 */
export function comparable(
  { slug, baseUrl, hosts, ways }: Toolkit,
  schemes: readonly string[] | undefined,
): WrittenService[] {
  const all = Object.entries(ways as Readonly<Record<string, WrittenWay>>)
  const shared = all.filter(([, { scheme }]) => schemes?.includes(scheme) ?? true)
  const auth = Object.fromEntries(shared.length > 0 ? shared : all)
  const addresses = [baseUrl, ...all.flatMap(([, way]) => way.baseUrl ?? [])]
  const patterns = Array.isArray(hosts) ? { hosts: hosts as readonly string[] } : {}
  return addresses.map((address) => ({ slug, baseUrl: address, auth, ...patterns }))
}
