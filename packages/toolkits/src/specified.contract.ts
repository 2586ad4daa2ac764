import { defineTool, type Toolkit, type Upstream } from '@maillon/core/toolkit'
import { runSpecifiedCase, type SpecifiedCase } from '@maillon/testkit/specified'
import { expect, test } from 'vitest'
import { z } from 'zod'

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

/** A toolkit whose one tool, `TRY`, does this: for what a tool does in other sizes than its own. */
export function trying(toolkit: Toolkit, run: (upstream: Upstream) => Promise<object>): Toolkit {
  const tool = defineTool({
    slug: 'TRY',
    name: 'Try',
    description: 'Tries.',
    effect: 'write',
    input: z.object({}),
    output: z.looseObject({}),
    run: async (_, upstream) => ({ ...(await run(upstream)) }),
  })
  return { ...toolkit, tools: [tool] }
}
