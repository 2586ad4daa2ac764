import type { Maillon } from '@maillon/core'
import { expect, test } from 'vitest'
import { createChats } from './chats.ts'

test('a chat that could not begin is begun by the next request', async () => {
  let isAway = true
  const create = async () => {
    if (isAway) throw new Error('The engine is away.')
    return { sessionId: 'trs_1' }
  }
  const chats = createChats({ create } as unknown as Pick<Maillon, 'create'>)
  await expect(chats.of('ada')).rejects.toThrow('away')
  isAway = false
  const chat = await chats.of('ada')
  expect(chat.sessionId).toBe('trs_1')
  expect(await chats.of('ada')).toBe(chat)
})
