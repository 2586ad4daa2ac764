import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MaillonError, type Toolkit } from '@maillon/core/toolkit'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { readToolkit } from '../read-toolkit.ts'
import { readToolkits } from './read-toolkits.ts'

const indexName = '.maillon-index'
const text = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string' } } })
const tool = (slug: string, call: object, more: object = {}) => ({
  slug,
  name: `Name of ${slug}`,
  description: `${slug} does “this” — 日本.`,
  effect: 'read',
  input: text(`${slug.toLowerCase()}_id`),
  call,
  ...more,
})
const http = { kind: 'http', method: 'GET', path: '/items', parameters: [] }
const file = (slug: string, more: object = {}) => ({
  format: 1,
  slug,
  name: `Service ${slug}`,
  description: 'Keeps things.',
  version: '20261130_00',
  source: { kind: 'openapi', from: 'doc.json', sha256: '0'.repeat(64) },
  baseUrl: 'https://api.acme.test/v1',
  auth: { scheme: 'NO_AUTH' },
  tools: [tool(`${slug.toUpperCase()}_GET_ITEM`, http)],
  ...more,
})
const pasted = {
  scheme: 'API_KEY',
  fields: { key: { label: 'Key' } },
  headers: { 'x-key': '{key}' },
}
const signedIn = {
  scheme: 'OAUTH2',
  authorizeUrl: 'https://acme.test/authorize',
  tokenUrl: 'https://acme.test/token',
  scopes: { read: 'See things' },
}
const schemas = { Query: { type: 'object', properties: { and: { $ref: '#/$defs/Query' } } } }

/** One of each thing that files differ by. */
const files = {
  plain: file('plain'),
  full: file('full', {
    hosts: ['api.acme.test'],
    origins: ['https://files.acme.test'],
    headers: { 'x-version': '1' },
    docsUrl: 'https://acme.test/docs',
    auth: { login: { ...signedIn, label: 'Log in' }, key: { ...pasted, label: 'A key' } },
    tools: [
      tool('FULL_FIND', http, {
        effect: 'write',
        idempotent: true,
        scopes: ['read'],
        answers: { characters: 30_000, items: 100 },
        wholeInput: { type: 'object', properties: { query: { $ref: '#/$defs/Query' } } },
      }),
      tool('FULL_DOWNLOAD', { ...http, path: '/items/{id}', answer: 'file' }),
    ],
    schemas,
  }),
  graph: file('graph', {
    source: { kind: 'graphql', from: 'a.graphql', sha256: '0'.repeat(64) },
    tools: [
      tool('GRAPH_ISSUES', {
        kind: 'graphql',
        document: 'query { issues { id } }',
        variables: {},
        answer: ['issues'],
      }),
    ],
  }),
  server: file('server', {
    source: { kind: 'mcp', from: 'npx', sha256: '0'.repeat(64) },
    baseUrl: 'https://server.invalid',
    command: { run: ['true'] },
    tools: [tool('SERVER_LOOK', { kind: 'mcp', tool: 'look', sha256: '0'.repeat(64) })],
  }),
}

/** A folder with files that were written a minute ago. */
async function newFolder(contents: Record<string, unknown>) {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-folder-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const at = (name: string) => join(folder, `${name}.json`)
  const write = async (name: string, content: unknown, secondsAgo = 60) => {
    const then = new Date(Date.now() - secondsAgo * 1_000)
    await writeFile(at(name), typeof content === 'string' ? content : JSON.stringify(content))
    await utimes(at(name), then, then)
  }
  for (const [name, content] of Object.entries(contents)) await write(name, content)
  return { folder, at, write, index: join(folder, indexName) }
}

/** All that a toolkit says, and what its tools ask of an upstream. */
async function said({ atRest: _atRest, ...toolkit }: Toolkit) {
  const requests = toolkit.tools.map(async (one) => {
    const seen: unknown[] = []
    const note = async (request: unknown) => (seen.push(request), { data: { issues: [] } })
    const upstream = { call: note, exchange: note, download: note, file: note }
    const answer = await one.run({ a: 1 } as never, upstream as never).catch((error) => error)
    return { seen, answer, output: one.output.safeParse({ file: 1 }).success }
  })
  const tools = toolkit.tools.map(({ argumentNames: _names, ...facts }) => facts)
  const rest = Object.entries({ ...toolkit, tools }).filter(([, value]) => value !== undefined)
  return {
    text: JSON.stringify(Object.fromEntries(rest.toSorted())),
    requests: await Promise.all(requests),
  }
}

const slugsOf = ({ toolkits }: Awaited<ReturnType<typeof readToolkits>>) =>
  [...toolkits.values()].map(({ slug }) => slug)

test('each toolkit of a folder is what its file says, the first time and by the index', async () => {
  const { folder, at } = await newFolder(files)
  for (const _ of ['first', 'by the index']) {
    const { toolkits, faults } = await readToolkits(folder)
    expect([...faults.values()]).toEqual([])
    expect([...toolkits.keys()]).toEqual(Object.keys(files).toSorted().map(at))
    for (const [path, toolkit] of toolkits) {
      const whole = await readToolkit(path)
      expect(await said(toolkit)).toEqual(await said(whole))
      expect(toolkit.tools.map(({ argumentNames }) => argumentNames)).toEqual(
        whole.tools.map(({ argumentNames }) => argumentNames),
      )
    }
  }
})

test('what lists say and the slugs of tools are there when nothing else is', async () => {
  const { folder, index } = await newFolder(files)
  await readToolkits(folder)
  const { toolkits } = await readToolkits(folder)
  const [line = '', length] =
    /^maillon toolkits \d+ (\d+)\n/.exec(await readFile(index, 'latin1')) ?? []
  await truncate(index, line.length + Number(length))
  for (const toolkit of toolkits.values()) {
    const { slug, name, version, verified, atRest } = toolkit
    const { tools } = files[slug as keyof typeof files]
    expect([name, version, verified]).toEqual([`Service ${slug}`, '20261130_00', 'imported'])
    expect(atRest?.tools).toEqual(tools.map((one) => one.slug))
    expect(() => toolkit.tools).toThrow('is there no more')
  }
})

test('a file that changed is read again, one that is new too, and one that went is gone', async () => {
  const { folder, at, write } = await newFolder({ plain: file('plain'), other: file('other') })
  await readToolkits(folder)
  await write('plain', file('plain', { name: 'Another name' }), 30)
  await write('more', file('more'))
  await rm(at('other'))
  for (const _ of ['then', 'and by the index']) {
    const found = await readToolkits(folder)
    expect(slugsOf(found)).toEqual(['more', 'plain'])
    expect(found.toolkits.get(at('plain'))?.name).toBe('Another name')
  }
})

test('a change of as many characters in the same second is seen', async () => {
  const { folder, at, write } = await newFolder({})
  await write('plain', file('plain', { name: 'One' }), 0)
  await readToolkits(folder)
  await write('plain', file('plain', { name: 'Two' }), 0)
  expect((await readToolkits(folder)).toolkits.get(at('plain'))?.name).toBe('Two')
})

test('what is wrong with a file is told each time, takes nothing from others, and is forgotten when it is mended', async () => {
  const { folder, at, write, index } = await newFolder({
    plain: file('plain'),
    broken: '{"format": 1,',
    wrong: file('wrong', { baseUrl: 'http://acme.test' }),
    open: file('open', {
      baseUrl: 'https://{name}.github.io',
      hosts: ['*.github.io'],
      auth: { ...pasted, fields: { ...pasted.fields, name: { label: 'Name' } } },
    }),
  })
  let before: Buffer | undefined
  for (const _ of ['first', 'again']) {
    const found = await readToolkits(folder)
    expect(slugsOf(found)).toEqual(['plain'])
    expect([...found.faults.keys()]).toEqual(['broken', 'open', 'wrong'].map(at))
    for (const [path, fault] of found.faults) {
      const whole = await readToolkit(path).catch((error: unknown) => error)
      expect(MaillonError.is(whole, 'config_invalid') && whole.message).toBe(fault.message)
    }
    const now = await readFile(index)
    expect(now.equals(before ?? now)).toBe(true)
    before = now
  }
  await write('broken', file('broken'))
  expect(slugsOf(await readToolkits(folder))).toEqual(['broken', 'plain'])
})

test('a process goes on with what it read, whatever becomes of the folder', async () => {
  const { folder, at, write } = await newFolder({ plain: file('plain') })
  await readToolkits(folder)
  const early = (await readToolkits(folder)).toolkits.get(at('plain'))
  const other = tool('PLAIN_GET_ITEM', http, { input: text('another') })
  await write('plain', file('plain', { tools: [other] }), 30)
  const late = (await readToolkits(folder)).toolkits.get(at('plain'))
  await rm(at('plain'))
  expect(early?.tools[0]?.input).toEqual(text('plain_get_item_id'))
  expect(late?.tools[0]?.input).toEqual(text('another'))
})

test('an index that is cut short, of another version or something else is made anew', async () => {
  const { folder, index } = await newFolder({ plain: file('plain'), other: file('other') })
  await readToolkits(folder)
  const whole = await readFile(index)
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
        fc.uint8Array({ maxLength: 100 }),
        fc.constant(
          Buffer.from(whole.toString('latin1').replace('"version":"', '"version":"9'), 'latin1'),
        ),
      ),
      async (content) => {
        await writeFile(index, content)
        expect(slugsOf(await readToolkits(folder))).toEqual(['other', 'plain'])
        expect((await readFile(index)).equals(whole)).toBe(true)
      },
    ),
    { numRuns: 30 },
  )
  expect(await readdir(folder)).toEqual([indexName, 'other.json', 'plain.json'])
})

test('where no index can be kept, the toolkits are there all the same, and nothing is left behind', async () => {
  const { folder, at, index } = await newFolder({ plain: file('plain') })
  await mkdir(index)
  const toolkit = (await readToolkits(folder)).toolkits.get(at('plain'))
  expect(toolkit?.tools[0]?.input).toEqual(text('plain_get_item_id'))
  expect(await readdir(folder)).toEqual([indexName, 'plain.json'])
})

test('a folder without toolkits, or none, is left as it is', async () => {
  const { folder } = await newFolder({ broken: '[]' })
  expect((await readToolkits(folder)).faults.size).toBe(1)
  expect(await readdir(folder)).toEqual(['broken.json'])
  expect((await readToolkits(join(folder, 'none'))).toolkits.size).toBe(0)
})
