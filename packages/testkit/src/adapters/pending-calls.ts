import { MaillonError } from '@maillon/core'
import type { Approval, ProviderContext, ToolResult } from '@maillon/core/provider'
import { failed } from './tool-result.ts'

/** Runs a call, or answers what it lacks. */
type Execute = (
  slug: string,
  input: Record<string, unknown>,
  signal: AbortSignal | undefined,
) => Promise<ToolResult>

interface PendingCall {
  id: string
  slug: string
  input: Record<string, unknown>
  status: Approval['status']
  result: Promise<ToolResult> | undefined
  /** Whether the model has had the result. */
  joined: boolean
}

/** Calls that wait, and run once: as the engine does it, in memory. `lacks` answers what is still missing. */
export function pendingCalls(
  lacks: (call: {
    id: string
    slug: string
    input: Record<string, unknown>
  }) => ToolResult | undefined,
  asks: readonly string[],
  run: Execute,
): { execute: Execute; context: ProviderContext; expire(): void } {
  const calls: PendingCall[] = []
  return {
    async execute(slug, input, signal) {
      const open = calls.find((call) => isOpen(call) && isSame(call, slug, input))
      if (open) return carryOn(open, true, signal)
      const id = `pc_${calls.length + 1}`
      if (!lacks({ id, slug, input }) && !asks.includes(slug)) return run(slug, input, signal)
      const call: PendingCall = {
        id,
        slug,
        input,
        status: 'waiting',
        result: undefined,
        joined: false,
      }
      calls.push(call)
      return carryOn(call, true, signal)
    },
    context: {
      resume: async (id, { signal } = {}) => carryOn(find(id), false, signal),
      approve: async (id) => decide(id, 'approved'),
      deny: async (id) => decide(id, 'denied'),
    },
    expire() {
      for (const call of calls) call.status = 'expired'
    },
  }

  async function carryOn(call: PendingCall, joins: boolean, signal: AbortSignal | undefined) {
    const { id, slug, input, status } = call
    const facts = { tool_slug: slug, arguments: input }
    if (status === 'expired') return failed('pending_expired', 'The call waited too long.', facts)
    if (status === 'denied') {
      call.joined ||= joins
      return failed('approval_denied', 'The call was denied.', { approval_id: id, tool_slug: slug })
    }
    const lacking = call.result ? undefined : lacks(call)
    if (lacking) return lacking
    if (asks.includes(slug) && status === 'waiting') {
      const more = { approval_id: id, effect: 'write', expires_at: '2026-11-23T10:10:00.000Z' }
      return failed('approval_required', 'The app has to approve this call.', { ...facts, ...more })
    }
    call.joined ||= joins
    call.status = 'done'
    call.result ??= run(slug, input, signal)
    return call.result
  }

  async function decide(id: string, status: 'approved' | 'denied'): Promise<Approval> {
    const call = find(id)
    if (call.status === 'waiting') call.status = status
    return {
      approvalId: id,
      status: call.status,
      toolSlug: call.slug,
      arguments: call.input,
      effect: 'write',
      expiresAt: '2026-11-23T10:10:00.000Z',
    }
  }

  function find(id: string): PendingCall {
    const call = calls.find((one) => one.id === id)
    if (!call) throw new MaillonError('invalid_request', { message: `Nothing waits as ${id}.` })
    return call
  }
}

function isOpen({ joined, status }: PendingCall): boolean {
  return !joined && status !== 'expired'
}

function isSame(call: PendingCall, slug: string, input: Record<string, unknown>): boolean {
  return call.slug === slug && JSON.stringify(call.input) === JSON.stringify(input)
}
