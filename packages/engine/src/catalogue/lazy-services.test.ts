import { MaillonError } from '@maillon/core'
import {
  defineToolkit,
  noAuth,
  type ServiceFile,
  type Services,
  serviceSummary,
  serviceToolkit,
} from '@maillon/core/toolkit'
import { startDialect } from '@maillon/testkit/hostile'
import { github, gmail } from '@maillon/toolkits'
import { expect, onTestFinished, test } from 'vitest'
import { newEngine } from '../connections/fixtures.contract.ts'
import { createCatalogue } from './catalogue.ts'

const facts = {
  description: 'Keeps things.',
  version: '20261130_00',
  checked: { how: 'none' },
  sources: [],
} as const

const acme: ServiceFile = {
  ...facts,
  slug: 'acme',
  name: 'Acme',
  baseUrl: 'https://acme.test/api',
  docsUrl: 'https://acme.test/docs',
  categories: ['things'],
  auth: {
    scheme: 'OAUTH2',
    authorizeUrl: 'https://acme.test/authorize',
    tokenUrl: 'https://acme.test/token',
    scopes: { 'things:read': 'See your things' },
    callHeaders: { 'x-acme-token': '{token}' },
  },
}
const files: ServiceFile[] = [
  acme,
  ...Array.from({ length: 40 }, (_, number) => ({
    ...facts,
    slug: `vendor${number}`,
    name: `Vendor ${number}`,
    baseUrl: `https://vendor${number}.test`,
    auth: { scheme: 'NO_AUTH' } as const,
  })),
]

/** Services that write down whose file was read. */
function counted() {
  const read: string[] = []
  const services: Services = {
    list: () => files.map(serviceSummary),
    has: (slug) => files.some((file) => file.slug === slug),
    file(slug) {
      read.push(slug)
      return files.find((file) => file.slug === slug) ?? acme
    },
  }
  return { services, read }
}

async function start() {
  const { services, read } = counted()
  const upstream = await startDialect(serviceToolkit(acme))
  onTestFinished(() => upstream.stop())
  const { routes, authConfigs } = upstream
  const world = await newEngine({ routes, authConfigs }, { toolkits: [gmail, github], services })
  return { ...world, read, upstream }
}

interface Listed {
  items: { slug: string; no_auth: boolean; auth_schemes: string[]; connected_account?: object }[]
  next_cursor: string | null
  total_items: number
}

test('a service connects, takes the app’s own calls, and ends, though it has no tools', async () => {
  const { app, visitor, upstream } = await start()
  const session = await app.session()
  const proxy = () =>
    app.call<{ data: unknown }>('POST', `${session.path}/proxy_execute`, {
      toolkit_slug: 'acme',
      endpoint: '/things',
      method: 'GET',
    })
  expect((await proxy()).body.error?.slug).toBe('connection_required')
  const link = await session.link('acme')
  const browser = visitor()
  await browser.send(link.redirect_url)
  const to = (await browser.press(link.redirect_url)).headers.get('location') ?? ''
  const back = (await fetch(to, { redirect: 'manual' })).headers.get('location') ?? ''
  await browser.send(back)
  expect(await proxy()).toMatchObject({ status: 200, body: { data: { sub: 'ada' } } })
  expect(upstream.requests.flatMap(({ refused }) => refused ?? [])).toEqual([])
  const { body } = await app.call<Listed>('GET', `${session.path}/toolkits?is_connected=true`)
  expect(body.items.map(({ slug }) => slug)).toEqual(['acme'])
  await app.call('DELETE', `/connected_accounts/${link.connected_account_id}`)
  expect((await proxy()).body.error?.slug).toBe('connection_required')
})

test('a process that uses three services reads three: lists, searches and near names read none', async () => {
  const { app, read } = await start()
  const first = await app.call<Listed>('GET', '/toolkits?limit=30')
  expect(first.body).toMatchObject({ total_items: 43, next_cursor: expect.any(String) })
  const rest = await app.call<Listed>('GET', `/toolkits?limit=30&cursor=${first.body.next_cursor}`)
  expect(rest.body.items).toHaveLength(13)
  const found = await app.call<Listed>('GET', '/toolkits?search=ACM')
  expect(found.body.items).toMatchObject([
    { slug: 'acme', no_auth: false, auth_schemes: ['OAUTH2'], meta: { tools_count: 0 } },
  ])
  expect((await app.call<Listed>('GET', '/toolkits?category=things')).body.total_items).toBe(1)
  const missing = await app.call('GET', '/toolkits/acmee')
  expect(missing.body.error).toMatchObject({ suggested_fix: 'Did you mean acme?' })
  const session = await app.session()
  const own = await app.call<Listed>('GET', `${session.path}/toolkits?search=vendor&limit=50`)
  expect(own.body.items).toHaveLength(40)
  // A client is configured for it: that is use.
  expect(read).toEqual(['acme'])
  for (const slug of ['acme', 'vendor7', 'vendor8', 'vendor7'])
    expect((await app.call('GET', `/toolkits/${slug}`)).status).toBe(200)
  expect(read).toEqual(['acme', 'vendor7', 'vendor8'])
})

test('a toolkit stands in the place of the service of its slug, and the service is there again when it goes', () => {
  const { services, read } = counted()
  const own = defineToolkit({
    ...facts,
    slug: 'acme',
    name: 'Our Acme',
    baseUrl: 'https://own.test',
    auth: noAuth(),
    verified: 'imported',
    tools: [],
  })
  const catalogue = createCatalogue([own], services)
  const listed = () => catalogue.toolkits.flatMap(({ slug, name }) => (slug === 'acme' ? name : []))
  expect(listed()).toEqual(['Our Acme'])
  expect(catalogue.toolkit('acme').baseUrl).toBe('https://own.test')
  expect(read).toEqual([])
  catalogue.remove('acme')
  expect(listed()).toEqual(['Acme'])
  expect(catalogue.toolkit('acme')).toMatchObject({
    verified: 'described',
    checked: { how: 'none' },
  })
  catalogue.put(own)
  expect(catalogue.toolkit('acme').name).toBe('Our Acme')
})

test('a file that is no service says which, when it is used', () => {
  const { services } = counted()
  const broken = { ...acme, baseUrl: 'http://acme.test' }
  const catalogue = createCatalogue([], { ...services, file: () => broken })
  expect(catalogue.hasToolkit('acme')).toBe(true)
  let caught: unknown
  try {
    catalogue.toolkit('acme')
  } catch (error) {
    caught = error
  }
  expect(MaillonError.is(caught, 'config_invalid') && caught.message).toContain(
    'The service "acme" is not consistent: "http://acme.test" is no https URL.',
  )
})

test('the redirect URI of other toolkits is not shared with a service', async () => {
  const { services } = counted()
  const client = { clientId: 'id', clientSecret: 'secret', callback: 'shared' } as const
  const options = { routes: {}, authConfigs: { acme: client } }
  await expect(newEngine(options, { toolkits: [], services })).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringContaining('tried by nobody here'),
  })
})
