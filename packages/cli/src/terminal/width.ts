let segmenter: Intl.Segmenter | undefined
/** What East Asian terminals give two columns to (Unicode UAX #11, W and F), and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u

/** How many columns a text takes on a terminal. Of Latin letters it is their number, which is known without loading more. */
export function width(text: string): number {
  return /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/.test(text)
    ? text.length
    : charactersOf(text)
        .map(columnsOf)
        .reduce((sum, columns) => sum + columns, 0)
}

/** A text in no more columns than there are; what is cut off ends in an ellipsis. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text
  let kept = ''
  let taken = 1
  for (const character of charactersOf(text)) {
    taken += columnsOf(character)
    if (taken > columns) break
    kept += character
  }
  return `${kept}…`
}

/** A text in lines of no more columns than there are, broken where words end. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && width(line) + 1 + width(word) > columns) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** A text that is followed by spaces up to that many columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)))
}

/** As people count them. */
function charactersOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter()
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function columnsOf(character: string): number {
  if (wide.test(character)) return 2
  return /^\p{M}+$/u.test(character) ? 0 : 1
}
