// Fails when a package would not be as npm should serve it: each one as it is packed, by our own rules and publint's, and
// the engine's thread as built. Prints what each weighs packed.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { packedFaults } from './packages/packed-faults.mjs'
import { readmeFaults } from './packages/readme-faults.mjs'

const folder = mkdtempSync(join(tmpdir(), 'maillon-packed-'))
const faults = []
const rows = {}
try {
  const told = execFileSync(
    'pnpm',
    ['-r', '--filter', './packages/*', 'pack', '--json', '--pack-destination', folder],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  for (const { name, filename, size, files } of JSON.parse(told)) {
    const tarball = Uint8Array.from(readFileSync(filename)).buffer
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true })
    const paths = files.map(({ path }) => path)
    const readme = join('packages', name.replace('@maillon/', ''), 'README.md')
    const found = [
      ...messages.map((message) => formatMessage(message, pkg)),
      ...packedFaults(pkg, paths),
      ...(paths.includes('README.md') ? readmeFaults(name, readFileSync(readme, 'utf8')) : []),
    ]
    faults.push(...found.map((fault) => `${name}: ${fault}`))
    rows[name] = { 'packed kB': Math.round(size / 1000), files: files.length }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

for (const program of ['maillon-answer-thread.js', 'maillon-file-process.js'])
  if (!existsSync(`packages/engine/dist/${program}`))
    faults.push(`@maillon/engine: ${program} is not where its code looks for it`)

console.table(rows)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
