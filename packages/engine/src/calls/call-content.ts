import { scrub } from '../telemetry/live-secrets.ts'

/** What is kept of a call's arguments and result, where the operator asks for it. */
export interface CallContent {
  arguments: unknown
  result: unknown
  /** Those of both that were too long: the beginning of their JSON stands in their place. */
  cut: ('arguments' | 'result')[]
}

/** Of each of both, in characters of JSON. */
const maxContent = 16_384

/** Content of a call as it may be kept: without secrets, and cut. */
export function callContent(given: unknown, result: unknown): CallContent {
  const content: CallContent = { arguments: given ?? {}, result: result ?? null, cut: [] }
  for (const name of ['arguments', 'result'] as const) {
    // Whole, since half a secret is none that anybody would find.
    content[name] = scrub(content[name])
    const json = JSON.stringify(content[name])
    if (json.length <= maxContent) continue
    content.cut.push(name)
    content[name] = json.slice(0, maxContent)
  }
  return content
}
