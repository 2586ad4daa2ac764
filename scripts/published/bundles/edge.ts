import vm from 'node:vm'
import { createTestEngine } from '@maillon/testkit'
import { build } from 'esbuild'
import { join } from 'node:path'
import type { Reader } from './reader.ts'

/** What the platforms have that are not Node, and no more of it than core asks for. */
const web = {
  AbortController,
  AbortSignal,
  Blob,
  clearTimeout,
  crypto,
  FormData,
  Headers,
  queueMicrotask,
  ReadableStream,
  Request,
  Response,
  setTimeout,
  structuredClone,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
}

type Edge = (given: { fetch: typeof fetch; apiKey: string }) => Promise<Record<string, unknown>>

/** Bundles core for no platform at all, and runs it where there is nothing of Node. Answers what is wrong. */
export async function tryEdge({ folder }: Reader): Promise<string[]> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(folder, 'edge.ts')],
    absWorkingDir: folder,
    bundle: true,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'iife',
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports)
  const { engine, apiKey, stop } = await createTestEngine()
  try {
    const context = vm.createContext({ ...web }) as typeof web & { edge?: Edge }
    vm.runInContext(outputFiles.map(({ text }) => text).join(''), context)
    const through: typeof fetch = (input, init) => engine.fetch(new Request(input, init))
    const told = JSON.stringify(await context.edge?.({ fetch: through, apiKey }))
    const right = '{"tools":true,"doubled":42,"refused":"invalid_arguments","isOurs":true}'
    return [
      ...outside.map(({ path }) => `core for no platform imports ${path}`),
      ...(told === right ? [] : [`core for no platform answers ${told}`]),
    ]
  } finally {
    await stop()
  }
}
