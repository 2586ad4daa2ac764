import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'

const document = {
  openapi: '3.1.0',
  info: { title: 'Acme' },
  servers: [{ url: 'https://api.acme.test' }],
  paths: { '/a': { get: { operationId: 'getA' } }, '/b/{id}': { get: { operationId: 'getB' } } },
}

/** The document at a URL on loopback; other paths answer as they are named. */
async function serveDocument(): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === '/away') response.writeHead(302, { location: 'http://acme.test/' }).end()
    else if (request.url === '/gone') response.writeHead(404).end()
    else if (request.url === '/half') {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{', () => response.destroy())
    } else response.end(JSON.stringify(document))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a document becomes a file that the engine serves, and what is wrong is told', async () => {
  const { folder, run, start } = await newFolder()
  const url = await serveDocument()
  const added = await run(['toolkits', 'add', 'openapi', `${url}/openapi.json`])
  expect(added).toMatchObject({ code: 0, stderr: '' })
  expect(added.stdout).toContain('toolkits/acme.json: 2 tools of Acme')
  expect(added.stdout).toContain('Calls go to https://api.acme.test')
  expect(added.stdout).toContain('/paths/~1b~1{id}/get')
  expect(await readdir(join(folder, 'toolkits'))).toEqual(['acme.json'])

  const { child } = start(['dev', '--json', '--ephemeral', '--port', '0'])
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const ready = JSON.parse(line) as { url: string; apiKey: string }
  const response = await fetch(`${ready.url}/api/v3.1/tools/ACME_GET_A`, {
    headers: { 'x-api-key': ready.apiKey },
  })
  expect(await response.json()).toMatchObject({ slug: 'ACME_GET_A', toolkit: { slug: 'acme' } })
})

test('overlays are applied to a document first, and what of them matches nothing is told', async () => {
  const { folder, run } = await newFolder()
  const overlay = (...actions: object[]) => JSON.stringify({ overlay: '1.0.0', actions })
  await writeFile(join(folder, 'acme.json'), JSON.stringify(document))
  await writeFile(join(folder, 'one.json'), overlay({ target: '$.paths["/b/{id}"]', remove: true }))
  await writeFile(join(folder, 'two.json'), overlay({ target: '$.none', update: {} }))
  const { stdout } = await run(
    'toolkits add openapi acme.json --overlay one.json --overlay two.json --json'.split(' '),
  )
  expect(JSON.parse(stdout)).toMatchObject({ tools: 1, problems: [{ at: 'two.json#/actions/0' }] })
})

test('T31 a document commands no terminal, whether it is taken or refused', async () => {
  const { folder, run } = await newFolder()
  const odd = '/\u001b[2Jx\u202e'
  const sound = { ...document, paths: { ...document.paths, [odd]: { get: {} } } }
  for (const paths of [sound.paths, { [odd]: { get: {} } }]) {
    await writeFile(join(folder, 'acme.json'), JSON.stringify({ ...document, paths }))
    const { stdout, stderr } = await run(['toolkits', 'add', 'openapi', 'acme.json'])
    expect(stdout + stderr).toContain('\\u{1b}[2Jx\\u{202e}')
    expect(stdout + stderr).not.toMatch(/(?!\n)\p{C}/u)
  }
})

test('nothing is written over, and nothing is left half-written', async () => {
  const { folder, run } = await newFolder()
  await writeFile(join(folder, 'acme.json'), JSON.stringify(document))
  const add = (...more: string[]) => run(['toolkits', 'add', 'openapi', 'acme.json', ...more])
  expect((await add('--name', 'First')).code).toBe(0)
  const again = await add('--name', 'Second', '--slug', 'first')
  expect(again).toMatchObject({ code: 1, stdout: '' })
  expect(again.stderr).toContain('--force')
  const read = async () => readFile(join(folder, 'toolkits', 'first.json'), 'utf8')
  expect(await read()).toContain('"name": "First"')
  expect((await add('--name', 'Second', '--slug', 'first', '--force')).code).toBe(0)
  expect(await read()).toContain('"name": "Second"')
  expect(await readdir(join(folder, 'toolkits'))).toEqual(['first.json'])
})

test.each<[string, string[], string]>([
  ['a file that is not there', ['none.json'], 'cannot be read'],
  ['an address that nothing answers at', ['https://127.0.0.1:1/a.json'], 'fetch failed, bad port'],
  ['a URL in the clear', ['http://acme.test/openapi.json'], 'no https URL'],
  ['a slug of the catalogue', ['acme.json', '--slug', 'gmail'], '--slug gmail_api'],
  ['a slug that is none', ['acme.json', '--slug', '../x'], 'no toolkit’s slug'],
  ['another way to connect', ['acme.json', '--auth', 'magic'], '"magic"'],
  ['operations that are not there', ['acme.json', '--only', 'zzz'], 'No tool can be made'],
])('%s is refused, and nothing is written', async (_, arguments_, message) => {
  const { folder, run } = await newFolder()
  await writeFile(join(folder, 'acme.json'), JSON.stringify(document))
  const ended = await run(['toolkits', 'add', 'openapi', ...arguments_])
  expect(ended).toMatchObject({ code: 1, stdout: '' })
  expect(ended.stderr).toContain(message)
  expect(await readdir(folder)).toEqual(['acme.json'])
})

test('a redirect to a URL in the clear is not followed to its end', async () => {
  const { run } = await newFolder()
  const url = await serveDocument()
  for (const path of ['/away', '/gone'])
    expect((await run(['toolkits', 'add', 'openapi', url + path])).code).toBe(1)
})

test('a broken file stops the server with its name, beside what else is missing', async () => {
  const { folder, run } = await newFolder()
  await run(['toolkits', 'add', 'openapi', await serveDocument()])
  await writeFile(join(folder, 'toolkits', 'broken.json'), '{"format": 1}')
  const { code, stderr } = await run(['serve'])
  expect(code).toBe(1)
  expect(stderr).toContain('toolkits/broken.json is no toolkit')
  expect(stderr).toContain('MAILLON_DATABASE_URL')
})

test('a document that breaks off on its way is told as that', async () => {
  const { run } = await newFolder()
  for (const kind of ['openapi', 'graphql']) {
    const url = `${await serveDocument()}/half`
    const ended = await run(['toolkits', 'add', kind, url, '--base-url', 'https://api.acme.test'])
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toContain('it broke off')
  }
})
