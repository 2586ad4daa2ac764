import type { Session, ToolAnswer, ToolArguments, ToolResult } from '@maillon/core'
import { expectTypeOf, test } from 'vitest'

declare const session: Session<unknown>
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
