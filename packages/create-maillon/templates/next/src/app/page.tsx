import { about } from '../about.ts'
import { getApp } from '../server.ts'
import { ChatPage } from './chat-page.tsx'

export const dynamic = 'force-dynamic'

/** The chat, as far as it has come. */
export default async function Page() {
  const { chat } = await getApp()
  return <ChatPage about={about()} kept={chat.messages()} />
}
