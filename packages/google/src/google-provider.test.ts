import { type CallableTool, type FunctionCall, GoogleGenAI } from '@google/genai'
import type { ExecuteTool, SessionTool } from '@maillon/core/provider'
import { sampleTool, scriptedSession } from '@maillon/testkit'
import { type ModelCall, modelFetch, type ScriptedReply } from '@maillon/testkit/models'
import { expect, test } from 'vitest'
import { GoogleProvider } from './google-provider.ts'

const provider = new GoogleProvider()
const tools = [sampleTool('ANY_THING'), sampleTool('OTHER_THING')]
const echo: ExecuteTool = async (slug, input) => ({ data: { slug, input }, error: null, logId: '' })
const session = { execute: echo, rawTools: async () => tools }

const answer = (functionCalls: FunctionCall[], execute = echo) =>
  provider.handleToolCalls({ ...session, execute }, { functionCalls })

test('calls of one tool without ids are answered in their order, and with ids by them', async () => {
  const response = (n: number) => ({ output: { slug: 'ANY_THING', input: { n } } })
  const parts = await answer([
    { name: 'ANY_THING', args: { n: 1 } },
    { name: 'ANY_THING', args: { n: 2 } },
    { id: 'c', name: 'ANY_THING', args: { n: 3 } },
  ])
  expect(parts).toEqual([
    { functionResponse: { name: 'ANY_THING', response: response(1) } },
    { functionResponse: { name: 'ANY_THING', response: response(2) } },
    { functionResponse: { id: 'c', name: 'ANY_THING', response: response(3) } },
  ])
})

test('a call without arguments has none, and a response without calls no answer', async () => {
  const [part] = await answer([{ name: 'ANY_THING' }])
  expect(part?.functionResponse?.response).toEqual({ output: { slug: 'ANY_THING', input: {} } })
  expect(await provider.handleToolCalls(session, {})).toEqual([])
})

test('what went wrong is an error, and what waits for the user is an output', async () => {
  const told = async (code: string) => {
    const [part] = await answer([{ name: 'ANY_THING' }], async () => ({
      data: { code, message: 'No.' },
      error: 'No.',
      logId: '',
    }))
    return part?.functionResponse?.response
  }
  expect(await told('upstream_error')).toEqual({ error: { code: 'upstream_error', error: 'No.' } })
  expect(await told('connection_required')).toEqual({
    output: { code: 'connection_required', error: 'No.' },
  })
})

const withArgument = sampleTool('ANY_THING', {
  inputParameters: { type: 'object', properties: { to: { type: 'string' } }, required: ['to'] },
})

test('schemas are JSON Schema, or by the profile that is named what the older field takes', () => {
  const declared = (made: GoogleProvider, profile?: 'gemini') =>
    made.wrapTools([withArgument], echo, { profile })[0]?.functionDeclarations?.[0]
  const { inputParameters } = withArgument
  expect(declared(provider)).toMatchObject({ parametersJsonSchema: inputParameters })
  for (const one of [
    declared(provider, 'gemini'),
    declared(new GoogleProvider({ profile: 'gemini' })),
  ]) {
    expect(one).toMatchObject({ parameters: inputParameters })
    expect(one).not.toHaveProperty('parametersJsonSchema')
  }
})

test('more tools than a request may have are refused, with a hint', async () => {
  const many = Array.from({ length: 513 }, (_, index) => sampleTool(`TOOL_${index}`))
  expect(() => provider.wrapTools(many)).toThrow(/513 tools, and Gemini takes at most 512/)
  expect(new GoogleProvider({ maxTools: 600 }).wrapTools(many)[0]).toBeDefined()
  const rawTools = async () => many
  await expect(provider.callableTool({ ...session, rawTools })).rejects.toMatchObject({
    code: 'invalid_request',
  })
  expect(provider.wrapTools([])).toEqual([])
})

/** Automatic function calling to its end, and what was refused on the way. */
async function automatic(calls: ModelCall[], config: { tools: CallableTool[] }) {
  const replies: ScriptedReply[] = [{ calls }, { text: 'done' }]
  const fetch = modelFetch({ vendor: 'gemini', replies })
  const { models } = new GoogleGenAI({ apiKey: 'test', httpOptions: { fetch } })
  const model = 'gemini-3-flash-preview'
  const { text } = await models.generateContent({ model, contents: 'Go on.', config })
  return { text, results: fetch.requests[1]?.results.map((result) => JSON.parse(result)) }
}

test('a tool that there is not ends no automatic run: the model is told', async () => {
  const tool = await provider.callableTool(session)
  const { text, results } = await automatic([{ name: 'NO_SUCH_TOOL', arguments: {} }], {
    tools: [tool],
  })
  expect(text).toBe('done')
  expect(results).toEqual([{ slug: 'NO_SUCH_TOOL', input: {} }])
})

test('beside another callable tool, each is called for its own', async () => {
  const one = async (tool: SessionTool, name: string) => {
    const { execute } = scriptedSession({
      run: async () => ({ data: { name }, error: null, logId: '' }),
    })
    return provider.callableTool({ execute, rawTools: async () => [tool] }, { ownCallsOnly: true })
  }
  const calls = ['OTHER_THING', 'ANY_THING'].map((name) => ({ name, arguments: {} }))
  const { results } = await automatic(calls, {
    tools: [await one(sampleTool('ANY_THING'), 'a'), await one(sampleTool('OTHER_THING'), 'b')],
  })
  expect(results).toEqual([{ name: 'a' }, { name: 'b' }])
})

test('the SDK asks for the older field’s schemas turn after turn, and they stay what they are', async () => {
  const tool = await new GoogleProvider({ profile: 'gemini' }).callableTool({
    execute: echo,
    rawTools: async () => [withArgument],
  })
  const calls = [{ name: 'ANY_THING', arguments: { to: 'a' } }]
  const first = await automatic(calls, { tools: [tool] })
  expect(first.results).toEqual([{ slug: 'ANY_THING', input: { to: 'a' } }])
  expect(await automatic(calls, { tools: [tool] })).toEqual(first)
})

test('an answer with references of its own is told as text: Gemini would look for parts of their names', async () => {
  const data = JSON.parse(
    '{"schema":{"items":{"$ref":"#/$defs/row"}},"__proto__":{"a":1},"lc":1,"type":"constructor","id":["a"]}',
  ) as Record<string, unknown>
  const tool = await provider.callableTool({
    rawTools: async () => tools,
    execute: async (slug) => ({ data, error: slug === 'OTHER_THING' ? 'No.' : null, logId: '' }),
  })
  const calls = [
    { name: 'ANY_THING', arguments: {} },
    { name: 'OTHER_THING', arguments: {} },
  ]
  const { text, results } = await automatic(calls, { tools: [tool] })
  expect(text).toBe('done')
  const [done, failed] = results ?? []
  expect(JSON.stringify(done)).toBe(JSON.stringify(data))
  expect(failed).toMatchObject({ schema: data.schema, error: 'No.' })
})
