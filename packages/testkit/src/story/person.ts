/** Whoever sits at the chat. */
export interface Person {
  /** What they say next, having read what the agent said last; undefined when they leave. */
  say(heard: string | undefined): Promise<string | undefined>
  leave(): void
}
