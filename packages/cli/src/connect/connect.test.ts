import { startTestEngine } from '@maillon/testkit'
import { startUpstreams, visitLink } from '@maillon/testkit/upstreams'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'
import { readDuration } from './read-duration.ts'

/** An engine that runs, with an emulated Google, and commands that know where. */
async function world() {
  const upstreams = await startUpstreams({ services: ['google'] })
  onTestFinished(() => upstreams.stop())
  const { routes, authConfigs, users } = upstreams
  const served = await startTestEngine({ routes, authConfigs })
  onTestFinished(() => served.stop())
  const { run } = await newFolder()
  const environment = { MAILLON_BASE_URL: served.url, MAILLON_API_KEY: served.apiKey }
  return {
    ...upstreams,
    engine: served.engine,
    email: users.ada.email,
    maillon: (words: string, visit?: Parameters<typeof visitLink>[2]) =>
      run(words.split(' '), environment, (line) => {
        const [link] = /http:\S+\/link\/ln_\w+/.exec(line) ?? []
        if (link && visit) void visitLink(served.engine, link, visit)
      }),
  }
}

test('a link is printed, and who has used it has an account, which can be listed, shown and deleted', async () => {
  const { maillon, email } = await world()
  const connected = await maillon('connect gmail --user ada', { user: email })
  expect(connected.code).toBe(0)
  const [, id = ''] =
    new RegExp(`\\n(ca_\\w+), gmail of "ada" \\(${email}\\), is ACTIVE`).exec(connected.stdout) ??
    []
  expect(id).not.toBe('')
  const again = await maillon('connect gmail --user ada --json')
  expect([again.code, JSON.parse(again.stdout)]).toMatchObject([0, { id, status: 'ACTIVE' }])

  const lists = ['', ' --user ada', ' --toolkit gmail --status ACTIVE']
  for (const filter of lists)
    expect((await maillon(`accounts list${filter}`)).stdout).toMatch(
      new RegExp(`^${id}  ada  gmail  ACTIVE  ${email}  20`),
    )
  for (const filter of ['--user ben', '--toolkit github', '--status REVOKED'])
    expect(await maillon(`accounts list ${filter}`)).toMatchObject({
      code: 0,
      stdout: 'There is no such account.\n',
    })
  expect(JSON.parse((await maillon('accounts list --json')).stdout)).toMatchObject([{ id }])
  expect((await maillon(`accounts show ${id}`)).stdout).toMatch(/^status +ACTIVE$/m)

  expect(await maillon(`accounts delete ${id}`)).toMatchObject({ code: 1, stdout: '' })
  const deleted = await maillon(`accounts delete ${id} --yes --json`)
  expect([deleted.code, JSON.parse(deleted.stdout)]).toMatchObject([0, { id, success: true }])
  expect(await maillon(`accounts show ${id}`)).toMatchObject({ code: 1, stdout: '' })
})

test('the exit code tells a no from a time that is over, and --no-wait waits for neither', async () => {
  const { maillon, upstreams } = await world()
  const no = await maillon('connect gmail --user ada --json', { deny: upstreams.google })
  expect(no).toMatchObject({ code: 1, stdout: '' })
  expect(no.stderr).toContain('Ask for a new link')
  const late = await maillon('connect gmail --user ada --timeout 1s')
  expect(late).toMatchObject({ code: 3, stderr: expect.stringContaining('The time is over') })
  const link = await maillon('connect gmail --user ada --no-wait')
  expect(link).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^http\S+\/link\/ln_\w+\n$/),
  })
})

test.each([
  ['connect gmail', 2, "Required option '--user <ID>' not specified"],
  ['connect gmail --user ada --timeout soon', 2, '90s, 10m or 1h'],
  ['connect gmial --user ada', 1, 'gmial'],
  ['connect gmail --user ada --project acme', 1, 'MAILLON_API_KEY'],
  ['accounts list --status active', 2, 'ACTIVE'],
])('%s says what is wrong', async (words, code, said) => {
  const { maillon } = await world()
  const ended = await maillon(words)
  expect([ended.code, ended.stdout]).toEqual([code, ''])
  expect(ended.stderr).toContain(said)
})

test('without an engine that runs it says how to start one', async () => {
  const { run } = await newFolder()
  const { code, stderr } = await run(['connect', 'gmail', '--user', 'ada'])
  expect([code, stderr]).toEqual([1, expect.stringContaining('Start maillon dev')])
})

test('without a client it says which variables name one, and how to do without', async () => {
  const served = await startTestEngine()
  onTestFinished(() => served.stop())
  const { run } = await newFolder()
  const { code, stderr } = await run(['connect', 'gmail', '--user', 'ada'], {
    MAILLON_BASE_URL: served.url,
    MAILLON_API_KEY: served.apiKey,
  })
  expect(code).toBe(1)
  for (const said of ['GMAIL_CLIENT_ID', 'GMAIL_CLIENT_SECRET', 'maillon dev --emulate'])
    expect(stderr).toContain(said)
})

test('a time is so many seconds, minutes or hours of a day', () => {
  expect(['90s', '10m', '1h', '24h'].map(readDuration)).toEqual([
    90_000, 600_000, 3_600_000, 86_400_000,
  ])
  for (const text of ['', '0s', '-1m', '10', 'm', '25h', '1d', ' 1m', '1.5m'])
    expect(readDuration(text)).toBeUndefined()
})
