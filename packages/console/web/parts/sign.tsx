import type { CSSProperties } from 'react'

/** What stands for a toolkit: its first letter, in a colour of its own. Logos are of other origins, which no view asks. */
export function Sign({ slug, name }: { slug: string; name: string }) {
  const hue = Array.from(slug).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7)
  return (
    <span className="sign" aria-hidden="true" style={{ '--hue': hue } as CSSProperties}>
      {Array.from(name)[0]?.toUpperCase() ?? '?'}
    </span>
  )
}
