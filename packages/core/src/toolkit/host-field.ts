import type { Auth } from './auth.ts'
import { fieldsOf } from './declared.ts'
import type { Toolkit } from './toolkit.ts'
import { type FieldValues, namesIn } from './field.ts'
import { inWay } from './ways.ts'

/** The host of an address, as it stands in its template. */
export function hostIn(template: string): string {
  return /^https:\/\/([^/?#]*)/.exec(template)?.[1] ?? ''
}

/** The field that is the whole host of a toolkit's addresses, where its hosts are no list. */
export function hostField({ hosts, baseUrl }: Toolkit): string | undefined {
  if (hosts !== 'operator' && hosts !== 'public') return undefined
  return namesIn(hostIn(baseUrl))[0]
}

/** Whether there is an address to connect to: where that is the operator's to name, one has to be named. */
export function hasAddress(toolkit: Toolkit): boolean {
  const { hosts, auth } = toolkit
  if (hosts !== 'operator') return true
  const { choices = {} } = fieldsOf(auth)[hostField(toolkit) ?? ''] ?? {}
  return Object.keys(choices).length > 0
}

/** Values with a host where somebody filled in an address as a browser shows it: `https://Git.example.com/`. */
export function withBareHost(toolkit: Toolkit, values: FieldValues): FieldValues {
  const name = hostField(toolkit)
  if (name === undefined || !Object.hasOwn(values, name)) return values
  const value = values[name] ?? ''
  const [, host = value] = /^https:\/\/([^/?#@\\]+)\/?$/i.exec(value) ?? []
  return { ...values, [name]: host.toLowerCase() }
}

/**
 * A toolkit as it is where an operator named origins for it: where its address is filled in, people choose among these,
 * also where they could else type any public one.
 */
export function withOrigins(toolkit: Toolkit, origins: readonly string[]): Toolkit {
  const ways = Object.keys(toolkit.ways).map(
    (name) => [name, authWith(inWay(toolkit, name), origins)] as const,
  )
  if (ways.every(([name, auth]) => auth === inWay(toolkit, name).auth)) return toolkit
  const own = Object.entries(toolkit.ways).findIndex(([, auth]) => auth === toolkit.auth)
  const [, auth] = ways[own] ?? ['', toolkit.auth]
  const hosts = auth.scheme === 'NO_AUTH' ? undefined : auth.hosts
  return { ...toolkit, ...(hosts && { hosts }), auth, ways: Object.fromEntries(ways) }
}

function authWith(toolkit: Toolkit, origins: readonly string[]): Auth {
  const { auth, hosts } = toolkit
  const name = hostField(toolkit)
  if (name === undefined || auth.scheme === 'NO_AUTH') return auth
  const field = auth.fields?.[name]
  if (!field || (hosts === 'public' && origins.length === 0)) return auth
  const named = origins.map((origin) => new URL(origin).host)
  const [only, ...others] = named
  const chosen = {
    ...field,
    choices: Object.fromEntries(named.map((host) => [host, host])),
    ...(only !== undefined && others.length === 0 && { default: only }),
  }
  return { ...auth, hosts: 'operator', fields: { ...auth.fields, [name]: chosen } }
}
