import { MaillonError } from '@maillon/core'
import { type FieldValues, fieldsOf, inWay, readFixed, type Toolkit } from '@maillon/core/toolkit'

/**
 * Checks what an auth config fills in for all its accounts: fields that are no secrets, of one of these ways or more.
 * Throws `field_rejected`.
 */
export function readConfigFields(
  toolkit: Toolkit,
  ways: readonly string[],
  given: FieldValues,
): Record<string, string> {
  const left = new Set(Object.keys(given))
  for (const own of ways.map((way) => inWay(toolkit, way))) {
    const ofWay = fieldsFor(own, given)
    readFixed(own, ofWay)
    for (const name of Object.keys(ofWay)) left.delete(name)
  }
  const [unknown] = left
  const [first] = ways
  // Says which fields there are.
  if (unknown !== undefined) readFixed(inWay(toolkit, first), { [unknown]: given[unknown] ?? '' })
  return { ...given }
}

/** Of what an auth config fills in, what a toolkit's way has fields for. */
export function fieldsFor({ auth }: Toolkit, given: FieldValues): Record<string, string> {
  const all = fieldsOf(auth)
  return Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(all, name)))
}

/** What an auth config and an app fill in together. Throws `field_rejected` where they do not agree. */
export function together(ofConfig: FieldValues, ofApp: FieldValues): Record<string, string> {
  for (const [name, value] of Object.entries(ofApp))
    if (Object.hasOwn(ofConfig, name) && ofConfig[name] !== value)
      throw new MaillonError('field_rejected', {
        message: `The auth config fills in "${name}" for all its accounts.`,
        hint: 'Leave it out, or use an auth config that does not.',
        details: { field: name, problem: 'fixed' },
      })
  return { ...ofApp, ...ofConfig }
}
