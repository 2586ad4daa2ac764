import { MaillonError } from '@maillon/core'
import type { Caller } from '../access/caller.ts'
import { newId, sha256 } from '../ids.ts'
import { isFault } from '../is-fault.ts'
import type { IdempotencyKeyRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Signer } from '../vault/signer.ts'
import type { Vault } from '../vault/vault.ts'

/** A write that its caller named. */
export interface NamedCall {
  caller: Pick<Caller, 'id' | 'projectId'>
  /** The `idempotency-key` header: any name that the caller uses for this one write. */
  key: string
  /** What is asked: route, parameters and body. */
  content: unknown
  /** Whom it is about, and the row that it names, as far as the request says. */
  about: Pick<IdempotencyKeyRow, 'userId' | 'subject'>
}

/** Does a named write once, over any number of processes. */
export interface Idempotency {
  /**
   * Answers what `run` answers, or what it answered before. Throws `idempotency_key_reused` for a key of another
   * request or another caller, `request_in_progress` while another process is at it, `outcome_unknown` when one was
   * and never ended.
   */
  run(call: NamedCall, run: () => Promise<string>): Promise<string>
}

const lifetimeMs = 24 * 3_600_000
/** What has not ended by then was cut off. */
const patienceMs = 5 * 60_000

/** Named writes over the store; what they answered is sealed for a day. */
export function createIdempotency({
  store,
  vault,
  signer,
  telemetry,
  now,
}: IdempotencyParts): Idempotency {
  const underWay = new Map<string, Promise<string>>()

  async function begin(row: IdempotencyKeyRow, run: () => Promise<string>): Promise<string> {
    const { projectId, id } = row
    let answer: string
    try {
      answer = await run()
    } catch (error) {
      // What was refused did nothing, so it may be asked again; what may have acted must not be.
      const mayHaveActed =
        isFault(error) ||
        MaillonError.is(error, 'outcome_unknown') ||
        (MaillonError.is(error, 'call_denied') && error.details.made === true)
      await (mayHaveActed
        ? store.idempotencyKeys.update(projectId, id, { status: 'unknown', answer: null })
        : store.idempotencyKeys.delete(projectId, id))
      throw error
    }
    // It is done, whether that can be kept or not: without its answer, it is not known what came of it.
    await keep(row, answer).catch((error: unknown) => telemetry.fault(error, newId('log_')))
    return answer
  }

  async function keep(row: IdempotencyKeyRow, answer: string): Promise<void> {
    const { projectId, id } = row
    const sealed = await vault.seal(place(row), answer)
    await store.idempotencyKeys.update(projectId, id, { status: 'done', answer: sealed })
  }

  async function again(row: IdempotencyKeyRow): Promise<string> {
    const local = underWay.get(localKey(row))
    if (local) return local
    if (row.status === 'done') return vault.open<string>(place(row), row.answer ?? '')
    if (row.status === 'running' && now() - row.createdAt < patienceMs) throw inProgress()
    throw unknown()
  }

  return {
    async run({ caller, key, content, about }, run) {
      checkKey(key)
      const { projectId } = caller
      const asked = JSON.stringify(content)
      const at = now()
      const row: IdempotencyKeyRow = {
        id: sha256(key),
        projectId,
        caller: caller.id,
        request: signer.sign(purpose, asked),
        status: 'running',
        answer: null,
        ...about,
        createdAt: at,
        expiresAt: at + lifetimeMs,
      }
      const found = await store.idempotencyKeys.find(projectId, row.id)
      if (found && found.expiresAt <= at) await store.idempotencyKeys.delete(projectId, row.id)
      if (await store.idempotencyKeys.insert(row)) {
        const answer = begin(row, run)
        const name = localKey(row)
        underWay.set(name, answer)
        const forget = () => underWay.delete(name)
        answer.then(forget, forget)
        return answer
      }
      const known = await store.idempotencyKeys.find(projectId, row.id)
      // It failed and was taken back meanwhile.
      if (!known) return this.run({ caller, key, content, about }, run)
      if (known.caller !== row.caller || !signer.verify(purpose, asked, known.request))
        throw reused()
      return again(known)
    },
  }
}

interface IdempotencyParts {
  store: Store
  vault: Vault
  signer: Signer
  telemetry: Pick<Telemetry, 'fault'>
  now: () => number
}

/** Of what is kept of a request: whoever has the database alone cannot try what stood in it. */
const purpose = 'idempotency'

function localKey({ projectId, id }: IdempotencyKeyRow): string {
  return `${projectId} ${id}`
}

function place({ projectId, id }: IdempotencyKeyRow) {
  return { projectId, row: id, field: 'idempotency_keys.answer', version: 1 }
}

function checkKey(key: string): void {
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return
  throw new MaillonError('invalid_request', {
    message: 'The idempotency-key has no characters, too many, or odd ones.',
    hint: 'Send 1 to 255 visible ASCII characters, such as a UUID, and a new one for each write.',
  })
}

function reused(): MaillonError {
  return new MaillonError('idempotency_key_reused', {
    message: 'This idempotency-key was sent with another request, or by another caller.',
    hint: 'Use a new key for each write, and send it again with the same API key.',
  })
}

function inProgress(): MaillonError {
  return new MaillonError('request_in_progress', {
    message: 'The write with this idempotency-key is under way.',
    hint: 'Send it again in a second to read what came of it.',
    details: { retry_after: 1 },
  })
}

function unknown(): MaillonError {
  return new MaillonError('outcome_unknown', {
    message:
      'The write with this idempotency-key was begun, and it is not known whether it took effect.',
    hint: 'Look whether it happened before doing it again, with a new key.',
  })
}
