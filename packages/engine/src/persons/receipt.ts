import type { ErasureRow, RevocationRow } from '../store/rows.ts'

/** What was erased, told without the person. */
export interface Receipt {
  id: string
  /** A code that only the engine's key and the user's id make. */
  person: string
  status: ErasureRow['status']
  beganAt: number
  /** When it was done; until then, when something last was. */
  erasedAt: number
  /** How many rows of each table. */
  erased: Readonly<Record<string, number>>
  remains: Remains
}

/** What could not be erased at once. */
export interface Remains {
  /** Grants that services are still to end. Until they have, each is kept sealed, without the user. */
  revocations: readonly RemainingGrant[]
}

export type RemainingGrant = Pick<RevocationRow, 'id' | 'toolkit'> & {
  status: string
  /** When it is given up at the latest; null for one that ends with the last account that uses it. */
  until: number | null
}

/** The last try of a revocation is before then. */
const triedForMs = 4 * 24 * 3_600_000

/** A grant that a row is still to end. */
export function remainingGrant(row: RevocationRow): RemainingGrant {
  const { id, toolkit, status, createdAt } = row
  return { id, toolkit, status, until: status === 'kept' ? null : createdAt + triedForMs }
}

/** A receipt as it stands in the table. */
export function receiptOf(row: ErasureRow): Receipt {
  const { id, person, status, createdAt, updatedAt } = row
  const erased: Receipt['erased'] = JSON.parse(row.erased)
  const { revocations = [] }: Partial<Remains> = JSON.parse(row.remains)
  return {
    id,
    person,
    status,
    beganAt: createdAt,
    erasedAt: updatedAt,
    erased,
    remains: { revocations },
  }
}
