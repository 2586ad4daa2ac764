import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const rounds = 11
const bin = fileURLToPath(new URL('../../packages/cli/dist/bin.js', import.meta.url))

/** How long `maillon --help` takes beside `node -e 0`, by medians of processes that take turns. */
export async function commandStart(): Promise<number> {
  const help: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    help.push(await timeOf(bin, '--help'))
    bare.push(await timeOf('-e', '0'))
  }
  return median(help) / median(bare)
}

async function timeOf(...arguments_: string[]): Promise<number> {
  const start = performance.now()
  await promisify(execFile)(process.execPath, arguments_)
  return performance.now() - start
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[rounds >> 1] ?? Number.NaN
}
