import { MaillonError } from '@maillon/core'
import type {
  Approval,
  ApprovalRequired,
  ExecuteTool,
  ProviderContext,
  ToolDecision,
  ToolResult,
} from '@maillon/core/provider'
import { failed } from './tool-result.ts'

/** Runs a call. */
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
): { execute: ExecuteTool; context: ProviderContext; expire(): void } {
  const calls: PendingCall[] = []
  const decided = new Map<string, Promise<ToolResult>>()
  return {
    async execute(slug, input, { signal, decision } = {}) {
      if (decision) return runDecided(decision, slug, input, signal)
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
      review: async (slug, input) => (asks.includes(slug) ? [approvalOf('', slug, input)] : []),
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
      const { code, message, approvalId, effect, expiresAt } = approvalOf(id, slug, input)
      const more = { approval_id: approvalId, effect, expires_at: expiresAt }
      return failed(code, message, { ...facts, ...more })
    }
    call.joined ||= joins
    call.status = 'done'
    call.result ??= run(slug, input, signal)
    return call.result
  }

  /** The first decision of an id counts, for the very arguments. */
  function runDecided(
    { id, approved }: ToolDecision,
    slug: string,
    input: Record<string, unknown>,
    signal: AbortSignal | undefined,
  ): Promise<ToolResult> {
    const key = JSON.stringify([id, slug, input])
    const known = decided.get(key)
    if (known) return known
    const lacking = lacks({ id: `pc_${id}`, slug, input })
    if (approved && lacking) return Promise.resolve(lacking)
    const result = approved
      ? run(slug, input, signal)
      : Promise.resolve(failed('approval_denied', 'The call was denied.', { tool_slug: slug }))
    decided.set(key, result)
    return result
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

function approvalOf(
  approvalId: string,
  slug: string,
  input: Record<string, unknown>,
): ApprovalRequired {
  return {
    code: 'approval_required',
    message: 'The app has to approve this call.',
    approvalId,
    toolSlug: slug,
    arguments: input,
    effect: 'write',
    expiresAt: '2026-11-23T10:10:00.000Z',
  }
}

function isOpen({ joined, status }: PendingCall): boolean {
  return !joined && status !== 'expired'
}

function isSame(call: PendingCall, slug: string, input: Record<string, unknown>): boolean {
  return call.slug === slug && JSON.stringify(call.input) === JSON.stringify(input)
}
