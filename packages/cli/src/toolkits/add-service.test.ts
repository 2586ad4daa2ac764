import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readToolkit } from '@maillon/import'
import { services } from '@maillon/services'
import { expect, onTestFinished, test, vi } from 'vitest'
import { addService } from './add-service.ts'

const document = (server?: string) => ({
  openapi: '3.1.0',
  info: { title: 'Support API' },
  ...(server && { servers: [{ url: server }] }),
  paths: { '/api/v2/tickets': { get: { operationId: 'listTickets' } } },
})

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
      return addService(['datadog', '--document', source, '--folder', folder, ...more])
    },
  }
}

test('a service becomes a toolkit with the tools of its document, connected as the service is', async () => {
  const { add, folder, printed } = await world()
  expect(await add(document('https://api.datadoghq.com'))).toBe(0)
  const toolkit = await readToolkit(join(folder, 'datadog.json'))
  const { auth, hosts, baseUrl, name } = services().file('datadog')
  expect(toolkit).toMatchObject({ slug: 'datadog', name, auth, hosts, baseUrl })
  expect(toolkit.tools.map(({ slug }) => slug)).toEqual(['DATADOG_LIST_TICKETS'])
  expect(printed.join('\n')).toContain('Nobody has checked these tools')
})

test.each([
  ['at the service’s own host, the document says the path', 'https://api.datadoghq.eu/v9', '/v9'],
  ['of another host, it is no word on the path either', 'https://evil.test/v9', ''],
  ['without a server, paths start where the service says', undefined, ''],
])('%s', async (_, server, path) => {
  const { add, folder } = await world()
  await add(document(server))
  const { baseUrl } = JSON.parse(await readFile(join(folder, 'datadog.json'), 'utf8'))
  expect(baseUrl).toBe(services().file('datadog').baseUrl + path)
})

test.each([
  ['no such service', ['datadoggo'], 'There is no service', 'maillon toolkits list'],
  ['a part of a name', ['datad'], 'There is no service', 'Did you mean datadog?'],
  ['a service whose document is not known', ['datadog'], 'is not known', '--document FILE'],
])('%s is refused with what to do, and nothing is written', async (_, given, message, hint) => {
  const { folder } = await world()
  await expect(addService([...given, '--folder', folder])).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringContaining(message),
    hint: expect.stringContaining(hint),
  })
  await expect(readdir(folder)).rejects.toThrow('ENOENT')
})

test('a document that cannot be reached is asked for as a file', async () => {
  const { folder } = await world()
  const { file, ...rest } = services()
  const known = {
    ...rest,
    file: (slug: string) => ({ ...file(slug), documentUrl: 'https://127.0.0.1:9/a.json' }),
  }
  await expect(addService(['datadog', '--folder', folder], known)).rejects.toMatchObject({
    hint: 'Get https://127.0.0.1:9/a.json otherwise, and pass it: --document FILE',
  })
})
