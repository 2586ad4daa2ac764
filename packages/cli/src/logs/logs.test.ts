import { Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { givenBy, newFolder } from '../run-command.contract.ts'
import { listCalls } from './list-calls.ts'
import { logsCommand } from './logs-command.ts'
import { readSince } from './read-since.ts'

async function world() {
  const { run } = await newFolder()
  const gmail = { clientId: 'client', clientSecret: 'client-secret' }
  const served = await startTestEngine({ authConfigs: { gmail } })
  onTestFinished(() => served.stop())
  const maillon = new Maillon({ engine: served.engine })
  const call = async (user: string, slug: string) =>
    (await maillon.create(user)).execute(slug, {}).then(({ logId }) => logId)
  const logs = async (words = '') =>
    run(['logs', ...words.split(' ').filter(Boolean)], {
      MAILLON_BASE_URL: served.url,
      MAILLON_API_KEY: served.apiKey,
    })
  return { call, logs, served }
}

test('calls are listed, the newest last, of all or of those that are asked for, and shown one by one', async () => {
  const { call, logs } = await world()
  expect((await logs()).stdout).toBe('There is no such call.\n')
  const first = await call('ada', 'HACKERNEWS_GET_FRONTPAGE_NONE')
  const second = await call('ben', 'GMAIL_LIST_LABELS')
  const lines = (await logs()).stdout.trim().split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(
    /^20\S+Z {2}failed +HACKERNEWS_GET_FRONTPAGE_NONE {2}ada .*tool_not_found/,
  )
  expect(lines[1]).toMatch(
    new RegExp(`waiting  GMAIL_LIST_LABELS .*connection_required +${second}$`),
  )
  const ids = async (words: string) =>
    (await logs(`${words} --json`)).stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { id: string }).id)
  expect(await ids('--failed')).toEqual([first])
  expect(await ids('--user ben')).toEqual([second])
  expect(await ids('--tool GMAIL_LIST_LABELS --since 1h')).toEqual([second])
  expect(await ids('--session trs_none')).toEqual([])
  const { stdout } = await logs(second)
  expect(stdout).toMatch(new RegExp(`^id +${second}$`, 'm'))
  expect(stdout).toMatch(/^status +waiting$/m)
  expect(stdout).toMatch(/^called by +app$/m)
  expect(stdout).not.toMatch(/ln_/)
  expect(await logs('log_none')).toMatchObject({ code: 1 })
  expect(await logs('--since soon')).toMatchObject({ code: 2 })
})

test('what comes is followed, each call once, until it is stopped', async () => {
  const { call, served } = await world()
  vi.stubEnv('MAILLON_API_KEY', served.apiKey)
  onTestFinished(() => void vi.unstubAllEnvs())
  const { given } = givenBy(logsCommand, ['--follow', '--json', '--url', served.url])
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
  const ids = [await call('ada', 'NONE_A')]
  const told: string[] = []
  const spy = vi.spyOn(console, 'log').mockImplementation(async (line: string) => {
    told.push((JSON.parse(line) as { id: string }).id)
    if (told.length === 3) stop()
    else ids.push(await call('ben', 'NONE_B'))
  })
  onTestFinished(() => spy.mockRestore())
  expect(await listCalls(given, () => stopped)).toBe(0)
  expect(told).toEqual(ids)
})

test('a time is so long ago, or one of the calendar', () => {
  expect(readSince('90s', 100_000)).toBe(10_000)
  expect(readSince('2h', 7_200_000)).toBe(0)
  expect(readSince('2026-12-01T08:00:00Z')).toBe(Date.UTC(2026, 11, 1, 8))
  for (const wrong of ['', 'soon', '10', '10y', '2026-13-01T00:00Z'])
    expect(readSince(wrong)).toBeUndefined()
})
