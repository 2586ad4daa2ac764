import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type AuditHead, type AuditProof, MaillonError } from '@maillon/core'
import { auditHead } from '@maillon/core/contract'
import { verifyAuditExport } from '@maillon/engine'
import { settingsFor } from '../config/settings-for.ts'
import { exitCodes } from '../exit-codes.ts'
import { visible } from '../terminal/visible.ts'
import { type AuditGiven, withAudit } from './with-audit.ts'

interface VerifyGiven extends AuditGiven {
  'since-head'?: string | undefined
  file?: string | undefined
  json: boolean
}

/** Proves the log, or says what is wrong; answers the exit code. */
export async function verifyAudit(given: VerifyGiven): Promise<number> {
  const { 'since-head': headFile, file, json } = given
  const since = headFile === undefined ? undefined : await readHead(headFile)
  const proof = await (file === undefined
    ? withAudit('verify', given, (audit) => audit.verify(since))
    : verifyFile(file, given, since))
  console.log(json ? JSON.stringify(proof) : textOf(proof))
  return proof.ok ? exitCodes.done : exitCodes.failed
}

async function verifyFile(file: string, given: AuditGiven, since: AuditHead | undefined) {
  const { encryptionKey } = await settingsFor('maillon audit verify', given, ['encryptionKey'])
  return verifyAuditExport(createInterface({ input: createReadStream(file) }), {
    encryptionKey,
    since,
  })
}

async function readHead(file: string): Promise<AuditHead> {
  const text = await readFile(file, 'utf8')
  try {
    return auditHead.parse(JSON.parse(text))
  } catch (cause) {
    throw new MaillonError('config_invalid', {
      message: `${file} is no head of an audit log.`,
      hint: 'Make one: maillon audit head > head.json',
      cause,
    })
  }
}

function textOf(proof: AuditProof): string {
  const { ok, entries, seals, unsealed, bare, found_seals: found, checkpoint, head } = proof
  const end = head ? `, up to seal ${head.number} of ${head.at}` : ''
  return [
    ok
      ? `The audit log is whole: ${entries} entries under ${seals} seals${end}.`
      : `The audit log is not what was written: ${proof.problem_count} faults.`,
    ...proof.problems.map(lineOf),
    ...(checkpoint
      ? [`It begins after seal ${checkpoint.number}: what was before went by its age.`]
      : []),
    ...(unsealed > 0 ? [`${unsealed} entries have no seal yet.`] : []),
    ...(found > 0 ? [`${found} seals were made of what a process left that was cut off.`] : []),
    ...(bare > 0 ? [`${bare} entries are from before the chain: nothing proves them.`] : []),
  ].join('\n')
}

function lineOf(problem: AuditProof['problems'][number]): string {
  const { what, seal, seal_to: to, writer, number, id, at } = problem
  const where = [
    seal !== null && `seal ${seal}${to !== null && to !== seal ? ` to ${to}` : ''}`,
    writer !== null && number !== null && `entry ${writer}/${number}`,
    id !== null && id,
    at !== null && at,
  ]
  // What was changed may say anything, and so may a file that somebody sent.
  const told = [what, ...where.filter((part) => part !== false)].join('  ')
  return `  ${visible(told.replaceAll(/\s*\n\s*/g, ' '))}`
}
