import { readFileSync } from 'node:fs'

/** What a package's README says to install. */
export function installLine(name: string): string[] {
  const readme = readFileSync(`packages/${name}/README.md`, 'utf8')
  const line = /^npm install (.+)$/m.exec(readme)?.[1] ?? ''
  return line.split(' ').filter((word) => word && !word.startsWith('-'))
}
