import { assertStory } from '@maillon/testkit/story'
import { test } from 'vitest'

const main = new URL('main.ts', import.meta.url)

test.for([
  ['a chat', []],
  ['automatic function calling', ['--automatic']],
] as const)(
  '%s: the agent hands out a link, and carries on from the mailbox',
  async ([, flags]) => {
    await assertStory(main, flags)
  },
)
