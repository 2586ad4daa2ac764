/** What a person would read of some HTML, as plain text; takes time in proportion to its length, whatever it holds. */
export function htmlToText(html: string): string {
  const [start = '', ...pieces] = html.split('<')
  let text = squeeze(start)
  let hidden = ''
  for (const piece of pieces) {
    const tag = (/^(!--|!doctype|\/?[a-z][a-z0-9]*)/i.exec(piece)?.[0] ?? '').toLowerCase()
    if (!hidden && hiding.has(tag)) hidden = tag
    if (hidden) {
      const end = hidden === '!--' ? '-->' : '>'
      const at = hidden === '!--' || tag === `/${hidden}` ? piece.indexOf(end) : -1
      if (at < 0) continue
      hidden = ''
      text += squeeze(piece.slice(at + end.length))
    } else if (tag) {
      const at = piece.indexOf('>')
      text += spacing(tag) + squeeze(at < 0 ? '' : piece.slice(at + 1))
    } else {
      text += `<${squeeze(piece)}`
    }
  }
  return tidy(decodeEntities(text))
}

const hiding = new Set(['!--', 'head', 'title', 'style', 'script'])

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function spacing(tag: string): string {
  if (tag === 'li') return '\n- '
  if (/^\/?(br|hr|p|div|table|tr|ul|ol|pre|blockquote|h[1-6])$/.test(tag)) return '\n'
  return /^\/?t[dh]$/.test(tag) ? ' ' : ''
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  pound: '£',
  copy: '©',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,8}));/gi,
    (whole, hex, decimal, name) => {
      if (name) return entities[name] ?? whole
      const point = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole
    },
  )
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' ').trim())
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
