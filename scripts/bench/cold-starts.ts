import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { median } from '../bench-adapters/median.ts'

/** What a fresh process took until the first session's tools. */
export interface ColdStart {
  ms: number
  rssMib: number
}

/** What such a process has, as `cold-start.mjs` says it; `three` and `services` have the same three toolkits. */
type Contents = 'catalogue' | 'three' | 'services' | 'packages' | 'hono'

/** Medians by contents, of processes that take turns, once each of them has started before. */
export async function coldStarts<Kind extends Contents>(
  kinds: readonly Kind[],
  rounds: number,
): Promise<Record<Kind, ColdStart>> {
  for (const kind of kinds) await coldStart(kind)
  const runs = kinds.map(() => [] as ColdStart[])
  for (let round = 0; round < rounds; round += 1)
    for (const [place, kind] of kinds.entries()) runs[place]?.push(await coldStart(kind))
  const middle = (all: readonly ColdStart[]) => ({
    ms: median(all.map(({ ms }) => ms)),
    rssMib: median(all.map(({ rssMib }) => rssMib)),
  })
  return Object.fromEntries(
    kinds.map((kind, place) => [kind, middle(runs[place] ?? [])]),
  ) as Record<Kind, ColdStart>
}

async function coldStart(kind: Contents): Promise<ColdStart> {
  const script = new URL('cold-start.mjs', import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, [script, kind])
  return JSON.parse(stdout) as ColdStart
}
