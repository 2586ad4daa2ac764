import type { ConnectedAccount, Link } from '@maillon/core/contract'
import type { OAuth2Auth } from '@maillon/core/toolkit'
import { startHostile } from '@maillon/testkit/hostile'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileOf, startAtHostile } from '../hostile.contract.ts'

const minute = 60_000

/** What may happen, in any order. */
const step = fc.record({
  what: fc.constantFrom(
    'connect',
    'connect again',
    'cancel meanwhile',
    'delete meanwhile',
    'be somebody else',
    'delete',
    'disable',
    'crash',
    'lose the answer',
    'wait',
  ),
  person: fc.constantFrom('ada', 'ben'),
  user: fc.constantFrom('user_1', 'user_2'),
  which: fc.nat(3),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** A world in which steps are taken, and grants are counted at the service. */
async function startWorld(grant: OAuth2Auth['grant'], sharesGrants: boolean) {
  const hostile = await startHostile()
  hostile.oauth.sharesGrants = sharesGrants
  const started = await startAtHostile(hostile, hostileOf(grant))
  let { engine, app, clock, visitor } = started

  async function accounts(statuses: string): Promise<ConnectedAccount[]> {
    const path = `/connected_accounts?account_type=ALL&limit=100&statuses=${statuses}`
    return (await app.call<{ items: ConnectedAccount[] }>('GET', path)).body.items
  }

  async function link(user: string, more = {}): Promise<Link> {
    return (await app.session({ user_id: user })).link('hostile', more)
  }

  async function pass(ms: number): Promise<void> {
    clock.ahead += ms
    await engine.runJobs()
  }

  async function restart(): Promise<void> {
    const { ahead } = clock
    ;({ engine, app, clock, visitor } = await started.begin())
    clock.ahead = ahead
  }

  const remove = (id: string) => app.call('DELETE', `/connected_accounts/${id}`)

  async function take({ what, person, user, which }: Step): Promise<void> {
    const active = await accounts('ACTIVE')
    const account = active[which % Math.max(1, active.length)]
    if (what === 'wait') return pass(minute)
    if (what === 'delete') return void (account && (await remove(account.id)))
    const status = account && `/connected_accounts/${account.id}/status`
    if (what === 'disable')
      return void (status && (await app.call('PATCH', status, { enabled: false })))

    const again = what !== 'connect' && account !== undefined && which % 2 === 0
    hostile.oauth.subject = again ? (account.identity?.subject ?? person) : person
    if (what === 'be somebody else') hostile.oauth.subject = 'eve'
    const made = again ? await link(account.user_id, { account: account.id }) : await link(user)
    const browser = visitor()
    const callback = await browser.consent(made)
    const once = (act: () => unknown) => async () => {
      hostile.oauth.onAsked = hostile.oauth.onAnswered = () => {}
      await act()
    }
    if (what === 'cancel meanwhile')
      hostile.oauth.onAsked = once(() => browser.press(`${made.redirect_url}/cancel`))
    if (what === 'delete meanwhile')
      hostile.oauth.onAsked = once(() => remove(made.connected_account_id))
    if (what === 'lose the answer') hostile.oauth.troubles.push({ kind: 'truncated' })
    const crash = once(() => engine.close())
    if (what === 'crash') hostile.oauth.onAnswered = () => void crash()
    await browser.send(callback).catch(() => undefined)
    if (what === 'crash') await restart()
  }

  return {
    live: () => hostile.oauth.grants.live,
    accounts,
    take,
    remove,
    settle: async (ms = minute) => {
      for (let turn = 0; turn < 3; turn += 1) await pass(ms)
    },
    works: async ({ id, user_id }: ConnectedAccount) =>
      (
        await (
          await app.session({ user_id, connected_accounts: { hostile: [id] } })
        ).execute('HOSTILE_GET_ITEM')
      ).error,
    stop: hostile.stop,
  }
}

test.each([
  ['separate', false],
  ['shared', true],
  [undefined, true],
  [undefined, false],
] as const)(
  'S17 after every order of steps no grant lives that nobody holds, and every account works (%s, shared: %s)',
  async (grant, isShared) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 9 }), async (steps) => {
        const world = await startWorld(grant, isShared)
        try {
          for (const one of steps) await world.take(one)
          await world.settle()
          const held = await world.accounts('ACTIVE,INACTIVE')
          const people = new Set(held.map(({ identity }) => identity?.subject))
          if (grant === 'separate') expect(world.live()).toBe(held.length)
          // Of what a crash took nobody knows whose it was: that is kept, and ends with the last account.
          const lost = steps.filter(({ what }) => what === 'crash').length
          if (grant === 'shared') expect(world.live()).toBeLessThanOrEqual(people.size + lost)
          if (isShared) expect(world.live()).toBeGreaterThanOrEqual(people.size)
          for (const account of await world.accounts('ACTIVE'))
            expect(await world.works(account)).toBe(null)
          for (const { id } of await world.accounts('ACTIVE,INACTIVE,EXPIRED,FAILED,INITIATED'))
            await world.remove(id)
          await world.settle()
          expect(world.live()).toBe(0)
        } finally {
          await world.stop()
        }
      }),
      { numRuns: Number(process.env.MAILLON_PROPERTY_RUNS ?? 5) },
    )
  },
)
