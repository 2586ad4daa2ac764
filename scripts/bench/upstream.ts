import { startChild } from './children.ts'

/** A server on loopback that answers 1 kB of JSON to whoever has the key; in a process of its own, as upstreams are. */
export async function startUpstream(): Promise<{ url: string; stop(): Promise<void> }> {
  const { told: port, stop } = await startChild<number>('upstream-process.ts')
  return { url: `http://127.0.0.1:${port}`, stop: async () => stop() }
}
