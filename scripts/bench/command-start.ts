import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { median } from '../bench-adapters/median.ts'

const rounds = 11
const bin = fileURLToPath(new URL('../../packages/cli/dist/bin.js', import.meta.url))

/** How long `maillon --help` takes, and `node -e 0` beside it, in ms: medians of processes that take turns. */
export async function commandStart(): Promise<{ ours: number; floor: number }> {
  const help: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    help.push(await timeOf(bin, '--help'))
    bare.push(await timeOf('-e', '0'))
  }
  return { ours: median(help), floor: median(bare) }
}

async function timeOf(...arguments_: string[]): Promise<number> {
  const start = performance.now()
  await promisify(execFile)(process.execPath, arguments_)
  return performance.now() - start
}
