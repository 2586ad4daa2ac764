import { MaillonError } from '@maillon/core'
import {
  checkKept,
  type Choosable,
  choiceOf,
  fillKnown,
  keepOf,
  type KeptByCall,
  readKept,
  type Toolkit,
} from '@maillon/core/toolkit'
import { memberAt } from '../../oauth/member-at.ts'
import { textOf } from '../../oauth/text-of.ts'
import type { Outbound } from '../../outbound/outbound.ts'
import { hidden } from '../../secrets/scrubber.ts'
import { failureText } from '../calls/outcome.ts'
import { callUpstream } from '../calls/upstream-call.ts'
import type { Credential } from '../calls/credential.ts'
import type { AccountFields } from './kept-fields.ts'

/** What calls told: the account's fields, or several of which the person has to choose. */
export type AskedKept =
  | { fields: AccountFields; label?: string | undefined; options?: never }
  | { options: Option[]; called: string }

/** One that a person can choose. */
export interface Option {
  /** What the service calls it. */
  label: string
  /** The account's fields with it. */
  fields: Record<string, string>
}

interface Asking {
  /** With nothing filled in. */
  toolkit: Toolkit
  fields: AccountFields
  credential: Credential
  outbound: Outbound
  /** What the app wants chosen: a value, or what the service calls it. */
  wanted?: string | undefined
}

/** Whoever connects waits. */
const timeoutMs = 10_000
/** More than a person would look through. */
const optionsAtMost = 500

/**
 * Asks the service what its toolkit keeps of an account by calls. Throws `upstream_error` for what cannot be kept, was not
 * told, or is another one than the app wants, and what `Outbound` throws.
 */
export async function askKept(asking: Asking): Promise<AskedKept> {
  const { toolkit } = asking
  const choice = choiceOf(toolkit.auth)
  let fields = asking.fields ?? {}
  for (const [name, kept] of Object.entries(keepOf(toolkit.auth))) {
    if (kept.from !== 'call' || name === choice?.name) continue
    const value = valueAt(await ask(asking, name, kept), kept.value)
    if (value !== undefined) fields = readKept(toolkit, { [name]: value }, fields)
  }
  if (!choice) {
    checkKept(toolkit, fields)
    return { fields: asking.fields && fields }
  }
  const options = await optionsOf(asking, choice, fields)
  const fitting = wantedOf(options, choice.name, asking.wanted)
  const [first, ...others] = fitting
  if (!first) throw notThere(toolkit, choice, options.length === 0 ? 'none' : 'other')
  if (others.length === 0) return first
  return { options: fitting, called: choice.kept.called ?? 'account' }
}

async function ask(
  { toolkit, fields, credential, outbound }: Asking,
  name: string,
  { request }: KeptByCall,
): Promise<unknown> {
  const own = fillKnown(toolkit, { fields })
  const outcome = await callUpstream({ toolkit: own, request, credential, outbound, timeoutMs })
  if (!outcome.failure) return outcome.body
  throw new MaillonError('upstream_error', {
    message: `${toolkit.name} did not tell the account's ${name}: ${failureText(outcome)}`,
    hint: 'Try again with a new link.',
    details: { kept: name },
  })
}

/** Each that the account could go by; those that lead elsewhere are none, and the reason when there is no other. */
async function optionsOf(
  asking: Asking,
  { name, kept }: { name: string; kept: Choosable },
  known: Record<string, string>,
): Promise<Option[]> {
  const { toolkit } = asking
  const body = await ask(asking, name, kept)
  const list = kept.list === '.' ? body : memberAt(body, kept.list)
  const options = new Map<string, Option>()
  let refused: unknown
  for (const item of Array.isArray(list) ? list.slice(0, optionsAtMost) : []) {
    try {
      const fields = readKept(toolkit, valuesIn(toolkit, name, item), known)
      checkKept(toolkit, fields)
      const value = fields[name] ?? ''
      const label = kept.label === undefined ? undefined : valueAt(item, kept.label)
      if (!options.has(value)) options.set(value, { label: shown(label) ?? value, fields })
    } catch (error) {
      if (!MaillonError.is(error)) throw error
      refused ??= error
    }
  }
  if (options.size === 0 && refused !== undefined) throw refused
  return [...options.values()]
}

/** What repeats a secret counts as not told. */
function valueAt(body: unknown, path: string): string | undefined {
  const value = textOf(memberAt(body, path))
  return value?.includes(hidden) ? undefined : value
}

/** What an item of the list tells, by the names that it is kept under. */
function valuesIn({ auth }: Toolkit, name: string, item: unknown): Record<string, string> {
  const values = Object.entries(keepOf(auth)).flatMap(([one, kept]) => {
    const isOfItem = one === name || (kept.from === 'choice' && kept.of === name)
    const value = isOfItem && 'value' in kept ? valueAt(item, kept.value) : undefined
    return value === undefined ? [] : [[one, value] as const]
  })
  return Object.fromEntries(values)
}

function wantedOf(options: Option[], name: string, wanted: string | undefined): Option[] {
  if (wanted === undefined) return options
  const byValue = options.filter(({ fields }) => fields[name] === wanted)
  return byValue.length > 0 ? byValue : options.filter(({ label }) => label === wanted)
}

/** In any script, on one line. */
function shown(label: string | undefined): string | undefined {
  const plain = label?.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return plain ? plain.slice(0, 120).toWellFormed() : undefined
}

/** `none`: there is nothing to choose from. `other`: nothing of what the app wants. */
function notThere(
  { name }: Toolkit,
  { name: kept, kept: { called = 'account' } }: NonNullable<ReturnType<typeof choiceOf>>,
  choice: 'none' | 'other',
) {
  return new MaillonError('upstream_error', {
    message:
      choice === 'none'
        ? `${name} has no ${called} that this login may use.`
        : `The ${called} that the app asked for is none of those that this login may use at ${name}.`,
    hint: 'The user logs in as somebody who may use one, or allows it there.',
    details: { kept, choice },
  })
}
