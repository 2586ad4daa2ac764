import type { EngineOptions } from '@maillon/engine'
import { type MaillonConfig, limitSettings } from './config-file.ts'
import { type Environment, listVariable, variable } from './environment.ts'
import type { Problem } from './problems.ts'

type Limits = NonNullable<EngineOptions['limits']>

const example = 'MAILLON_LIMITS=perUser=600,perToolkit.slack=60,quotas.perUser.day=1000   # or off'

/**
 * How often the engine may be called: `MAILLON_LIMITS`, whose entries go before those of the config file. `off` in place of
 * a number is no limit, and in place of all of it none at all.
 */
export function limitsOf(
  configured: MaillonConfig['limits'],
  environment: Environment,
  problems: Problem[],
): Limits | false | undefined {
  if (variable(environment, 'MAILLON_LIMITS') === 'off') return false
  const entries = listVariable(environment, 'MAILLON_LIMITS')
  if (!entries) return configured as Limits | false | undefined
  const limits: Record<string, unknown> = structuredClone(configured || {})
  for (const entry of entries) put(limits, entry)
  const parsed = limitSettings.safeParse(limits)
  if (parsed.success) return parsed.data as Limits
  for (const { path, message } of parsed.error.issues)
    problems.push({ what: `MAILLON_LIMITS: ${[...path, message].join(': ')}.`, add: example })
  return undefined
}

/** `quotas.perUser.day=1000` where it belongs. */
function put(limits: Record<string, unknown>, entry: string): void {
  const [names = '', value = ''] = entry.split('=').map((part) => part.trim())
  const path = names.split('.')
  const last = path.pop() ?? ''
  let place = limits
  for (const name of path) {
    const inner = Object.hasOwn(place, name) ? place[name] : undefined
    const next = typeof inner === 'object' && inner !== null ? inner : {}
    Object.defineProperty(place, name, own(next))
    place = next as Record<string, unknown>
  }
  Object.defineProperty(place, last, own(value === 'off' ? false : Number(value || Number.NaN)))
}

/** An assignment would reach what all objects inherit. */
function own(value: unknown): PropertyDescriptor {
  return { value, enumerable: true, configurable: true, writable: true }
}
