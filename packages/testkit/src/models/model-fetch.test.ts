import { describe, expect, test } from 'vitest'
import { type ModelVendor, modelFetch } from './model-fetch.ts'
import type { ScriptedReply } from './model-reply.ts'
import { startModel } from './start-model.ts'

interface Way {
  name: string
  vendor: ModelVendor
  path: string
  body: Record<string, unknown>
  streamed?: { path?: string; body?: Record<string, unknown> }
}

const said = [{ role: 'user', content: 'hi' }]
const ways: readonly Way[] = [
  {
    name: 'Chat Completions',
    vendor: 'openai',
    path: '/v1/chat/completions',
    body: { model: 'm', messages: said },
  },
  { name: 'Responses', vendor: 'openai', path: '/v1/responses', body: { model: 'm', input: said } },
  {
    name: 'Messages',
    vendor: 'anthropic',
    path: '/v1/messages',
    body: { model: 'm', max_tokens: 9, messages: said },
  },
  {
    name: 'Gemini',
    vendor: 'gemini',
    path: '/v1beta/models/m:generateContent',
    body: { contents: [{ role: 'user', parts: [{ text: 'hi' }] }] },
    streamed: { path: '/v1beta/models/m:streamGenerateContent?alt=sse', body: {} },
  },
  {
    name: 'Mistral',
    vendor: 'mistral',
    path: '/v1/chat/completions',
    body: { model: 'm', messages: said },
  },
]

describe.each(ways)('$name', ({ vendor, path, body, streamed = {} }) => {
  const model = (replies: readonly ScriptedReply[]) => modelFetch({ vendor, replies })
  const post = (to: string, text: string | Uint8Array<ArrayBuffer>) =>
    new Request(`https://model.example${to}`, { method: 'POST', body: text })

  test('what the script says comes whole, and streamed in pieces that cut no character', async () => {
    const reply = { text: '🙂🙂🙂', calls: [{ name: 'LOOK', arguments: { at: 'Zürich' } }] }
    const fetch = model([reply, reply])
    const whole = await (await fetch(post(path, JSON.stringify(body)))).text()
    expect(whole).toContain('🙂🙂🙂')
    expect(whole).toMatch(/LOOK.*Zürich/s)
    const asked = JSON.stringify({ ...body, ...(streamed.body ?? { stream: true }) })
    const stream = await fetch(post(streamed.path ?? path, asked))
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    const events = await stream.text()
    expect(events).toMatch(/🙂.*data:.*🙂/s)
    expect(events).not.toMatch(/\\ud[89a-f]/i)
    expect(events.split('\n\n').length).toBeGreaterThan(4)
  })

  test('half of a surrogate pair, bytes that are no UTF-8, and what is no JSON are refused', async () => {
    const fetch = model([])
    const half = JSON.stringify({ ...body, extra: ['\ud83d'] })
    for (const sent of [half, '{', '[]', new Uint8Array([0x22, 0xff, 0x22])]) {
      expect((await fetch(post(path, sent))).status).toBe(400)
    }
  })

  test('a script that has ended or says nothing, and an address that there is not, are told as errors', async () => {
    const fetch = model([])
    const ended = await fetch(post(path, JSON.stringify(body)))
    expect([ended.status, await ended.text()]).toEqual([400, expect.stringContaining('no reply')])
    const silent = await model([{}])(post(path, JSON.stringify(body)))
    expect(await silent.text()).toContain('neither text nor calls')
    expect((await fetch(post('/v9/nothing', '{}'))).status).toBe(404)
  })
})

test('a stand-in listens on loopback, and keeps what was asked', async () => {
  const model = await startModel({
    vendor: 'openai',
    replies: [({ body }) => ({ text: `You said ${JSON.stringify(body.input)}` })],
  })
  const init = { method: 'POST', body: JSON.stringify({ model: 'm', input: 'hi' }) }
  const answer = await fetch(`${model.url}/v1/responses`, init)
  expect(await answer.text()).toContain(String.raw`You said \"hi\"`)
  expect(model.requests).toMatchObject([{ path: '/v1/responses', body: { input: 'hi' } }])
  await model.close()
})

test('a vendor that has no stand-in is refused by name', () => {
  const vendor = 'claude' as ModelVendor
  expect(() => modelFetch({ vendor, replies: [] })).toThrow(
    expect.objectContaining({
      message: expect.stringContaining('claude'),
      hint: expect.any(String),
    }),
  )
})
