import type { Toolkit } from '@maillon/core/toolkit'
import { runTool } from '../upstreams/run-tool.ts'
import { type Answer, captureRequests } from './capture-requests.ts'
import type { WireRequest } from './wire-request.ts'

/** One tool beside the service's own SDK, told to do the same thing. */
export interface SpecifiedCase {
  slug: string
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
  const { slug, input = {}, answer, status, sdk, ignore = [], fields = {} } = one
  const { credential = 'specified' } = one
  const theirs = await captureRequests(sdk, answer, status)
  const ours = await captureRequests(
    () => runTool({ toolkit, slug, input, routes: {}, credential, fields }),
    answer,
    status,
  )
  const kept = (request: WireRequest) => without(request, ignore)
  return {
    ours: ours.requests.map(kept),
    theirs: theirs.requests.map(kept),
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
