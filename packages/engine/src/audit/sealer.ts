import { MaillonError } from '@maillon/core'
import type { AuditWriterRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import type { Chain } from './chain.ts'
import type { Settled } from './numbers.ts'
import type { Writer, Writers } from './writers.ts'

/** Seals what was written. */
export interface Sealer {
  /** An entry was written, or came to nothing: within a second it is sealed. */
  wake(): void
  /** Seals all that this process wrote, now. */
  seal(): Promise<void>
  /** The same, and what processes left behind that are no more. */
  sealLeft(): Promise<void>
  /** Seals all, and says that this process is no more. */
  close(): Promise<void>
}

export interface SealerParts {
  store: Store
  chain: Chain
  writers: Writers
  now: () => number
  /** Told about what could not be sealed; it is tried again. */
  onError: (error: unknown) => void
}

const everyMs = 1_000
/** Numbers of one seal. */
const portion = 1_000
/** Whoever wrote, and sealed nothing for so long, is no more: none of its transactions is open. */
const leftMs = 2 * 60_000
const idleMs = 60 * 60_000

/** A sealer of this process. Its timer keeps no process alive. */
export function createSealer({ store, chain, writers, now, onError }: SealerParts): Sealer {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  /** Told once each: until somebody mends them, nothing else can be said of them. */
  const broken = new Set<string>()

  function failed(projectId: string, error: unknown): void {
    if (MaillonError.is(error, 'audit_broken')) {
      if (broken.has(projectId)) return
      broken.add(projectId)
    }
    onError(error)
  }

  /** False when another was faster. */
  const sealOnce = (
    { projectId, id, sealed }: Omit<AuditWriterRow, 'seenAt'>,
    settled: Settled,
    isFound: boolean,
  ) =>
    store
      .transaction(async (transaction) => {
        const row = { projectId, id, sealed: settled.last, seenAt: now() }
        if (!(await transaction.auditWriters.advance(row, sealed))) throw lost
        const seal = { projectId, writer: id, isFound, ...settled }
        if (!(await chain.add(transaction, seal))) throw lost
        return true
      })
      .catch((error) => (error === lost ? false : Promise.reject(error)))

  /** The database knows better: another process took this one for one that is no more. */
  const agree = ({ projectId, id, numbers }: Writer) =>
    store.transaction(async (transaction) => {
      numbers.sealedTo(await transaction.auditSeals.lastOf(projectId, id))
      await transaction.auditWriters.delete(projectId, id)
      const sealed = numbers.sealed()
      await transaction.auditWriters.note({ projectId, id, sealed, seenAt: now() })
    })

  async function sealWriter(writer: Writer): Promise<void> {
    const { projectId, id, numbers } = writer
    for (let turn = 0; ; turn += 1) {
      const settled = numbers.settled(portion)
      if (!settled) return
      if (await sealOnce({ projectId, id, sealed: numbers.sealed() }, settled, false)) {
        numbers.sealedTo(settled.last)
        turn = 0
      } else if (turn > 2) await agree(writer)
      if (turn > 20) return
    }
  }

  async function sealAll(): Promise<void> {
    for (const writer of writers.all()) {
      await sealWriter(writer).catch((error) => failed(writer.projectId, error))
      if (writer.numbers.isSealed() && now() - writer.at > idleMs) await leave(writer)
    }
  }

  async function leave(writer: Writer): Promise<void> {
    writers.drop(writer)
    await store.auditWriters.delete(writer.projectId, writer.id).catch(() => undefined)
  }

  /** One after another: a seal goes on from the one before. */
  const seal = () => (running = running.then(sealAll))

  function wake(): void {
    timer ??= setTimeout(async () => {
      await seal()
      timer = undefined
      if ([...writers.all()].some(({ numbers }) => !numbers.isSealed())) wake()
    }, everyMs).unref()
  }

  async function sealRest(row: AuditWriterRow): Promise<void> {
    const { projectId, id, sealed, seenAt } = row
    const range = { first: sealed + 1, last: Number.MAX_SAFE_INTEGER }
    const rows = await store.audit.numbered(projectId, id, range, portion)
    const left = rows.filter(({ at }) => at < now() - leftMs)
    const last = left.at(-1)?.seq
    if (last != null) {
      const codes = new Map(left.map(({ seq, mac }) => [seq, mac]))
      const numbers = Array.from({ length: last - sealed }, (_, index) => sealed + 1 + index)
      const endings = numbers.map((seq) => {
        const code = codes.get(seq)
        return [seq, code == null ? 'unused' : { code }] as const
      })
      await sealOnce(row, { first: sealed + 1, last, endings }, true)
    } else if (rows.length === 0 && seenAt < now() - idleMs * 2)
      await store.auditWriters.delete(projectId, id)
  }

  return {
    wake,
    seal,
    async sealLeft() {
      await seal()
      const own = new Set([...writers.all()].map(({ id }) => id))
      for (const row of await store.auditWriters.unseen(now() - leftMs, portion))
        if (!own.has(row.id)) await sealRest(row).catch((error) => failed(row.projectId, error))
    },
    async close() {
      clearTimeout(timer)
      await seal()
      for (const writer of writers.all()) if (writer.numbers.isSealed()) await leave(writer)
    },
  }
}

const lost = new Error('Another process was faster.')
