/** A square with a letter, as a data URL: our own drawing, so that no service's mark is shipped. */
export function letterLogo(letter: string, color: string): string {
  const text = `<text x="16" y="23" font-family="sans-serif" font-size="20" text-anchor="middle" fill="#fff">${letter}</text>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${color}"/>${text}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
