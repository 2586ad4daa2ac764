import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { callWith, startTestApi, type TestApi } from '../http/test-api.contract.ts'
import { edge, writing } from '../secrets/spelled.contract.ts'
import { keepSecret, withSecrets } from './live-secrets.ts'
import type { Log } from './log.ts'
import { secretFields } from './secret-fields.ts'
import { createTelemetry } from './telemetry.ts'

const spans = new InMemorySpanExporter()
const lines: string[] = []
const faults: unknown[] = []
const line = (...said: unknown[]) => void lines.push(JSON.stringify(said))
const log: Log = { debug: line, info: line, warn: line, error: line }
let folder: string
let api: TestApi
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
  )
  folder = await mkdtemp(join(tmpdir(), 'maillon-'))
  const onError = (error: unknown) => void faults.push(error)
  api = await startTestApi({
    database: join(folder, 'engine.db'),
    log,
    onError,
    calls: { content: true },
  })
})
afterAll(async () => {
  await api.stop()
  context.disable()
  trace.disable()
  await rm(folder, { recursive: true })
})

/** Printable, as a key may be, with all that JSON, URLs and expressions escape. */
const canary = fc
  .string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 12,
    maxLength: 60,
  })
  .map((text) => `canary-${text}`)

test('T40 over a whole flow at the most verbose level, no secret is in a line, a trace, an error or the database', async () => {
  const spies = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
  const flow = async (key: string) => {
    const admin = callWith(api.engine, api.apiKey)
    const { body: made } = await admin('createApiKey', { body: { name: 'app' } })
    const call = callWith(api.engine, made.api_key)
    const { body: session } = await call('createSession', { body: { user_id: 'u' } })
    const path = { sessionId: session.session_id }
    const link = async (toolkit: string) =>
      (await call('linkInSession', { path, body: { toolkit } })).body
    const gmail = await link('gmail')
    await api.finish(gmail)
    await api.finish(gmail).catch(() => {})
    // Nobody's key: the upstream refuses it, and repeats it.
    const echo = JSON.stringify({ message: key, name: key, statusCode: 401 })
    api.world.upstreams.resend.faults.push({ match: /./, status: 401, body: echo })
    const resend = await link('resend')
    await api.typeKey(resend, key)
    const input = { tool_slug: 'GMAIL_LIST_LABELS', arguments: { password: key } }
    api.world.upstreams.google.faults.push({ match: /labels/, status: 500, body: `<p>${key}` })
    for (let turn = 0; turn < 2; turn += 1) await call('executeInSession', { path, body: input })
    const custom = { type: 'use_custom_auth', authScheme: 'OAUTH2' }
    const credentials = { client_id: 'id', client_secret: key }
    await call('createAuthConfig', {
      body: { toolkit: { slug: 'gmail' }, auth_config: { ...custom, credentials } },
    })
    await admin('createAuthConfig', {
      body: { toolkit: { slug: 'gmail' }, auth_config: { ...custom, credentials } },
    })
    await callWith(api.engine, key)('listToolkits')
    const noise = `/api/v3.1/none/${encodeURIComponent(key)}?state=${encodeURIComponent(key)}`
    await api.engine.fetch(
      new Request(`http://localhost:4000${noise}`, { headers: { cookie: `a=${key}` } }),
    )
    for (const page of [
      `/link/${encodeURIComponent(key)}`,
      `/oauth/callback?state=${encodeURIComponent(key)}&code=${encodeURIComponent(key)}`,
    ])
      await api.engine.fetch(new Request(`http://localhost:4000${page}`))
    return [key, made.api_key, gmail.link_token, resend.link_token]
  }
  const met: string[] = []
  await fc.assert(
    fc.asyncProperty(canary, async (key) => void met.push(...(await flow(key)))),
    { numRuns: 8 },
  )
  // Written by then, and read as an operator does, with what is kept of arguments and results.
  const { body: log } = await api.call('listCalls', { query: 'limit=200' })
  const read = log.items.map(({ id }) => api.call('getCall', { path: { callId: id } }))
  const calls = (await Promise.all(read)).map(({ body }) => body)
  expect(calls.length).toBeGreaterThan(10)
  const said = inspect(
    [lines, faults, calls, spans.getFinishedSpans(), spies.flatMap((spy) => spy.mock.calls)],
    {
      depth: 12,
      maxStringLength: null,
      maxArrayLength: null,
    },
  )
  vi.restoreAllMocks()
  const names = await readdir(folder)
  const bytes = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))
  const wire = Object.values(api.world.upstreams).flatMap(({ requests }) =>
    requests.flatMap(({ headers, body }) => [
      headers.authorization?.split(' ').at(-1),
      ...['code', 'code_verifier', 'client_secret', 'refresh_token'].map((name) =>
        new URLSearchParams(body).get(name),
      ),
    ]),
  )
  const secrets = [
    ...new Set([...met, api.apiKey, ...wire.filter((text) => typeof text === 'string')]),
  ]
  expect(secrets.length).toBeGreaterThan(50)
  expect(lines.length).toBeGreaterThan(100)
  expect(spans.getFinishedSpans().length).toBeGreaterThan(100)
  const hits = (text: string) =>
    secrets.filter((secret) => forms(secret).some((form) => text.includes(form)))
  expect(hits(said)).toEqual([])
  expect(hits(bytes.join('\n'))).toEqual([])
})

/** As it is, and as JSON and URLs write it. */
function forms(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]
}

test('T40 the access log tells a link by the pattern of its route alone', async () => {
  const link = await api.call('linkInSession', {
    path: { sessionId: await api.session() },
    body: { toolkit: 'gmail' },
  })
  await api.finish(link.body)
  await api.engine.fetch(new Request('http://localhost:4000/link/ln_none'))
  const said = lines.join('\n')
  expect(said).toContain('"error":"link_not_found"')
  expect(said).toContain('"route":"/link/:token"')
  expect(said).toContain('"route":"/oauth/callback"')
  expect(said).not.toMatch(/ln_[A-Za-z0-9]|st_[A-Za-z0-9]|state=|code=|session_uri/)
})

test('T40 a secret that is live is in no field, name, error or cause, however deep', async () => {
  const said: unknown[] = []
  const told: unknown[] = []
  const say = (...parts: unknown[]) => void said.push(parts)
  const telemetry = createTelemetry({
    log: { debug: say, info: say, warn: say, error: say },
    onError: (error) => void told.push(error),
  })
  const place = fc.tuple(fc.jsonValue({ maxDepth: 3 }), canary, writing, fc.string())
  await fc.assert(
    fc.asyncProperty(place, async ([value, secret, write, around]) => {
      said.length = told.length = 0
      await withSecrets(async () => {
        keepSecret({ deep: [{ token: secret }] })
        const text = around + edge + write(secret) + edge + around
        telemetry.log.info({ value, [text]: [text, { text }] }, 'request')
        const cause = Object.assign(new Error(text), { detail: text, parameters: [text] })
        telemetry.fault(new Error(`failed: ${text}`, { cause }), 'req_1')
        await telemetry.measure('link', { step: text }, async (tell) => tell({ host: text }))
      })
      const everything = JSON.stringify(said) + told.map((error) => (error as Error).stack).join('')
      expect(everything).toContain(`${edge}[secret]${edge}`)
      for (const form of [...forms(secret), ...forms(write(secret))])
        expect(everything).not.toContain(form)
    }),
  )
  const exported = inspect(spans.getFinishedSpans().slice(-100), { depth: 8 })
  expect(exported).not.toContain('canary-')
})

test('T40 what a large body calls a secret does not make each line slow, and crowds out none of the engine', async () => {
  const said: string[] = []
  const say = (fields: object) => void said.push(JSON.stringify(fields))
  const telemetry = createTelemetry({ log: { debug: say, info: say, warn: say, error: say } })
  await withSecrets(async () => {
    const token = Array.from({ length: 100_000 }, (_, index) => `not-a-secret-${index}`)
    keepSecret(secretFields({ deep: [{ token }] }))
    keepSecret({ accessToken: 'canary-of-the-vault' })
    for (let line = 0; line < 100; line += 1)
      telemetry.log.info({ text: 'canary-of-the-vault', more: 'not-a-secret-1' }, 'request')
  })
  expect(new Set(said)).toEqual(new Set(['{"text":"[secret]","more":"[secret]"}']))
})
