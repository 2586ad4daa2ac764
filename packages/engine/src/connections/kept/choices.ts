import { MaillonError } from '@maillon/core'
import { choiceOf, inWay } from '@maillon/core/toolkit'
import type { Exchanges } from '../endings/exchanges.ts'
import type { Attempts } from '../links/attempts.ts'
import type { AttemptView } from '../links/attempt-view.ts'
import { checkBrowser, refusedLink } from '../links/claims.ts'
import { forgotten, type Given } from '../links/keep-credential.ts'
import type { Parts } from '../parts.ts'
import type { Option } from './ask-kept.ts'

/** What a person chooses from. */
export interface Choice {
  /** What people call one of them. */
  called: string
  options: readonly ShownOption[]
}

/** One of them, as a page shows it. */
export interface ShownOption {
  label: string
  /** What tells it from another one of that label. */
  detail: string | undefined
  /** Whether the account goes by it already. */
  isBefore: boolean
}

/** Attempts that wait until their person has chosen one of several sites or accounts. */
export interface Choices {
  /** Keeps what was given, sealed and held for its end, until the person has chosen. */
  begin(view: AttemptView, content: Content & { given: Held }): Promise<AttemptView>
  /** Undefined for an attempt that waits for none. */
  show(view: AttemptView): Promise<Choice | undefined>
  /** One was chosen, by its place in the list. Throws `field_rejected` for none of them, and what `Claims.open` throws. */
  choose(token: string, browser: string | undefined, place: string): Promise<AttemptView>
  /** Nobody chooses: ends what was given at once. */
  letGo(view: AttemptView): Promise<void>
}

interface Content {
  called: string
  options: readonly Option[]
}

type Held = Given & { held: NonNullable<Given['held']> }

/** Whoever signed in is still there. */
const choosingMs = 5 * 60_000
/** To ask whose account it is, and to write. */
const afterMs = 60_000

/** Choices over attempts. */
export function createChoices(
  { store, vault, waiters, now }: Parts,
  { attempts, exchanges }: { attempts: Attempts; exchanges: Exchanges },
): Choices {
  const open = (view: AttemptView) =>
    vault.open<Content & { given: Held }>(place(view), view.attempt.choice ?? '')

  /** What was given counts as held as long as nobody has begun to end it. */
  async function heldFor({ attempt }: AttemptView, { held }: Held) {
    const row = await store.revocations.find(attempt.projectId, held.id)
    return row?.nextAt === held.nextAt ? row : undefined
  }

  return {
    async begin(view, { given, ...content }) {
      const { projectId, id } = view.attempt
      const at = now()
      const expiresAt = at + choosingMs
      const held = await exchanges.holdUntil(given.held, expiresAt + afterMs)
      const choice = await vault.seal(place(view), { ...content, given: { ...given, held } })
      const begun = await store.transaction(async (transaction) => {
        const change = {
          ...forgotten,
          status: 'choosing',
          choice,
          expiresAt,
          updatedAt: at,
        } as const
        const unfinished = { status: ['claimed', 'parked'] } as const
        const attempt = await transaction.attempts.update(projectId, id, change, unfinished)
        if (!attempt) return undefined
        const neverActive = { status: ['INITIALIZING', 'INITIATED'] } as const
        const longer = { initiatedUntil: expiresAt, updatedAt: at }
        await transaction.accounts.update(projectId, view.account.id, longer, neverActive)
        return attempt
      })
      if (!begun) await exchanges.letGo(held, null)
      waiters.wake(view.account.id)
      const attempt = begun ?? (await store.attempts.find(projectId, id))
      return attempt ? attempts.view(attempt) : view
    },

    async show(view) {
      if (view.status !== 'choosing') return undefined
      const { called, options, given } = await open(view)
      const { auth } = inWay(view.toolkit, given.facts.way)
      const name = choiceOf(auth)?.name ?? ''
      const labels = options.map(({ label }) => label)
      return {
        called,
        options: options.map(({ label, fields }) => ({
          label,
          detail: labels.indexOf(label) === labels.lastIndexOf(label) ? undefined : fields[name],
          isBefore: view.account.fields?.[name] === fields[name],
        })),
      }
    },

    async choose(token, browser, chosen) {
      const view = await attempts.byToken(token)
      if (view.status === 'expired') throw refusedLink('link_expired', view)
      if (view.status !== 'choosing') throw refusedLink('link_used', view)
      checkBrowser(view, browser)
      const { given, options, called } = await open(view)
      const option = /^\d{1,3}$/.test(chosen) ? options[Number(chosen)] : undefined
      if (!option) throw notChosen(called)
      const held = await heldFor(view, given)
      if (!held) throw refusedLink('link_expired', view)
      const facts = { ...given.facts, fields: option.fields }
      return attempts.succeed(view, { ...given, facts, held, label: option.label })
    },

    async letGo(view) {
      if (view.attempt.choice === null) return
      const { given } = await open(view)
      await exchanges.letGo(given.held, null)
    },
  }
}

function place({ attempt }: AttemptView) {
  return { projectId: attempt.projectId, row: attempt.id, field: 'attempts.choice', version: 1 }
}

function notChosen(called: string): MaillonError {
  return new MaillonError('field_rejected', {
    message: `No ${called} was chosen.`,
    hint: 'Choose one of those that are shown.',
    details: { field: 'choice', problem: 'missing' },
  })
}
