import { assertStory } from '@maillon/testkit/story'
import { test } from 'vitest'

test('the agent hands out a link, and carries on from the mailbox', async () => {
  await assertStory(new URL('main.ts', import.meta.url))
})
