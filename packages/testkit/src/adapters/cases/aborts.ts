import { strict as assert } from 'node:assert'
import { MaillonError } from '@maillon/core'
import type { ExecuteTool } from '@maillon/core/provider'
import type { AdapterCase } from '../adapter-driver.ts'
import { drive } from '../drive.ts'
import { scriptedSession } from '../scripted-session.ts'
import { done } from '../tool-result.ts'

/** Answers only when aborted, as the engine's client does. */
const never: ExecuteTool = (_, __, { signal } = {}) =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new MaillonError('aborted')))
  })

/** Runs that are aborted. */
export const abortsCases: readonly AdapterCase[] = [
  {
    name: 'aborted before it starts, nothing reaches the session',
    async run(driver) {
      const session = scriptedSession()
      const { tell } = await drive(driver, session)
      await assert.rejects(tell('ANY_THING', {}, { signal: AbortSignal.abort() }))
      assert.deepEqual(session.asked, [])
    },
  },
  {
    name: 'aborted while a tool runs, the tool learns of it and the run ends',
    async run(driver) {
      const controller = new AbortController()
      const session = scriptedSession({
        run: (...call) => {
          queueMicrotask(() => controller.abort())
          return never(...call)
        },
      })
      const { tell } = await drive(driver, session)
      await assert.rejects(tell('ANY_THING', {}, { signal: controller.signal }))
      assert.equal(session.asked[0]?.signal?.aborted, true)
    },
  },
  {
    name: 'aborted, every call of the step learns of it',
    async run(driver) {
      const controller = new AbortController()
      let started = 0
      const session = scriptedSession({
        run: (...call) => {
          started += 1
          if (started === 3) queueMicrotask(() => controller.abort())
          return never(...call)
        },
      })
      const { step } = await drive(driver, session)
      const calls = [1, 2, 3].map((n) => ['ANY_THING', { n }] as const)
      await assert.rejects(step(calls, { signal: controller.signal }))
      assert.deepEqual(
        session.asked.map(({ signal }) => signal?.aborted),
        [true, true, true],
      )
    },
  },
  {
    name: 'an abort of one run leaves another one alone',
    async run(driver) {
      const controller = new AbortController()
      const one = await drive(driver, scriptedSession({ run: never }))
      const gates: (() => void)[] = []
      const other = await drive(
        driver,
        scriptedSession({
          run: async () => {
            await new Promise<void>((resolve) => gates.push(resolve))
            return done({ ok: true })
          },
        }),
      )
      const ending = one.tell('ANY_THING', {}, { signal: controller.signal })
      const going = other.read('ANY_THING', {})
      while (gates.length === 0) await new Promise(setImmediate)
      controller.abort()
      await assert.rejects(ending)
      for (const open of gates) open()
      assert.deepEqual(await going, { ok: true })
    },
  },
  {
    name: 'a run that nobody aborts is not aborted',
    async run(driver) {
      const session = scriptedSession()
      const { read } = await drive(driver, session)
      await read('ANY_THING', {}, { signal: new AbortController().signal })
      await read('ANY_THING', { n: 2 })
      assert(session.asked.every(({ signal }) => signal?.aborted !== true))
    },
  },
  {
    name: 'an abort after the answer changes nothing',
    async run(driver) {
      const controller = new AbortController()
      const { read } = await drive(driver, scriptedSession())
      const told = await read('ANY_THING', { n: 1 }, { signal: controller.signal })
      controller.abort()
      assert.deepEqual(told.input, { n: 1 })
      assert.deepEqual((await read('ANY_THING', { n: 2 })).input, { n: 2 })
    },
  },
]
