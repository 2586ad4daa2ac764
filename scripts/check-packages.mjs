// Fails when a package would not work as published: publint, on each one as it is packed.
import { readdirSync, readFileSync } from 'node:fs'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

let faults = 0
for (const name of readdirSync('packages')) {
  const pkgDir = `packages/${name}`
  const pkg = JSON.parse(readFileSync(`${pkgDir}/package.json`, 'utf8'))
  const { messages } = await publint({ pkgDir, pack: false, strict: true })
  for (const message of messages) console.error(`${pkg.name}: ${formatMessage(message, pkg)}`)
  faults += messages.length
}
console.log(`publint: ${faults} faults`)
process.exitCode = faults > 0 ? 1 : 0
