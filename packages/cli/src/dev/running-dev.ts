import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isLoopback } from '@maillon/core/toolkit'
import { isOwn } from './is-own.ts'

/** The engine that `maillon dev` runs in this folder, with the key to it; undefined while none does. */
export async function runningDev(
  folder = '.maillon',
): Promise<{ baseURL: string; apiKey: string } | undefined> {
  const file = join(folder, 'dev.json')
  const text = await readFile(file, 'utf8').catch(() => '{}')
  const { url, apiKey } = read(text)
  if (typeof url !== 'string' || typeof apiKey !== 'string') return undefined
  if (!(await isOwn(file))) return undefined
  // A file that came with a repository leads nowhere else.
  if (!isLoopback(URL.parse(url)?.hostname ?? '')) return undefined
  const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  )
  return answer?.ok ? { baseURL: url, apiKey } : undefined
}

function read(text: string): { url?: unknown; apiKey?: unknown } {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}
