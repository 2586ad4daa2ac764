import { AIMessage, type BaseMessage } from '@langchain/core/messages'
import { fakeModel } from '@langchain/core/testing'

/** A stand-in for a model: reads the mails, sends a summary of what it read, and says what came of it. */
export function scriptedModel(recipient: string) {
  const midnight = Math.floor(new Date().setHours(0, 0, 0, 0) / 1000)
  return fakeModel()
    .respond(() =>
      call('GMAIL_FETCH_EMAILS', { query: `in:inbox after:${midnight}`, max_results: 20 }),
    )
    .respond((messages) => {
      const { messages: mails = [], error } = read(messages)
      if (error) return new AIMessage(`I could not read your mails: ${error}`)
      const body = mails.map(({ subject }) => `- ${subject}`).join('\n')
      const subject = `${mails.length} emails from today`
      return call('GMAIL_SEND_EMAIL', { recipient_email: recipient, subject, body })
    })
    .respond((messages) => {
      const { error } = read(messages)
      return new AIMessage(
        error ? `I sent nothing: ${error}` : `I sent the summary to ${recipient}.`,
      )
    })
}

function call(name: string, args: Record<string, unknown>): AIMessage {
  return new AIMessage({ content: '', tool_calls: [{ name, args, id: `call_${name}` }] })
}

/** What the last tool told. */
function read(messages: BaseMessage[]): { messages?: { subject?: string }[]; error?: string } {
  return JSON.parse(messages.at(-1)?.text ?? '{}')
}
