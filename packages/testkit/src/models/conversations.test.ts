import { expect, test } from 'vitest'
import { modelFetch } from './model-fetch.ts'
import { refused } from './refused.contract.ts'

const user = { role: 'user', content: 'hi' }

test.each([
  ['no answer', [chatCall('call_1')], 'did not have response messages: call_1'],
  ['an answer to nothing', [chatAnswer('call_1')], "messages with role 'tool' must be a response"],
  [
    'another id',
    [chatCall('call_1'), chatAnswer('call_2')],
    "'tool_call_id' of 'call_2' not found",
  ],
  [
    'an answer twice',
    [chatCall('call_1'), chatAnswer('call_1'), chatAnswer('call_1')],
    'not found',
  ],
  ['something between', [chatCall('call_1'), user, chatAnswer('call_1')], 'did not have'],
  ['a long id', [chatCall('c'.repeat(41)), chatAnswer('c'.repeat(41))], 'maximum length 40'],
  [
    'an answer each',
    [chatCall('call_1', 'call_2'), chatAnswer('call_2'), chatAnswer('call_1')],
    undefined,
  ],
])('OpenAI in a conversation: %s', async (_, turns, told) => {
  const answer = await refused('chat', { model: 'm', messages: [user, ...turns] })
  if (told === undefined) expect(answer).toBeUndefined()
  else expect(answer).toContain(told)
})

function chatCall(...ids: string[]) {
  const call = (id: string) => ({ id, type: 'function', function: { name: 'A', arguments: '{}' } })
  return { role: 'assistant', content: null, tool_calls: ids.map(call) }
}

function chatAnswer(tool_call_id: string) {
  return { role: 'tool', tool_call_id, content: 'x' }
}

test('Responses wants an output for each call, and knows what it said before', async () => {
  const call = { type: 'function_call', call_id: 'call_1', name: 'A', arguments: '{}' }
  const output = { type: 'function_call_output', call_id: 'call_1', output: 'x' }
  expect(await refused('responses', { input: [call] })).toContain('No tool output found')
  expect(await refused('responses', { input: [output] })).toContain('No tool call found')
  expect(await refused('responses', { input: [call, output] })).toBeUndefined()
  const reference = { type: 'item_reference', id: 'fc_1' }
  expect(await refused('responses', { input: [reference] })).toContain("'fc_1' not found")

  const calls = [{ name: 'A', arguments: {} }]
  const fetch = modelFetch({ vendor: 'openai', replies: [{ calls }, { text: 'done' }] })
  const ask = async (body: object) => {
    const init = { method: 'POST', body: JSON.stringify(body) }
    return (await fetch('https://model.example/v1/responses', init)).json()
  }
  const { id, output: items } = (await ask({ input: 'hi' })) as {
    id: string
    output: [{ id: string; call_id: string }]
  }
  const answered = { ...output, call_id: items[0].call_id }
  expect(await ask({ previous_response_id: id, input: 'go on' })).toHaveProperty('error')
  expect(await ask({ previous_response_id: id, input: [answered] })).toHaveProperty('output')
})

test('Responses goes on from an answer whose calls were given their outputs turns ago', async () => {
  const calls = [{ name: 'A', arguments: {} }]
  const replies = [{ calls }, { calls }, { text: 'done' }]
  const fetch = modelFetch({ vendor: 'openai', replies })
  let body: object = { input: 'hi' }
  for (const { text } of replies as { text?: string }[]) {
    const init = { method: 'POST', body: JSON.stringify(body) }
    const answer = (await (await fetch('https://model.example/v1/responses', init)).json()) as {
      id: string
      output: [{ call_id: string; type: string }]
    }
    expect(answer.output?.[0].type).toBe(text ? 'message' : 'function_call')
    const { call_id } = answer.output[0]
    const input = [{ type: 'function_call_output', call_id, output: 'x' }]
    body = { previous_response_id: answer.id, input }
  }
})

test.each([
  ['no result', [use('toolu_1')], 'without `tool_result` blocks immediately after: toolu_1'],
  ['a text first', [use('toolu_1'), said('x', 'toolu_1')], 'immediately after'],
  ['a text behind', [use('toolu_1'), results('toolu_1')], undefined],
  ['a result to nothing', [results('toolu_1')], 'unexpected `tool_use_id`'],
  ['a result twice', [use('toolu_1'), results('toolu_1', 'toolu_1')], 'single result'],
  ['an id twice', [use('toolu_1', 'toolu_1'), results('toolu_1')], 'must be unique'],
  ['an odd id', [use('call:1'), results('call:1')], "pattern '^[a-zA-Z0-9_-]+$'"],
  ['an empty text', [{ role: 'user', content: [{ type: 'text', text: '' }] }], 'non-empty'],
  ['nothing but space', [{ role: 'user', content: ' ' }], 'non-whitespace'],
])('Anthropic in a conversation: %s', async (_, turns, told) => {
  const body = { model: 'm', max_tokens: 9, messages: [user, ...turns] }
  const answer = await refused('anthropic', body)
  if (told === undefined) expect(answer).toBeUndefined()
  else expect(answer).toContain(told)
})

function use(...ids: string[]) {
  return {
    role: 'assistant',
    content: ids.map((id) => ({ type: 'tool_use', id, name: 'A', input: {} })),
  }
}

function results(...ids: string[]) {
  const blocks = ids.map((id) => ({ type: 'tool_result', tool_use_id: id, content: 'x' }))
  return { role: 'user', content: [...blocks, { type: 'text', text: 'go on' }] }
}

function said(text: string, id: string) {
  return {
    role: 'user',
    content: [
      { type: 'text', text },
      { type: 'tool_result', tool_use_id: id },
    ],
  }
}

const hi = { role: 'user', parts: [{ text: 'hi' }] }
const asks = (...parts: object[]) => ({ role: 'model', parts })
const call = { functionCall: { name: 'A', args: {} }, thoughtSignature: 'x' }
const answers = (...responses: unknown[]) => ({
  role: 'user',
  parts: responses.map((response) => ({ functionResponse: { name: 'A', response } })),
})

test.each([
  ['a list as an answer', [hi, asks(call), answers([])], 'Unknown name "response"'],
  ['a text as an answer', [hi, asks(call), answers('x')], 'google.protobuf.Struct), "x"'],
  ['an answer too few', [hi, asks(call, call), answers({})], 'number of function response parts'],
  ['no answer', [hi, asks(call)], 'number of function response parts'],
  ['an answer to nothing', [hi, answers({})], 'immediately after a function call turn'],
  ['calls first', [asks(call), answers({})], 'immediately after a user turn'],
  [
    'no signature',
    [hi, asks({ functionCall: call.functionCall }), answers({})],
    'missing a thought_signature',
  ],
  [
    'none in a turn that is over',
    [hi, asks({ functionCall: call.functionCall }), answers({}), asks({ text: 'x' }), hi],
    undefined,
  ],
  ['an answer each', [hi, asks(call, call), answers({}, {})], undefined],
])('Gemini in a conversation: %s', async (_, contents, told) => {
  const answer = await refused('gemini', { contents })
  if (told === undefined) expect(answer).toBeUndefined()
  else expect(answer).toContain(told)
})

test.each([
  ['an id of OpenAI', [chatCall('call_1'), chatAnswer('call_1')], 'with a length of 9.'],
  ['no answer', [chatCall('abcdefghi')], 'Not the same number'],
  [
    'a user behind an answer',
    [chatCall('abcdefghi'), chatAnswer('abcdefghi'), user],
    "Unexpected role 'user'",
  ],
  ['a model last', [{ role: 'assistant', content: 'x' }], 'Expected last role'],
  ['an answer each', [chatCall('abcdefghi'), chatAnswer('abcdefghi')], undefined],
])('Mistral in a conversation: %s', async (_, turns, told) => {
  const answer = await refused('mistral', { model: 'm', messages: [user, ...turns] })
  if (told === undefined) expect(answer).toBeUndefined()
  else expect(answer).toContain(told)
})
