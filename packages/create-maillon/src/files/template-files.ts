import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const templates = fileURLToPath(new URL('../../templates', import.meta.url))

/**
 * npm leaves a .gitignore out of what it packs, and our own tools would heed it: such files have another name here. Each
 * layer adds its lines.
 */
const names: Readonly<Record<string, string>> = {
  gitignore: '.gitignore',
  'env.example': '.env.example',
}

/** The files of an app by their path, as they stand in the folders of its layers; later layers go over earlier ones. */
export async function templateFiles(layers: readonly string[]): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const layer of layers) {
    const root = join(templates, layer)
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      const path = file
        .slice(root.length + 1)
        .split(sep)
        .join('/')
      const name = names[path] ?? path
      const earlier = name === path ? '' : (files.get(name) ?? '')
      files.set(name, earlier + (await readFile(file, 'utf8')))
    }
  }
  return files
}
