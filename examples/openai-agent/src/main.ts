// An agent with raw function calling is asked for something that needs an account, and hands out a Connect Link.
import { startTestEngine } from '@maillon/testkit'
import { clickLink } from '@maillon/testkit/browser'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { chatCompletionsAgent } from './chat-completions-agent.ts'
import { chatModel } from './chat-model.ts'
import { responsesAgent } from './responses-agent.ts'
import { waitForEnter } from './wait-for-enter.ts'

const automatic = process.argv.includes('--auto') || !process.stdin.isTTY || !process.stdout.isTTY
const createAgent = process.argv.includes('--responses') ? responsesAgent : chatCompletionsAgent

// Emulated third parties, and an engine in this process. An app would name its own database and key here.
const upstreams = await startUpstreams({ services: ['google'] })
const { engine, stop } = await startTestEngine({
  appName: 'Inbox agent',
  routes: upstreams.routes,
  authConfigs: upstreams.authConfigs,
})
const { name, stop: stopModel, ...model } = await chatModel()
const agent = await createAgent({ ...model, engine, onCall: printCall })

try {
  console.log(`The model is ${name}.\n`)
  const answer = await say('Summarize my emails from today')
  const link = /https?:\/\/\S+\/link\/ln_\w+/.exec(answer)?.[0]
  if (!link) throw new Error('The agent handed out no Connect Link.')
  if (automatic) await signIn(link, upstreams.users.ada.email)
  else await waitForEnter()
  await say('Done')
} finally {
  stopModel()
  await stop()
  await upstreams.stop()
}

async function say(said: string): Promise<string> {
  console.log(`You: ${said}`)
  const answer = await agent(said)
  console.log(`Agent: ${answer}\n`)
  return answer
}

async function signIn(link: string, email: string): Promise<void> {
  const title = await clickLink(link, { user: email })
  console.log(`  [${email} opens the link, and allows it: "${title}"]`)
}

function printCall(name: string, args: string): void {
  console.log(`  · ${name} ${args.length > 120 ? `${args.slice(0, 119)}…` : args}`)
}
