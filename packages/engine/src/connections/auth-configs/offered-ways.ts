import { hasAddress, inWay, takesClient, type Toolkit } from '@maillon/core/toolkit'
import type { AuthConfigRow } from '../../store/rows.ts'

/**
 * The names of the ways in which people may connect by an auth config: the one that it settles, else each that can be
 * used. Where one needs the operator's client or an address that they name, and there is none, the others are left.
 */
export function offeredWays(
  toolkit: Toolkit,
  { way, scheme, credentials }: Pick<AuthConfigRow, 'way' | 'scheme' | 'credentials'>,
  hasClient: boolean,
): string[] {
  const { ways } = toolkit
  const names = Object.keys(ways)
  if (way !== null) {
    // One that was renamed since is found by what it is.
    const settled = names.find((name) => name === way) ?? names.find(isOf(scheme))
    return settled === undefined ? [] : [settled]
  }
  const isForPeople = (name: string) => {
    const auth = ways[name]
    return auth !== undefined && !(auth.scheme !== 'NO_AUTH' && auth.settledOnly)
  }
  const needsNone = (name: string) => ways[name] !== undefined && !takesClient(ways[name])
  const all = names.filter(isForPeople)
  const somewhere = all.filter((name) => hasAddress(inWay(toolkit, name)))
  // Where there is none anywhere, whoever connects is told what to add.
  const open = somewhere.length > 0 ? somewhere : all
  return hasClient || credentials !== null ? open : open.filter(needsNone)

  function isOf(wanted: string) {
    return (name: string) => ways[name]?.scheme === wanted
  }
}
