import { AIMessage, ToolMessage } from '@langchain/core/messages'
import { fakeModel } from '@langchain/core/testing'
import { Command, MemorySaver } from '@langchain/langgraph'
import type { ScriptedSession } from '@maillon/testkit'
import { createAgent } from 'langchain'
import { LangChainProvider } from './langchain-provider.ts'

export type Args = Record<string, unknown>
export type Call = [name: string, args: Args]

export const send: Call = ['GMAIL_SEND_EMAIL', { to: 'zoë' }]
export const thread = { configurable: { thread_id: 'thread_1' } }
export const hello = { messages: [{ role: 'user', content: 'Go on.' }] }

/** A model that makes these calls in its first step, and says "done" in its second. */
export function modelThatCalls(...calls: Call[]) {
  return fakeModel()
    .respondWithTools(calls.map(([name, args], index) => ({ name, args, id: `call_${index}` })))
    .respond(new AIMessage('done'))
}

/** Tools that interrupt, on a session. */
export function interruptingTools({ tools, execute, context }: ScriptedSession) {
  return new LangChainProvider({ onRequired: 'interrupt' }).wrapTools(tools, execute, context)
}

/** An agent that makes these calls, and interrupts for what is missing. */
export function agentOn(session: ScriptedSession, calls: Call[], checkpointer = new MemorySaver()) {
  const tools = interruptingTools(session)
  return createAgent({ model: modelThatCalls(...calls), tools, checkpointer })
}

interface State {
  messages: unknown[]
  __interrupt__?: { id: string; value: Args }[]
}

/** The interrupts that a run ended with. */
export const stops = (state: unknown) => (state as State).__interrupt__ ?? []

/** The answer to them. */
export const resume = (answer: unknown) => new Command({ resume: answer })

export const toolMessages = (state: unknown) =>
  (state as State).messages.filter((message) => ToolMessage.isInstance(message))

/** What the model was told of its calls. */
export const told = (state: unknown) => toolMessages(state).map(({ text }) => JSON.parse(text))
