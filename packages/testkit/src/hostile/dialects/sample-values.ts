import { type Auth, type Field, fieldsOf } from '@maillon/core/toolkit'
import { sampleFile } from './sample-file.ts'

/** Texts of common kinds, tried one after the other until one fits. */
const usual = [
  'acme',
  'acme1',
  '1234567',
  '12345678901234567890',
  'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  'ada@example.test',
  'acme-corp',
  'ACME',
  'us1',
  'US',
  'https://acme.example.test',
  '2026-11-30',
]

/** A value for each field of a toolkit: what it names itself, or one that its pattern takes. */
export function sampleValues(auth: Auth): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldsOf(auth)).map(([name, field]) => [
      name,
      inLetters(field, sampleFile(auth, name, field) ?? sampleValue(name, field)),
    ]),
  )
}

/** As the service knows it, however it is typed. */
function inLetters({ letters }: Field, value: string): string {
  if (letters === undefined) return value
  return letters === 'upper' ? value.toUpperCase() : value.toLowerCase()
}

function sampleValue(name: string, field: Field): string {
  const { secret, choices, default: usually, example, pattern } = field
  if (choices) return usually ?? Object.keys(choices)[0] ?? ''
  if (!secret && (usually ?? example) !== undefined) return usually ?? example ?? ''
  // A secret has to differ from all others, or nobody would see that two were exchanged.
  const own = [`${name}-7f3a+9/k=Z`, `${name.replaceAll(/[^A-Za-z]/g, '')}7f3a9kZ`]
  const all = secret ? [...own, ...(example === undefined ? [] : [example]), ...usual] : usual
  const fits = (text: string) =>
    pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(text)
  const found = all.find(fits)
  if (found !== undefined) return found
  throw new TypeError(`No sample fits the field "${name}": pass one, as typed.`)
}
