import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiKeys, defineToolkit, serviceToolkit } from '@maillon/core/toolkit'
import { services } from '@maillon/services'
import { allToolkits } from '@maillon/toolkits'
import { expect, onTestFinished, test } from 'vitest'
import { readToolkit } from './read-toolkit.ts'
import { sharedPatterns } from './shared-patterns.ts'

const auth = {
  scheme: 'API_KEY' as const,
  fields: { name: { label: 'Name' }, key: { label: 'Key', secret: true } },
  headers: { 'x-key': '{key}' },
}
const toolkitOf = (...hosts: string[]) =>
  defineToolkit({
    slug: 'desk',
    name: 'Desk',
    description: 'Desk.',
    version: '20261130_00',
    baseUrl: `https://${hosts[0]?.replace('*', '{name}')}`,
    hosts,
    auth: apiKeys(auth),
    verified: 'imported',
    tools: [],
  })

test.each([
  '*.github.io',
  '*.vercel.app',
  '*.herokuapp.com',
  '*.s3.amazonaws.com',
  '*.eu-west-1.compute.amazonaws.com',
  '*.azurewebsites.net',
  '*.ngrok.io',
  'api.*.pages.dev',
  '*.asso.fr',
])('%s is open: anybody can have a host there', async (pattern) => {
  expect(await sharedPatterns(toolkitOf(pattern))).toEqual([pattern])
})

test.each([
  '*.zendesk.com',
  '*.acme.github.io',
  '*.my.salesforce.com',
  '*.myshopify.com',
  'acme.github.io',
])('%s is a service’s own', async (host) => {
  const base = { ...toolkitOf('*.desk.test'), hosts: [host] }
  expect(
    await sharedPatterns({ ...base, ways: { api_key: { ...apiKeys(auth), hosts: [host] } } }),
  ).toEqual([])
})

test('no toolkit of ours, and no service, sends anything where anybody can have a host', async () => {
  const known = services()
  const all = [...allToolkits, ...known.list().map(({ slug }) => serviceToolkit(known.file(slug)))]
  const open = await Promise.all(
    all.map(async (toolkit) => [toolkit.slug, ...(await sharedPatterns(toolkit))]),
  )
  expect(open.filter(({ length }) => length > 1)).toEqual([])
})

test('a file with such a pattern is refused as it is read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'desk.json')
  const file = {
    format: 1,
    slug: 'desk',
    name: 'Desk',
    description: 'Desk.',
    version: '20261130_00',
    source: { kind: 'mcp', from: 'desk', sha256: '0'.repeat(64) },
    baseUrl: 'https://{name}.github.io',
    hosts: ['*.github.io'],
    auth,
    tools: [],
  }
  await writeFile(path, JSON.stringify(file))
  await expect(readToolkit(path)).rejects.toThrow('"*.github.io" is open')
  await writeFile(
    path,
    JSON.stringify({ ...file, baseUrl: 'https://{name}.desk.test', hosts: ['*.desk.test'] }),
  )
  expect((await readToolkit(path)).hosts).toEqual(['*.desk.test'])
})
