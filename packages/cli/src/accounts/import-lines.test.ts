import { Maillon } from '@maillon/core'
import { type Hostile, hostileToolkit, startHostile } from '@maillon/testkit/hostile'
import { createTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { createImportLine } from './import-line.ts'
import { importLines } from './import-lines.ts'

type Told = { line: number; outcome: string; id?: string; error?: { message: string } }

interface RunOptions {
  isDry?: boolean
  onAnswer?: () => void
  signal?: AbortSignal
}

async function start() {
  const hostile: Hostile = await startHostile()
  const { routes, authConfigs: clients } = hostile
  const toolkits = [hostileToolkit]
  const { engine, stop } = await createTestEngine({ toolkits, routes, authConfigs: clients })
  onTestFinished(async () => {
    await stop()
    await hostile.stop()
  })
  const maillon = new Maillon({ engine })
  const stopped = new AbortController()
  const pauses: number[] = []

  return {
    hostile,
    maillon,
    stopped,
    pauses,
    /** Lines of users who gave the client their tokens elsewhere; as text, as it stands in a file. */
    lines: (count: number, more: object = {}) =>
      Array.from({ length: count }, (_, index) => {
        const { grant, accessToken } = hostile.oauth.grants.issue(`s${index}`, 'items', 3_600_000)
        const tokens = { access_token: accessToken, refresh_token: grant.refreshToken }
        return JSON.stringify({ user_id: `u${index}`, toolkit: 'hostile', ...tokens, ...more })
      }),
    async run(
      lines: readonly string[],
      { isDry = false, onAnswer = () => {}, signal = stopped.signal }: RunOptions = {},
    ) {
      const told: Told[] = []
      const importLine = createImportLine({
        maillon,
        toolkits,
        clients,
        isDry,
        signal,
        pause: async (ms) => void pauses.push(ms),
      })
      const done = await importLines(lines, {
        importLine,
        atOnce: 4,
        signal,
        answer: (line) => {
          told.push(line)
          onAnswer()
        },
      })
      const inOrder = told.toSorted((a, b) => a.line - b.line)
      return { ...done, told: inOrder, outcomes: inOrder.map(({ outcome }) => outcome) }
    },
    accounts: async () => (await maillon.connectedAccounts.list({ limit: 1000 })).items,
  }
}

test('each line becomes a whole account or nothing, and is answered', async () => {
  const { lines, run, accounts, hostile } = await start()
  const [ada = '', ben = ''] = lines(2)
  const bad = JSON.stringify({ user_id: 'u', toolkit: 'hostile', access_token: 'canary' })
  const { told, counts, isWhole } = await run([ada, '', bad, `  ${ben}\r`])
  const made = await accounts()
  const idOf = (user: string) => made.find(({ userId }) => userId === user)?.id
  expect(told).toMatchObject([
    { line: 1, outcome: 'imported', id: idOf('u0') },
    { line: 3, outcome: 'refused', error: { code: 'credential_rejected' } },
    { line: 4, outcome: 'imported', id: idOf('u1') },
  ])
  expect([counts, isWhole]).toEqual([{ imported: 2, refused: 1 }, true])
  expect(made.map(({ status, identity }) => [status, identity?.subject]).toSorted()).toEqual([
    ['ACTIVE', 's0'],
    ['ACTIVE', 's1'],
  ])
  expect(JSON.stringify(told)).not.toContain('canary')
  expect(hostile.oauth.tokenCalls).toEqual([])
})

test('a run that was cut off is repeated: what is in is skipped, and no token is used twice', async () => {
  const { lines, run, accounts, hostile, stopped } = await start()
  const all = lines(60)
  hostile.oauth.grants.expire()
  let left = 20
  const first = await run(all, {
    onAnswer: () => {
      left -= 1
      if (left === 0) stopped.abort()
    },
  })
  expect(first.isWhole).toBe(false)
  const before = await accounts()
  expect(before).toHaveLength(first.told.length)
  expect(first.told.length).toBeLessThan(60)

  const second = await run(all, { signal: new AbortController().signal })
  expect(second.counts).toEqual({ skipped: before.length, imported: 60 - before.length })
  expect(new Set((await accounts()).map(({ userId }) => userId)).size).toBe(60)
  expect([hostile.oauth.grants.reused, hostile.oauth.grants.live]).toEqual([0, 60])
  expect(hostile.oauth.tokenCalls).toHaveLength(60)
})

test('lines that differ in their secrets alone are accounts of their own', async () => {
  const { lines, run, accounts } = await start()
  const all = [...lines(3, { user_id: 'ada' }), ...lines(1, { user_id: 'ada', id: 'old-1' })]
  expect((await run(all)).outcomes).toEqual(Array(4).fill('imported'))
  expect((await run(all)).outcomes).toEqual(Array(4).fill('skipped'))
  expect(await accounts()).toHaveLength(4)
})

test('a deleted account is not brought back', async () => {
  const { lines, run, accounts, maillon } = await start()
  const all = lines(1)
  const [{ id = '' } = {}] = (await run(all)).told
  await maillon.connectedAccounts.delete(id)
  expect((await run(all)).told).toEqual([
    { line: 1, outcome: 'skipped', id, external_id: expect.any(String), deleted: true },
  ])
  expect(await accounts()).toEqual([])
})

test('a dry run tells what a run would do, asks no service and writes nothing', async () => {
  const { lines, run, accounts, hostile, maillon } = await start()
  const [ada = '', ben = ''] = lines(2)
  expect((await run([ada], { isDry: true })).outcomes).toEqual(['ready'])
  expect((await maillon.authConfigs.list()).items).toEqual([])
  await run([ada])
  const asked = hostile.api.requests.length
  const other = JSON.stringify({ user_id: 'u', toolkit: 'hostile', api_key: 'k' })
  const { outcomes } = await run([ada, ben, other], { isDry: true })
  expect(outcomes).toEqual(['skipped', 'ready', 'refused'])
  expect([hostile.api.requests.length, (await accounts()).length]).toEqual([asked, 1])
})

test('what passes by itself is waited for, and then refused', async () => {
  const { lines, run, hostile, pauses } = await start()
  const slow = { kind: 'status', status: 429, retryAfter: '7' } as const
  hostile.api.troubles.push(slow, slow)
  const all = lines(1)
  expect((await run(all)).outcomes).toEqual(['imported'])
  expect(pauses).toEqual([7_000, 7_000])
  hostile.api.troubles.push(slow, slow, slow, slow)
  const { told } = await run(lines(1, { id: 'other' }))
  expect(told).toMatchObject([{ outcome: 'refused', error: { code: 'upstream_rate_limited' } }])
})

const secret = { access_token: 'canary' }

test.each<[what: string, line: unknown, words: string]>([
  ['text', '{"access_token": "canary', 'not JSON'],
  ['a list', [secret], 'object'],
  ['no user', { toolkit: 'hostile', ...secret }, 'user_id'],
  ['no toolkit', { user_id: 'u', ...secret }, 'names a toolkit'],
  ['both', { user_id: 'u', toolkit: 'hostile', auth_config_id: 'a', ...secret }, 'names a toolkit'],
  ['an unknown toolkit', { user_id: 'u', toolkit: 'nobody', ...secret }, 'There is no toolkit'],
  ['an unknown auth config', { user_id: 'u', auth_config_id: 'ac_0', ...secret }, 'ac_0'],
  ['no credential', { user_id: 'u', toolkit: 'hostile' }, 'one of these'],
  ['two', { user_id: 'u', toolkit: 'hostile', api_key: 'canary', ...secret }, 'one of these'],
  ['half a pair', { user_id: 'u', toolkit: 'hostile', password: 'canary' }, 'one of these'],
  ['another kind', { user_id: 'u', toolkit: 'hostile', api_key: 'canary' }, 'takes access_token'],
  ['a misspelt field', { user_id: 'u', toolkit: 'hostile', accesstoken: 'canary' }, 'accesstoken'],
  [
    'an odd time',
    { user_id: 'u', toolkit: 'hostile', ...secret, expires_at: 'canary' },
    'expires_at',
  ],
  ['an odd id', { id: 'a,b', user_id: 'u', toolkit: 'hostile', ...secret }, 'id'],
])('a line with %s is refused in words that have nothing of it', async (_, line, words) => {
  const { run, accounts, hostile } = await start()
  const { told } = await run([typeof line === 'string' ? line : JSON.stringify(line)])
  expect(told).toMatchObject([{ line: 1, outcome: 'refused' }])
  expect(JSON.stringify(told)).toContain(words)
  expect(JSON.stringify(told)).not.toContain('canary')
  expect([await accounts(), hostile.api.requests]).toEqual([[], []])
})

test('an id that comes twice in a file is told', async () => {
  const { run, lines, hostile } = await start()
  const { told } = await run(lines(2, { id: 'old-1' }))
  expect(told).toMatchObject([
    { outcome: 'imported' },
    { outcome: 'refused', error: { message: 'Line 1 has the same id.' } },
  ])
  expect(hostile.oauth.grants.live).toBe(2)
})
