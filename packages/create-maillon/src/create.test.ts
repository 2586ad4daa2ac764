import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Asked } from './ask.ts'
import { create } from './create.ts'

let place: string
let told: string[]
beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'create-maillon-')))
  told = []
  for (const name of ['log', 'error'] as const) {
    vi.spyOn(console, name).mockImplementation((...words) => void told.push(words.join(' ')))
  }
  // Whoever runs the tests is not who makes the app.
  vi.stubEnv('npm_config_user_agent', undefined)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
    rmSync(place, { recursive: true, force: true })
  })
})

const read = (path: string) => readFileSync(join(place, path), 'utf8')
const write = (path: string, text: string) => writeFileSync(join(place, path), text)
const make = (folder = 'app', ...flags: string[]) =>
  create([join(place, folder), '--framework', 'vercel', '--yes', '--no-install', ...flags])
/** Every file below a folder, with what it holds. */
const all = (folder = place) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]),
  )

test('an app is written whole, with a key of its own that only its owner reads', async () => {
  expect(await make()).toBe(0)
  expect(await make('other')).toBe(0)
  const { name, dependencies } = JSON.parse(read('app/package.json'))
  expect(name).toBe('app')
  expect(dependencies['@maillon/core']).toMatch(/^\^\d+\.\d+\.\d+/)
  expect(Object.keys(all(join(place, 'app')))).toEqual(
    expect.arrayContaining([
      '.env',
      '.env.example',
      '.gitignore',
      'AGENTS.md',
      'README.md',
      'src/main.ts',
      'tsconfig.json',
    ]),
  )
  const key = /^MAILLON_ENCRYPTION_KEY=k1:(.+)$/m
  expect(Buffer.from(key.exec(read('app/.env'))?.[1] ?? '', 'base64')).toHaveLength(32)
  expect(read('app/.env')).not.toBe(read('other/.env'))
  expect(read('app/.env.example')).toMatch(/^MAILLON_ENCRYPTION_KEY=$/m)
  expect(statSync(join(place, 'app/.env')).mode & 0o777).toBe(0o600)
  expect(JSON.stringify(all())).not.toMatch(/\{\{|my-agent/)
})

test('an app that is made again is ours still: nothing is told as kept, and the start is named', async () => {
  await make()
  told = []
  expect(await make()).toBe(0)
  const words = told.join('\n')
  expect(words).toContain('npm run dev')
  expect(words).not.toContain('Left as')
})

test('what to do next is the last that is told: after what was installed, and with the installing where nothing was', async () => {
  await make('app', '--framework', 'mcp')
  expect(told.join('\n')).toMatch(/^\nWrote \d+ files into .*app \(MCP only\)\.$/m)
  expect(told.at(-1)).toMatch(
    /^\nNothing is installed yet\. Next:\n {2}cd .+\n {2}npm install\n {2}npm run dev\n$/,
  )
  const bin = join(place, 'bin')
  mkdirSync(bin)
  const installed = '#!/bin/sh\ntouch installed-by-npm\nexit $FAILS\n'
  writeFileSync(join(bin, 'npm'), installed, { mode: 0o755 })
  vi.stubEnv('PATH', `${bin}:${process.env.PATH}`)
  for (const [fails, steps] of [
    ['0', /^\nNext:\n {2}cd .+\n {2}npm run dev\n$/],
    ['1', /^\nNothing is installed yet\. Next:\n {2}cd .+\n {2}npm install\n/],
  ] as const) {
    told = []
    vi.stubEnv('FAILS', fails)
    const folder = join(place, `app${fails}`)
    expect(await create([folder, '--framework=mcp', '--yes'])).toBe(Number(fails))
    expect(existsSync(join(folder, 'installed-by-npm'))).toBe(true)
    expect(told[0]).not.toContain('npm run dev')
    expect(told.at(-1)).toMatch(steps)
  }
})

test('Yarn keeps the packages of an app where Node looks for them', async () => {
  expect(await make('app', '--package-manager', 'yarn')).toBe(0)
  expect(read('app/.yarnrc.yml')).toBe('nodeLinker: node-modules\n')
  expect(read('app/.gitignore')).toContain('.yarn/')
  expect(read('app/README.md')).toContain('yarn run dev')
})

test('a Node that is too old is told so in a sentence, before anything is loaded that it could not read', () => {
  const bin = new URL('bin.ts', import.meta.url)
  const old = `Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } }); import('${bin}')`
  const { status, stderr } = spawnSync(process.execPath, ['--eval', old], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/^Maillon needs Node 22\.19 or newer, and this is Node 20\.20\.2: .+\n$/),
  ])
})

test('a folder with files is added to, and nothing of it is lost', async () => {
  mkdirSync(join(place, 'app/src'), { recursive: true })
  write('app/package.json', '{\n    "name": "shop",\n    "scripts": { "dev": "vite" }\n}')
  write('app/README.md', 'Mine.')
  write('app/src/main.ts', 'mine()')
  write('app/.gitignore', 'dist')
  write('app/.env', 'SECRET=1')
  chmodSync(join(place, 'app/.env'), 0o640)
  expect(await make()).toBe(0)
  expect([read('app/README.md'), read('app/src/main.ts')]).toEqual(['Mine.', 'mine()'])
  expect(read('app/package.json')).toMatch(/^\{\n    "name": "shop",\n    "scripts": \{/)
  expect(JSON.parse(read('app/package.json')).scripts).toMatchObject({ dev: 'vite', check: 'tsc' })
  expect(read('app/.gitignore')).toBe('dist\nnode_modules/\n.env\n.maillon/\n')
  expect(read('app/.env')).toMatch(/^SECRET=1\nMAILLON_ENCRYPTION_KEY=k1:.+\n$/)
  expect(statSync(join(place, 'app/.env')).mode & 0o777).toBe(0o640)
  expect(existsSync(join(place, 'app/src/engine.ts'))).toBe(true)
  const words = told.join('\n')
  for (const kept of ['README.md', 'src/main.ts', 'the script dev']) expect(words).toContain(kept)
  // That would start theirs.
  expect(words).not.toContain('npm run dev')
  expect(words).toContain('Your own files start here as before.')

  const before = all()
  expect(await make()).toBe(0)
  expect(all()).toEqual(before)
})

test.each([
  ['a file in place of the folder', () => write('app', ''), 'is a file'],
  [
    'a file in place of a folder in it',
    () => (mkdirSync(join(place, 'app')), write('app/src', '')),
    '',
  ],
  [
    'a package.json that is none',
    () => (mkdirSync(join(place, 'app')), write('app/package.json', '{')),
    'package.json',
  ],
  [
    'a .env that is not UTF-8',
    () => (mkdirSync(join(place, 'app')), writeFileSync(join(place, 'app/.env'), '\xe9', 'latin1')),
    'UTF-8',
  ],
  ['the folder of another app around it', () => write('package.json', '{}'), 'inside another app'],
])('%s is refused with a hint, and nothing is written', async (_, prepare, words) => {
  prepare()
  const before = all()
  expect(await make()).toBe(1)
  expect(told.join('\n')).toContain(words)
  expect(told[0]?.split('\n')).toHaveLength(2)
  expect(all()).toEqual(before)
})

test('a name that no disk takes, and one below node_modules, are refused', async () => {
  for (const folder of ['a'.repeat(300), 'node_modules/app']) {
    expect(await make(folder)).toBe(1)
    expect(told.at(-1)?.split('\n')).toHaveLength(2)
  }
  expect(all()).toEqual({})
})

test('what to type next is one word, whatever the folder is called', async () => {
  expect(await make("it's \u001b[31m mine")).toBe(0)
  expect(told.join('\n')).toMatch(/^ {2}cd '.*it'\\''s \?\[31m mine'$/m)
})

test('a file is there whole or not at all, and nothing is left beside it', async () => {
  expect(await make()).toBe(0)
  const names = Object.keys(all())
  expect(names.filter((name) => /[\da-f]{8}-/.test(name))).toEqual([])
})

test('a package of a workspace, and what is asked for by --nested, is no app inside another', async () => {
  write('package.json', '{ "workspaces": ["packages/*"] }')
  expect(await make('packages/app')).toBe(0)
  write('package.json', '{}')
  expect(await make('packages/other', '--nested')).toBe(0)
})

test('a link that leads out of the folder is not followed', async () => {
  mkdirSync(join(place, 'elsewhere'))
  mkdirSync(join(place, 'app'))
  write('elsewhere/env', 'A=1')
  for (const [target, link] of [
    ['elsewhere', 'app/src'],
    ['elsewhere/env', 'app/.env'],
    ['nowhere', 'app/src'],
  ] as const) {
    symlinkSync(join(place, target), join(place, link))
    const before = all()
    expect(await make()).toBe(1)
    expect(told.join('\n')).toContain('leads out of the folder')
    expect(all()).toEqual(before)
    rmSync(join(place, link))
    told = []
  }
  mkdirSync(join(place, 'app/inner'))
  symlinkSync('inner', join(place, 'app/src'))
  expect(await make()).toBe(0)
  expect(existsSync(join(place, 'app/inner/main.ts'))).toBe(true)
})

test('what fails half-way is taken back', async () => {
  mkdirSync(join(place, 'app/public'), { recursive: true })
  write('app/package.json', '{}')
  // A name for a draft that the disk does not take: the package.json comes last.
  vi.spyOn(crypto, 'randomUUID').mockReturnValue(`${'x'.repeat(300)}-a-a-a-a`)
  expect(await make()).toBe(1)
  expect(told.join('\n')).toContain('Nothing was written.')
  expect(all()).toEqual({ 'app/package.json': '{}' })
  expect(readdirSync(join(place, 'app')).toSorted()).toEqual(['package.json', 'public'])
})

test('without a terminal the framework has to be said, and --help and --version always answer', async () => {
  expect(await create([join(place, 'app')])).toBe(1)
  expect(told.join('\n')).toContain('Pass --framework')
  expect(existsSync(join(place, 'app'))).toBe(false)
  told = []
  expect(await create(['--help'], { command: 'maillon init' })).toBe(0)
  expect(await create(['--version'])).toBe(0)
  expect(told[0]).toMatch(/^maillon init \[folder\]/)
  expect(told[1]).toMatch(/^\d+\.\d+\.\d+/)
})

test('files of the app never import another one of their name: that is refused before anything is written', async () => {
  for (const path of [
    'app/src/app.ts',
    'app/src/model.ts',
    'app/public/message.js',
    'app/public/chat.js',
  ]) {
    mkdirSync(join(place, path, '..'), { recursive: true })
    write(path, 'export {}')
    told = []
    expect(await make()).toBe(1)
    expect(told.join('\n')).toMatch(/^\S+ is there already, and \S+ of the app would import it/)
    expect(told.join('\n')).toContain('Name another folder')
    expect(Object.keys(all())).toEqual([path])
    rmSync(join(place, 'app'), { recursive: true })
  }
  // One that is made again, after its owner changed it, has them already.
  await make()
  write('app/src/session.ts', 'export const mine = 1')
  expect(await make()).toBe(0)
})

test('--dry-run tells what would be written, added and left, and writes nothing', async () => {
  mkdirSync(join(place, 'app'))
  write('app/package.json', '{}')
  write('app/README.md', 'Mine.')
  const before = all()
  expect(await make('app', '--dry-run')).toBe(0)
  expect(told.join('\n')).toMatch(
    /^To be written into .*app:\n[^]*  src\/main\.ts\n[^]*lack:\n  package\.json\n[^]*are:\n  README\.md$/,
  )
  expect(all()).toEqual(before)
  expect(await make('new', '--dry-run')).toBe(0)
  expect(all()).toEqual(before)
})

test('a folder that has files is written once somebody has seen what is added and agrees, by init as by create', async () => {
  const words = ['--framework', 'vercel', '--no-install', '--no-start']
  write('README.md', 'Mine.')
  const before = all()
  const answers: (boolean | undefined)[] = [false, undefined, true]
  const asked = { agrees: vi.fn(async () => answers.shift()) } as unknown as Asked
  const options = { asked, command: 'maillon init', folder: place }
  for (const code of [1, 1]) {
    expect(await create(words, options)).toBe(code)
    expect(told.join('\n')).toContain('  src/engine.ts')
    expect(all()).toEqual(before)
  }
  expect(await create(words, { command: 'maillon init', folder: place })).toBe(1)
  expect(told.at(-1)).toContain('--yes')
  expect(all()).toEqual(before)
  expect(await create(words, options)).toBe(0)
  expect(existsSync(join(place, 'src/engine.ts'))).toBe(true)
  expect(asked.agrees).toHaveBeenCalledTimes(3)
})

test('a person is asked for what is not said, and who leaves finds nothing written', async () => {
  const asked: string[] = []
  const person = (leavesAt?: string): Asked => {
    const answer = <Answer>(question: string, value: Answer) => {
      asked.push(question)
      return Promise.resolve(question === leavesAt ? undefined : value)
    }
    return {
      folder: () => answer('folder', join(place, 'app')),
      framework: () => answer('framework', 'vercel'),
      agrees: (question) => answer(question.includes('has files') ? 'files' : 'start', true),
    }
  }
  for (const leavesAt of ['folder', 'framework']) {
    expect(await create(['--no-install'], { asked: person(leavesAt) })).toBe(1)
    expect(all()).toEqual({})
  }
  expect(await create(['--no-install'], { asked: person() })).toBe(0)
  rmSync(join(place, 'app/tsconfig.json'))
  const before = all()
  expect(await create(['--no-install'], { asked: person('files') })).toBe(1)
  expect(all()).toEqual(before)
  expect(asked.slice(-3)).toEqual(['folder', 'framework', 'files'])
})
