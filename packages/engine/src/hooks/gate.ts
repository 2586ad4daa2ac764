import { isDeepStrictEqual } from 'node:util'
import { MaillonError } from '@maillon/core'
import { toldError } from '../answers/told-error.ts'
import { actor } from '../audit/actor.ts'
import { isFault } from '../is-fault.ts'
import type { Hooks } from './create-hooks.ts'
import { notAllowed, notJudged, notReleased } from './denials.ts'
import type { HookedCall, HookedResult } from './hook-options.ts'
import { plain } from './read-answer.ts'

type Arguments = Record<string, unknown>

/** A call that would pass; its arguments fit already. */
export interface Arriving extends Omit<HookedCall, 'actor'> {
  /** What of a call stands in sentences. */
  what: string
  /** Judges arguments that a hook changed, as those that came were judged. Throws where they do not fit. */
  judge: (changed: Arguments) => Promise<Arguments>
  /** Has the last word on the arguments with which the call is made. Throws where it may not be. */
  allow: (final: Arguments) => void
  /** Whether a hook's own result has the form of what the call answers; any data have, when left out. */
  fits?: (data: Arguments) => boolean
}

/** A call that may be made now: what runs a tool, or calls an upstream for an app, takes its arguments from here alone. */
export interface Passage {
  readonly arguments: Arguments
  /** The same, where a hook changed them: what a person is shown, and approves. */
  readonly changed: Arguments | undefined
  /** Whether its result is asked about: nothing that came of it is to stay that was not released. */
  readonly isReviewed: boolean
  /** Makes the call, and answers what may be told of it. Throws what the call throws, and `call_denied`. */
  run(make: () => Promise<Arguments>): Promise<Arguments>
}

/** What every call of an upstream passes: of a tool by whatever way it is asked for, and the app's own by the proxy. */
export interface Gate {
  /** Whether a hook is asked before calls: it is told of the account, which has to be known by then. */
  readonly isAsked: boolean
  /** Throws `call_denied`, and what `allow` throws. */
  enter(call: Arriving): Promise<Passage>
}

/** The gate of an engine; without hooks it asks nobody. `onFault` is told of hooks that fail. */
export function createGate(
  { before, after }: Pick<Hooks, 'before' | 'after'>,
  onFault: (error: unknown, hook: string) => void,
): Gate {
  async function changedBy(call: HookedCall, arriving: Arriving): Promise<Arguments | undefined> {
    const failed = (cause: unknown) => {
      onFault(cause, 'hook beforeExecute')
      return notJudged(arriving)
    }
    const answer = await before?.(call).catch((cause: unknown) => {
      throw failed(cause)
    })
    if (!answer) return undefined
    if (answer.decision === 'deny') throw notAllowed(arriving, answer.reason)
    if (!answer.arguments || isDeepStrictEqual(answer.arguments, plain(call.arguments)))
      return undefined
    return arriving.judge(answer.arguments).catch((cause: unknown) => {
      throw failed(cause)
    })
  }

  async function released(call: HookedCall, arriving: Arriving, result: HookedResult) {
    const answer = await after?.(call, result).catch((cause: unknown) => {
      onFault(cause, 'hook afterExecute')
      throw notReleased(arriving, undefined)
    })
    if (answer?.decision === 'deny') throw notReleased(arriving, answer)
    const told = answer?.result
    if (!told || told.error !== null || (arriving.fits?.(told.data) ?? true)) return told
    onFault(new TypeError('Its result has not the form of an answer.'), 'hook afterExecute')
    throw notReleased(arriving, undefined)
  }

  return {
    isAsked: before !== undefined,
    async enter(arriving) {
      if (!before && !after) {
        arriving.allow(arriving.arguments)
        return { arguments: arriving.arguments, changed: undefined, isReviewed: false, run: atOnce }
      }
      const { what: _, judge: _judge, fits: _fits, allow, ...facts } = arriving
      const call = { ...facts, actor: actor() }
      const changed = before ? await changedBy(call, arriving) : undefined
      const final = changed ?? arriving.arguments
      allow(final)
      return {
        arguments: final,
        changed: changed && plain(changed),
        isReviewed: after !== undefined,
        async run(make) {
          if (!after) return make()
          let failure: MaillonError | undefined
          const data = await make().catch((error: unknown) => {
            if (!MaillonError.is(error) || isFault(error) || error.code === 'unavailable')
              throw error
            failure = error
            return toldError(error)
          })
          const result = { data, error: failure?.message ?? null }
          const told = await released({ ...call, arguments: final }, arriving, result)
          if (!told && failure) throw failure
          if (!told) return data
          if (told.error === null) return told.data
          throw replaced(told.error, told.data, failure)
        },
      }
    },
  }
}

const atOnce: Passage['run'] = (make) => make()

/** An error as a hook words it, in place of one, or of an answer. */
function replaced(message: string, data: Arguments, failure: MaillonError | undefined) {
  const { code: _, message: _message, hint, ...details } = data
  return new MaillonError(failure?.code ?? 'call_denied', {
    message,
    ...(typeof hint === 'string' && { hint }),
    details: failure ? details : { ...details, denied_by: 'policy', made: true },
  })
}
