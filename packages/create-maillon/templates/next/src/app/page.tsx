import { headers } from 'next/headers'
import { about } from '../about.ts'
import { getApp } from '../server.ts'
import { whyRefused } from '../why-refused.ts'
import { ChatPage } from './chat-page.tsx'

export const dynamic = 'force-dynamic'

/** The chat, as far as it has come. */
export default async function Page() {
  const { chat, url } = await getApp()
  // What was said is in the page: a name of another site that leads to this machine does not get it.
  const host = (await headers()).get('host')
  const why = whyRefused((name) => (name === 'host' ? host : undefined), url)
  if (why !== undefined) return <main>{why}</main>
  return <ChatPage about={about()} kept={chat.messages()} />
}
