import { type AdapterDriver, adapterCases, scriptedSession } from '@maillon/testkit'
import { expect, test } from 'vitest'
import { OpenAIAgentsProvider } from './openai-agents-provider.ts'
import { agentThatCalls, runner, told } from './scripted-runs.contract.ts'

const driver: AdapterDriver = ({ tools, execute, context }) => {
  const wrapped = new OpenAIAgentsProvider().wrapTools(tools, execute, context)
  return {
    offered: () =>
      wrapped.map(({ name, description, parameters }) => {
        return { name, description, schema: parameters }
      }),
    async call(calls, { signal } = {}) {
      const run = await runner.run(agentThatCalls(calls, wrapped), 'Go on.', signal && { signal })
      const texts = told(run)
      return calls.map((_, index) => {
        const text = texts.get(`call_${index}`)
        return text === undefined ? undefined : { text }
      })
    },
  }
}

/** The SDK reads the arguments before any tool does, and answers these in its own words. */
const readBySdk = 'no text at all is no arguments'

for (const { name, run } of adapterCases) {
  if (name !== readBySdk) test(name, () => run(driver))
}

test('no text at all is told to the model in the SDK’s words, and runs nothing', async () => {
  expect(adapterCases.map(({ name }) => name)).toContain(readBySdk)
  const session = scriptedSession()
  const adapter = await driver(session)
  const [answer] = await adapter.call([{ name: 'ANY_THING', arguments: '' }])
  expect(answer?.text).toMatch(/try again with valid JSON/)
  expect(session.asked).toEqual([])
})
