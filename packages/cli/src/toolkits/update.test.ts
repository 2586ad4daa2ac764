import { writeFileSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { importedToolkits } from '../config/imported-toolkits.ts'
import { newFolder } from '../run-command.contract.ts'

const get = (operationId: string, more: object = {}) => ({ get: { operationId, ...more } })
const documentOf = (paths: object, more: object = {}) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Acme' },
    servers: [{ url: 'https://api.acme.test' }],
    paths,
    ...more,
  })
const before = documentOf({
  '/a': get('getA', { tags: ['x'] }),
  '/b': get('getB', { tags: ['y'] }),
})
const after = documentOf(
  {
    '/a': get('getA', { tags: ['x'], summary: 'Get an A' }),
    '/c': get('getC', { tags: ['x'] }),
    '/d': get('getD'),
  },
  { servers: [{ url: 'https://eu.acme.test' }] },
)

/** A folder where a document was imported, which says something else by now. */
async function imported(...more: string[]) {
  const { folder, run } = await newFolder()
  const path = join(folder, 'acme.json')
  await writeFile(path, before)
  await run(['toolkits', 'add', 'openapi', 'acme.json', ...more])
  await writeFile(path, after)
  const file = join(folder, 'toolkits', 'acme.json')
  return {
    folder,
    read: async () =>
      JSON.parse(await readFile(file, 'utf8')) as {
        version: string
        baseUrl: string
        tools: { slug: string }[]
      },
    update: (...rest: string[]) => run(['toolkits', 'update', 'acme', ...rest]),
  }
}

test('what a newer document changes is shown, where credentials go first, and written when it may', async () => {
  const { read, update, folder } = await imported()
  const shown = await update('acme.json')
  expect(shown).toMatchObject({ code: 1, stderr: '' })
  const lines = shown.stdout.split('\n').map((line) => line.trim())
  expect(lines[1]).toBe('! Calls and credentials go elsewhere:')
  for (const line of [
    '- address: {"baseUrl":"https://api.acme.test"}',
    '+ address: {"baseUrl":"https://eu.acme.test"}',
    'ACME_GET_B',
    '+ description: Get an A',
    'Nothing is written: --yes writes it.',
  ])
    expect(lines).toContain(line)
  expect((await read()).baseUrl).toBe('https://api.acme.test')

  expect((await update('acme.json', '--yes')).code).toBe(0)
  const { tools, baseUrl, version } = await read()
  expect(baseUrl).toBe('https://eu.acme.test')
  expect(tools.map(({ slug }) => slug)).toEqual(['ACME_GET_A', 'ACME_GET_C', 'ACME_GET_D'])
  expect(version).toMatch(/_01$/)
  expect((await update('acme.json')).stdout).toBe('Nothing changed.\n')
  expect(await readdir(join(folder, 'toolkits'))).toEqual(['acme.json'])
})

test('it is imported as it was: the same part, the same address', async () => {
  const { read, update } = await imported('--only', 'x', '--base-url', 'https://own.acme.test')
  const { code, stdout } = await update('acme.json', '--yes', '--json')
  expect(code).toBe(0)
  const told = JSON.parse(stdout) as { written: boolean; toolkit: unknown[]; tools: object[] }
  expect(told).toMatchObject({ written: true, toolkit: [] })
  expect(told.tools).toMatchObject([
    { slug: 'ACME_GET_A', kind: 'changed', facts: [{ fact: 'name' }, { fact: 'description' }] },
    { slug: 'ACME_GET_C', kind: 'new' },
  ])
  expect(await read()).toMatchObject({ baseUrl: 'https://own.acme.test' })
})

test.each<[string, string[], string]>([
  ['a document whose folder nobody knows', [], 'update acme acme.json'],
  ['a document that is gone', ['none.json'], 'cannot be read'],
  [
    'a toolkit that is not there',
    ['--folder', 'none'],
    `There is no ${join('none', 'acme.json')}.`,
  ],
])('%s is told, and nothing is written', async (_, arguments_, message) => {
  const { read, update } = await imported()
  const ended = await update(...arguments_, '--yes')
  expect(ended.code).toBe(1)
  expect(ended.stderr).toContain(message)
  expect((await read()).tools).toHaveLength(2)
})

test('what a person changes while the document is read is not lost', async () => {
  const { folder, run } = await newFolder()
  const file = join(folder, 'toolkits', 'acme.json')
  let answer = () => before
  const server = createServer((_, response) => response.end(answer()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  await run(['toolkits', 'add', 'openapi', `http://127.0.0.1:${port}/acme.json`])
  const mended = (await readFile(file, 'utf8')).replace('"Acme"', '"My Acme"')
  answer = () => {
    writeFileSync(file, mended)
    return after
  }
  const ended = await run(['toolkits', 'update', 'acme', '--yes'])
  expect(ended.code).toBe(1)
  expect(ended.stderr).toContain('is another one than when it was read')
  expect(await readFile(file, 'utf8')).toBe(mended)
  expect((await run(['toolkits', 'update', 'acme', '--yes'])).code).toBe(0)
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    name: 'My Acme',
    baseUrl: 'https://eu.acme.test',
  })
})

test('a file that is not called as its toolkit is told, and none is written beside it', async () => {
  const { folder, update } = await imported()
  const file = join(folder, 'toolkits', 'acme.json')
  await writeFile(file, (await readFile(file, 'utf8')).replace('"acme"', '"third"'))
  expect((await update('acme.json', '--yes')).stderr).toContain('has the slug "third"')
  expect(await readdir(join(folder, 'toolkits'))).toEqual(['acme.json'])
})

test('a server that is asked before each call is not updated', async () => {
  const { folder, run } = await newFolder()
  const source = { kind: 'mcp', from: 'https://mcp.acme.test/mcp', sha256: '0'.repeat(64) }
  const facts = {
    format: 1,
    slug: 'acme',
    name: 'Acme',
    description: 'Acme.',
    version: '20261130_00',
  }
  const file = { ...facts, source, baseUrl: source.from, auth: { scheme: 'NO_AUTH' }, tools: [] }
  await writeFile(join(folder, 'acme.json'), JSON.stringify(file))
  const ended = await run(['toolkits', 'update', 'acme', '--folder', '.'])
  expect(ended.code).toBe(1)
  expect(ended.stderr).toContain('maillon toolkits approve acme')
  expect((await run(['toolkits', 'update', '../x'])).stderr).toContain('no toolkit’s slug')
})

test('a version that is kept beside the new one is there for sessions that pin it', async () => {
  const { folder, read, update } = await imported()
  const { version: before } = await read()
  expect((await update('acme.json', '--yes', '--keep')).code).toBe(0)
  expect((await readdir(join(folder, 'toolkits'))).toSorted()).toEqual([
    'acme.json',
    `acme@${before}.json`,
  ])
  const { toolkits, olderToolkits, problems } = await importedToolkits(join(folder, 'toolkits'))
  expect(problems).toEqual([])
  expect(toolkits.map(({ slug, version }) => [slug, version])).toEqual([
    ['acme', (await read()).version],
  ])
  expect(olderToolkits.map(({ slug, version }) => [slug, version])).toEqual([['acme', before]])
  const kept = await readFile(join(folder, 'toolkits', `acme@${before}.json`), 'utf8')
  const copy = join(folder, 'toolkits', 'acme@copy.json')
  await writeFile(copy, kept)
  expect((await importedToolkits(join(folder, 'toolkits'))).problems).toMatchObject([
    { what: expect.stringContaining(`is acme ${before}, as `) },
  ])
  await rm(copy)
  await rm(join(folder, 'toolkits', 'acme.json'))
  expect((await importedToolkits(join(folder, 'toolkits'))).problems).toMatchObject([
    { what: expect.stringContaining('there is no current one') },
  ])
})

const renamed = (summary: string) =>
  JSON.stringify({
    overlay: '1.0.0',
    actions: [{ target: '$.paths["/a"].get', update: { summary } }],
  })

/** The document of `imported`, with an overlay that lies beside the folder of toolkits. */
async function overlaid() {
  const { folder, run } = await newFolder()
  const [path, ours] = [join(folder, 'acme.json'), join(folder, 'ours.json')]
  await writeFile(path, before)
  await writeFile(ours, renamed('Ours'))
  await run(['toolkits', 'add', 'openapi', 'acme.json', '--overlay', './ours.json'])
  const elsewhere = await newFolder()
  const toolkits = join(folder, 'toolkits')
  return {
    ours,
    read: async () =>
      JSON.parse(await readFile(join(toolkits, 'acme.json'), 'utf8')) as {
        source: { options: object; overlays?: { from: string; sha256: string }[] }
        tools: { name: string }[]
      },
    update: (...more: string[]) =>
      elsewhere.run(['toolkits', 'update', 'acme', path, '--folder', toolkits, '--yes', ...more]),
    inElsewhere: (name: string) => join(elsewhere.folder, name),
  }
}

test('overlays that a file was made with are read again, wherever the command runs', async () => {
  const { ours, read, update } = await overlaid()
  const { source } = await read()
  expect(source.options).toEqual({})
  expect(source.overlays).toEqual([
    { from: '../ours.json', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ])
  expect(await update()).toMatchObject({ code: 0, stdout: 'Nothing changed.\n' })
  await writeFile(ours, renamed('Ours, too'))
  const changed = await update()
  expect(changed.stdout).toContain('The overlay ../ours.json is another one than before.')
  const after = await read()
  expect(after.tools[0]?.name).toBe('Ours, too')
  expect(after.source.overlays?.[0]?.sha256).not.toBe(source.overlays?.[0]?.sha256)
})

test('an overlay that is missing is told, and nothing is written until others are named', async () => {
  const { ours, read, update, inElsewhere } = await overlaid()
  await rm(ours)
  const held = await read()
  const { code, stderr } = await update()
  expect(code).toBe(1)
  expect(stderr).toContain('acme was made with the overlay ../ours.json')
  expect(stderr).toContain('--overlay')
  expect(await read()).toEqual(held)
  await writeFile(inElsewhere('new.json'), renamed('New'))
  expect((await update('--overlay', 'new.json')).code).toBe(0)
  const { source, tools } = await read()
  expect(tools[0]?.name).toBe('New')
  expect(source.overlays).toMatchObject([{ from: expect.stringMatching(/^\.\..*\/new\.json$/) }])
  expect(await update()).toMatchObject({ code: 0, stdout: 'Nothing changed.\n' })
})
