import type { MaillonDataParts } from '@maillon/vercel'
import type { UIMessage } from 'ai'

/** A message of this chat, on both sides. */
export type ChatMessage = UIMessage<never, MaillonDataParts>
