import type { ModelMessage, ToolLoopAgent, ToolSet } from 'ai'

/** Whoever sits at the chat. */
export interface Person {
  /** What they say next, having read what the agent said last; undefined when they leave. */
  say(heard: string | undefined): Promise<string | undefined>
  leave(): Promise<void>
}

/** A conversation, until the person leaves it. */
export async function chat(agent: ToolLoopAgent<never, ToolSet>, person: Person): Promise<void> {
  const messages: ModelMessage[] = []
  let heard: string | undefined
  for (;;) {
    const said = await person.say(heard)
    if (said === undefined) return
    messages.push({ role: 'user', content: said })
    const { text, response, steps } = await agent.generate({ messages })
    for (const { toolCalls } of steps) {
      for (const { toolName, input } of toolCalls) console.log(`  · ${toolName} ${brief(input)}`)
    }
    console.log(`Agent: ${text}\n`)
    messages.push(...response.messages)
    heard = text
  }
}

function brief(input: unknown): string {
  const text = JSON.stringify(input)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
