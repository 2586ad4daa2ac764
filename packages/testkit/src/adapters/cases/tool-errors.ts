import { strict as assert } from 'node:assert'
import { MaillonError } from '@maillon/core'
import type { ExecuteTool } from '@maillon/core/provider'
import type { AdapterCase, AdapterDriver } from '../adapter-driver.ts'
import { assertClean, drive, readJson } from '../drive.ts'
import { scriptedSession } from '../scripted-session.ts'
import { done, failed } from '../tool-result.ts'

/** What goes wrong where a tool runs. */
export const toolErrorsCases: readonly AdapterCase[] = [
  {
    name: 'a tool that fails tells the model what happened, its code, and what to do',
    async run(driver) {
      const result = failed('upstream_error', 'Gmail is down.', { status: 502, reason: 'x' })
      assert.deepEqual(await read(driver, async () => result), {
        error: 'Gmail is down.',
        code: 'upstream_error',
        hint: 'Do as the hint says.',
        status: 502,
        reason: 'x',
      })
    },
  },
  {
    name: 'which arguments the engine refused reaches the model',
    async run(driver) {
      const errors = ['to: Enter an address.']
      const result = failed('invalid_arguments', 'They do not fit.', { errors })
      assert.deepEqual((await read(driver, async () => result)).errors, errors)
    },
  },
  {
    name: 'an engine that is away is an answer with a code, and the next call may work',
    async run(driver) {
      let away = true
      const run: ExecuteTool = async () => {
        if (away) throw new MaillonError('network_error', { cause: new TypeError('fetch failed') })
        return done({ ok: true })
      }
      const driven = await drive(driver, scriptedSession({ run }))
      const text = await driven.tell('ANY_THING', {})
      assert.equal(readJson(text).code, 'network_error')
      assertClean(text)
      away = false
      assert.deepEqual(await driven.read('ANY_THING', {}), { ok: true })
    },
  },
  {
    name: 'an engine that takes too long is an answer with a code',
    async run(driver) {
      const run = () => Promise.reject(new MaillonError('request_timeout'))
      assert.equal((await read(driver, run)).code, 'request_timeout')
    },
  },
  {
    name: 'an error of ours keeps its hint and facts',
    async run(driver) {
      const details = { toolkit: 'gmail' }
      const error = new MaillonError('tool_not_allowed', { hint: 'Use another.', details })
      const told = await read(driver, () => Promise.reject(error))
      assert.deepEqual(
        [told.code, told.hint, told.toolkit],
        ['tool_not_allowed', 'Use another.', 'gmail'],
      )
    },
  },
  ...[new Error('x is not a function'), 'a string', undefined, null, 5, { odd: true }].map(
    (thrown): AdapterCase => ({
      name: `a tool that throws ${thrown instanceof Error ? 'an error' : JSON.stringify(thrown)} is an answer`,
      async run(driver) {
        assert.equal((await read(driver, () => Promise.reject(thrown))).code, 'internal')
      },
    }),
  ),
  {
    name: 'a tool that throws before it promises anything is an answer',
    async run(driver) {
      const run: ExecuteTool = () => {
        throw new Error('early')
      }
      assert.equal((await read(driver, run)).code, 'internal')
    },
  },
  {
    name: 'a failure does not harm the calls beside it',
    async run(driver) {
      const run: ExecuteTool = async (slug, input) => {
        if (input.n === 2) throw new Error('no')
        return input.n === 3 ? failed('upstream_error', 'No.') : done({ slug, n: input.n })
      }
      const { step } = await drive(driver, scriptedSession({ run }))
      const answers = await step([1, 2, 3, 4].map((n) => ['ANY_THING', { n }]))
      assert.deepEqual(
        answers.map(({ text }) => readJson(text)).map(({ n, code }) => n ?? code),
        [1, 'internal', 'upstream_error', 4],
      )
    },
  },
]

async function read(driver: AdapterDriver, run: ExecuteTool) {
  const { tell } = await drive(driver, scriptedSession({ run }))
  const text = await tell('ANY_THING', {})
  assertClean(text)
  return readJson(text)
}
