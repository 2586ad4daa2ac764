/** A text in two parts, as a stream sends it; no character is cut. */
export function halves(text: string): string[] {
  const characters = Array.from(text)
  const middle = Math.floor(characters.length / 2)
  const parts = [characters.slice(0, middle).join(''), characters.slice(middle).join('')]
  return parts.filter((part) => part !== '')
}
