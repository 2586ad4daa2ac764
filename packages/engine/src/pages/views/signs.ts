import { html } from 'hono/html'

/** A sign for each way that a visit can end, drawn in the colour of the text around it. */
export const signs = {
  check: drawing('M5.5 12.5l4.5 4.5 8.5-9.5'),
  warning: drawing('M12 5.5v8M12 18v.1'),
  clock: drawing('M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18ZM12 7.5V12l3 2'),
  minus: drawing('M6.5 12h11'),
  question: drawing('M8.5 9.2a3.5 3.5 0 1 1 5.4 2.9c-1.2.8-1.9 1.4-1.9 2.6M12 18.5v.1'),
}

function drawing(path: string) {
  return html`<svg viewBox="0 0 24 24" focusable="false"><path d="${path}" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" /></svg>`
}
