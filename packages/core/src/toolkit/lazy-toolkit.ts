import type { Toolkit } from './toolkit.ts'
import type { ToolkitAtRest } from './toolkit-at-rest.ts'
import { oauthOf } from './ways.ts'

type Listed = 'slug' | 'name' | 'description' | 'logo' | 'categories' | 'version' | 'verified'

/** A toolkit that is known and not read yet. */
export type ToolkitAtHand = Pick<Toolkit, Listed> & { atRest: ToolkitAtRest }

/** What is asked of a toolkit at rest: as it says itself, or made of all of it. */
export function atRest(toolkit: Toolkit): ToolkitAtRest {
  if (toolkit.atRest) return toolkit.atRest
  const { ways, tools, docsUrl } = toolkit
  return {
    schemes: [...new Set(Object.values(ways).map(({ scheme }) => scheme))],
    guideUrl: oauthOf(toolkit)?.registerUrl ?? docsUrl,
    tools: tools.map(({ slug }) => slug),
  }
}

/** Everything else that a toolkit has. */
const rest = [
  'baseUrl',
  'origins',
  'hosts',
  'local',
  'auth',
  'ways',
  'checked',
  'docsUrl',
  'setup',
  'rateLimits',
  'pitfalls',
  'headers',
  'failure',
  'identity',
  'tools',
] as const satisfies readonly Exclude<keyof Toolkit, keyof ToolkitAtHand>[]

/** A toolkit of which all but what lists say is read, once, when it is first asked for. What reading it throws, using it throws. */
export function lazyToolkit(atHand: ToolkitAtHand, read: () => Toolkit): Toolkit {
  let whole: Toolkit | undefined
  const got = () => (whole ??= read())
  const getters = rest.map((key) => [key, { get: () => got()[key], enumerable: true }] as const)
  return Object.defineProperties({ ...atHand }, Object.fromEntries(getters)) as Toolkit
}
