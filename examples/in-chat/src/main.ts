// An agent is asked for something that needs an account, and hands out a Connect Link in the chat.
import { Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { converse, printCall } from '@maillon/testkit/story'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { VercelProvider } from '@maillon/vercel'
import { type ModelMessage, ToolLoopAgent } from 'ai'
import { scriptedModel } from './scripted-model.ts'

// Emulated third parties, and an engine in this process. An app would name its own database and key here.
const upstreams = await startUpstreams({ services: ['google', 'github', 'slack'] })
const { engine, stop } = await startTestEngine({
  appName: 'Inbox demo',
  routes: upstreams.routes,
  authConfigs: upstreams.authConfigs,
})

// What an app writes: a session for its user, and its tools in the framework's own format.
const maillon = new Maillon({ engine, provider: new VercelProvider() })
const session = await maillon.create('user_123', { toolkits: ['gmail', 'github', 'slack'] })
const agent = new ToolLoopAgent({ model: scriptedModel(), tools: await session.tools() })

const messages: ModelMessage[] = []

async function answer(said: string): Promise<string> {
  messages.push({ role: 'user', content: said })
  const { text, response, steps } = await agent.generate({ messages })
  for (const { toolCalls } of steps) {
    for (const { toolName, input } of toolCalls) printCall(toolName, input)
  }
  messages.push(...response.messages)
  return text
}

console.log(
  'The model here is a scripted stand-in: it reacts to what the tools return, and needs no key.\n',
)
try {
  await converse(answer, upstreams.users.ada)
} finally {
  await stop()
  await upstreams.stop()
}
