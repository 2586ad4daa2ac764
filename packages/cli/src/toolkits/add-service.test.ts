import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readToolkit } from '@maillon/import'
import { type ServiceFile, type Services, serviceSummary } from '@maillon/core/toolkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { givenBy } from '../run-command.contract.ts'
import { addCommand } from './add-command.ts'
import { addService } from './add-service.ts'

const desk: ServiceFile = {
  slug: 'desk',
  name: 'Desk',
  description: 'Tickets of a help desk.',
  version: '20261130_00',
  baseUrl: 'https://{account}.desk.test',
  hosts: ['*.desk.test'],
  auth: {
    scheme: 'API_KEY',
    fields: {
      account: { label: 'Account', example: 'acme' },
      api_key: { label: 'API key', secret: true },
    },
    headers: { 'x-key': '{api_key}' },
  },
  checked: { how: 'none' },
  sources: [],
}

const services = (more: Partial<ServiceFile> = {}) => ({
  list: () => [serviceSummary(desk)],
  has: (slug: string) => slug === 'desk',
  file: () => ({ ...desk, ...more }),
})

const document = (server?: string) => ({
  openapi: '3.1.0',
  info: { title: 'Support API' },
  ...(server && { servers: [{ url: server }] }),
  paths: { '/api/v2/tickets': { get: { operationId: 'listTickets' } } },
})

async function add(words: readonly string[], known: Services): Promise<number> {
  const { operands, given } = givenBy(addCommand, words)
  return addService(operands.service, given, { services: known })
}

async function world() {
  const root = await mkdtemp(join(tmpdir(), 'maillon-service-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const printed: string[] = []
  const spy = vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
  onTestFinished(() => spy.mockRestore())
  const folder = join(root, 'toolkits')
  const source = join(root, 'document.json')
  return {
    folder,
    printed,
    async add(content: object, ...more: string[]) {
      await writeFile(source, JSON.stringify(content))
      return add(['desk', '--document', source, '--folder', folder, ...more], services())
    },
  }
}

test('a service becomes a toolkit with the tools of its document, connected as the service is', async () => {
  const { add, folder, printed } = await world()
  expect(await add(document('https://acme.desk.test'))).toBe(0)
  const toolkit = await readToolkit(join(folder, 'desk.json'))
  const { auth, hosts, baseUrl, name } = desk
  expect(toolkit).toMatchObject({ slug: 'desk', name, auth, hosts, baseUrl })
  expect(toolkit.tools.map(({ slug }) => slug)).toEqual(['DESK_LIST_TICKETS'])
  expect(printed.join('\n')).toContain('Nobody has checked these tools')
})

test.each([
  ['at the service’s own host, the document says the path', 'https://acme.desk.test/v9', '/v9'],
  ['of another host, it is no word on the path either', 'https://evil.test/v9', ''],
  ['without a server, paths start where the service says', undefined, ''],
])('%s', async (_, server, path) => {
  const { add, folder } = await world()
  await add(document(server))
  const { baseUrl } = JSON.parse(await readFile(join(folder, 'desk.json'), 'utf8'))
  expect(baseUrl).toBe(desk.baseUrl + path)
})

test.each([
  ['no such service', ['qqqqq'], 'There is no service', 'maillon toolkits list'],
  ['a slip', ['desks'], 'There is no service', 'Did you mean desk?'],
  ['a part of a name', ['des'], 'There is no service', 'Did you mean desk?'],
  ['a service whose document is not known', ['desk'], 'is not known', '--document FILE'],
])('%s is refused with what to do, and nothing is written', async (_, given, message, hint) => {
  const { folder } = await world()
  await expect(add([...given, '--folder', folder], services())).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringContaining(message),
    hint: expect.stringContaining(hint),
  })
  await expect(readdir(folder)).rejects.toThrow('ENOENT')
})

test('a document that cannot be reached is asked for as a file', async () => {
  const { folder } = await world()
  const known = services({ documentUrl: 'https://127.0.0.1:9/a.json' })
  await expect(add(['desk', '--folder', folder], known)).rejects.toMatchObject({
    hint: 'Get https://127.0.0.1:9/a.json otherwise, and pass it: --document FILE',
  })
})
