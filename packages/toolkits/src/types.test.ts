import type {
  CreateSessionConfig,
  Maillon,
  Session,
  ToolAnswer,
  ToolArguments,
  ToolkitSlug,
  ToolResult,
} from '@maillon/core'
import { expectTypeOf, test } from 'vitest'

declare const session: Session<unknown>
declare const maillon: Maillon
/** Never runs: the compiler reads it. */
const typed = (check: () => void) => test('types', () => void check)

typed(() => {
  expectTypeOf<ToolArguments<'GMAIL_SEND_EMAIL'>>().toExtend<{ recipient_email: string }>()
  expectTypeOf<ToolArguments<'ANY_OTHER'>>().toEqualTypeOf<Record<string, unknown>>()
  expectTypeOf<ToolAnswer<'ANY_OTHER'>>().toEqualTypeOf<ToolResult>()
  expectTypeOf<ToolAnswer<string>>().toEqualTypeOf<ToolResult>()
})

typed(async () => {
  const sent = await session.execute('GMAIL_SEND_EMAIL', {
    recipient_email: 'ada@example.com',
    body: 'Hello',
  })
  expectTypeOf(sent.error).toEqualTypeOf<string | null>()
  if (sent.error === null) expectTypeOf(sent.data.threadId).toEqualTypeOf<string>()
  else expectTypeOf(sent.data).toEqualTypeOf<Record<string, unknown>>()
})

typed(async () => {
  // @ts-expect-error recipient_email is missing
  await session.execute('GMAIL_SEND_EMAIL', { body: 'Hello' })
  // @ts-expect-error it needs arguments
  await session.execute('GMAIL_SEND_EMAIL')
  // @ts-expect-error no such argument
  await session.execute('GMAIL_LIST_LABELS', { recipient: 'ada@example.com' })
  // @ts-expect-error a number is no address
  await session.execute('GMAIL_SEND_EMAIL', { recipient_email: 1, body: 'Hello' })
})

typed(async () => {
  await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
  await session.execute('ANY_OTHER', { whatever: 1 }, { account: 'work' })
  const slug: string = 'GMAIL_SEND_EMAIL'
  expectTypeOf(await session.execute(slug, { any: 'thing' })).toEqualTypeOf<ToolResult>()
})

typed(async () => {
  const subjects = await session.execute(
    'GMAIL_FETCH_EMAILS',
    {},
    { select: 'messages[*].subject' },
  )
  expectTypeOf(subjects).toEqualTypeOf<ToolResult>()
  const whole = await session.execute('GMAIL_FETCH_EMAILS', {}, { account: 'work' })
  if (whole.error === null) expectTypeOf(whole.data.messages).toBeArray()
})

typed(async () => {
  // @ts-expect-error a slip of the finger
  await session.execute('GMAIL_SEND_EMIAL', { any: 'thing' })
  // @ts-expect-error Gmail has no such tool
  await session.execute('GMAIL_MAKE_COFFEE')
  // @ts-expect-error as above
  await session.review('GMAIL_MAKE_COFFEE')
  // @ts-expect-error as above
  await maillon.tools.get('GMAIL_MAKE_COFFEE')
  // @ts-expect-error as above
  await maillon.tools.list({ tools: ['GMAIL_MAKE_COFFEE'] })
  // @ts-expect-error as above
  await maillon.tools.execute('GMAIL_MAKE_COFFEE', {})
  // @ts-expect-error a number is no address
  await maillon.tools.execute('GMAIL_SEND_EMAIL', { arguments: { recipient_email: 1, body: '' } })
})

typed(async () => {
  // @ts-expect-error Gmail has no such tool
  await maillon.create('u', { tools: { gmail: ['GMAIL_SEND_EMAIL', 'GMAIL_SEND_EMIAL'] } })
  // @ts-expect-error as above
  await maillon.create('u', { tools: { gmail: { disable: ['GMAIL_SEND_EMIAL'] } } })
  // @ts-expect-error Slack has it
  await maillon.create('u', { tools: { gmail: ['SLACK_SEND_MESSAGE'] } })
  // @ts-expect-error as above
  await maillon.create('u', { preload: { tools: ['ACME_ONE', 'GMAIL_SEND_EMIAL'] } })
  // @ts-expect-error as above
  await maillon.create('u', { permissions: { overrides: { GMAIL_SEND_EMIAL: 'ask_once' } } })
  // @ts-expect-error no such rule
  await maillon.create('u', { permissions: { overrides: { GMAIL_SEND_EMAIL: 'ask' } } })
  // @ts-expect-error no such option
  await maillon.create('u', { toolkits: [], toolkit: [] })
  // @ts-expect-error as above
  await maillon.create('u', { preload: { tools: ['GMAIL_SEND_EMAIL'], tool: [] } })
  // @ts-expect-error Gmail has no such tool
  await session.update({ preload: { tools: ['GMAIL_SEND_EMIAL'] } })
})

typed(async () => {
  const one: string = 'GMAIL_SEND_EMAIL'
  const several: string[] = [one]
  const pattern = one as `GMAIL_${string}`
  const kept: CreateSessionConfig = { preload: { tools: several }, tools: { gmail: several } }
  await session.execute(pattern, { any: 'thing' })
  await maillon.create('u', kept)
  await maillon.create('u', { ...kept, toolkits: ['gmail', 'acme', one], tools: { acme: several } })
  await maillon.create('u', {
    tools: {
      gmail: ['GMAIL_SEND_EMAIL', one],
      acme: ['ACME_ONE'],
      slack: { tags: ['readOnlyHint'] },
    },
    preload: { tools: ['ACME_ONE', 'GMAIL_SEND_EMAIL', one] },
    permissions: {
      overrides: { GMAIL_SEND_EMAIL: 'ask_once', ACME_ONE: 'always_deny', [one]: 'ask_once' },
    },
    authConfigs: { gmail: 'ac_1', acme: 'ac_2', [one]: 'ac_3' },
    connectedAccounts: { gmail: ['ca_1'], acme: 'ca_2' },
  })
  await session.update({ preload: { tools: 'all' }, permissions: null })
  for (const slug of ['GMAIL_LIST_LABELS', 'SLACK_SEND_MESSAGE'] as const)
    await session.review(slug)
  expectTypeOf<'anything'>().toExtend<ToolkitSlug>()
})

typed(async () => {
  const call = async <Slug extends string>(slug: Slug) => {
    const any: string = slug
    return session.execute(any)
  }
  await call('GMAIL_MAKE_COFFEE')
})
