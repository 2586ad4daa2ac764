import type { Session } from '@maillon/core'
import type { ProfileName, Provider } from '@maillon/core/provider'
import { type ModelVendor, type ScriptedReply, startModel } from '@maillon/testkit/models'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { obedientModel } from './obedient-model.ts'
import { oddInputs, oddKinds } from './odd-kinds.ts'
import { startOddWorld } from './odd-session.ts'

/** A package through which tools reach a vendor's model. */
export interface Way<Tools> {
  name: string
  vendor: ModelVendor
  /** Those whose tools the vendor takes. */
  profiles: readonly ProfileName[]
  provider: Provider<Tools>
  /** A tool as its author has it. */
  raw(tool: { name: string; description: string; schema: Record<string, unknown> }): Tools
  /** Has the model at an address call tools until it says something, which is the answer. */
  ask(url: string, tools: Tools, session?: Session<Tools>): Promise<string>
  /** The kinds that the vendor refuses when the package sends them as they are, or that it never hears of. */
  refused: readonly string[]
  /** Whether the package can answer several calls; it can when left out. */
  atOnce?: boolean
}

/** What holds for each way: some schemas are refused, and none of a session's. */
export function tryWay<Tools>({
  name,
  vendor,
  profiles,
  provider,
  raw,
  ask,
  refused,
  atOnce = true,
}: Way<Tools>) {
  let world: Awaited<ReturnType<typeof startOddWorld>>
  beforeAll(async () => {
    world = await startOddWorld()
  })
  afterAll(() => world.stop())

  async function at<Answer>(
    replies: readonly ScriptedReply[],
    talk: (url: string, heard: () => number) => Promise<Answer>,
  ): Promise<Answer> {
    const model = await startModel({ vendor, replies })
    const heard = () => model.requests.at(-1)?.tools.length ?? 0
    return talk(model.url, heard).finally(() => model.close())
  }

  describe(name, () => {
    test('as they are, some schemas are refused', async () => {
      const kinds = Object.entries(oddKinds)
      const seen = await at(
        kinds.map(() => ({ text: 'fine' })),
        async (url, heard) => {
          const lost: string[] = []
          for (const [kind, { schema, description = kind }] of kinds) {
            const said = ask(url, raw({ name: 'TOOL', description, schema }))
            await said.catch(() => lost.push(kind))
            if (heard() === 0) lost.push(kind)
          }
          return lost
        },
      )
      expect(seen).toEqual(refused)
    })

    test.each(profiles)(
      "by %s, a session's are all taken, and called as they are",
      async (fits) => {
        const { session, tools, received } = await world.open(provider, fits)
        const model = obedientModel({ atOnce })
        expect(await at(model, (url) => ask(url, tools, session))).toBe('done')
        expect(Object.fromEntries(received)).toEqual(oddInputs())
      },
    )
  })
}
