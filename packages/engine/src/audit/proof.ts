/** What is wrong with an audit log. */
export type ProblemKind =
  /** An entry is not as it was written. */
  | 'entry_changed'
  /** An entry that was sealed is gone. */
  | 'entry_missing'
  /** An entry that no process of ours wrote there, or that had gone by its age. */
  | 'entry_added'
  /** The same number twice. */
  | 'entry_twice'
  /** Entries that are older than a seal takes, and have none. */
  | 'entry_unsealed'
  | 'seal_changed'
  | 'seal_missing'
  /** The chain ends before its head, or before the one that was kept elsewhere. */
  | 'tail_cut'
  /** The head is not as it was written, or an older one. */
  | 'head_changed'
  | 'chain_missing'
  | 'checkpoint_changed'
  /** Nobody gave the key that could tell. */
  | 'no_key'

/** One thing that is wrong, and where; what is not known is null. */
export interface Problem {
  what: ProblemKind
  /** The number of the seal, and to which one where several are missing. */
  seal: number | null
  seal_to: number | null
  /** Of an entry: its writer, its number there, its id. */
  writer: string | null
  number: number | null
  id: string | null
  /** When it was written, or sealed. */
  at: string | null
}

/** How far a chain goes: kept elsewhere, it shows whether the chain was cut since. */
export interface AuditHead {
  project_id: string
  number: number
  entries: number
  head: string
  bare: number
  at: string
  created_at: string
  mac: string
}

/** What is proved of the audit log of one project, and what is wrong with it. */
export interface AuditProof {
  project_id: string
  ok: boolean
  /** Entries that are as they were written, and the seals over them. */
  entries: number
  seals: number
  /** Seals that another process made of what one left behind that was cut off: what went before, nobody knows. */
  found_seals: number
  /** Entries of the last moments, which are as they were written, and have no seal yet. */
  unsealed: number
  /** Entries from before the chain began, of which nothing is proved. */
  bare: number
  /** Where the chain begins now, once old entries went. */
  checkpoint: { number: number; entries: number; at: string } | null
  head: AuditHead | null
  /** The first hundred of what is wrong. */
  problems: Problem[]
  problem_count: number
}
