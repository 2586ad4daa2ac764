import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { defineTool, defineToolkit, noAuth, post } from '@maillon/core/toolkit'
import { createTestEngine, type TestEngine } from '@maillon/testkit'
import { modelFetch, type ModelReply, type ModelRequest } from '@maillon/testkit/models'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { snippetsOf } from '../../../packages/console/web/views/playground/snippets/snippets.ts'
import { snippetCall } from './snippet-call.ts'

/** What arrived at the service, which is a part of this process. */
const arrived: unknown[] = []
const desk = defineToolkit({
  slug: 'desk',
  name: 'Desk',
  description: 'Tickets.',
  version: '20261130_00',
  baseUrl: 'https://desk.test',
  verified: 'imported',
  auth: noAuth(),
  local: {
    async fetch(request) {
      arrived.push(await request.json())
      return Response.json({ id: 'ticket_1' })
    },
    close: async () => {},
  },
  tools: [
    defineTool({
      slug: 'DESK_OPEN_TICKET',
      name: 'Open ticket',
      description: 'Opens a ticket.',
      effect: 'write',
      input: z.object({
        title: z.string(),
        labels: z.array(z.string()),
        'due-date': z.string().nullable(),
        body: z.string(),
      }),
      output: z.object({ id: z.string() }),
      request: (input) => post('/tickets', input),
    }),
  ],
})

const folder = new URL('../.vitest/snippets/', import.meta.url)
const { fetch } = globalThis
const variables = { ...process.env }
const snippets = snippetsOf(snippetCall)
let served: TestEngine

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  served = await createTestEngine({ toolkits: [desk], publicUrl: snippetCall.baseURL })
  const vendors = new Map([
    ['https://api.openai.com', modelFetch({ vendor: 'openai', replies: obedient })],
    ['https://api.anthropic.com', modelFetch({ vendor: 'anthropic', replies: obedient })],
    [
      'https://generativelanguage.googleapis.com',
      modelFetch({ vendor: 'gemini', replies: obedient }),
    ],
  ])
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { origin } = new URL(request.url)
    if (origin === snippetCall.baseURL) return served.engine.fetch(request)
    const vendor = vendors.get(origin)
    if (!vendor) throw new Error(`A snippet would ask ${request.url}`)
    return vendor(request)
  }
  Object.assign(process.env, {
    MAILLON_API_KEY: served.apiKey,
    OPENAI_API_KEY: 'none',
    ANTHROPIC_API_KEY: 'none',
    GEMINI_API_KEY: 'none',
    MASTRA_TELEMETRY_DISABLED: '1',
  })
})
afterAll(async () => {
  globalThis.fetch = fetch
  process.env = variables
  await served.stop()
})

/** A model that does what it is made to: the tool that the request names, with the arguments that the prompt has. */
function obedient({ body, results }: ModelRequest): ModelReply {
  if (results.length > 0) return { text: 'Done.' }
  const [prompt = ''] = textsIn(body).filter((text) => text.startsWith('Call '))
  const name = forced(body)
  return { calls: [{ name, arguments: JSON.parse(prompt.replace(/^Call \S+ with /, '')) }] }
}

/** Each vendor has a place of its own for it. */
function forced({ tool_choice: choice, toolConfig }: Record<string, unknown>): string {
  const { name, function: named } = (choice ?? {}) as { name?: string; function?: { name: string } }
  const { functionCallingConfig } = (toolConfig ?? {}) as {
    functionCallingConfig?: { allowedFunctionNames: string[] }
  }
  return name ?? named?.name ?? functionCallingConfig?.allowedFunctionNames[0] ?? 'none'
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value ? Object.values(value).flatMap(textsIn) : []
}

test.each(snippets.filter(({ language }) => language === 'ts'))(
  'what the playground copies for $label makes this very call',
  async ({ id, code }) => {
    const file = new URL(`${id}.ts`, folder)
    writeFileSync(file, code)
    arrived.length = 0
    const log = vi.spyOn(console, 'log').mockReturnValue()
    await import(file.href)
    log.mockRestore()
    expect(arrived).toEqual([snippetCall.arguments])
  },
)

test('what it copies for a shell sends this very call, whatever stands in its arguments', () => {
  const code = snippets.find(({ language }) => language === 'sh')?.code ?? ''
  const curl = 'curl() { printf "%s\\0" "$@"; }'
  const sent = execFileSync('sh', ['-c', `${curl}\n${code}`], {
    env: { MAILLON_API_KEY: 'mk_1' },
    encoding: 'utf8',
  }).split('\0')
  expect(sent[0]).toBe(`${snippetCall.baseURL}/api/v3.1/tool_router/session/trs_1/execute`)
  expect(sent).toContain('x-api-key: mk_1')
  expect(JSON.parse(sent[sent.indexOf('-d') + 1] ?? '')).toEqual({
    tool_slug: 'DESK_OPEN_TICKET',
    arguments: snippetCall.arguments,
  })
})
