import { MaillonError } from '@maillon/core'
import type { AuditChainRow, AuditSealRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import type { AuditKeys, CheckCode } from '../vault/audit-keys.ts'
import { textOfHead, textOfSeal } from './codes.ts'
import { digestOf } from './digest.ts'
import type { Ending, Settled } from './numbers.ts'

/** The chains of seals. */
export interface Chain {
  /**
   * Adds a seal over some numbers of a writer, in the transaction of the store given. False when another was faster: then
   * the transaction is to be undone. Throws `audit_broken` for a chain that was changed from outside, which no seal mends.
   */
  add(store: Store, seal: NewSeal): Promise<boolean>
}

/** What a seal is to be over. */
export interface NewSeal extends Settled {
  projectId: string
  writer: string
  /** Whether it is of what another process left behind. */
  isFound: boolean
}

/** Chains whose codes are of these keys. */
export function createChain(keys: AuditKeys, now: () => number): Chain {
  /** The furthest that this process saw, so that a chain that is put back to what it was is not gone on with. */
  const seen = new Map<string, Pick<AuditChainRow, 'number' | 'head'>>()

  async function begin(store: Store, projectId: string): Promise<AuditChainRow> {
    const { count: bare } = await store.audit.unnumbered(projectId, 0)
    const at = now()
    const row = { projectId, number: 0, entries: 0, head: '', bare, at, createdAt: at }
    const chain = { ...row, mac: keys.code(projectId, textOfHead(row)), checkpoint: null }
    await store.auditChains.insert(chain)
    return chain
  }

  function requireWhole(chain: AuditChainRow | undefined, projectId: string, check: CheckCode) {
    const known = seen.get(projectId)
    const isKnown =
      known === undefined ||
      (chain !== undefined &&
        (chain.number > known.number ||
          (chain.number === known.number && chain.head === known.head)))
    const isOurs = !chain || check(projectId, textOfHead(chain), chain.mac) === 'right'
    if (isKnown && isOurs) return
    throw new MaillonError('audit_broken', {
      message: `The audit log's chain of the project "${projectId}" was changed from outside.`,
      hint: 'Run maillon audit verify, and bring the database back from a backup.',
    })
  }

  return {
    async add(store, { projectId, writer, isFound, first, last, endings }) {
      const found = await store.auditChains.find(projectId)
      requireWhole(found, projectId, await keys.checker(store))
      const chain = found ?? (await begin(store, projectId))
      const codes = await codesOf(store, { projectId, writer, first, last, endings })
      const number = chain.number + 1
      const at = now()
      const body = {
        projectId,
        number,
        writer,
        first,
        last,
        unused: JSON.stringify(codes.unused),
        found: isFound ? 1 : 0,
        digest: digestOf(codes.used),
        before: chain.head,
        at,
      }
      const seal: AuditSealRow = { ...body, mac: keys.code(projectId, textOfSeal(body)) }
      const entries = chain.entries + codes.used.length
      const next = { ...chain, number, entries, head: seal.mac, at }
      const mac = keys.code(projectId, textOfHead(next))
      if (!(await store.auditChains.advance({ ...next, mac }, chain.mac))) return false
      await store.auditSeals.insert(seal)
      store.onEnd((how) => {
        if (how === 'kept') seen.set(projectId, { number, head: seal.mac })
      })
      return true
    },
  }
}

/** The codes of the entries, and the numbers without one; of what nobody knows, the database tells. */
async function codesOf(
  store: Store,
  { projectId, writer, first, last, endings }: Omit<NewSeal, 'isFound'>,
): Promise<{ used: string[]; unused: number[] }> {
  const isOpen = endings.some(([, ending]) => ending === 'unknown')
  const rows = isOpen
    ? await store.audit.numbered(projectId, writer, { first, last }, endings.length)
    : []
  const there = new Map(rows.map(({ seq, mac }) => [seq, mac]))
  const codeOf = (seq: number, ending: Ending) =>
    ending === 'unknown' ? there.get(seq) : ending === 'unused' ? undefined : ending.code
  const used: string[] = []
  const unused: number[] = []
  for (const [seq, ending] of endings) {
    const code = codeOf(seq, ending)
    if (code == null) unused.push(seq)
    else used.push(code)
  }
  return { used, unused }
}
