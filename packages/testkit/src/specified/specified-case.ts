import type { ToolSlug } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'
import { runTool } from '../upstreams/run-tool.ts'
import { createTestFiles } from '../upstreams/test-files.ts'
import { type Answer, captureRequests } from './capture-requests.ts'
import type { WireRequest } from './wire-request.ts'

/** One tool beside the service's own SDK, told to do the same thing. */
export interface SpecifiedCase {
  slug: ToolSlug
  input?: Record<string, unknown>
  /** What the service answers, by its own documentation. */
  answer: Answer
  /** With which status, where the SDK insists on another than 200. */
  status?: number
  /** The same by the service's own SDK, or whatever knows its API. */
  sdk: () => Promise<unknown>
  /** What the tool is run with, where part of the credential stands in addresses, as `runTool` takes it. */
  credential?: string | Record<string, string>
  /** What is filled in for the account and is no secret. */
  fields?: Record<string, string>
  /** What the tool is given, as `file_1` and on; what it keeps comes after them. */
  files?: readonly { name: string; mimetype: string; text: string }[]
  /** Headers that mean something to the service, and are compared too. */
  headers?: readonly string[]
  /** Members that the SDK adds by itself to each query or body, and that change nothing. */
  ignore?: readonly string[]
}

/** What both sent, and what the tool made of the answer. */
export interface SpecifiedOutcome {
  ours: WireRequest[]
  theirs: WireRequest[]
  output: Record<string, unknown>
}

/** Runs a tool and an SDK side by side; a test expects `ours` to equal `theirs`. */
export async function runSpecifiedCase(
  toolkit: Toolkit,
  one: SpecifiedCase,
): Promise<SpecifiedOutcome> {
  const { slug, input = {}, answer, status = 200, sdk, ignore = [], fields = {} } = one
  const { credential = 'specified', headers = [], files = [] } = one
  const theirs = await captureRequests(sdk, answer, { status, headers })
  const kept = createTestFiles()
  for (const { text, ...file } of files)
    kept.add({ ...file, bytes: new TextEncoder().encode(text) })
  const ours = await captureRequests(
    () => runTool({ toolkit, slug, input, routes: {}, credential, fields, files: kept }),
    answer,
    { status, headers },
  )
  const asCompared = (request: WireRequest) => without(request, ignore)
  return {
    ours: ours.requests.map(asCompared),
    theirs: theirs.requests.map(asCompared),
    output: ours.result,
  }
}

function without(request: WireRequest, names: readonly string[]): WireRequest {
  const { query, body } = request
  return {
    ...request,
    query: query.filter(([name]) => !names.includes(name)),
    body: isRecord(body)
      ? Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)))
      : body,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
