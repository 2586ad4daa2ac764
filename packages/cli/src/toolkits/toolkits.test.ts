import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Maillon } from '@maillon/core'
import { createTestEngine } from '@maillon/testkit'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { hackernews } from '@maillon/toolkits'
import { expect, onTestFinished, test } from 'vitest'
import { newEncryptionKey } from '../keys/encryption-key.ts'
import { newFolder } from '../run-command.contract.ts'
import { readable, tryTools } from './try-toolkit.ts'

const document = {
  openapi: '3.1.0',
  info: { title: 'Acme' },
  servers: [{ url: 'https://127.0.0.1:9' }],
  paths: { '/a': { get: { operationId: 'getA' } } },
}

/** A folder with a toolkit of its own. */
async function folderWithAcme() {
  const { folder, run } = await newFolder()
  await writeFile(join(folder, 'acme.json'), JSON.stringify(document))
  await run(['toolkits', 'add', 'openapi', 'acme.json'])
  return { folder, run }
}

test('list has the catalogue and what was imported', async () => {
  const { run } = await folderWithAcme()
  const { code, stdout } = await run(['toolkits', 'list'], {
    GMAIL_CLIENT_ID: 'a',
    GMAIL_CLIENT_SECRET: 'canary',
  })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^gmail +\d+ {2}OAuth, service account +emulated$/m)
  expect(stdout).toMatch(
    /^github +\d+ {2}OAuth, key, service account +emulated +no OAuth client yet$/m,
  )
  expect(stdout).toMatch(/^acme +1 {2}no account +imported$/m)
  expect(stdout).not.toContain('canary')
  const { stdout: json } = await run(['toolkits', 'list', '--json'])
  expect(JSON.parse(json)).toContainEqual(
    expect.objectContaining({
      slug: 'gmail',
      connects_by: 'OAuth, service account',
      client: false,
    }),
  )
})

test('show says what to register, with the real address', async () => {
  const { run } = await newFolder()
  const address = { MAILLON_PUBLIC_URL: 'https://connect.your-app.com/' }
  const { stdout } = await run(['toolkits', 'show', 'gmail'], address)
  expect(stdout).toContain('Redirect URI: https://connect.your-app.com/oauth/callback/gmail\n')
  expect(stdout).toContain('GMAIL_CLIENT_ID')
  expect(stdout).toMatch(/GMAIL_SEND_EMAIL +write/)
  expect(stdout).not.toContain('{redirect_uri}')
  expect(await run(['toolkits', 'destroy'])).toMatchObject({ code: 2, stdout: '' })
})

test('doctor names all that is wrong in one go, and what to do', async () => {
  const { folder, run } = await folderWithAcme()
  await writeFile(join(folder, 'toolkits', 'broken.json'), '{')
  const bare = await run(['toolkits', 'doctor'])
  expect(bare.code).toBe(1)
  for (const word of [
    'MAILLON_DATABASE_URL',
    'MAILLON_PUBLIC_URL',
    'broken.json',
    'no OAuth client',
  ])
    expect(bare.stdout).toContain(word)

  await writeFile(join(folder, 'toolkits', 'broken.json'), JSON.stringify({}))
  const environment = {
    MAILLON_DATABASE_URL: './maillon.db',
    MAILLON_ENCRYPTION_KEY: newEncryptionKey(),
    MAILLON_PUBLIC_URL: 'http://localhost:1',
    MAILLON_VERIFICATION: 'browser',
    MAILLON_TOOLKITS_FOLDER: 'none',
    GMAIL_CLIENT_ID: 'a',
    GMAIL_CLIENT_SECRET: 'canary',
  }
  const early = await run(['toolkits', 'doctor'], environment)
  expect(early.stdout).toContain('warning  The database file ./maillon.db is not there yet')
  expect(await readdir(folder)).not.toContain('maillon.db')
  await run(['keys', 'list'], environment)
  const set = await run(['toolkits', 'doctor'], environment)
  expect(set.code).toBe(0)
  expect(set.stdout).toContain('fine     The database answers')
  expect(set.stdout).toContain(
    'fine     Gmail has an OAuth client, which must know http://localhost:1/oauth/callback/gmail',
  )
  expect(set.stdout).toContain('warning  http://localhost:1/healthz does not answer')
  expect(set.stdout).not.toContain('canary')

  const wrongKey = { ...environment, MAILLON_ENCRYPTION_KEY: newEncryptionKey() }
  const wrong = await run(['toolkits', 'doctor', '--json'], wrongKey)
  expect(wrong.code).toBe(1)
  expect(JSON.parse(wrong.stdout)).toContainEqual(
    expect.objectContaining({ state: 'wrong', what: expect.stringContaining('another key') }),
  )
})

test('test calls what reads at the service, and tells what fails', async () => {
  const { run } = await folderWithAcme()
  const environment = {
    MAILLON_DATABASE_URL: './maillon.db',
    MAILLON_ENCRYPTION_KEY: newEncryptionKey(),
  }
  // An address of this machine is one that the engine never calls.
  const ended = await run(['toolkits', 'test', 'acme'], environment)
  expect(ended).toMatchObject({ code: 1, stderr: '' })
  expect(ended.stdout).toMatch(/^FAILS {2}ACME_GET_A/)
  expect((await run(['toolkits', 'test', 'gmail'], environment)).stderr).toContain('--user')
})

test('a service that answers is told to work', async () => {
  const world = await startUpstreams({ services: ['hackernews'] })
  onTestFinished(() => world.stop())
  const { engine, stop } = await createTestEngine({ routes: world.routes })
  onTestFinished(stop)
  const tools = readable(hackernews)
  expect(tools.length).toBeGreaterThan(0)
  const outcomes = await tryTools(new Maillon({ engine }).tools, tools, undefined)
  expect(outcomes).toEqual(tools.map(({ slug }) => ({ slug, error: null, ms: expect.any(Number) })))
})

test('a document that others wrote commands no terminal', async () => {
  const { folder, run } = await newFolder()
  const hostile = 'Acme \u001b[2J\u009b31m\u202e'
  const paths = { '/a': { get: { operationId: 'getA', summary: hostile, description: hostile } } }
  const info = { title: hostile, description: hostile }
  await writeFile(join(folder, 'acme.json'), JSON.stringify({ ...document, info, paths }))
  const slug = ['--slug', 'acme']
  const told = [await run(['toolkits', 'add', 'openapi', 'acme.json', ...slug])]
  for (const words of [
    ['list'],
    ['show', 'acme'],
    ['lint', 'acme'],
    ['update', 'acme', 'acme.json'],
  ])
    told.push(await run(['toolkits', ...words]))
  const said = told.map(({ stdout, stderr }) => stdout + stderr).join('')
  for (const character of '\u001b\u009b\u202e') expect(said).not.toContain(character)
})

test.each([
  ['show gmial', /Did you mean gmail\b/],
  ['show hackernew', /Did you mean hackernews\b/],
  ['lint gmial', /Did you mean gmail\b/],
  ['list emial', /Did you mean .*\bemail/],
  ['add gmial', /Did you mean gmail\b/],
  ['show qqqqqq', /List them/],
])('%s says what may have been meant', async (words, said) => {
  const { run } = await newFolder()
  const ended = await run(['toolkits', ...words.split(' ')])
  expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(said) })
})
