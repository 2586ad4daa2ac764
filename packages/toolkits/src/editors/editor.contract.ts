import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a person sees of a program. A place is an offset in its text. */
export interface Editor {
  /** What is offered there. */
  completions(place: number): Promise<string[]>
  /** What is shown of what is there. */
  hover(place: number): Promise<string>
  /** What is underlined in a line, the first one being 0, in words. */
  problems(): Promise<{ line: number; words: string }[]>
  close(): Promise<void>
}

const root = fileURLToPath(new URL('../../../../', import.meta.url))

const tsconfig = {
  extends: join(root, 'tsconfig.test.json'),
  compilerOptions: { types: [] },
  include: [],
  files: ['program.ts'],
}

/** A folder with a program that finds our packages, as an app has them. */
export async function newProgram(
  text: string,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'maillon-editor-')))
  const installed = join(folder, 'node_modules/@maillon')
  await mkdir(installed, { recursive: true })
  for (const name of ['core', 'toolkits'])
    await symlink(join(root, 'packages', name), join(installed, name))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  const path = join(folder, 'program.ts')
  await writeFile(path, text)
  return { path, remove: () => rm(folder, { recursive: true }) }
}
