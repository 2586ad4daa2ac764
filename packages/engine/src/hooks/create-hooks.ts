import { MaillonError } from '@maillon/core'
import { stepAside } from '../limits/fair-turns.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { askService, type Question } from './ask-service.ts'
import type { HookedCall, HookedResult, HookOptions, HttpHook } from './hook-options.ts'
import { plain, readAfter, readBefore } from './read-answer.ts'
import { webhookKeys } from './sign-webhook.ts'

/** The hooks of an engine. Each rejects where its hook gave no answer that can be understood. */
export interface Hooks {
  before?: ((call: HookedCall) => Promise<ReturnType<typeof readBefore>>) | undefined
  after?:
    | ((call: HookedCall, result: HookedResult) => Promise<ReturnType<typeof readAfter>>)
    | undefined
  close(): Promise<void>
}

interface Surroundings {
  /** The way out that leads to one origin of the operator's. */
  wayTo: (origin: string) => Outbound
  /** Milliseconds since 1970. */
  now: () => number
}

const defaultMs = 3_000
const mostMs = 30_000

/** Makes functions of the hooks that the operator gave. Throws `config_invalid`. */
export function createHooks(
  { beforeExecute, afterExecute, ...rest }: HookOptions,
  surroundings: Surroundings,
): Hooks {
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined)
    throw invalid(`hooks.${unknown} is no hook.`, 'They are beforeExecute and afterExecute.')
  const ways: Outbound[] = []
  const asker = (name: keyof HookOptions, type: Question['type']) => {
    const hook = name === 'beforeExecute' ? beforeExecute : afterExecute
    if (hook === undefined) return undefined
    if (typeof hook === 'function') return inTime(hook)
    const service = serviceOf(name, hook, surroundings)
    ways.push(service.outbound)
    return (data: object) => askService(service, { type, data })
  }
  const before = asker('beforeExecute', 'call.before')
  const after = asker('afterExecute', 'call.after')
  return {
    before: before && (async (call) => readBefore(await stepAside(() => before(plain(call))))),
    after:
      after &&
      (async (call, result) => readAfter(await stepAside(() => after(plain({ ...call, result }))))),
    close: async () => {
      await Promise.all(ways.map((way) => way.close()))
    },
  }
}

/** What no line of a log may show of hooks. */
export function hookSecrets({ beforeExecute, afterExecute }: HookOptions): string[] {
  return [beforeExecute, afterExecute].flatMap((hook) =>
    typeof hook === 'object' ? hook.secret.split(/\s+/) : [],
  )
}

type AnyHook = (asked: never, options: { signal: AbortSignal }) => unknown

/** A function that never ends lets nothing through either. */
function inTime(hook: AnyHook) {
  return async (asked: object): Promise<unknown> => {
    const signal = AbortSignal.timeout(mostMs)
    const { promise: late, reject } = Promise.withResolvers<never>()
    const end = () => reject(signal.reason)
    signal.addEventListener('abort', end, { once: true })
    try {
      return await Promise.race([late, hook(asked as never, { signal })])
    } finally {
      signal.removeEventListener('abort', end)
    }
  }
}

function serviceOf(
  name: keyof HookOptions,
  { url: text, secret, timeoutMs = defaultMs }: HttpHook,
  { wayTo, now }: Surroundings,
) {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere(url.hostname))
  if (!url || !isSafe || url.username !== '' || url.password !== '') {
    const hint =
      'Its answers decide, and are not signed. http is fine on this machine: localhost, 127.0.0.1.'
    throw invalid(`hooks.${name}.url is no https URL, or has a password in it.`, hint)
  }
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > mostMs) {
    const hint = 'Callers give up after a minute, with which the call itself has to get by.'
    throw invalid(`hooks.${name}.timeoutMs is not a whole number from 1 to ${mostMs}.`, hint)
  }
  const keys = webhookKeys(secret, name)
  const outbound = wayTo(url.origin)
  url.protocol = 'https:'
  return { url: url.href, keys, timeoutMs, outbound, now }
}

function isHere(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
}

function invalid(message: string, hint: string): MaillonError {
  return new MaillonError('config_invalid', { message, hint })
}
