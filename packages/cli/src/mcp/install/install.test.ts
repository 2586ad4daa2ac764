import { lstat, mkdir, readdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { parse } from 'jsonc-parser'
import { expect, test } from 'vitest'
import { newFolder } from '../../run-command.contract.ts'
import { clientFile, type Machine } from './client-files.ts'
import { serverIn, withServer } from './settings-text.ts'

const settings =
  '{\n\t// mine\n\t"mcpServers": {\n\t\t"other": { "command": "x" }, // keep\n\t},\n\t"theme": "dark"\n}\n'

/** A home folder of its own, and `maillon mcp …` in it. */
async function newHome() {
  const { folder, run } = await newFolder()
  const environment = {
    HOME: folder,
    MAILLON_API_KEY: 'mk_canary',
    MAILLON_BASE_URL: 'https://m.test',
  }
  const file = join(folder, '.cursor', 'mcp.json')
  const write = async (text: string) => {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  return {
    folder,
    run,
    file,
    write,
    read: () => readFile(file, 'utf8'),
    mcp: (...words: string[]) => run(['mcp', ...words], environment),
    install: (...more: string[]) =>
      run(['mcp', 'install', 'cursor', '--user', 'u', '--yes', ...more], environment),
    files: async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((one) => one.isFile())
        .map((one) => one.name)
        .toSorted(),
  }
}

test('install adds one entry, keeps the rest and a backup, and puts the key where only its owner reads it', async () => {
  const home = await newHome()
  await home.write(settings)
  expect(await home.install('--toolkits', 'gmail,github')).toMatchObject({ code: 0, stderr: '' })
  const text = await home.read()
  expect(text).toContain('// mine')
  expect(text).toContain('// keep')
  expect(text).not.toContain('canary')
  const { mcpServers, theme } = parse(text) as {
    mcpServers: Record<string, { args: string[] }>
    theme: string
  }
  expect([Object.keys(mcpServers), theme]).toEqual([['other', 'maillon'], 'dark'])
  const args = mcpServers.maillon?.args ?? []
  expect(args).toEqual(expect.arrayContaining(['mcp', '--user', 'u', '--toolkits', 'gmail,github']))
  const keyFile = args[args.indexOf('--env-file') + 1] ?? ''
  expect(await readFile(keyFile, 'utf8')).toBe('MAILLON_API_KEY=mk_canary\n')
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600)
  expect(await readFile(`${home.file}.before-maillon`, 'utf8')).toBe(settings)
})

test('uninstall brings back what was there, to the letter, and leaves no file of its own', async () => {
  const home = await newHome()
  await home.write(settings)
  await home.install()
  await home.install('--toolkits', 'slack')
  expect(await home.mcp('uninstall', 'cursor', '--yes')).toMatchObject({ code: 0 })
  expect(await home.read()).toBe(settings)
  expect(await home.files()).toEqual(['mcp.json'])

  const bare = await newHome()
  await bare.install()
  expect(await bare.files()).toEqual(['cursor-maillon.env', 'mcp.json'])
  await bare.mcp('uninstall', 'cursor', '--yes')
  expect(await bare.files()).toEqual([])
})

test('what the user changed meanwhile stays', async () => {
  const home = await newHome()
  await home.write(settings)
  await home.install()
  await home.write((await home.read()).replace('"dark"', '"light"'))
  await home.mcp('uninstall', 'cursor', '--yes')
  const text = await home.read()
  expect(parse(text)).toEqual({ ...(parse(settings) as object), theme: 'light' })
  expect(text).toContain('// mine')
  expect(text).toContain('// keep')
})

test('each client has a key of its own: one server never gets the key of another, and no broken file stands in the way', async () => {
  const home = await newHome()
  await home.install()
  const other = {
    HOME: home.folder,
    MAILLON_API_KEY: 'mk_other',
    MAILLON_BASE_URL: 'https://o.test',
  }
  await home.run(['mcp', 'install', 'vscode', '--user', 'u', '--yes'], other)
  const keys = join(home.folder, '.config', 'maillon')
  expect(await readFile(join(keys, 'cursor-maillon.env'), 'utf8')).toBe(
    'MAILLON_API_KEY=mk_canary\n',
  )
  expect(await readFile(join(keys, 'vscode-maillon.env'), 'utf8')).toBe(
    'MAILLON_API_KEY=mk_other\n',
  )
  await writeFile(join(home.folder, '.config', 'Code', 'User', 'mcp.json'), '{ "servers": ')
  expect(await home.mcp('uninstall', 'cursor', '--yes')).toMatchObject({ code: 0 })
  expect(await home.files()).toEqual(['mcp.json', 'vscode-maillon.env'])
})

test('settings that are a link to a file elsewhere stay one', async () => {
  const home = await newHome()
  await home.write(settings)
  const elsewhere = join(home.folder, 'elsewhere.json')
  await rename(home.file, elsewhere)
  await symlink(elsewhere, home.file)
  await home.install()
  expect((await lstat(home.file)).isSymbolicLink()).toBe(true)
  expect(await readFile(elsewhere, 'utf8')).toContain('"maillon"')
  await home.mcp('uninstall', 'cursor', '--yes')
  expect((await lstat(home.file)).isSymbolicLink()).toBe(true)
  expect(await readFile(elsewhere, 'utf8')).toBe(settings)
})

test.each(['', ' \n', `\uFEFF${settings}`, settings.replaceAll('\n', '\r\n')])(
  'settings %j are read, and come back to the letter',
  async (text) => {
    const home = await newHome()
    await home.write(text)
    expect(await home.install()).toMatchObject({ code: 0, stderr: '' })
    expect(await home.read()).toContain('"maillon"')
    expect(await home.mcp('uninstall', 'cursor', '--yes')).toMatchObject({ code: 0 })
    expect(await home.read()).toBe(text)
  },
)

test.each([
  '{"mcpServers":[]}',
  '{"mcpServers":null}',
  '{"mcpServers":"x"}',
  '{"mcpServers":{},"mcpServers":{"b":{}}}',
  '[]',
])('settings %s, where no server can be put, are left as they are', async (text) => {
  const home = await newHome()
  await home.write(text)
  const ended = await home.install()
  expect(ended).toMatchObject({ code: 1 })
  expect(ended.stderr).toContain('nothing was changed')
  expect(ended.stderr).not.toContain('    at ')
  expect(await home.read()).toBe(text)
  expect(await home.files()).toEqual(['mcp.json'])
})

test.each([
  ['--name', '../../evil'],
  ['--name', ''],
  ['--name', '__proto__'],
  ['--url', 'nonsense'],
  ['--url', 'file:///etc'],
])('%s %j is refused, and nothing is written', async (option, value) => {
  const home = await newHome()
  const ended = await home.install(option, value)
  expect(ended).toMatchObject({ code: 1 })
  expect(ended.stderr).toContain(`${option}:`)
  expect(await home.files()).toEqual([])
})

test('a folder where the settings should be is said in words', async () => {
  const home = await newHome()
  await mkdir(home.file, { recursive: true })
  const ended = await home.install()
  expect(ended).toMatchObject({ code: 1 })
  expect(ended.stderr).toBe(`${home.file} cannot be used (read): it is a folder.\nName a file.\n`)
})

test.each<[string, string[], string]>([
  ['nobody to ask', ['install', 'cursor', '--user', 'u'], '--yes'],
  ['no user', ['install', 'cursor', '--yes'], '--user ID'],
  [
    'a client that is not known',
    ['install', 'emacs', '--user', 'u', '--yes'],
    'claude, cursor, vscode',
  ],
  ['nothing to take out', ['uninstall', 'cursor', '--yes'], 'no server "maillon"'],
])('%s: nothing is changed', async (_, words, message) => {
  const home = await newHome()
  const ended = await home.mcp(...words)
  expect(ended.code).toBe(1)
  expect(ended.stderr).toContain(message)
  expect(await home.files()).toEqual([])
})

test('settings that are broken are left as they are', async () => {
  const home = await newHome()
  await home.write('{ "mcpServers": ')
  expect((await home.install()).stderr).toContain('nothing was changed')
  expect(await home.read()).toBe('{ "mcpServers": ')
  expect(await home.files()).toEqual(['mcp.json'])
})

test.each<[string, Machine, string]>([
  [
    'claude',
    { platform: 'darwin', home: '/Users/ada', environment: {} },
    '/Users/ada/Library/Application Support/Claude/claude_desktop_config.json',
  ],
  [
    'claude',
    {
      platform: 'win32',
      home: 'C:\\Users\\ada',
      environment: { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' },
    },
    'C:\\Users\\ada\\AppData\\Roaming\\Claude\\claude_desktop_config.json',
  ],
  [
    'claude',
    { platform: 'linux', home: '/home/ada', environment: {} },
    '/home/ada/.config/Claude/claude_desktop_config.json',
  ],
  [
    'vscode',
    { platform: 'linux', home: '/home/ada', environment: { XDG_CONFIG_HOME: '/x' } },
    '/x/Code/User/mcp.json',
  ],
  [
    'vscode',
    { platform: 'darwin', home: '/Users/ada', environment: {} },
    '/Users/ada/Library/Application Support/Code/User/mcp.json',
  ],
  [
    'cursor',
    { platform: 'win32', home: 'C:\\Users\\ada', environment: {} },
    'C:\\Users\\ada\\.cursor\\mcp.json',
  ],
])('the settings of %s are where it looks for them', (client, machine, path) => {
  expect(clientFile(client, machine).path).toBe(path)
})

test('in any settings, an entry goes in and out and all else stays', () => {
  const place = ['mcpServers', 'maillon'] as const
  const entry = { command: 'node', args: ['a'] }
  const servers = fc.dictionary(
    fc.string({ minLength: 1 }).filter((name) => name !== 'maillon' && name !== '__proto__'),
    fc.jsonValue(),
  )
  const content = fc.record({ mcpServers: servers, other: fc.jsonValue() }, { requiredKeys: [] })
  fc.assert(
    fc.property(content, fc.constantFrom(0, 2, 4, '\t'), (given, indent) => {
      const text = JSON.stringify(given, null, indent)
      const added = withServer(text, 'x', place, entry)
      expect(serverIn(added, 'x', place)).toEqual(entry)
      const after: unknown = JSON.parse(withServer(added, 'x', place, undefined))
      expect(after).toEqual({ ...JSON.parse(text), mcpServers: JSON.parse(text).mcpServers ?? {} })
    }),
  )
})
