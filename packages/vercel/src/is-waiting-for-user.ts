import { readAllRequired } from '@maillon/core/provider'
import { isToolResult } from './is-tool-result.ts'

/**
 * For `stopWhen`: ends the turn when a call waits for an approval, or for an account in a session whose `onRequired` is
 * `interrupt`, so that the page alone asks. Without it the model is told, and asks.
 */
export function isWaitingForUser(): (run: { steps: readonly Step[] }) => boolean {
  return ({ steps }) => steps.at(-1)?.toolResults.some(waits) ?? false
}

function waits({ toolName, output }: { toolName: string; output: unknown }): boolean {
  if (!isToolResult(output)) return false
  return readAllRequired(output, toolName).some(
    (one) => one.code === 'approval_required' || one.onRequired === 'interrupt',
  )
}

/** What is read of a step of the SDK. */
interface Step {
  toolResults: readonly { toolName: string; output: unknown }[]
}
