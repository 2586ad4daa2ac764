/** Text for a terminal, in which others' words command nothing and hide nothing: such characters are spelled out. */
export function visible(text: string): string {
  return text.replaceAll(/(?!\n)\p{C}/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`
  })
}
