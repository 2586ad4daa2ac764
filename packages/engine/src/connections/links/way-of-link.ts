import { MaillonError } from '@maillon/core'
import { choiceOf, fieldsOf, type FieldValues, firstWay, type Toolkit } from '@maillon/core/toolkit'
import type { AccountRow } from '../../store/rows.ts'

/** What may settle in which way a link connects. */
export interface WayChoice {
  /** As the app asks. */
  way?: string | undefined
  /** The account that is connected again. */
  account?: Pick<AccountRow, 'way' | 'connectedAt'> | undefined
  /** What the app filled in: a way that has no such field is not meant. */
  fields?: FieldValues | null | undefined
  /** Only OAuth has any. */
  scopes?: readonly string[] | undefined
  /** For the authorize URL; a way that does not name them is not meant. */
  parameters?: Readonly<Record<string, string>> | null | undefined
}

/** The way in which a link connects; null where several are left, and the person chooses. Throws `invalid_request`. */
export function wayOfLink(
  toolkit: Toolkit,
  offered: readonly string[],
  { way, account, ...given }: WayChoice,
): string | null {
  if (way !== undefined) {
    if (offered.includes(way)) return way
    throw notOffered(toolkit, offered, way)
  }
  const before = account?.connectedAt != null ? (account.way ?? firstWay(toolkit)) : undefined
  if (before !== undefined && offered.includes(before)) return before
  const [first = null, ...others] = fittingWays(toolkit, offered, given)
  // Where nothing fits, the first way says what is wrong.
  if (first === null) return offered[0] ?? null
  return others.length === 0 ? first : null
}

/** Of the ways that are offered, those that have what the app gave. */
export function fittingWays(
  { ways }: Toolkit,
  offered: readonly string[],
  { fields: given, scopes, parameters }: Pick<WayChoice, 'fields' | 'scopes' | 'parameters'>,
): string[] {
  const names = Object.keys(given ?? {})
  const parameterNames = Object.keys(parameters ?? {})
  return offered.filter((name) => {
    const auth = ways[name]
    if (!auth || (scopes && auth.scheme !== 'OAUTH2')) return false
    const allowed = auth.scheme === 'OAUTH2' ? (auth.linkParameters ?? []) : []
    if (!parameterNames.every((one) => allowed.includes(one))) return false
    const choice = choiceOf(auth)?.name
    const fields = fieldsOf(auth)
    // What is a secret there, an app fills in nowhere.
    const isOpen = (field: string) => Object.hasOwn(fields, field) && !fields[field]?.secret
    return names.every((field) => field === choice || isOpen(field))
  })
}

function notOffered({ name, ways }: Toolkit, offered: readonly string[], way: string) {
  const isThere = Object.hasOwn(ways, way)
  return new MaillonError('invalid_request', {
    message: isThere
      ? `This auth config does not let anybody connect ${name} by "${way}".`
      : `${name} has no way "${way}" to connect.`,
    hint: `Pass one of ${offered.join(', ')}, or leave it out.`,
  })
}
