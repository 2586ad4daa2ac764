import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const atOnce = 4

/** Packages of npm, unpacked side by side in one folder; none of their code is run. */
export interface Packages {
  /** What a file says; behind `#/`, one member of it. Undefined where there is none. */
  read(name: string, version: string, path: string): string | undefined
  /** The paths of all files that may say something. */
  paths(name: string, version: string): string[]
}

/** Fetches packages that are not in the folder yet, each at its version or tag. */
export async function fetchPackages(
  wanted: readonly { name: string; version: string }[],
  folder: string,
): Promise<Packages> {
  await mkdir(folder, { recursive: true })
  const queue = wanted.filter(({ name, version }) => !existsSync(placeOf(folder, name, version)))
  const take = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) await fetchOne(next, folder)
  }
  await Promise.all(Array.from({ length: atOnce }, take))
  return {
    read(name, version, path) {
      const [file = '', member] = path.split('#/')
      const full = join(placeOf(folder, name, version), file)
      return existsSync(full) ? partOf(readFileSync(full, 'utf8'), file, member) : undefined
    },
    paths(name, version) {
      return readdirSync(placeOf(folder, name, version), { recursive: true })
        .map(String)
        .filter((path) => /\.(?:[cm]?[jt]s|json|ya?ml)$/.test(path))
    },
  }
}

async function fetchOne({ name, version }: { name: string; version: string }, folder: string) {
  const place = placeOf(folder, name, version)
  const work = `${place}.part`
  await rm(work, { recursive: true, force: true })
  await mkdir(work, { recursive: true })
  await run('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', work])
  const [archive = ''] = await readdir(work)
  await run('tar', ['xzf', archive, '--strip-components=1'], { cwd: work })
  await rm(join(work, archive))
  await rename(work, place)
}

function placeOf(folder: string, name: string, version: string): string {
  return join(folder, `${name.replace('/', '+')}@${version}`)
}

/** Of an API document, its servers and how it is called; of other JSON, one member if it is asked for; else all. */
function partOf(text: string, file: string, member: string | undefined): string {
  if (!file.endsWith('.json')) return text
  const json = parsed(text)
  if (json === undefined) return text
  if (member !== undefined) return JSON.stringify(json[member] ?? '')
  if (json.openapi === undefined) return text
  const { servers, components, paths } = json as {
    servers?: unknown
    components?: { securitySchemes?: unknown }
    paths?: Record<string, { servers?: unknown }>
  }
  const further = Object.values(paths ?? {}).flatMap((path) => path.servers ?? [])
  return JSON.stringify({ servers, securitySchemes: components?.securitySchemes, further })
}

/** Files named so may be JSON with comments, which is read as text. */
function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
}
