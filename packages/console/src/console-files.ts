import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ConsoleFiles } from '@maillon/engine'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The console's page, for `createEngine({ console: { files: consoleFiles() } })`. Nothing is read before it is asked for. */
export function consoleFiles(): ConsoleFiles {
  let folder: Promise<string> | undefined
  return {
    async read(path) {
      const type = types[extname(path)]
      // Each is one file of a folder that we built: no name of another one can be spelled.
      if (type === undefined || !/^(?:assets\/)?[\w-]+(?:\.[\w-]+)*$/.test(path)) return undefined
      folder ??= webFolder()
      try {
        return { body: await readFile(join(await folder, path)), type }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
  }
}

/** Beside the package's code; from its source, the page is built on the way. */
async function webFolder(): Promise<string> {
  if (!import.meta.url.endsWith('.ts')) return fileURLToPath(new URL('web', import.meta.url))
  const { builtWeb } = (await import(new URL('../build.mjs', import.meta.url).href)) as {
    builtWeb(): Promise<string>
  }
  return builtWeb()
}
