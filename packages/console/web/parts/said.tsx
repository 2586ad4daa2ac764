/**
 * Others' words: a user's name, a tool's error, what a service answered. They command nothing and hide nothing: what
 * cannot be seen is spelled out, and text of another direction turns nothing around it.
 */
export function Said({ children }: { children: string | null | undefined }) {
  return <bdi className="said">{visible(children ?? '')}</bdi>
}

/** A text in which each character that could not be seen is spelled out; line breaks and tabs stay. */
export function visible(text: string): string {
  return text.replaceAll(/(?![\n\t])[\p{C}\u2028\u2029]/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`
  })
}
