import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { median } from './median.ts'

/** What importing each of the packages takes in a fresh process: medians of that many, in ms, run in turns. */
export async function importTimes(
  packages: readonly string[],
  runs: number,
): Promise<ReadonlyMap<string, number>> {
  const times = new Map(packages.map((name) => [name, [] as number[]]))
  for (let run = 0; run < runs; run += 1) {
    for (const name of packages) times.get(name)?.push(await importTime(name))
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]))
}

async function importTime(name: string): Promise<number> {
  const script = `
    const start = performance.now()
    await import(${JSON.stringify(name)})
    console.log(performance.now() - start)`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { cwd: import.meta.dirname },
  )
  return Number(stdout)
}
