import type { Field, Unfit } from '@maillon/core/toolkit'
import { foreign, type Markup, say, sayOneOf, sentences } from '../languages/say.ts'
import type { Texts } from '../languages/texts.ts'
import type { Look } from './look.ts'

/** What of the last try was not taken, and why. The page has the words, so that no answer of a service can bring a secret back. */
export interface FormProblem {
  field: string
  kind: keyof Texts['problem'] | Unfit
  /** Of a file, what it does not have. */
  member?: string | undefined
  /** Of an address, those that it may have. */
  hosts?: readonly string[] | undefined
}

/** A problem in the page's words. */
export function problemWords(
  { brand: { app }, language }: Look,
  {
    service,
    field: { label, example, choices = {} },
    problem: { kind, member = '', hosts = [] },
  }: { service: string; field: Field; problem: FormProblem },
): Markup {
  const { problem, unfit, looksLike } = language.texts
  const text = kind in problem ? problem[kind as keyof typeof problem] : unfit[kind as Unfit]
  const names = Object.values(choices)
  const listed = sayOneOf(language, names)
  const words = say(text, {
    app,
    service,
    field: foreign(language, label),
    member,
    hosts: hosts.join(', '),
    choices: listed,
  })
  if (kind === 'pattern' && example) return sentences(language, words, say(looksLike, { example }))
  if (kind === 'allowed_host' && names.length > 0)
    return sentences(language, words, say(unfit.choice, { choices: listed }))
  return words
}
