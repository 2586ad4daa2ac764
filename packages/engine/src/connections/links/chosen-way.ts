import { MaillonError } from '@maillon/core'
import { firstWay, inWay, type Toolkit } from '@maillon/core/toolkit'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import type { AttemptView } from './attempt-view.ts'
import { fittingWays } from './way-of-link.ts'

/** A way to connect, as a person chooses it. */
export interface OfferedWay {
  name: string
  label: string
  isChosen: boolean
}

/** An attempt in one way, and all that are open to it. */
export type InChosenWay<View extends AttemptView> = View & { ways: readonly OfferedWay[] }

/**
 * An attempt in the way that is asked for, in the first of those that are open to it when that is none of them, with what
 * its auth config fills in beside the app.
 */
export async function inChosenWay<View extends AttemptView>(
  authConfigs: Pick<AuthConfigs, 'get' | 'ways' | 'fields'>,
  view: View,
  asked: string | undefined,
): Promise<InChosenWay<View>> {
  const { toolkit, attempt } = view
  const { fields, scopes } = attempt
  const config = await authConfigs.get(attempt.projectId, attempt.authConfigId)
  const names = attempt.way === null ? authConfigs.ways(config, toolkit) : [attempt.way]
  const fitting = fittingWays(toolkit, names, {
    fields,
    scopes: scopes ?? undefined,
    parameters: attempt.linkParameters,
  })
  const offered = fitting.length > 0 ? fitting : names
  const chosen = offered.find((name) => name === asked) ?? offered[0]
  const ways = offered.map((name) => {
    return { name, label: labelOf(toolkit, name), isChosen: name === chosen }
  })
  const own = inWay(toolkit, chosen)
  const filledIn = { ...fields, ...authConfigs.fields(config, own) }
  return { ...view, attempt: { ...attempt, fields: filledIn }, toolkit: own, ways }
}

/** The same for what somebody gives: it is taken in the way that was asked for, or refused. Throws `invalid_request`. */
export async function inAskedWay<View extends AttemptView>(
  authConfigs: Pick<AuthConfigs, 'get' | 'ways' | 'fields'>,
  view: View,
  asked: string | undefined,
): Promise<InChosenWay<View>> {
  const chosen = await inChosenWay(authConfigs, view, asked)
  const isAsked = chosen.ways.some(({ name, isChosen }) => isChosen && name === asked)
  if (asked === undefined || isAsked) return chosen
  throw new MaillonError('invalid_request', {
    message: `${view.toolkit.name} is not connected in this way by this link.`,
    hint: 'Open the link again, and choose one of those that it shows.',
  })
}

/** The name of the way that a toolkit is in, as rows have it: null for the first, whatever it is called. */
export function wayColumn({ auth, ways }: Toolkit): string | null {
  const way = Object.keys(ways).find((name) => ways[name] === auth)
  return way === undefined || way === firstWay({ ways }) ? null : way
}

function labelOf({ ways }: Toolkit, way: string): string {
  const auth = ways[way]
  return (auth && auth.scheme !== 'NO_AUTH' && auth.label) || way
}
