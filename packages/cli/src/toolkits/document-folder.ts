import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** All files of one document together. */
const largest = 64 * 1024 * 1024

/**
 * Reads files of a folder by their path below it, and none that a link leads out to; undefined for what is not there, and
 * for more than 64 MB together.
 */
export function folderReader(folder: string): (path: string) => string | undefined {
  const root = realpathSync(folder)
  let left = largest
  return (path) => {
    try {
      const file = realpathSync(join(root, path))
      const { size } = statSync(file)
      if (!file.startsWith(root.endsWith(sep) ? root : root + sep) || size > left) return undefined
      left -= size
      return readFileSync(file, 'utf8')
    } catch {
      return undefined
    }
  }
}

/** The file of a folder with which a document starts: the one that says its version. */
export function rootIn(folder: string): string | undefined {
  const names = readdirSync(folder).filter((name) => /\.(json|ya?ml)$/i.test(name))
  const usual = ['openapi', 'swagger', 'index', 'main', 'root', 'api']
  const rank = (name: string) => {
    const at = usual.indexOf(name.toLowerCase().replace(/\.\w+$/, ''))
    return at < 0 ? usual.length : at
  }
  return names
    .toSorted((a, b) => rank(a) - rank(b))
    .find((name) =>
      /^\s*[{"']{0,2}\s*["']?(openapi|swagger)["']?\s*:/m.test(
        readFileSync(join(folder, name), 'utf8'),
      ),
    )
}
