import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { about } from '../about.ts'
import { getApp } from '../server.ts'
import { ChatPage } from './chat-page.tsx'

export const dynamic = 'force-dynamic'

/** The chat, as far as it has come. */
export default async function Page() {
  const { chat, url } = await getApp()
  // What was said is in the page: a name of another site that leads to this machine does not get it.
  if ((await headers()).get('host') !== new URL(url).host) redirect(url)
  return <ChatPage about={about()} kept={chat.messages()} />
}
