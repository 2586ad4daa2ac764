import { MaillonError } from '@maillon/core'
import type { CatalogueTool } from '../catalogue/catalogue.ts'
import type { Connections } from '../connections/connections.ts'
import type { AccountRow } from '../store/rows.ts'
import { checkDepth } from '../answers/check-depth.ts'
import { othersTurn } from '../answers/others-turn.ts'
import { tooLate, withinDeadline } from './within-deadline.ts'

export interface RunTool {
  tool: CatalogueTool
  /** As parseArguments gave it. */
  input: Record<string, unknown>
  /** Undefined for tools that need none. */
  account: AccountRow | undefined
  /** Who calls, as `partyOf` says it. */
  party: string
  /** Ends when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined
}

/**
 * Runs a tool: makes its calls, and drops what its output schema does not name.
 * Throws `connection_not_usable`, `upstream_timeout` or `outcome_unknown` after 50 seconds, and the upstream's errors.
 */
export async function runTool(
  { send, forward }: Pick<Connections, 'send' | 'forward'>,
  call: RunTool,
  timeoutMs?: number,
): Promise<Record<string, unknown>> {
  const { account, party } = call
  const { tool, toolkit } = call.tool
  const run = (signal: AbortSignal) =>
    tool.run(call.input as never, {
      call: (request) => send({ toolkit, account, request, party, signal }),
      exchange: async (request) => {
        const own = { toolkit, account, request, party, signal }
        const forwarded = await forward({ ...own, isOwnCall: true })
        const { status, headers, body = '' } = forwarded
        const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
        return { status, headers, text }
      },
      download: noFiles,
      keepFile: noFiles,
      file: noFiles,
    })
  const output = await withinDeadline(run, {
    late: (why) => tooLate(toolkit, tool.effect === 'read', why),
    signal: call.signal,
    timeoutMs,
  })
  const start = performance.now()
  const answer = trimmed(call.tool, output)
  checkDepth(answer)
  await othersTurn(performance.now() - start > 5)
  return asRecord(answer)
}

async function noFiles(): Promise<never> {
  throw new MaillonError('unsupported', { message: 'This engine keeps no files.' })
}

/** An upstream that answers in a new shape has still done what it was asked: its answer is passed on as it came. */
function trimmed({ tool }: CatalogueTool, output: unknown): unknown {
  const parsed = tool.output.safeParse(output)
  return parsed.success ? parsed.data : output
}

function asRecord(output: unknown): Record<string, unknown> {
  const plain = typeof output === 'object' && output !== null && !Array.isArray(output)
  return plain ? (output as Record<string, unknown>) : { result: output ?? null }
}
