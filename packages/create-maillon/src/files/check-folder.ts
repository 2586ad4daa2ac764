import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { Refusal } from '../refusal.ts'

/** Throws a Refusal for what cannot be the folder of an app: a file, or a place inside another app or node_modules. */
export function checkFolder(folder: string, { nested = false } = {}): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) {
    throw new Refusal(`${folder} is a file.`, 'Name another folder.')
  }
  if (folder.split(sep).includes('node_modules')) {
    throw new Refusal(
      `${folder} is inside node_modules, where Node reads no TypeScript.`,
      'Name a folder outside of it.',
    )
  }
  if (nested || existsSync(join(folder, 'package.json'))) return
  const app = appAround(dirname(folder))
  if (app === undefined) return
  throw new Refusal(
    `${folder} is inside another app, ${app}.`,
    'Go there and name the folder . to add to that app, choose a place outside of it, or pass --nested.',
  )
}

/** The folder of the app that a folder belongs to; none in a workspace, whose packages are apps of their own. */
function appAround(folder: string): string | undefined {
  if (existsSync(join(folder, 'package.json'))) return isWorkspace(folder) ? undefined : folder
  const parent = dirname(folder)
  return parent === folder ? undefined : appAround(parent)
}

function isWorkspace(folder: string): boolean {
  if (existsSync(join(folder, 'pnpm-workspace.yaml')) || existsSync(join(folder, 'lerna.json')))
    return true
  return /"workspaces"\s*:/.test(readFileSync(join(folder, 'package.json'), 'utf8'))
}
