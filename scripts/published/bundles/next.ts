import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { transform } from 'esbuild'
import { freePort } from '../free-port.ts'
import { run } from '../run.ts'
import { all, type Works } from './bundle.ts'
import type { Reader } from './reader.ts'

interface Way {
  name: string
  outside: readonly string[]
  works: Works
}

/** An app of Next: with the engine left outside, as the docs have it, and bundled like all else. */
export const ways: readonly Way[] = [
  {
    name: 'Next, serverExternalPackages',
    outside: ['@maillon/engine', '@maillon/services'],
    works: all,
  },
  { name: 'Next', outside: [], works: { ...all, thread: false } },
]

const layout = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}`
const route = `import { told } from './engine.js'

export const dynamic = 'force-dynamic'

export async function GET(request) {
  return Response.json(await told(new URL(request.url).searchParams.get('upstream')))
}`

/** Writes such an app into a folder with the packages of the reader, and builds it. */
export async function buildNext(reader: Reader, { outside }: Way, folder: string): Promise<void> {
  const page = join(folder, 'app/told')
  mkdirSync(page, { recursive: true })
  const config = { serverExternalPackages: outside, turbopack: { root: reader.folder } }
  const text = readFileSync(join(reader.folder, 'engine.ts'), 'utf8')
  const { code } = await transform(text, { loader: 'ts' })
  writeFileSync(join(folder, 'next.config.mjs'), `export default ${JSON.stringify(config)}\n`)
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  writeFileSync(join(folder, 'app/layout.js'), layout)
  writeFileSync(join(page, 'route.js'), route)
  writeFileSync(join(page, 'engine.js'), code)
  await run(process.execPath, [next(reader), 'build'], { cwd: folder, env })
}

/** Starts it, and answers what one request is answered. */
export async function askNext(reader: Reader, folder: string, upstream: string): Promise<unknown> {
  const port = await freePort()
  const address = ['-H', '127.0.0.1', '-p', String(port)]
  const server = spawn(process.execPath, [next(reader), 'start', ...address], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  try {
    for await (const line of createInterface(server.stdout)) if (line.includes('Ready')) break
    server.stdout.resume()
    const url = `http://127.0.0.1:${port}/told?upstream=${encodeURIComponent(upstream)}`
    const response = await fetch(url)
    return response.ok ? await response.json() : await response.text()
  } finally {
    server.kill()
    await ended
  }
}

const env = { NEXT_TELEMETRY_DISABLED: '1' }

function next({ folder }: Reader): string {
  return join(folder, 'node_modules/next/dist/bin/next')
}
