import { type AdapterDriver, adapterCases, scriptedSession } from '@maillon/testkit'
import { standardSchemaToJSONSchema, toStandardSchema } from '@mastra/core/schema'
import { expect, test } from 'vitest'
import { MastraProvider } from './mastra-provider.ts'
import { agentOn, modelThatCalls, told } from './scripted-agent.contract.ts'

const driver: AdapterDriver = ({ tools, execute, context }) => {
  const wrapped = new MastraProvider().wrapTools(tools, execute, context)
  return {
    offered: () =>
      Object.entries(wrapped).map(([name, { description, inputSchema = {} }]) => {
        const schema = standardSchemaToJSONSchema(toStandardSchema(inputSchema), { io: 'input' })
        return { name, description, schema }
      }),
    async call(calls, { signal } = {}) {
      const model = modelThatCalls(calls)
      const { toolResults } = await agentOn(model, wrapped).generate('Go on.', {
        toolCallConcurrency: calls.length,
        ...(signal && { abortSignal: signal }),
      })
      const texts = told(model)
      return calls.map((_, index) => {
        const id = `call_${index}`
        const text = texts.get(id)
        const result = toolResults.find(({ payload }) => payload.toolCallId === id)
        return text === undefined ? undefined : { text, artifact: result?.payload.result }
      })
    },
  }
}

/** Mastra mends text that is not quite JSON before any tool hears of it; what came of that is checked as any arguments. */
const mended = 'text that is no JSON never reaches the session: {\'to\': "a"}'

for (const { name, run } of adapterCases) {
  if (name !== mended) test(name, () => run(driver))
}

test('text that Mastra takes for JSON reaches the session as the arguments that it made of it', async () => {
  expect(adapterCases.map(({ name }) => name)).toContain(mended)
  const session = scriptedSession()
  const adapter = await driver(session)
  await adapter.call([{ name: 'GMAIL_SEND_EMAIL', arguments: '{\'to\': "a"}' }])
  expect(session.ran).toEqual([{ slug: 'GMAIL_SEND_EMAIL', input: { to: 'a' } }])
})
