import type { Toolkit } from '@maillon/core/toolkit'
import { runSpecifiedCase, type SpecifiedCase } from '@maillon/testkit/specified'
import { expect, test } from 'vitest'

/** A case that also says what the tool makes of the service's answer. */
export type ToolCase = SpecifiedCase & { output: Record<string, unknown> }

/** Compares each tool of a toolkit with the service's own SDK; a tool without a case fails. */
export function specified(toolkit: Toolkit, cases: readonly ToolCase[]): void {
  test.each(cases)('$slug sends what the SDK sends', async (one) => {
    const { ours, theirs, output } = await runSpecifiedCase(toolkit, one)
    expect(theirs.length).toBeGreaterThan(0)
    expect(ours).toEqual(theirs)
    expect(output).toEqual(one.output)
  })

  test('every tool is compared', () => {
    const compared = new Set(cases.map(({ slug }) => slug))
    expect([...compared].toSorted()).toEqual(toolkit.tools.map(({ slug }) => slug).toSorted())
  })
}
