import {
  apiKey,
  defineTool,
  defineToolkit,
  get,
  noAuth,
  post,
  type Tool,
  type Toolkit,
} from '@maillon/core/toolkit'
import { createTestEngine, type TestEngineOptions } from '@maillon/testkit'
import { visitLink } from '@maillon/testkit/upstreams'
import { z } from 'zod'
import { callWith } from '../http/test-api.contract.ts'

/** What the desk's API was asked. */
export interface Seen {
  method: string
  path: string
  body: Record<string, unknown>
}

/** The secret part of what a desk answers. */
export const canary = 'canary-4711-0815'

/** A tool of JSON Schema, as imported ones are. */
const invite: Tool = {
  slug: 'DESK_INVITE',
  name: 'Invite',
  description: 'Invites people.',
  effect: 'write',
  input: {
    type: 'object',
    properties: { event: { $ref: '#/$defs/event' }, free: { type: 'object' } },
    $defs: {
      event: {
        type: 'object',
        properties: {
          people: {
            type: 'array',
            items: { type: 'object', properties: { email: { type: 'string' } } },
          },
        },
      },
    },
  },
  output: z.unknown(),
  run: (input, upstream) => upstream.call(post('/invite', input)),
}

/** A desk without accounts and one with them, of two versions, which keep what reaches them and answer with a canary. */
export function newDesk() {
  const seen: Seen[] = []
  const answers = { status: 200, type: 'application/json' }
  const fetch = async (request: Request) => {
    const text = await request.text()
    const { pathname: path } = new URL(request.url)
    seen.push({ method: request.method, path, body: text === '' ? {} : JSON.parse(text) })
    const body = answers.type === 'application/json' ? { id: 'n1', secret: canary } : canary
    const headers = { 'content-type': answers.type, 'content-disposition': 'filename="scan.txt"' }
    const { status } = answers
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers })
  }
  const local = { fetch, close: async () => {} }
  const at = (version: string, cc: object): Toolkit => ({
    ...defineToolkit({
      slug: 'desk',
      name: 'Desk',
      description: 'A desk.',
      version,
      baseUrl: 'https://desk.example.test',
      auth: noAuth(),
      verified: 'emulated',
      tools: [
        defineTool({
          slug: 'DESK_SEND',
          name: 'Send',
          description: 'Sends a note.',
          effect: 'write',
          input: z.object({
            to: z.string(),
            amount: z.number().default(1),
            note: z.string().optional(),
            ...cc,
          }),
          output: z.record(z.string(), z.unknown()),
          request: (body) => post('/send', body),
        }),
        defineTool({
          slug: 'DESK_READ',
          name: 'Read',
          description: 'Reads a note.',
          effect: 'read',
          input: z.object({ id: z.string().default('n1') }),
          output: z.record(z.string(), z.unknown()),
          request: () => get('/notes'),
        }),
        defineTool({
          slug: 'DESK_SCAN',
          name: 'Scan',
          description: 'Scans a page.',
          effect: 'read',
          input: z.object({}),
          output: z.unknown(),
          run: (_, upstream) => upstream.download(get('/scan')),
        }),
        invite,
      ],
    }),
    local,
  })
  const desk = at('20261130_00', { cc: z.array(z.string()).default([]) })
  const older = at('20261101_00', { copy: z.array(z.string()).default([]) })
  const safe: Toolkit = {
    ...defineToolkit({
      slug: 'safe',
      name: 'Safe',
      description: 'A desk with accounts.',
      version: '20261130_00',
      baseUrl: 'https://safe.example.test',
      auth: apiKey(),
      verified: 'emulated',
      tools: [
        defineTool({
          slug: 'SAFE_SEND',
          name: 'Send',
          description: 'Sends a note.',
          effect: 'write',
          input: z.object({ to: z.string() }),
          output: z.record(z.string(), z.unknown()),
          request: (body) => post('/send', body),
        }),
      ],
    }),
    local,
  }
  return { toolkits: [desk, safe], olderToolkits: [older], seen, answers }
}

/** An engine with a desk alone. */
export async function startDesk(options: TestEngineOptions = {}) {
  const { toolkits, olderToolkits, seen, answers } = newDesk()
  const publicUrl = 'http://localhost:4000'
  const faults: unknown[] = []
  const {
    engine,
    apiKey: key,
    stop,
  } = await createTestEngine({
    publicUrl,
    toolkits,
    olderToolkits,
    onError: (error) => faults.push(error),
    ...options,
  })
  const call = callWith(engine, key)
  return {
    engine,
    key,
    call,
    stop,
    /** What reached the desk. */
    seen,
    /** How the desk answers from now on. */
    answers,
    /** What the operator was told of. */
    faults,
    async session(config: object = {}): Promise<string> {
      const { body, error } = await call('createSession', { body: { user_id: 'ada', ...config } })
      if (error) throw new Error(`${error.message} ${error.suggested_fix}`)
      return body.session_id
    },
    async execute(sessionId: string, slug: string, input: object = {}, more: object = {}) {
      const body = { tool_slug: slug, arguments: input, ...more }
      return (await call('executeInSession', { path: { sessionId }, body })).body
    },
    resume: async (sessionId: string, id: unknown) =>
      (await call('resumeInSession', { path: { sessionId }, body: { pending_id: id } })).body,
    decide: async (sessionId: string, id: unknown, decision: 'approve' | 'deny') =>
      (
        await call('decideApproval', {
          path: { sessionId, approvalId: String(id) },
          body: { decision },
        })
      ).body,
    proxy: (sessionId: string, body: object, headers = {}) =>
      call('proxyExecuteInSession', {
        path: { sessionId },
        headers,
        body: { toolkit_slug: 'desk', endpoint: '/any', method: 'POST', ...body },
      }),
    /** Types a key at the link of an answer. */
    connect: (data: Record<string, unknown>) =>
      visitLink(engine, String(data.redirect_url), { apiKey: 'a-key-of-a-safe' }),
  }
}

export type Desk = Awaited<ReturnType<typeof startDesk>>
