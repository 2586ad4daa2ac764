import { MaillonError } from '@maillon/core'
import {
  modelOutput,
  type RunOptions,
  runToolCalls,
  type SessionTool,
  type ToolSession,
  toolFailure,
  toolName,
} from '@maillon/core/provider'

/** What the model is told of one call: never rejects, since OpenAI's runners would give up the whole run. */
export async function answerCall(
  { execute }: ToolSession,
  tool: SessionTool,
  written: string,
  options: RunOptions,
): Promise<string> {
  const session = { execute, rawTools: async () => [tool] }
  const call = { name: toolName(tool.slug), arguments: written }
  try {
    const [answer] = await runToolCalls(session, [call], options)
    return answer?.text ?? ''
  } catch (cause) {
    return JSON.stringify(modelOutput(toolFailure(new MaillonError('aborted', { cause }))))
  }
}
