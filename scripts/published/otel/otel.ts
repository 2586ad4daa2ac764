import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Part } from '../part.ts'
import { printedBlocks } from '../printed-blocks.ts'
import { freePort } from '../free-port.ts'
import { run } from '../run.ts'
import { type Receiver, startReceiver } from './receiver.ts'

const document = 'docs/monitoring.md'

/**
 * Sets up OpenTelemetry as the document prints it, for `maillon serve` and for an app with the engine inside, and looks at
 * what a collector is sent.
 */
export const part: Part = async ({ registry, folder }) => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const packages = ['cli', 'core', 'engine', 'toolkits'].map((name) => `@maillon/${name}`)
  await run('npm', ['install', ...packages], { cwd: folder, env: registry.env })
  const [install, telemetry, serve] = printedBlocks(document, 'OpenTelemetry')
  if (install?.language !== 'sh' || telemetry?.language !== 'js' || serve?.language !== 'sh')
    return [`${document} prints another recipe than this part runs.`]
  await run('sh', ['-ec', install.text], { cwd: folder, env: registry.env })
  const name = /^\/\/ (\S+)/.exec(telemetry.text)?.[1] ?? ''
  writeFileSync(join(folder, name), telemetry.text)
  const path = `${join(folder, 'node_modules/.bin')}${delimiter}${process.env.PATH}`
  const faults = [
    ...(await tryServer(folder, path, serve.text)),
    ...(await tryEmbedded(folder, name)),
  ]
  console.log('otel: the recipe was run as it is printed')
  return faults
}

/** As a reader starts it: OTLP in its binary form, to where the environment says. */
async function tryServer(folder: string, path: string, command: string): Promise<string[]> {
  const receiver = await startReceiver()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = {
    PATH: path,
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    MAILLON_PUBLIC_URL: url,
    MAILLON_LISTEN_PORT: String(port),
    MAILLON_DRAIN_SECONDS: '0',
  }
  const start =
    printedBlocks('docs/self-hosting.md', 'Start')[0]?.text.replace(/^maillon serve.*$/m, '') ?? ''
  const printed = await run('sh', ['-ec', start], { cwd: folder, env })
  const apiKey = /mk_\w+/.exec(printed)?.[0] ?? ''
  // A group of its own: the shell that was given the command may stay in front of it.
  const server = spawn('sh', ['-c', command], {
    cwd: folder,
    env: { ...process.env, ...env },
    detached: true,
  })
  const ended = once(server, 'close')
  for await (const line of createInterface(server.stdout)) if (line.includes('"ready"')) break
  server.stdout.resume()
  const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' }
  const session = await fetch(`${url}/api/v3.1/tool_router/session`, {
    method: 'POST',
    headers,
    body: '{"user_id":"ada"}',
  })
  process.kill(-(server.pid ?? 0), 'SIGTERM')
  await ended
  receiver.stop()
  const traces = Buffer.concat(receiver.received('/v1/traces')).toString('latin1')
  const metrics = Buffer.concat(receiver.received('/v1/metrics')).toString('latin1')
  return [
    ...(session.ok ? [] : [`A session answers ${session.status}: ${await session.text()}`]),
    ...missing('traces of maillon serve', traces, [
      'maillon.request',
      '/api/v3.1/tool_router/session',
    ]),
    ...missing('metrics of maillon serve', metrics, ['maillon.request.duration']),
    ...told(receiver, apiKey),
  ]
}

/** In JSON, which says what belongs to what. */
async function tryEmbedded(folder: string, telemetry: string): Promise<string[]> {
  const receiver = await startReceiver()
  const secrets = { ENCRYPTION_KEY: `k1:${'mTh0'.repeat(10)}mTg=`, RESEND_KEY: 're_9mX7kQpZ4vLw' }
  copyFileSync(join(import.meta.dirname, 'embedded.mjs'), join(folder, 'app.mjs'))
  const protocol = { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }
  const env = { ...secrets, ...protocol, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url }
  await run(process.execPath, ['--import', `./${telemetry}`, 'app.mjs'], { cwd: folder, env })
  receiver.stop()
  const spans = receiver.received('/v1/traces').flatMap(spansIn)
  const call = spans.find(({ name }) => name === 'maillon.execute')
  const inside = spans.find((span) => call && span.parentSpanId === call.spanId)
  const around = spans.find((span) => call && span.spanId === call.parentSpanId)
  const metrics = Buffer.concat(receiver.received('/v1/metrics')).toString()
  return [
    ...(inside?.name === 'maillon.upstream' ? [] : ['No span of a request stands in its call.']),
    ...(around?.name === 'maillon.request' ? [] : ['The span of a call stands in no request.']),
    ...missing('metrics of an app', metrics, ['maillon.execute.duration', 'RESEND_LIST_DOMAINS']),
    ...told(receiver, ...Object.values(secrets)),
  ]
}

interface Span {
  name: string
  spanId: string
  parentSpanId?: string
}

interface Traces {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[]
}

function spansIn(body: Buffer): Span[] {
  const { resourceSpans } = JSON.parse(body.toString()) as Traces
  return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
}

function missing(what: string, text: string, wanted: readonly string[]): string[] {
  return wanted.filter((one) => !text.includes(one)).map((one) => `The ${what} lack ${one}.`)
}

function told(receiver: Receiver, ...secrets: string[]): string[] {
  const everything = receiver.everything()
  const found = secrets.filter((secret) => secret === '' || everything.includes(secret))
  return found.map(
    (secret) => `The collector was told a secret that begins with ${secret.slice(0, 3)}.`,
  )
}
