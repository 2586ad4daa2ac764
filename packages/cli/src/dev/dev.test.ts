import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Ready } from './welcome.ts'

const bin = fileURLToPath(new URL('../bin.ts', import.meta.url))
let folder: string
const running = new Set<ChildProcess>()
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillon-dev-'))
})
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
  await rm(folder, { recursive: true })
})

function start(
  ...options: string[]
): ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } {
  const child = spawn(process.execPath, ['--conditions=@maillon/source', bin, 'dev', ...options], {
    cwd: folder,
  })
  running.add(child)
  return child
}

/** The one line of `--json`. */
async function ready(child: ReturnType<typeof start>) {
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return JSON.parse(line) as Ready
}

async function stop(child: ChildProcess): Promise<number | null> {
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number | null]
  running.delete(child)
  return code
}

function toolkits({ url, apiKey }: { url: string; apiKey: string }): Promise<Response> {
  return fetch(`${url}/api/v3.1/toolkits`, { headers: { 'x-api-key': apiKey } })
}

/** As a page would get that made its own name point here (T28). */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    get(url, { headers: { host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
  })
}

async function fails(options: readonly string[], with_ = 1): Promise<string> {
  const child = start(...options)
  const chunks: string[] = []
  child.stderr.on('data', (chunk) => chunks.push(String(chunk)))
  const [code] = await once(child, 'close')
  expect(code).toBe(with_)
  return chunks.join('')
}

test('--json prints one line when ready, serves, and ends well on SIGTERM', async () => {
  const child = start('--json', '--ephemeral', '--port', '0')
  const told = await ready(child)
  expect(Object.keys(told)).toEqual(['url', 'apiKey', 'upstreams', 'console'])
  expect(told.upstreams.google).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect((await toolkits(told)).status).toBe(200)
  expect((await toolkits({ ...told, apiKey: 'mk_wrong' })).status).toBe(401)
  expect(await statusFor(told.url, 'evil.example')).toBe(403)
  const [page = '', token = ''] = told.console?.split('#open=') ?? []
  expect(await (await fetch(page)).text()).toContain('<div id="root">')
  const open = () =>
    fetch(`${page}/login`, {
      method: 'POST',
      headers: { 'x-maillon-console': '1' },
      body: JSON.stringify({ token }),
    })
  expect(await (await open()).json()).toMatchObject({ login: { project: 'default' } })
  expect((await open()).status).toBe(401)
  expect(await stop(child)).toBe(0)
})

test('keeps its database and its key between starts, for its owner only', async () => {
  const first = start('--json', '--port', '0', '--no-emulate')
  const { apiKey } = await ready(first)
  await stop(first)
  expect((await stat(join(folder, '.maillon/dev.json'))).mode & 0o077).toBe(0)

  const second = start('--json', '--port', '0', '--no-emulate', '--no-console')
  const told = await ready(second)
  expect(told.apiKey).toBe(apiKey)
  expect(told).not.toHaveProperty('console')
  expect((await fetch(`${told.url}/console`)).status).toBe(404)
  expect((await toolkits(told)).status).toBe(200)
  await stop(second)

  await rm(join(folder, '.maillon/dev.db'))
  const third = start('--json', '--port', '0', '--no-emulate')
  const renewed = await ready(third)
  expect((await toolkits(renewed)).status).toBe(200)
  await stop(third)
})

test('a state file that cannot be read is left alone, with what to do', async () => {
  const child = start('--json', '--port', '0', '--no-emulate')
  await ready(child)
  await stop(child)
  const file = join(folder, '.maillon/dev.json')
  await writeFile(file, '{"encryptionKey":')
  expect(await fails(['--port', '0', '--no-emulate'])).toContain('Delete the folder .maillon')
  expect(await readFile(file, 'utf8')).toBe('{"encryptionKey":')
})

test('a port that is taken, or is none, is said in plain words', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  expect(await fails(['--ephemeral', '--no-emulate', '--port', String(port)])).toContain(
    'Pass another --port',
  )
  server.close()
  expect(await fails(['--ephemeral', '--port', '70000'], 2)).toContain('a port: 0 to 65535')
})

test('toolkits come, change and go as their files do, while it runs', async () => {
  const child = start('--json', '--ephemeral', '--port', '0')
  const { url, apiKey } = await ready(child)
  const lines = createInterface({ input: child.stderr })[Symbol.asyncIterator]()
  const says = async () => (await lines.next()).value as string
  const titleOf = async (slug: string) => {
    const response = await fetch(`${url}/api/v3.1/tools/${slug}`, {
      headers: { 'x-api-key': apiKey },
    })
    return response.ok ? ((await response.json()) as { name: string }).name : response.status
  }
  const add = async (summary: string) => {
    const document = {
      openapi: '3.1.0',
      info: { title: 'Acme' },
      servers: [{ url: 'https://api.acme.test' }],
      paths: { '/a': { get: { operationId: 'getA', summary } } },
    }
    await writeFile(join(folder, 'acme-openapi.json'), JSON.stringify(document))
    const adding = spawn(
      process.execPath,
      [
        '--conditions=@maillon/source',
        bin,
        'toolkits',
        'add',
        'openapi',
        'acme-openapi.json',
        '--force',
      ],
      { cwd: folder },
    )
    await once(adding, 'exit')
  }
  const file = join(folder, 'toolkits', 'acme.json')
  expect(await titleOf('ACME_GET_A')).toBe(404)
  await add('First')
  expect(await says()).toBe('acme: added, 1 tool')
  expect(await titleOf('ACME_GET_A')).toBe('First')
  await add('Second')
  expect(await says()).toBe('acme: changed, 1 tool')
  expect(await titleOf('ACME_GET_A')).toBe('Second')
  const older = (await readFile(file, 'utf8')).replace(
    /"version": "[^"]*"/,
    '"version": "20200101_00"',
  )
  await writeFile(file.replace('acme.json', 'acme@20200101_00.json'), older)
  expect(await says()).toBe('acme: changed, 1 tool')
  expect(await titleOf('ACME_GET_A?version=20200101_00')).toBe('Second')
  await rm(file.replace('acme.json', 'acme@20200101_00.json'))
  expect(await says()).toBe('acme: changed, 1 tool')
  expect(await titleOf('ACME_GET_A?version=20200101_00')).toBe(404)
  await writeFile(file, '{ broken')
  expect(await says()).toContain('is no JSON file')
  expect(await titleOf('ACME_GET_A')).toBe('Second')
  await rm(file)
  expect(await says()).toBe('acme: gone')
  expect(await titleOf('ACME_GET_A')).toBe(404)
  expect(await stop(child)).toBe(0)
})
