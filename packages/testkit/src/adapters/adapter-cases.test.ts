import { AssertionError } from 'node:assert'
import { type ExecuteTool, FunctionToolsProvider, modelOutput } from '@maillon/core/provider'
import { expect, test } from 'vitest'
import { adapterCases } from './adapter-cases.ts'
import type { AdapterDriver, DrivenAdapter, OfferedTool, Told } from './adapter-driver.ts'

/** Core's own adapter, in no framework. */
const functionToolsDriver: AdapterDriver = ({ tools, execute }) => {
  const provider = new FunctionToolsProvider()
  const session = { execute, rawTools: async () => tools }
  return {
    offered: () =>
      provider.wrapTools(tools).map(({ function: { name, description, parameters } }) => {
        return { name, description, schema: parameters }
      }),
    async call(calls, options) {
      const tool_calls = calls.map((call, index) => ({
        id: `call_${index}`,
        type: 'function',
        function: call,
      }))
      const completion = { choices: [{ message: { tool_calls } }] }
      const messages = await provider.handleToolCalls(session, completion, options)
      return messages.map(({ content }) => ({ text: content }))
    },
  }
}

for (const { name, run } of adapterCases) test(name, () => run(functionToolsDriver))

const execute =
  (change: (execute: ExecuteTool) => ExecuteTool): AdapterDriver =>
  (session) =>
    functionToolsDriver({ ...session, execute: change(session.execute) })

const offered =
  (change: (tool: OfferedTool) => OfferedTool): AdapterDriver =>
  async (session) => {
    const adapter = await functionToolsDriver(session)
    const tools = await adapter.offered()
    return { ...adapter, offered: () => tools.map(change) }
  }

const told =
  (change: (answers: readonly (Told | undefined)[]) => (Told | undefined)[]): AdapterDriver =>
  async (session) => {
    const adapter = await functionToolsDriver(session)
    const call: DrivenAdapter['call'] = async (...step) => change(await adapter.call(...step))
    return { ...adapter, call }
  }

const text = (change: (text: string) => string) =>
  told((answers) => answers.map((answer) => answer && { text: change(answer.text) }))

/** Adapters that are wrong in one way, and the case that finds it. */
const wrong: Record<string, [finds: string, driver: AdapterDriver]> = {
  'runs each call twice': [
    'the link to connect an account reaches the model, from one call of the engine',
    execute((run) => async (...call) => {
      await run(...call)
      return run(...call)
    }),
  ],
  'tells no tool of an abort': [
    'aborted while a tool runs, the tool learns of it and the run ends',
    execute(
      (run) => (slug, input) => Promise.race([run(slug, input), Promise.reject(new Error())]),
    ),
  ],
  'leaves nulls out': [
    'arguments that are null arrive as they were written',
    execute(
      (run) => (slug, input, options) =>
        run(slug, JSON.parse(JSON.stringify(input, (_, value) => value ?? undefined)), options),
    ),
  ],
  'tells the model what an error says': [
    'a fault with a secret in its message tells nobody of it',
    execute((run) => async (...call) => {
      try {
        return await run(...call)
      } catch (error) {
        return { data: {}, error: String(error), logId: '' }
      }
    }),
  ],
  'checks no arguments': [
    'arguments of a wrong type never reach the session, and the model is told',
    ({ tools, execute: run }) => ({
      ...(functionToolsDriver({ tools, execute: run } as never) as DrivenAdapter),
      call: (calls) =>
        Promise.all(
          calls.map(async ({ name, arguments: written }) => {
            return { text: JSON.stringify(modelOutput(await run(name, JSON.parse(written)))) }
          }),
        ),
    }),
  ],
  'answers in another order': [
    'calls of one step run side by side, and their answers keep their order',
    told((answers) => answers.toReversed()),
  ],
  'answers one call of several': [
    'a failure does not harm the calls beside it',
    told((answers) => answers.slice(0, 1)),
  ],
  'cuts what is long': [
    'output of a megabyte reaches the model whole',
    text((all) => all.slice(0, 100_000)),
  ],
  'tells stacks': [
    'an engine that is away is an answer with a code, and the next call may work',
    text((all) => JSON.stringify({ ...JSON.parse(all), at: 'x\n    at run (/app/tool.js:1:2)' })),
  ],
  'keeps links to itself': [
    'an item that lacks its account has the link, and the others ran',
    text((all) => all.replaceAll(/https?:[^"]+/g, '')),
  ],
  'offers names as they are': [
    'every name is one that models take, whatever the slug',
    offered((tool) => ({ ...tool, name: tool.name.replace('_', '.') })),
  ],
  'tidies descriptions': [
    'descriptions reach the model to the letter',
    offered((tool) => ({ ...tool, description: tool.description.trim() })),
  ],
  'offers bare schemas': [
    'the schema of every tool is an object with properties',
    offered((tool) => ({ ...tool, schema: {} })),
  ],
}

test.each(Object.entries(wrong))('an adapter that %s does not pass', async (_, [finds, driver]) => {
  const found = adapterCases.find(({ name }) => name === finds)
  await expect(found?.run(functionToolsDriver)).resolves.toBeUndefined()
  await expect(found?.run(driver)).rejects.toBeInstanceOf(AssertionError)
})

test('each case has a name of its own', () => {
  const names = adapterCases.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThan(40)
})
