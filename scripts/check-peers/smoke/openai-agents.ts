import { OpenAIAgentsProvider } from '@maillon/openai-agents'
import { Agent, Runner } from '@openai/agents'
import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents/testing'
import { assertTold, call, context, execute, tools } from './session.ts'

const calls = [functionCall(call.name, call.arguments, { callId: call.id })]
const agent = new Agent({
  name: 'Agent',
  model: new ScriptedModel([calls, [assistantMessage('Done.')]]),
  tools: new OpenAIAgentsProvider().wrapTools(tools, execute, context),
})
const runner = new Runner({ tracingDisabled: true })
const { history } = await runner.run(agent, 'Send it.')
assertTold(history.filter(({ type }) => type === 'function_call_result'))
