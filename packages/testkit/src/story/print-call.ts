/** Shows in the conversation that the model calls a tool, with its arguments or their beginning. */
export function printCall(name: string, input: unknown): void {
  const text = typeof input === 'string' ? input : JSON.stringify(input)
  console.log(`  · ${name} ${text.length > 120 ? `${text.slice(0, 119)}…` : text}`)
}
