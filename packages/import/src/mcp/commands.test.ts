import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Maillon } from '@maillon/core'
import { browserOn, createTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { toToolkit } from '../read-toolkit.ts'
import type { Command, ToolkitFile } from '../toolkit-file.ts'
import { keyInHeader } from '../key-in-header.ts'
import { approveListing } from './approve-listing.ts'
import { fingerprint } from './fingerprint.ts'
import { newCommandFile } from './new-server-file.ts'

/** A busy machine takes its time. */
const soon = { timeout: 15_000 }

const script = fileURLToPath(new URL('stdio-server.contract.ts', import.meta.url))
const inputSchema = { type: 'object' as const }
const listing = {
  name: 'notes',
  description: '',
  tools: [
    { name: 'environment', description: 'Tells the variables of this process, and its id.' },
    { name: 'count', description: 'Counts.' },
    { name: 'crash', description: 'Ends this process.' },
    { name: 'wait', description: 'Never answers.' },
  ].map((tool) => ({ ...tool, inputSchema })),
}

/** An engine with a toolkit of a command, which notes each process that it starts in a file. */
async function world(flags: string[] = [], more: Partial<Command> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-command-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const log = join(folder, 'started')
  const command = { run: [process.execPath, script, log, ...flags], ...more }
  const auth: ToolkitFile['auth'] = more.keyVariable
    ? keyInHeader('Key', 'x-maillon-key')
    : { scheme: 'NO_AUTH' }
  const { file } = approveListing(newCommandFile({ command, slug: 'notes', auth }), listing)
  const { engine, stop } = await createTestEngine({ toolkits: [toToolkit(file, 'notes.json')] })
  onTestFinished(stop)
  const said: string[] = []
  const spy = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((line) => said.push(String(line)) > 0)
  onTestFinished(() => spy.mockRestore())
  return {
    engine,
    stop,
    said,
    session: (user = 'ada') => new Maillon({ engine }).create(user, { toolkits: ['notes'] }),
    started: async () =>
      (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').filter(Boolean).map(Number),
  }
}

type World = Awaited<ReturnType<typeof world>>

async function connected({ engine, session }: World, user: string, key: string) {
  const opened = await session(user)
  const { redirectUrl } = await opened.authorize('notes')
  const visit = browserOn(engine)
  await visit(redirectUrl)
  await visit(`${redirectUrl}/key`, { api_key: key })
  return opened
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('one process answers all calls, and gets of the environment what is named', async () => {
  vi.stubEnv('MAILLON_ENCRYPTION_KEY', 'canary-of-the-engine')
  vi.stubEnv('NOTES_FOLDER', '/notes')
  onTestFinished(() => void vi.unstubAllEnvs())
  const { session, started } = await world([], { environment: ['NOTES_FOLDER'] })
  const { execute } = await session()
  expect(await execute('NOTES_COUNT')).toMatchObject({ data: { counted: 1 }, error: null })
  expect(await execute('NOTES_COUNT')).toMatchObject({ data: { counted: 2 } })
  const { data } = await execute('NOTES_ENVIRONMENT')
  expect(data.environment).toMatchObject({ NOTES_FOLDER: '/notes', PATH: process.env.PATH })
  expect(JSON.stringify(data)).not.toContain('canary')
  expect(await started()).toEqual([data.pid])
})

test('T27 T31 each account has a process of its own, with its key and no other, and its words command no terminal', async () => {
  const here = await world([], { keyVariable: 'NOTES_KEY' })
  const [ada, ben] = await Promise.all([
    connected(here, 'ada', 'canary-key-of-ada'),
    connected(here, 'ben', 'canary-key-of-ben'),
  ])
  const calls = [ada, ben, ada, ben].map((session) => session.execute('NOTES_COUNT'))
  const counts = (await Promise.all(calls)).map(({ data }) => data.counted)
  expect(counts.toSorted()).toEqual([1, 1, 2, 2])
  const told = await Promise.all([ada, ben].map((one) => one.execute('NOTES_ENVIRONMENT')))
  // What goes back to the model has no key, not even the account's own.
  expect(told.map(({ data }) => (data.environment as { NOTES_KEY: string }).NOTES_KEY)).toEqual([
    '[secret]',
    '[secret]',
  ])
  expect(new Set(told.map(({ data }) => data.pid)).size).toBe(2)
  expect(here.said).toContain('notes:  [2Jstarted with [secret]\n')
  expect(here.said.join('')).not.toContain('canary')
})

test('T53 a call in which the process ends may have acted; the next one starts another', async () => {
  const { session, started } = await world()
  const { execute } = await session()
  await execute('NOTES_COUNT')
  expect((await execute('NOTES_CRASH')).data).toMatchObject({ code: 'outcome_unknown' })
  expect(await execute('NOTES_COUNT')).toMatchObject({ data: { counted: 1 }, error: null })
  expect(await started()).toHaveLength(2)
})

test('T30 a server that says something else of a tool is not called', async () => {
  const { session } = await world(['--changed'])
  const { execute } = await session()
  expect((await execute('NOTES_COUNT')).data).toMatchObject({ code: 'tool_quarantined' })
  expect(await execute('NOTES_ENVIRONMENT')).toMatchObject({ error: null })
})

test('T30 odd tools and odd parts of an answer take nothing from what is sound', async () => {
  const { session } = await world(['--odd'])
  const { execute } = await session()
  expect(await execute('NOTES_COUNT')).toMatchObject({
    data: { text: 'counted', left_out: [{ type: 'hologram' }] },
    error: null,
  })
})

test('no process is left when the toolkit is taken away', async () => {
  const { session, engine, started } = await world()
  await (await session()).execute('NOTES_COUNT')
  engine.catalogue.remove('notes')
  const [pid = 0] = await started()
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), soon)
})

test('no process is left when the engine closes, whatever is under way', async () => {
  const { session, stop, started } = await world()
  const { execute } = await session()
  const waiting = execute('NOTES_WAIT')
  // It notes its process when it starts, and when it is waited for.
  await vi.waitFor(async () => expect(await started()).toHaveLength(2), soon)
  const late = execute('NOTES_COUNT').catch(() => undefined)
  await stop()
  expect((await waiting).data).toMatchObject({ code: 'outcome_unknown' })
  await late
  const pids = await started()
  await vi.waitFor(() => expect(pids.some(isRunning)).toBe(false), soon)
})

test('a server that does not start says why to its operator, and no secret', async () => {
  const here = await world(['--fail'], { keyVariable: 'NOTES_KEY' })
  const { execute } = await connected(here, 'ada', 'canary-key-of-ada')
  const { data, error } = await execute('NOTES_COUNT')
  expect(data).toMatchObject({ code: 'upstream_error' })
  expect(error).toContain('notes did not start.')
  expect(here.said.join('')).toContain('There is no way to start with [secret].')
  expect(here.said.join('')).not.toContain('canary')
})

test.each([
  ['a program that is not there', { run: ['/no/such/program'] }, '/no/such/program'],
  ['a variable that is not set', { environment: ['NOTES_UNSET'] }, 'lacks NOTES_UNSET'],
])('%s is told to the operator, and nothing runs', async (_, more, why) => {
  const { session, started, said } = await world([], more)
  const { data } = await (await session()).execute('NOTES_COUNT')
  expect(data).toMatchObject({ code: 'upstream_error', message: 'notes did not start.' })
  expect(said.join('')).toContain(why)
  expect(await started()).toEqual([])
})

test.each([
  ['an address of its own', { baseUrl: 'https://notes.example.test' }],
  [
    'a document',
    { source: { kind: 'openapi', from: 'x', sha256: fingerprint(listing.tools[0] as never) } },
  ],
  ['a key and no variable for it', { auth: keyInHeader('k', 'k') }],
])('a file with a command and %s is refused', (_, change) => {
  const command = { run: ['notes'] }
  const file = newCommandFile({ command, slug: 'notes', auth: { scheme: 'NO_AUTH' } })
  expect(() => toToolkit(file, 'notes.json')).not.toThrow()
  expect(() => toToolkit({ ...file, ...change }, 'notes.json')).toThrow(/notes.json is no toolkit/)
})
