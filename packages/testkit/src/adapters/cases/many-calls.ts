import { strict as assert } from 'node:assert'
import type { ExecuteTool } from '@maillon/core/provider'
import type { AdapterCase } from '../adapter-driver.ts'
import { drive, readJson } from '../drive.ts'
import { scriptedSession } from '../scripted-session.ts'
import { done } from '../tool-result.ts'

/** Answers once as many calls have come, the last one first. */
function meeting(size: number): ExecuteTool {
  const waiting: (() => void)[] = []
  return async (slug, input) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (waiting.length === size) for (const go of waiting.toReversed()) go()
    })
    return done({ slug, input })
  }
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, n) => ['ANY_THING', { n }] as const)

/** Calls at the same time. */
export const manyCallsCases: readonly AdapterCase[] = [
  {
    name: 'calls of one step run side by side, and their answers keep their order',
    async run(driver) {
      const { step } = await drive(driver, scriptedSession({ run: meeting(3) }))
      const answers = await step(numbered(3))
      assert.deepEqual(
        answers.map(({ text }) => readJson(text).input),
        [{ n: 0 }, { n: 1 }, { n: 2 }],
      )
    },
  },
  {
    name: 'a hundred calls at once keep their answers apart',
    async run(driver) {
      const session = scriptedSession({ run: meeting(100) })
      const { step } = await drive(driver, session)
      const answers = await step(numbered(100))
      assert.deepEqual(
        answers.map(({ text }) => readJson(text).input),
        numbered(100).map(([, input]) => input),
      )
      assert.equal(session.asked.length, 100)
    },
  },
  {
    name: 'different tools in one step each reach their own',
    async run(driver) {
      const { step } = await drive(driver, scriptedSession({ run: meeting(2) }))
      const answers = await step([
        ['GMAIL_SEND_EMAIL', { to: 'a' }],
        ['ANY_THING', { b: 1 }],
      ])
      assert.deepEqual(
        answers.map(({ text }) => readJson(text)),
        [
          { slug: 'GMAIL_SEND_EMAIL', input: { to: 'a' } },
          { slug: 'ANY_THING', input: { b: 1 } },
        ],
      )
    },
  },
  {
    name: 'the same call twice in a step is two calls with two answers',
    async run(driver) {
      let count = 0
      const run: ExecuteTool = async () => done({ count: ++count })
      const { step } = await drive(driver, scriptedSession({ run }))
      const answers = await step([
        ['ANY_THING', {}],
        ['ANY_THING', {}],
      ])
      assert.deepEqual(
        answers.map(({ text }) => readJson(text).count),
        [1, 2],
      )
    },
  },
  {
    name: 'two sessions in one process do not meet',
    async run(driver) {
      const sessions = ['a', 'b'].map((user) =>
        scriptedSession({ run: async (_, { n }) => done({ user, n }) }),
      )
      const driven = await Promise.all(sessions.map((session) => drive(driver, session)))
      const told = await Promise.all(driven.map(({ read }, n) => read('ANY_THING', { n })))
      assert.deepEqual(told, [
        { user: 'a', n: 0 },
        { user: 'b', n: 1 },
      ])
    },
  },
  {
    name: 'a slow call does not hold back the answers of a later step',
    async run(driver) {
      let release = () => {}
      const run: ExecuteTool = async (_, input) => {
        if (input.slow) await new Promise<void>((resolve) => (release = resolve))
        return done(input)
      }
      const session = scriptedSession({ run })
      const { read } = await drive(driver, session)
      const slow = read('ANY_THING', { slow: true })
      assert.deepEqual(await read('ANY_THING', { n: 1 }), { n: 1 })
      while (session.ran.length < 2) await new Promise(setImmediate)
      release()
      assert.deepEqual(await slow, { slow: true })
    },
  },
]
