import { strict as assert } from 'node:assert'
import { MaillonError } from '@maillon/core'
import type { AdapterCase } from '../adapter-driver.ts'
import { assertClean, drive } from '../drive.ts'
import { scriptedSession } from '../scripted-session.ts'

const canary = 'sk-canary-5f1d0c'

/** What a fault may carry, none of it for a model. */
const faults: Record<string, () => unknown> = {
  'in its message': () => new Error(`postgres://app:${canary}@db/app`),
  'in its name': () => Object.assign(new Error('x'), { name: canary }),
  'in its stack': () =>
    Object.assign(new Error('x'), { stack: `Error: x\n    at ${canary}.ts:1:1` }),
  'in its cause': () => new Error('x', { cause: new Error(canary) }),
  'in its headers': () =>
    Object.assign(new Error('401'), { config: { headers: { authorization: `Bearer ${canary}` } } }),
  'among several': () => new AggregateError([new Error(canary)], canary),
  'in how it is written': () => ({ toString: () => canary, toJSON: () => canary }),
  'as text': () => canary,
  'in the cause of an error of ours': () =>
    new MaillonError('network_error', { cause: new Error(`Bearer ${canary}`) }),
}

/** Secrets, which are never in a transcript. */
export const secretsCases: readonly AdapterCase[] = [
  ...Object.entries(faults).map(
    ([place, fault]): AdapterCase => ({
      name: `a fault with a secret ${place} tells nobody of it`,
      async run(driver) {
        const session = scriptedSession({ run: () => Promise.reject(fault()) })
        const { step } = await drive(driver, session)
        const [answer] = await step([['ANY_THING', {}]])
        const transcript = answer?.text + JSON.stringify(answer?.artifact ?? null)
        assert(!transcript.includes(canary), 'The secret is in the transcript.')
        assertClean(answer?.text ?? '')
      },
    }),
  ),
  {
    name: 'nothing but names, descriptions and schemas is offered',
    async run(driver) {
      const tools = scriptedSession().tools.map((tool) => ({
        ...tool,
        toolkit: { ...tool.toolkit, logo: `https://logo.example/?${canary}` },
        version: canary,
        outputParameters: { description: canary },
      }))
      const { offered } = await drive(driver, scriptedSession({ tools }))
      assert(!JSON.stringify(offered).includes(canary))
    },
  },
]
