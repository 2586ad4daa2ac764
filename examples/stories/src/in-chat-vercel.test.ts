import { Maillon } from '@maillon/core'
import { finishLink } from '@maillon/testkit/browser'
import { VercelProvider } from '@maillon/vercel'
import { generateText, isStepCount, type ModelMessage } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, done, firstTurn, handOut, linkIn, secondTurn, summarize } from './script.ts'
import { startWorld } from './world.ts'

let world: Awaited<ReturnType<typeof startWorld>>
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('Vercel AI SDK: the agent hands out a link, the user connects and is sent back to the chat, the agent carries on', async () => {
  const maillon = new Maillon({
    baseURL: world.url,
    apiKey: world.apiKey,
    provider: new VercelProvider(),
  })
  const session = await maillon.create('vercel_user', {
    manageConnections: { callbackUrl: `${world.app.url}/chat` },
  })
  const tools = await session.tools()
  const model = scriptedModel()
  const turn = async (messages: ModelMessage[]) => {
    const { text, response } = await generateText({
      model,
      tools,
      messages,
      stopWhen: isStepCount(5),
    })
    messages.push(...response.messages)
    return text
  }

  const messages: ModelMessage[] = [{ role: 'user', content: ask }]
  const link = linkIn(await turn(messages))
  expect(link).toContain(`${world.url}/link/ln_`)
  const page = await world.newPage()
  await finishLink(page, link, { user: world.upstreams.users.ada.email })
  expect(page.url()).toMatch(
    new RegExp(`^${world.app.url}/chat\\?status=success&connected_account_id=ca_\\w+$`),
  )

  messages.push({ role: 'user', content: done })
  expect(await turn(messages)).toMatch(/^Here is a summary: .+, .+/)
})

function scriptedModel(): MockLanguageModelV4 {
  return new MockLanguageModelV4({
    doGenerate: async ({ prompt }) => {
      const spoke = prompt.findLastIndex(({ role }) => role === 'user')
      const isFirst = JSON.stringify(prompt[spoke]).includes(ask)
      const answers = prompt.slice(spoke).filter(({ role }) => role === 'tool')
      const call = (isFirst ? firstTurn : secondTurn)[answers.length]
      const finish = (unified: 'stop' | 'tool-calls') => ({
        finishReason: { unified, raw: undefined },
        usage: {
          inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 0, text: 0, reasoning: 0 },
        },
        warnings: [],
      })
      if (call) {
        const toolCallId = `call_${prompt.length}`
        const input = JSON.stringify(call.args)
        return {
          content: [{ type: 'tool-call', toolCallId, toolName: call.name, input }],
          ...finish('tool-calls'),
        }
      }
      const part = answers.at(-1)?.content.at(-1)
      const output =
        typeof part === 'object' && part.type === 'tool-result' && 'value' in part.output
          ? part.output.value
          : {}
      const text = isFirst ? handOut(JSON.stringify(output)) : summarize(JSON.stringify(output))
      return { content: [{ type: 'text', text }], ...finish('stop') }
    },
  })
}
