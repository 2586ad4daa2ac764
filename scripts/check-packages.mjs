// Fails when a package would not work as published: publint, on each one as it is packed, and the engine's thread as built.
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

const { startReadingThread } = await import('../packages/engine/dist/answers/reading-thread.js')
const thread = await startReadingThread()
const read = await thread?.read(Buffer.from('{"read":"there"}'), [])
thread?.end()
if (read?.value.read !== 'there') {
  console.error('@maillon/engine: the thread that reads large answers does not start from dist')
  faults += 1
}
process.exitCode = faults > 0 ? 1 : 0
