import {
  type PausingDriver,
  type PausingRun,
  pausingCases,
  scriptedSession,
} from '@maillon/testkit'
import { type RunItem, RunState, type RunToolApprovalItem } from '@openai/agents'
import { expect, test } from 'vitest'
import { OpenAIAgentsProvider } from './openai-agents-provider.ts'
import { agentThatCalls, runner, told } from './scripted-runs.contract.ts'

interface Run {
  state: { toString(): string }
  newItems: RunItem[]
  interruptions: RunToolApprovalItem[]
}

const driver: PausingDriver = async ({ tools, execute, context }, calls) => {
  const provider = new OpenAIAgentsProvider({ onRequired: 'interrupt' })
  const wrapped = provider.wrapTools(tools, execute, context)
  return pausing(await runner.run(agentThatCalls(calls, wrapped), 'Go on.'))

  function pausing(run: Run): PausingRun {
    const texts = told(run)
    const saved = run.state.toString()
    return {
      waiting: run.interruptions.map(({ name = '', arguments: written = '' }) => {
        return { name, arguments: written }
      }),
      told: calls.map((_, index) => {
        const text = texts.get(`call_${index}`)
        return text === undefined ? undefined : { text }
      }),
      async answer(says) {
        const agent = agentThatCalls([], wrapped)
        const state = await RunState.fromString(agent, saved)
        for (const interruption of state.getInterruptions()) {
          const { name = '', arguments: written = '' } = interruption
          if (says({ name, arguments: written })) state.approve(interruption)
          else state.reject(interruption)
        }
        return pausing(await runner.run(agent, state))
      },
    }
  }
}

for (const { name, run } of pausingCases) test(name, () => run(driver))

test('of text that is no JSON the SDK asks the user too, and nothing runs whatever they say', async () => {
  for (const says of [true, false]) {
    const session = scriptedSession()
    const stopped = await driver(session, [{ name: 'ANY_THING', arguments: '{"a":' }])
    expect(stopped.waiting).toEqual([{ name: 'ANY_THING', arguments: '{"a":' }])
    await stopped.answer(() => says)
    expect(session.asked).toEqual([])
  }
})
