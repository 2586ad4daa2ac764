import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const packageManagers = ['npm', 'pnpm', 'yarn', 'bun'] as const
export type PackageManager = (typeof packageManagers)[number]

const lockfiles: Readonly<Record<string, PackageManager>> = {
  'package-lock.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
}

/** The package manager of a folder that has one, else the one that started this process, else npm. */
export function packageManagerOf(folder: string, userAgent: string | undefined): PackageManager {
  const file = Object.keys(lockfiles).find((name) => existsSync(join(folder, name)))
  if (file && lockfiles[file]) return lockfiles[file]
  const name = userAgent?.split('/')[0]
  return packageManagers.find((one) => one === name) ?? 'npm'
}

/** How a script is started. */
export function runScript(manager: PackageManager, script: string): string[] {
  return [manager, 'run', script]
}
