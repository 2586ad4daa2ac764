import { assertStory } from '@maillon/testkit/story'
import { test } from 'vitest'

test('the demo plays the main job by itself, and answers from the mailbox', async () => {
  await assertStory(new URL('main.ts', import.meta.url))
})
