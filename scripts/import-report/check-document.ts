import { validateArguments } from '@maillon/core/provider'
import { importOpenApi, toToolkit } from '@maillon/import'
import { createTestFiles, runTool } from '@maillon/testkit/upstreams'
import { differenceOf } from './difference.ts'
import { type Described, expectedOf, parametersOf, type Value } from './expected.ts'
import type { startLoopback } from './loopback.ts'
import { misplacedKeys, placeOf } from './placed-keys.ts'
import { followIn, isObject, sampleFile } from './sample.ts'

type Json = Record<string, unknown>
type Loopback = Awaited<ReturnType<typeof startLoopback>>
type File = ReturnType<typeof importOpenApi>['file']
type Tool = File['tools'][number]

/** What came of one document. */
export interface Report {
  document: string
  operations: number
  tools: number
  /** Operations that were left out with a reason. */
  told: number
  /** Tools that were called, each with the request that the document says. */
  called: number
  wrong: { tool: string; why: string }[]
}

const methods = ['get', 'put', 'post', 'delete', 'patch']

/** Imports a document, calls each of its tools, and compares what arrives with what the document says by itself. */
export async function checkDocument(
  document: string,
  root: Json,
  loopback: Loopback,
): Promise<Report> {
  const operations = operationsOf(root)
  const whole = { document, operations: operations.length }
  const imported = read(root, document)
  if (typeof imported === 'string')
    return { ...whole, tools: 0, told: operations.length, called: 0, wrong: [] }
  const { file, problems } = imported
  const toolkit = toToolkit(JSON.parse(JSON.stringify(file)), document)
  const { fields, credential, isPlaced, keyPath } = accountOf(file)
  const origin = originOf(toolkit.baseUrl, fields)
  const report: Report = {
    ...whole,
    tools: file.tools.length,
    told: problems.filter(({ tool }) => tool === undefined).length,
    called: 0,
    wrong: [],
  }
  const keys = keysOf(root)
  const files = createTestFiles()
  const mimetype = 'application/x-sample'
  const bytes = Buffer.from(sampleFile.file)
  const { id } = files.add({ name: 'sample.bin', mimetype, bytes })
  const follow = followIn(root)
  const places = new Set(
    operations
      .flatMap((operation) => parametersOf({ ...operation, keys, follow }))
      .map((one) => placeOf({ ...one, type: 'apiKey' })),
  )
  for (const tool of file.tools) {
    const { call } = tool
    if (call.kind !== 'http') continue
    const found = operations.filter(
      ({ method, path }) =>
        method.toUpperCase() === call.method && path.split(/[#?]/)[0] === call.path,
    )
    const [operation] = found
    if (!operation || found.length > 1) continue
    const described: Described = {
      ...operation,
      follow,
      keys: keysFor(tool, { ...operation, follow, keys }),
    }
    const expected = expectedOf(described)
    if (!expected) continue
    const input = inputOf(
      tool,
      expected.values.map((one) => ({ ...one, value: withIds(one.value, id) })),
    )
    const why = typeof input === 'string' ? input : await refused(tool, input)
    if (why !== undefined || typeof input === 'string') {
      report.wrong.push({ tool: tool.slug, why: why ?? 'No input.' })
      continue
    }
    report.called += 1
    try {
      await runTool({
        toolkit,
        slug: tool.slug,
        input,
        routes: { [origin]: loopback.origin },
        credential,
        fields,
        files,
      })
    } catch (error) {
      report.wrong.push({
        tool: tool.slug,
        why: error instanceof Error ? error.message : String(error),
      })
      continue
    }
    const received = loopback.take()
    const difference = received
      ? (differenceOf(received, expected, {
          call: call.method,
          base: new URL(origin + pathOf(toolkit.baseUrl)).pathname.replace(/\/$/, '') + keyPath,
          keys: described.keys,
        }) ??
        (isPlaced
          ? misplacedKeys(received, {
              root,
              operation: operation.operation,
              operations,
              described: places,
              follow: described.follow,
            })
          : undefined))
      : 'Nothing arrived.'
    if (difference !== undefined) report.wrong.push({ tool: tool.slug, why: difference })
  }
  return report
}

function read(root: Json, document: string) {
  try {
    return importOpenApi(JSON.stringify(root), { from: document })
  } catch (error) {
    if (isObject(error) && error.code === 'config_invalid') return String(error.message)
    throw error
  }
}

function operationsOf(root: Json) {
  const follow = followIn(root)
  const paths = isObject(root.paths) ? root.paths : {}
  return Object.entries(paths).flatMap(([path, written]) => {
    const item = follow(written)
    if (path.startsWith('x-') || !isObject(item)) return []
    return methods.flatMap((method) => {
      const operation = follow(item[method])
      return isObject(operation) ? [{ path, method, item, operation }] : []
    })
  })
}

/** What an account has: a text for each field. */
function accountOf({ auth }: File) {
  const one = (typeof auth.scheme === 'string' ? auth : Object.values(auth)[0]) as Json
  // A token that is asked for first is nothing that stands in a call as it was typed.
  const isPlaced = !('request' in one)
  const fields: Record<string, string> = {}
  const secrets: Record<string, string> = {}
  for (const [name, field] of Object.entries(isObject(one.fields) ? one.fields : {})) {
    if (!isObject(field)) continue
    const [choice] = Object.keys(isObject(field.choices) ? field.choices : {})
    if (field.secret === true) secrets[name] = `key-of-${name}`
    else fields[name] = choice ?? (typeof field.example === 'string' ? field.example : 'acme')
  }
  const keyPath = filled(typeof one.path === 'string' ? one.path : '', secrets)
  return {
    fields,
    isPlaced,
    keyPath,
    credential: one.scheme === 'OAUTH2' ? 'key-of-token' : secrets,
  }
}

function filled(baseUrl: string, fields: Record<string, string>): string {
  return baseUrl.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => fields[name] ?? name)
}

function originOf(baseUrl: string, fields: Record<string, string>): string {
  return new URL(filled(baseUrl, fields)).origin
}

function pathOf(baseUrl: string): string {
  return /^https:\/\/[^/]+(.*)$/.exec(baseUrl)?.[1] ?? ''
}

function keysOf(root: Json): Set<string> {
  const schemes = isObject(root.components) ? root.components.securitySchemes : undefined
  return new Set(
    Object.values(isObject(schemes) ? schemes : {})
      .filter(isObject)
      .filter(({ type }) => type === 'apiKey')
      .map((key) => `${String(key.in)} ${String(key.name).toLowerCase()}`),
  )
}

/** With what is a key by its name and no argument: where it goes, is compared with the other keys. */
function keysFor({ call }: Tool, described: Described): Set<string> {
  const taken = new Set(
    (call.kind === 'http' ? call.parameters : []).map((one) => `${one.in} ${one.name}`),
  )
  const left = parametersOf(described).filter(
    (one) =>
      /^(header|query)$/.test(String(one.in)) &&
      /(token|key|secret|password)$/i.test(String(one.name)) &&
      !taken.has(`${String(one.in)} ${String(one.name)}`),
  )
  return new Set([
    ...described.keys,
    ...left.map((one) => `${String(one.in)} ${String(one.name).toLowerCase()}`),
  ])
}

/** The arguments that values are, by what the tool says of where each goes; or which value has none. */
function inputOf({ call }: Tool, values: readonly Value[]): Json | string {
  if (call.kind !== 'http') return 'It is no call.'
  const input: Json = {}
  const { body, parameters } = call
  const rest: Json = {}
  for (const { place, name, value } of values) {
    if (place !== 'body') {
      const argument = parameters.find((one) => one.in === place && one.name === name)?.argument
      if (argument === undefined) return `There is no argument for the ${place} ${name}.`
      input[argument] = value
      continue
    }
    if (body?.argument !== undefined && name === '') input[body.argument] = value
    else if (body?.argument !== undefined) rest[name] = value
    else {
      const argument = Object.entries(body?.properties ?? {}).find(
        ([, property]) => property === name,
      )?.[0]
      if (argument === undefined) return `There is no argument for ${name} of the body.`
      input[argument] = value
    }
  }
  if (body?.argument !== undefined && Object.keys(rest).length > 0) input[body.argument] = rest
  return input
}

/** A value with the file's id in place of what stands for the file. */
function withIds(value: unknown, id: string): unknown {
  if (value === sampleFile) return id
  return Array.isArray(value) ? value.map((one) => withIds(one, id)) : value
}

async function refused({ input }: Tool, values: Json): Promise<string | undefined> {
  const checked = await validateArguments(input, values)
  return 'error' in checked
    ? `The arguments are refused: ${JSON.stringify(checked.error.errors).slice(0, 300)}`
    : undefined
}
