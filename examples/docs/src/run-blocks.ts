// Runs the blocks of the docs that say `run`, each as it is printed, and compares what they print with what they claim.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'node:util'
import { openWorld } from './world.ts'

/** A block that `scripts/check-docs.mjs` wrote to a file. */
interface Block {
  file: string
  /** Page and line. */
  at: string
  code: string
  /** What it prints; an ellipsis stands for anything. Left out, it may print what it likes. */
  prints?: string
  /** Nobody has connected an account yet. */
  fresh: boolean
}

const blocks = JSON.parse(
  readFileSync(new URL('../blocks/run.json', import.meta.url), 'utf8'),
) as Block[]
const folder = mkdtempSync(join(tmpdir(), 'maillon-docs-'))
const world = await openWorld()
const print = console.log
const faults: string[] = []
process.chdir(folder)
writeFileSync('report.pdf', '%PDF-1.4')

for (const block of blocks) {
  const printed: string[] = []
  console.log = (...values: unknown[]) => void printed.push(format(...values))
  try {
    await world.begin(block)
    await withinSeconds(10, import(block.file))
    const text = printed.join('\n')
    if (block.prints !== undefined && !isPrinted(text, block.prints)) {
      faults.push(`${block.at} prints\n${text}\nwhere it claims\n${block.prints}`)
    }
  } catch (error) {
    faults.push(`${block.at} fails: ${String(error).slice(0, 500)}`)
  }
}

console.log = print
process.chdir(tmpdir())
rmSync(folder, { recursive: true, force: true })
for (const fault of faults) console.error(`${fault}\n`)
console.log(`${blocks.length} code blocks of the docs run, ${faults.length} not as they say`)
// Engines that blocks opened are open still.
process.exit(faults.length > 0 ? 1 : 0)

function isPrinted(text: string, claim: string): boolean {
  const parts = claim.split('…').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^]*')}$`).test(text)
}

async function withinSeconds(seconds: number, work: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new Error(`It takes more than ${seconds} s`)),
    seconds * 1000,
  )
  try {
    await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
