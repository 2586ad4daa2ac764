import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MaillonError } from '@maillon/core'
import {
  type ClientFile,
  clientFile,
  clients,
  type Machine,
  settingsFolder,
} from './client-files.ts'
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
  const keyFile = keyFileOf(machine, options.name)
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
  const keyFile = keyFileOf(machine, name)
  const keyIsFree =
    (await readIfThere(keyFile)) !== undefined && !(await others(file, name, machine))
  return {
    told: [
      file.path,
      isOurs && backup === undefined
        ? '  goes: it was made for this'
        : `  loses ${file.section}.${name}`,
      ...(keyIsFree ? [keyFile, '  goes, and the API key with it'] : []),
    ].join('\n'),
    async run() {
      if (!isOurs) await writeWhole(file.path, withServer(now, file.path, place, undefined))
      else if (backup === undefined) await rm(file.path)
      else await writeWhole(file.path, backup)
      await rm(backupOf(file), { force: true })
      if (keyIsFree) await rm(keyFile, { force: true })
    },
  }
}

/** Whether another client still has a server of that name. */
async function others({ path }: ClientFile, name: string, machine: Machine): Promise<boolean> {
  const files = clients
    .map((client) => clientFile(client, machine))
    .filter((file) => file.path !== path)
  for (const file of files) {
    const text = await readIfThere(file.path)
    if (text !== undefined && serverIn(text, file.path, [file.section, name]) !== undefined)
      return true
  }
  return false
}

const backupOf = ({ path }: ClientFile) => `${path}.before-maillon`
const keyFileOf = (machine: Machine, name: string) =>
  join(settingsFolder(machine), 'maillon', `${name}.env`)
