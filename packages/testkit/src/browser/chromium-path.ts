import { accessSync, constants, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { unpackOnce } from './unpack-once.ts'

/** The Chromium of the `@sparticuz/chromium` package, unpacked on first use: about 2 s and 210 MB. */
export async function chromiumPath(): Promise<string> {
  const folder = await unpackOnce(join(cacheFolder(), `chromium-${version()}`), async (into) => {
    await inTemporaryFolder(into, () => chromium.executablePath())
  })
  return join(folder, 'chromium')
}

/** The package unpacks into the folder for temporary files, which it asks for before its first await. */
function inTemporaryFolder<T>(folder: string, start: () => T): T {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    return start()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** The nearest node_modules keeps caches; without one, the folder for temporary files. */
function cacheFolder(): string {
  for (let folder = process.cwd(); folder !== dirname(folder); folder = dirname(folder)) {
    const modules = join(folder, 'node_modules')
    if (isWritable(modules)) return join(modules, '.cache')
  }
  return join(tmpdir(), 'maillon')
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function version(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
