import type { CatalogueTool } from '../catalogue/catalogue-tool.ts'
import type { Connections } from '../connections/connections.ts'
import type { FileOwner } from '../files/file-owner.ts'
import type { Files } from '../files/files.ts'
import type { AccountRow } from '../store/rows.ts'
import { checkDepth } from '../answers/check-depth.ts'
import { othersTurn } from '../answers/others-turn.ts'
import { callFiles, type CallFilesOptions } from './call-files.ts'
import { tooLate, withinDeadline } from './within-deadline.ts'

export interface RunTool {
  tool: CatalogueTool
  /** As parseArguments gave it. */
  input: Record<string, unknown>
  /** Undefined for tools that need none. */
  account: AccountRow | undefined
  /** Who calls, as `partyOf` says it. */
  party: string
  /** Whose files it takes, and whose those are that it keeps. */
  owner: FileOwner
  mayRead?: CallFilesOptions['mayRead']
  /** Ends when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined
}

/** What tools reach upstreams and files by. */
export interface Reach {
  connections: Pick<Connections, 'send' | 'forward' | 'download'>
  files: Pick<Files, 'find' | 'read' | 'store' | 'delete'>
}

/**
 * Runs a tool: makes its calls, and drops what its output schema does not name.
 * Throws `connection_not_usable`, `upstream_timeout` or `outcome_unknown` where it takes too long, and the upstream's errors.
 */
export async function runTool(
  { connections, files: all }: Reach,
  call: RunTool,
  timeoutMs?: number,
): Promise<Record<string, unknown>> {
  const { account, party, owner, mayRead } = call
  const { tool, toolkit } = call.tool
  const source = { tool: tool.slug, accountId: account?.id ?? null }
  const run = async (signal: AbortSignal, onMoved: () => void) => {
    const files = callFiles(all, { owner, mayRead, source, signal, onMoved })
    const own = { toolkit, account, party, signal, files }
    return tool.run(call.input as never, {
      call: (request) => connections.send({ ...own, request }),
      exchange: async (request) => {
        const forwarded = await connections.forward({ ...own, request, isOwnCall: true })
        const { status, headers, body = '' } = forwarded
        const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
        return { status, headers, text }
      },
      download: (request, as) => connections.download({ ...own, request, ...(as && { as }) }),
      keepFile: (bytes, as) => files.keep(as, once(bytes)),
      file: async (id) => (await files.open(id)).facts,
    })
  }
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

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
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
