import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Maillon } from '@maillon/core'
import { readToolkit } from '@maillon/import'
import { createTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { addMcp } from './add-mcp.ts'
import { givenBy } from '../run-command.contract.ts'
import { addMcpCommand } from './add-command.ts'
import { approve } from './approve.ts'
import { approveCommand } from './update-command.ts'

const script = fileURLToPath(
  new URL('../../../import/src/mcp/stdio-server.contract.ts', import.meta.url),
)

async function add(words: readonly string[]): Promise<number> {
  const { given, rest } = givenBy(addMcpCommand, words)
  return addMcp({ url: undefined, command: rest }, given)
}

async function world() {
  const root = await mkdtemp(join(tmpdir(), 'maillon-command-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const folder = join(root, 'toolkits')
  const printed: string[] = []
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line)),
    vi.spyOn(process.stderr, 'write').mockReturnValue(true),
  ]
  onTestFinished(() => spies.forEach((spy) => spy.mockRestore()))
  const command = ['--', process.execPath, script, join(root, 'started')]
  return {
    root,
    folder,
    printed,
    command,
    add: (...options: string[]) => add([...options, '--folder', folder, ...command]),
    started: () => readFile(join(root, 'started'), 'utf8').catch(() => ''),
  }
}

test('a server of a command becomes a file, and its tools run', async () => {
  const { add, folder, printed } = await world()
  expect(await add('--slug', 'notes', '--yes', '--only', 'c*')).toBe(0)
  expect(printed.join('\n')).toMatch(/2 tools of notes[^]*Calls go to what ".* starts/)
  const toolkit = await readToolkit(join(folder, 'notes.json'))
  expect(toolkit.tools.map(({ slug }) => slug)).toEqual(['NOTES_COUNT', 'NOTES_CRASH'])
  const { engine, stop } = await createTestEngine({ toolkits: [toolkit] })
  onTestFinished(stop)
  const session = await new Maillon({ engine }).create('ada')
  expect(await session.execute('NOTES_COUNT', {})).toMatchObject({ data: { counted: 1 } })
  const again = givenBy(approveCommand, ['notes', '--folder', folder, '--json'])
  expect(await approve(again.operands.slug, again.given)).toBe(1)
  expect(JSON.parse(printed.at(-1) ?? '').changes).toMatchObject([
    { slug: 'NOTES_ENVIRONMENT', kind: 'new' },
    { slug: 'NOTES_WAIT', kind: 'new' },
  ])
})

test('with a key that people paste, nothing runs until somebody has connected', async () => {
  const { add, folder, started } = await world()
  expect(await add('--slug', 'notes', '--yes', '--key', 'NOTES_KEY', '--env', 'NOTES_FOLDER')).toBe(
    0,
  )
  expect(JSON.parse(await readFile(join(folder, 'notes.json'), 'utf8'))).toMatchObject({
    baseUrl: 'https://notes.invalid/mcp',
    command: { environment: ['NOTES_FOLDER'], keyVariable: 'NOTES_KEY' },
    auth: { scheme: 'API_KEY', fields: { api_key: { label: 'NOTES_KEY' } } },
    tools: [],
  })
  expect(await started()).toBe('')
})

test.each([
  ['without a yes', ['--slug', 'notes'], '--yes'],
  ['without a slug', ['--yes'], '--slug'],
  [
    'with the value of a variable',
    ['--slug', 'n', '--yes', '--env', 'A=canary'],
    'its value stays',
  ],
  ['with the slug of the catalogue', ['--slug', 'gmail', '--yes'], 'gmail_mcp'],
])('%s nothing runs, and nothing is written', async (_, options, hint) => {
  const { add, root, started } = await world()
  const error = await add(...options).catch((caught: { hint: string; message: string }) => caught)
  expect(error).toMatchObject({ code: 'config_invalid', hint: expect.stringContaining(hint) })
  expect(JSON.stringify(error)).not.toContain('canary')
  expect(await started()).toBe('')
  expect(await readdir(root)).toEqual([])
})

test('a command that starts no server is told, and nothing is written', async () => {
  const { root, folder } = await world()
  const none = ['--slug', 'notes', '--yes', '--folder', folder, '--', process.execPath, '--version']
  await expect(add(none)).rejects.toMatchObject({ code: 'upstream_error' })
  expect(await readdir(root)).toEqual([])
})
