// An agent stops for an account and for an approval, and carries on with the very same call once it has them.
import { Command, INTERRUPT, isInterrupted, MemorySaver } from '@langchain/langgraph'
import { Maillon } from '@maillon/core'
import { LangChainProvider } from '@maillon/langchain'
import { startTestEngine } from '@maillon/testkit'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { createAgent } from 'langchain'
import { automaticPerson } from './automatic-person.ts'
import { chatModel } from './chat-model.ts'
import type { Stop } from './person.ts'
import { terminalPerson } from './terminal-person.ts'

const automatic = process.argv.includes('--auto') || !process.stdin.isTTY || !process.stdout.isTTY

// Emulated third parties, and an engine in this process. An app would name its own database and key here.
const upstreams = await startUpstreams({ services: ['google'] })
const { engine, stop } = await startTestEngine({
  appName: 'Inbox agent',
  routes: upstreams.routes,
  authConfigs: upstreams.authConfigs,
})
const { ada, ben } = upstreams.users

// What an app writes: a session that asks before anything is written, and an agent with a checkpointer.
const provider = new LangChainProvider({ onRequired: 'interrupt' })
const maillon = new Maillon({ engine, provider })
const session = await maillon.create('user_123', {
  toolkits: ['gmail'],
  preload: { tools: ['GMAIL_FETCH_EMAILS', 'GMAIL_SEND_EMAIL'] },
  permissions: { effects: { write: 'ask_always', destroy: 'ask_always' } },
})
const { model, name } = chatModel(ben.email)
const tools = await session.tools()
const agent = createAgent({ model, tools, checkpointer: new MemorySaver() })
const thread = { configurable: { thread_id: 'thread_1' } }

const person = automatic ? automaticPerson(ada.email) : terminalPerson(ada.email)
try {
  const task = `Mail a summary of my emails from today to ${ben.email}.`
  console.log(`The model is ${name}.\n\nYou: ${task}`)
  let state: unknown = await agent.invoke({ messages: [{ role: 'user', content: task }] }, thread)
  while (isInterrupted<Stop>(state)) {
    const answers: Record<string, unknown> = {}
    for (const { id = '', value } of state[INTERRUPT]) {
      if (value) answers[id] = await person.answer(value)
    }
    state = await agent.invoke(new Command({ resume: answers }), thread)
  }
  const { values } = await agent.graph.getState(thread)
  console.log(`Agent: ${values.messages.at(-1)?.text}`)
  const sent = upstreams.upstreams.google.requests.filter(({ path }) => path.endsWith('/send'))
  console.log(`\nMails that Gmail was asked to send: ${sent.length}`)
} finally {
  await person.leave()
  await stop()
  await upstreams.stop()
}
