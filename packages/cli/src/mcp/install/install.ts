import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MaillonError } from '@maillon/core'
import { type ClientFile, clientFile, type Machine, settingsFolder } from './client-files.ts'
import { serverIn, type ServerEntry, withServer } from './settings-text.ts'
import { readIfThere, writeWhole } from './write-file.ts'

export interface InstallOptions {
  client: string | undefined
  /** What the client calls the server. */
  name: string
  user: string
  toolkits?: string | undefined
  /** A server, with a key to it; without one, the client starts an engine of its own. */
  server?: { url: string; apiKey: string } | undefined
}

/** What a change does to files, before anybody agreed to it. */
export interface Plan {
  /** For people. */
  told: string
  run(): Promise<void>
}

/** This very program, so that what is set up is what was tried. */
export interface Program {
  command: string
  args: readonly string[]
}

/**
 * Puts a server into a client's settings. The API key goes into a file of its own that only the user may read, never into
 * the settings; what was there before stays in a backup beside them. Throws `config_invalid`, and then changed nothing.
 */
export async function planInstall(
  options: InstallOptions,
  machine: Machine,
  program: Program,
): Promise<Plan> {
  const file = clientFile(options.client, machine)
  requireSafe(options)
  const keyFile = keyFileOf(machine, options.client, options.name)
  const entry: ServerEntry = {
    command: program.command,
    args: [
      ...program.args,
      'mcp',
      '--user',
      options.user,
      ...(options.server ? ['--url', options.server.url, '--env-file', keyFile] : []),
      ...(options.toolkits ? ['--toolkits', options.toolkits] : []),
    ],
  }
  const place = [file.section, options.name] as const
  const before = await readIfThere(file.path)
  const after = withServer(before, file.path, place, entry)
  const replaces = before !== undefined && serverIn(before, file.path, place) !== undefined
  return {
    told: [
      file.path,
      `  ${replaces ? 'changes' : 'adds'} ${file.section}.${options.name}: ${JSON.stringify(entry)}`,
      ...(options.server ? [keyFile, '  holds the API key, for you alone to read'] : []),
    ].join('\n'),
    async run() {
      // The first backup is of what was there before us.
      if (before !== undefined && !replaces) await writeWhole(backupOf(file), before)
      if (options.server) await writeWhole(keyFile, `MAILLON_API_KEY=${options.server.apiKey}\n`)
      await writeWhole(file.path, after)
    },
  }
}

/** Takes the server out again. Where nothing else changed meanwhile, the file becomes what it was, to the letter. */
export async function planUninstall(
  client: string | undefined,
  name: string,
  machine: Machine,
): Promise<Plan> {
  const file = clientFile(client, machine)
  const place = [file.section, name] as const
  const now = await readIfThere(file.path)
  const entry = now === undefined ? undefined : serverIn(now, file.path, place)
  if (now === undefined || entry === undefined) {
    throw new MaillonError('config_invalid', {
      message: `${file.title} has no server "${name}" in ${file.path}.`,
      hint: 'Another name? Pass --name.',
    })
  }
  const backup = await readIfThere(backupOf(file))
  const isOurs = withServer(backup, file.path, place, entry as ServerEntry) === now
  const keyFile = keyFileOf(machine, client, name)
  const hasKey = isName(name) && (await readIfThere(keyFile)) !== undefined
  return {
    told: [
      file.path,
      isOurs && backup === undefined
        ? '  goes: it was made for this'
        : `  loses ${file.section}.${name}`,
      ...(hasKey ? [keyFile, '  goes, and the API key with it'] : []),
    ].join('\n'),
    async run() {
      if (!isOurs) await writeWhole(file.path, withServer(now, file.path, place, undefined))
      else if (backup === undefined) await rm(file.path)
      else await writeWhole(file.path, backup)
      await rm(backupOf(file), { force: true })
      if (hasKey) await rm(keyFile, { force: true })
    },
  }
}

const backupOf = ({ path }: ClientFile) => `${path}.before-maillon`
/** Each client has a file to itself: another one's server gets another key. */
const keyFileOf = (machine: Machine, client: string | undefined, name: string) =>
  join(settingsFolder(machine), 'maillon', `${client}-${name}.env`)

/** The name is part of a file's name too. */
const isName = (name: string) => /^[a-z0-9][a-z0-9_.-]{0,63}$/i.test(name)

function requireSafe({ name, server }: InstallOptions): void {
  const url = URL.parse(server?.url ?? 'https://not.given')
  const errors = [
    ...(isName(name) ? [] : ['--name: letters, digits, ".", "-" and "_"']),
    ...(url?.protocol === 'https:' || url?.protocol === 'http:' ? [] : ['--url: an https address']),
    ...(/^\S*$/.test(server?.apiKey ?? '') ? [] : ['MAILLON_API_KEY: one key, with nothing else']),
  ]
  if (errors.length === 0) return
  throw new MaillonError('config_invalid', {
    message: 'Something is wrong, and nothing was changed.',
    errors,
    hint: 'See maillon mcp install --help.',
  })
}
