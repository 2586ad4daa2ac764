import { scriptedSession } from '@maillon/testkit'
import { type Span, setTraceProcessors, setTracingDisabled, Runner } from '@openai/agents'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { OpenAIAgentsProvider } from './openai-agents-provider.ts'
import { agentThatCalls } from './scripted-runs.contract.ts'

const spans: string[] = []

beforeEach(() => {
  spans.length = 0
  setTracingDisabled(false)
  const nothing = async () => {}
  setTraceProcessors([
    {
      onTraceStart: nothing,
      onTraceEnd: nothing,
      onSpanStart: nothing,
      onSpanEnd: async (span: Span<never>) => void spans.push(JSON.stringify(span.spanData)),
      shutdown: nothing,
      forceFlush: nothing,
    },
  ])
})

afterEach(() => {
  setTraceProcessors([])
  setTracingDisabled(true)
})

async function run(runner: Runner) {
  const { tools, execute } = scriptedSession()
  const wrapped = new OpenAIAgentsProvider().wrapTools(tools, execute)
  const calls = [{ name: 'ANY_THING', arguments: '{"iban":"DE02"}' }]
  await runner.run(agentThatCalls(calls, wrapped), 'Go on.')
  return spans.join('\n')
}

test('the SDK’s traces hold what tools were asked', async () => {
  expect(await run(new Runner())).toContain('DE02')
})

test('traces without sensitive data hold nothing of it', async () => {
  const traced = await run(new Runner({ traceIncludeSensitiveData: false }))
  expect(traced).toContain('ANY_THING')
  expect(traced).not.toContain('DE02')
})

test('a runner without tracing traces nothing', async () => {
  expect(await run(new Runner({ tracingDisabled: true }))).toBe('')
})
