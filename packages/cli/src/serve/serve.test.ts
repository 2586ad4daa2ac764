import { once } from 'node:events'
import { readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'
import { newEncryptionKey } from '../keys/encryption-key.ts'

function environment(more: Record<string, string> = {}): Record<string, string> {
  return {
    MAILLON_DATABASE_URL: './maillon.db',
    MAILLON_ENCRYPTION_KEY: newEncryptionKey(),
    MAILLON_PUBLIC_URL: 'http://localhost:4400',
    MAILLON_VERIFICATION: 'browser',
    MAILLON_LISTEN_PORT: '0',
    MAILLON_DRAIN_SECONDS: '0',
    ...more,
  }
}

/** Starts a server; answers it when it is ready. */
async function serving(
  { start }: Awaited<ReturnType<typeof newFolder>>,
  variables: Record<string, string>,
  ...options: string[]
) {
  const { child, ended } = start(['serve', ...options], variables)
  const lines = createInterface({ input: child.stdout })
  const [line] = (await Promise.race([once(lines, 'line'), ended.then(fails)])) as [string]
  const { url } = JSON.parse(line) as { url: string }
  const stop = () => (child.kill('SIGTERM'), ended)
  return { url, stop, pid: child.pid ?? 0 }
}

function fails(ended: object): never {
  throw new Error(JSON.stringify(ended))
}

test('with nothing set, it says all that it needs in one go, and leaves nothing behind', async () => {
  const { folder, run } = await newFolder()
  const { code, stdout, stderr } = await run(['serve'])
  expect(code).toBe(1)
  expect(stdout).toBe('')
  for (const name of ['DATABASE_URL', 'ENCRYPTION_KEY', 'PUBLIC_URL', 'VERIFICATION'])
    expect(stderr).toContain(`MAILLON_${name}=`)
  expect(stderr).toContain('4 things are missing')
  expect(stderr).toContain('openssl rand -base64 32')
  expect(stderr).not.toMatch(/\bat .*\.ts|Error:/)
  expect(await readdir(folder)).toEqual([])
})

test('what is wrong is told beside what is missing, from the file and the environment', async () => {
  const { folder, run } = await newFolder()
  const wrong = {
    prot: 4400,
    publicUrl: 'http://connect.your-app.com',
    encryptionKey: 'k1:canary',
    toolkits: ['gmial'],
    authConfigs: { gmail: { clientId: 'a', clientSecret: 'canary' } },
    database: 'postgres://user:canary@localhost/maillon',
  }
  await writeFile(join(folder, 'maillon.config.json'), JSON.stringify(wrong))
  const { code, stderr } = await run(['serve'], {
    MAILLON_VERIFICATION: 'app',
    MAILLON_LISTEN_PORT: 'tcp://10.0.0.1:80',
    MAILLON_ENCRYPTION_KEY: 'canary',
    GITHUB_CLIENT_ID: 'b',
    SLACK_CLIENT_SECRET_FILE: '/none',
  })
  expect(code).toBe(1)
  const named = ['prot', 'encryptionKey', 'clientSecret', 'gmial', 'https address', 'VERIFIER_URL']
  const more = ['port', 'id:base64', 'GITHUB_CLIENT_SECRET', '/none', 'password']
  for (const name of [...named, ...more]) expect(stderr).toContain(name)
  expect(stderr).not.toContain('canary')
})

test('a config file in TypeScript, an env file and secrets in files make a server', async () => {
  const place = await newFolder()
  const key = newEncryptionKey()
  const write = (name: string, content: string) => writeFile(join(place.folder, name), content)
  await write('key.txt', `${key}\n`)
  await write('secret.txt', 'canary-client-secret\n')
  await write(
    'maillon.config.ts',
    `interface Names { appName: string }
    const names: Names = { appName: 'Acme' }
    export default { ...names, encryptionKeyFile: 'key.txt', toolkits: ['gmail', 'hackernews'], port: 0,
      mcp: { issuer: 'https://login.acme.example.test' }, drainSeconds: 0, authConfigs: { gmail: { clientId: 'id', clientSecretFile: 'secret.txt' } } }`,
  )
  await write(
    '.env',
    'MAILLON_DATABASE_URL=./maillon.db\nMAILLON_PUBLIC_URL=http://localhost:4400\nMAILLON_VERIFICATION=browser\n',
  )
  const printed = await place.run(['serve', '--env-file', '.env', '--print-config'])
  expect(JSON.parse(printed.stdout)).toMatchObject({
    appName: 'Acme',
    toolkits: ['gmail', 'hackernews'],
    mcp: { issuer: 'https://login.acme.example.test' },
    authConfigs: { gmail: { clientId: 'id', clientSecret: '***' } },
  })
  expect(printed.stdout).not.toContain('canary')
  expect(printed.stdout).not.toContain(key.split(':')[1])
  expect(await readdir(place.folder)).not.toContain('maillon.db')

  const { url, stop } = await serving(place, {}, '--env-file', '.env')
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  // The app's own issuer lets in: the engine is none.
  expect((await fetch(`${url}/.well-known/oauth-authorization-server`)).status).toBe(404)
  expect((await fetch(`${url}/console`)).status).toBe(200)
  const { code, stdout } = await stop()
  expect(code).toBe(0)
  const said = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).message)
  expect(said).toEqual(['ready', 'request', 'request', 'stopping', 'stopped'])
  expect(stdout).not.toContain('canary')
})

test('keys are made, listed and revoked on the database of a server that runs', async () => {
  const place = await newFolder()
  const variables = environment()
  const { url, stop } = await serving(place, variables)
  const keys = async (...options: string[]) => {
    const { code, stdout, stderr } = await place.run(['keys', ...options, '--json'], variables)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    return JSON.parse(stdout)
  }
  const status = async (key: string, path = 'toolkits') =>
    (await fetch(`${url}/api/v3.1/${path}`, { headers: { 'x-api-key': key } })).status
  const old = await keys('create', '--name', 'server')
  const next = await keys('create', '--name', 'next', '--scopes', 'admin', '--expires', '90d')
  expect(old).toMatchObject({ scopes: ['execute', 'connect'], expiresAt: null })
  expect(Date.parse(next.expiresAt)).toBeGreaterThan(Date.now())
  expect(await status(old.key)).toBe(200)
  expect(await status(old.key, 'api_keys')).toBe(403)
  expect(await status(next.key, 'api_keys')).toBe(200)
  await keys('revoke', old.id)
  expect(await status(old.key)).toBe(401)
  expect(await status(next.key)).toBe(200)
  const listed = await keys('list')
  expect(listed.map(({ id }: { id: string }) => id)).toEqual([next.id])
  expect(JSON.stringify(listed)).not.toContain(next.key)
  expect(await keys('list', '--project', 'other')).toEqual([])
  const { stdout } = await stop()
  for (const { key } of [old, next]) expect(stdout).not.toContain(key)
})

test('a wrong encryption key makes no key and starts no server', async () => {
  const place = await newFolder()
  const variables = environment({ MAILLON_ENCRYPTION_KEY: newEncryptionKey('k1') })
  await place.run(['keys', 'create', '--name', 'a'], variables)
  const other = { ...variables, MAILLON_ENCRYPTION_KEY: newEncryptionKey('k1') }
  for (const command of [['serve'], ['keys', 'create', '--name', 'b']]) {
    const { code, stderr } = await place.run(command, other)
    expect(code).toBe(1)
    expect(stderr).toContain('another key "k1"')
  }
  const { stdout } = await place.run(['keys', 'list'], variables)
  expect(stdout.trim().split('\n')).toHaveLength(1)
})

test.runIf(process.platform === 'linux')(
  'T35 the server listens on one port, on loopback',
  async () => {
    const place = await newFolder()
    const { url, stop, pid } = await serving(place, environment())
    const descriptors = await readdir(`/proc/${pid}/fd`)
    const targets = await Promise.all(
      descriptors.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')),
    )
    const tables = await Promise.all(
      ['tcp', 'tcp6', 'udp', 'udp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8')),
    )
    const rows = tables.flatMap((table) => table.split('\n').map((row) => row.trim().split(/\s+/)))
    // State 0A is LISTEN, 07 a UDP socket that anybody may write to.
    const open = rows.filter(
      ([, , , state = '', , , , , , inode = '']) =>
        (state === '0A' || state === '07') && targets.includes(`socket:[${inode}]`),
    )
    const port = Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0')
    expect(open.map(([, local]) => local)).toEqual([`0100007F:${port}`])
    await stop()
  },
)

test('T28 a server on loopback answers to its own names, and to no other', async () => {
  const place = await newFolder()
  const { url, stop } = await serving(
    place,
    environment({ MAILLON_ALLOWED_HOSTS: 'engine.internal' }),
  )
  const { request } = await import('node:http')
  const status = (host: string, headers = {}) =>
    new Promise<number>((resolve) => {
      request(`${url}/none`, { headers: { host, ...headers } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      }).end()
    })
  for (const host of ['localhost:4400', 'app.localhost', '127.0.0.1', '[::1]:1', 'engine.internal'])
    expect(await status(host)).toBe(404)
  expect(await status('evil.example')).toBe(403)
  // Nobody said that a proxy stands in front: what one would forward is the client's word.
  expect(await status('evil.example', { 'x-forwarded-host': 'localhost' })).toBe(403)
  await stop()
})
