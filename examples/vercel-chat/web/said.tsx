/** What somebody said, with the lists and the bold words that models like to write. */
export function Said({ text }: { text: string }) {
  return blocksOf(text).map(({ isList, lines }, index) =>
    isList ? (
      <ul key={index}>
        {lines.map((line, at) => (
          <li key={at}>{bold(line.slice(2))}</li>
        ))}
      </ul>
    ) : (
      <p key={index}>{bold(lines.join('\n').trim())}</p>
    ),
  )
}

function blocksOf(text: string) {
  const blocks: { isList: boolean; lines: string[] }[] = []
  for (const line of text.trim().split('\n')) {
    const isList = /^[-*] /.test(line)
    const last = blocks.at(-1)
    if (last?.isList === isList) last.lines.push(line)
    else blocks.push({ isList, lines: [line] })
  }
  return blocks
}

function bold(text: string) {
  return text.split('**').map((piece, at) => (at % 2 ? <strong key={at}>{piece}</strong> : piece))
}
