import { z } from 'zod'
import { paging } from './page.ts'

const time = z.iso.datetime({ offset: true })

/** Query of `GET /audit`. */
export const auditQuery = z.object({
  ...paging(50, 200),
  subject: z.string().optional(),
  action: z.string().optional(),
  /** A kind of actor, such as `key` or `cli`, and the id of one. */
  actor: z.string().optional(),
  actor_id: z.string().optional(),
  user_id: z.string().optional(),
  /** From then on, and before then. */
  from: time.optional(),
  to: time.optional(),
})

/** An entry of the audit log. */
export const auditEntry = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.object({ kind: z.string(), id: z.string().nullable() }),
  action: z.string(),
  /** The id of what changed. */
  subject: z.string(),
  /** Whom it is about; null for nobody, and for who was erased. */
  user_id: z.string().nullable(),
  /** By what name the log knows them. */
  person: z.string().nullable(),
  /** Among it `from` and `to`: what stood there before, and what stands there now. */
  detail: z.record(z.string(), z.unknown()),
})
/** One change: who made it, of what, from what to what. */
export type AuditEntry = z.infer<typeof auditEntry>

/** A part of the audit log, newest first; how many there are in all is not counted. */
export const auditList = z.object({
  items: z.array(auditEntry),
  next_cursor: z.string().nullable(),
})

/** How far the chain of a project goes: kept elsewhere, it shows whether the chain was cut since. */
export const auditHead = z.object({
  project_id: z.string(),
  number: z.number().int(),
  entries: z.number().int(),
  head: z.string(),
  bare: z.number().int(),
  at: time,
  created_at: time,
  mac: z.string(),
})
/** Where the chain of a project ends; kept elsewhere, it shows later whether a part of it was cut off. */
export type AuditHead = z.infer<typeof auditHead>

/** Answer of `GET /audit/head`: null before the first entry. */
export const auditHeadAnswer = z.object({ head: auditHead.nullable() })

/** Body of `POST /audit/verify`: a head that was kept elsewhere, which the chain has to go on from. */
export const auditVerify = z.strictObject({ since: auditHead.optional() })

/** One thing that is wrong, and where; what is not known is null. */
const auditProblem = z.object({
  what: z.enum([
    'entry_changed',
    'entry_missing',
    'entry_added',
    'entry_twice',
    'entry_unsealed',
    'seal_changed',
    'seal_missing',
    'tail_cut',
    'head_changed',
    'chain_missing',
    'checkpoint_changed',
    'no_key',
  ]),
  /** The number of the seal, and to which one where several are missing. */
  seal: z.number().nullable(),
  seal_to: z.number().nullable(),
  /** Of an entry: the process that wrote it, its number there, its id. */
  writer: z.string().nullable(),
  number: z.number().nullable(),
  id: z.string().nullable(),
  /** When it was written, or sealed. */
  at: z.string().nullable(),
})

/** What is proved of the audit log of a project, and what is wrong with it. */
export const auditProof = z.object({
  project_id: z.string(),
  ok: z.boolean(),
  /** Entries that are as they were written, and the seals over them. */
  entries: z.number(),
  seals: z.number(),
  /** Seals that another process made of what one left behind that was cut off. */
  found_seals: z.number(),
  /** Entries of the last moments, which are as they were written, and have no seal yet. */
  unsealed: z.number(),
  /** Entries from before the chain began, of which nothing is proved. */
  bare: z.number(),
  /** Where the chain begins now, once old entries went. */
  checkpoint: z.object({ number: z.number(), entries: z.number(), at: z.string() }).nullable(),
  head: auditHead.nullable(),
  /** The first hundred of what is wrong. */
  problems: z.array(auditProblem),
  problem_count: z.number(),
})
/** What came of going through the chain of a project: what it is over, and where it was changed. */
export type AuditProof = z.infer<typeof auditProof>
