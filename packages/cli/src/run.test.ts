import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { askedOf } from './asked-of.ts'
import { choose } from './choose.ts'
import type { CommandSpec } from './command.ts'
import { maillonCommand } from './commands.ts'
import { newFolder } from './run-command.contract.ts'

/** Every command with the words that name it. */
const all = (spec: CommandSpec, path: readonly string[] = []): [string, CommandSpec][] => [
  [path.join(' '), spec],
  ...(spec.commands ?? []).flatMap((one) => all(one, [...path, one.name])),
]
const { version } = JSON.parse(
  await readFile(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string }
const root = await maillonCommand(() => true)
const commands = all(root)

/** An example's words as a shell parts them, without the command itself and the file that it writes to. */
const wordsOf = (example: string) =>
  (example.replace(/ > \S+$/, '').match(/"[^"]*"|\S+/g) ?? [])
    .map((word) => word.replaceAll('"', ''))
    .slice(1)

test.each(commands)(
  '`maillon %s` tells of itself, and its examples are commands',
  async (path, spec) => {
    const { run } = await newFolder()
    const words = path === '' ? [] : path.split(' ')
    const help = await run([...words, '--help'])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    const [usage, about] = help.stdout.split('\n\n')
    expect(usage).toMatch(new RegExp(`^Usage: ${['maillon', ...words].join(' ')}`))
    expect(about).toMatch(/^\S/)
    for (const part of ['Options:', 'Examples:', ...Object.keys(spec.options ?? {})])
      expect(help.stdout).toContain(part)
    expect(help.stdout).toContain('-h, --help')
    for (const asking of [
      [...words, '-h'],
      ['help', ...words],
      [...words.slice(0, -1), 'help', ...words.slice(-1)],
    ])
      expect(await run(asking)).toEqual(help)
    for (const flag of ['--version', '-V'])
      expect(await run([...words, flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    expect(spec.examples.length).toBeGreaterThan(0)
    for (const example of spec.examples) {
      expect(example).toMatch(/^maillon( |$)/)
      if (example.startsWith('maillon help')) continue
      const chosen = choose(root, askedOf(root, wordsOf(example)))
      expect(chosen).toMatchObject({ spec: { run: expect.any(Function) } })
    }
    for (const see of spec.see ?? []) {
      const found = commands.some(([one]) => `maillon ${one}` === see)
      expect(found || /^docs\/[\w-]+\.md$/.test(see) ? see : `${see} is not there`).toBe(see)
    }
  },
)

test('every option tells what it is for, and its default', async () => {
  for (const [path, { options = {} }] of commands)
    for (const [name, { about, value, parse, expects }] of Object.entries(options)) {
      expect(about, `${path} --${name}`).toMatch(/^\S.*[^.\s]$/)
      expect(Boolean(parse), `${path} --${name}`).toBe(Boolean(expects))
      if (parse) expect(value).toBeDefined()
    }
  const { run } = await newFolder()
  expect((await run(['dev', '--help'])).stdout).toMatch(/--port <N>.*default: 4400/)
})

test.each([
  [['toolkitz'], 'Unknown command', 'Did you mean toolkits?', 'maillon --help'],
  [['toolkits', 'lst'], 'Unknown command', 'Did you mean list?', 'maillon toolkits --help'],
  [['help', 'toolkitz'], 'Unknown command', 'Did you mean toolkits?', 'maillon --help'],
  [['toolkitz', '--help'], 'Unknown command', 'Did you mean toolkits?', 'maillon --help'],
  [['mcp', 'instal', 'cursor'], 'Unknown command', 'Did you mean install?', 'maillon mcp --help'],
  [['dev', '--prot', '1'], 'Unknown option', 'Did you mean --port?', 'maillon dev --help'],
  [
    ['keys', 'list', '--jsno'],
    'Unknown option',
    'Did you mean --json?',
    'maillon keys list --help',
  ],
  [['types', 'all'], 'Too many arguments', '', 'maillon types --help'],
  [['toolkits', 'show'], 'Missing required argument', 'slug', 'maillon toolkits show --help'],
  [['revoke', '--user'], 'argument missing', '--user', 'maillon revoke --help'],
  [['revoke', '--user', '--yes'], 'A value is missing', '--yes', 'maillon revoke --help'],
  [['dev', '--json=yes'], 'Unknown option', '', 'maillon dev --help'],
  [['serve\u001b[2J'], '\\u{1b}', '', 'maillon --help'],
])(
  '%j is no command: it is said what is, on stderr, and the exit code is 2',
  async (words, what, meant, help) => {
    const { run } = await newFolder()
    const { code, stdout, stderr } = await run(words)
    expect([code, stdout]).toEqual([2, ''])
    for (const said of [what, meant, `See: ${help}`]) expect(stderr).toContain(said)
  },
)

test('a command that is none without another tells of itself', async () => {
  const { run } = await newFolder()
  for (const words of [[], ['keys'], ['toolkits'], ['accounts']])
    expect(await run(words)).toEqual(await run([...words, '--help']))
})

test('a value stands behind its option, or behind a sign; a word of the same name is another thing', () => {
  const given = (...words: string[]) => choose(root, askedOf(root, words))
  for (const words of [
    ['--slug', 'a', 'doc.json'],
    ['doc.json', '--slug=a'],
  ])
    expect(given('toolkits', 'add', 'openapi', ...words)).toMatchObject({
      operands: { source: 'doc.json' },
      given: { slug: 'a', force: false },
    })
  expect(given('toolkits', 'list', 'help')).toMatchObject({ operands: { word: 'help' } })
  expect(given('toolkits', 'add', 'mcp', '--slug', 'a', '--', 'npx', '--json')).toMatchObject({
    operands: {},
    given: { slug: 'a', json: false },
    rest: ['npx', '--json'],
  })
  expect(given('dev', '--callback-url', 'a', '--callback-url=b', '--no-emulate')).toMatchObject({
    given: { 'callback-url': ['a', 'b'], emulate: false, port: 4400 },
  })
})
