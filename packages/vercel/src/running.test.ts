import type { ExecuteTool } from '@maillon/core/provider'
import { sampleTool } from '@maillon/testkit'
import { isStepCount, streamText, toUIMessageStream } from 'ai'
import { expect, test } from 'vitest'
import { scriptedModel, told } from './scripted-model.contract.ts'
import { VercelProvider } from './vercel-provider.ts'

const anything = sampleTool('ANY_THING')

/** What a stream shows of one call; `onShown` is told of each. */
async function outputs(
  run: () => Promise<unknown>,
  preliminaryAfterMs?: number,
  onShown: () => void = () => {},
) {
  const tools = new VercelProvider({ preliminaryAfterMs }).wrapTools([anything], async () => {
    return { data: { answer: await run() }, error: null, logId: 'log_1' }
  })
  const model = scriptedModel([['ANY_THING', {}]], 'Well.')
  const { stream } = streamText({ model, tools, prompt: 'Go on.', stopWhen: isStepCount(3) })
  const shown: unknown[] = []
  for await (const chunk of toUIMessageStream({ stream, tools })) {
    if (chunk.type !== 'tool-output-available') continue
    const { data } = chunk.output as { data: unknown }
    shown.push([chunk.preliminary ?? false, data])
    onShown()
  }
  return { shown, told: told(model) }
}

test('a long call shows that it runs, and its result comes last', async () => {
  const { promise, resolve } = Promise.withResolvers<number>()
  const running = { code: 'running', message: 'The call is still running.' }
  const { shown, told: read } = await outputs(
    () => promise,
    0,
    () => resolve(42),
  )
  expect(shown[0]).toEqual([true, running])
  expect(shown.at(-1)).toEqual([false, { answer: 42 }])
  expect(read).toEqual([{ answer: 42 }])
})

test('a call that is quick enough shows nothing but its result', async () => {
  const { shown } = await outputs(async () => 42, 60_000)
  expect(shown.map((one) => (one as unknown[])[1])).toEqual([{ answer: 42 }, { answer: 42 }])
})

test('without the option nothing is preliminary', async () => {
  expect((await outputs(async () => 42)).shown).toEqual([[false, { answer: 42 }]])
})

test('an abort reaches a call that shows that it runs', async () => {
  const controller = new AbortController()
  const signals: (AbortSignal | undefined)[] = []
  const slow: ExecuteTool = (_, __, { signal } = {}) =>
    new Promise((_, reject) => {
      signals.push(signal)
      signal?.addEventListener('abort', () => reject(signal.reason))
    })
  const tools = new VercelProvider({ preliminaryAfterMs: 0 }).wrapTools([anything], slow)
  const model = scriptedModel([['ANY_THING', {}]], 'I should not speak.')
  const { signal: abortSignal } = controller
  const { stream } = streamText({ model, tools, prompt: 'Go on.', abortSignal })
  const types: string[] = []
  for await (const part of stream) {
    types.push(part.type)
    if (part.type === 'tool-result') controller.abort()
  }
  expect(types).toContain('abort')
  expect(signals.map((signal) => signal?.aborted)).toEqual([true])
  expect(model.doStreamCalls).toHaveLength(1)
})
