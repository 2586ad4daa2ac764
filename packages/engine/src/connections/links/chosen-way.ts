import { firstWay, inWay, type Toolkit } from '@maillon/core/toolkit'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import type { AttemptView } from './attempts.ts'
import { fittingWays } from './way-of-link.ts'

/** A way to connect, as a person chooses it. */
export interface OfferedWay {
  name: string
  label: string
  isChosen: boolean
}

/** An attempt in one way, and all that are open to it. */
export type InChosenWay<View extends AttemptView> = View & { ways: readonly OfferedWay[] }

/** An attempt in the way that is asked for, in the first of those that are open to it when that is none of them. */
export async function inChosenWay<View extends AttemptView>(
  authConfigs: Pick<AuthConfigs, 'get' | 'ways'>,
  view: View,
  asked: string | undefined,
): Promise<InChosenWay<View>> {
  const { toolkit, attempt } = view
  const { fields, scopes } = attempt
  const names = await openWays(authConfigs, view)
  const fitting = fittingWays(toolkit, names, { fields, scopes: scopes ?? undefined })
  const offered = fitting.length > 0 ? fitting : names
  const chosen = offered.find((name) => name === asked) ?? offered[0]
  const ways = offered.map((name) => {
    return { name, label: labelOf(toolkit, name), isChosen: name === chosen }
  })
  return { ...view, toolkit: inWay(toolkit, chosen), ways }
}

/** The name of the way that a toolkit is in, as rows have it: null for the first, whatever it is called. */
export function wayColumn({ auth, ways }: Toolkit): string | null {
  const way = Object.keys(ways).find((name) => ways[name] === auth)
  return way === undefined || way === firstWay({ ways }) ? null : way
}

async function openWays(
  authConfigs: Pick<AuthConfigs, 'get' | 'ways'>,
  { attempt: { projectId, authConfigId, way }, toolkit }: AttemptView,
): Promise<readonly string[]> {
  if (way !== null) return [way]
  return authConfigs.ways(await authConfigs.get(projectId, authConfigId), toolkit)
}

function labelOf({ ways }: Toolkit, way: string): string {
  const auth = ways[way]
  return (auth && auth.scheme !== 'NO_AUTH' && auth.label) || way
}
