import { expect, test } from 'vitest'
import { htmlToText } from './html-to-text.ts'

test('blocks become lines, spaces collapse, entities are read', () => {
  const html =
    '<h1>Hi</h1>\n<p>one   two<br>three</p><ul><li>a<li>b</ul><p>&lt;x&gt; &amp;amp; &#x1F9D7; &unknown;</p>'
  expect(htmlToText(html)).toBe('Hi\n\none two\nthree\n\n- a\n- b\n\n<x> &amp; 🧗 &unknown;')
})

test('what a reader does not see is left out', () => {
  const html =
    '<head><title>t</title></head><style>p{}</style><!-- <b>c</b> --><script>if (a<b) x()</script>seen'
  expect(htmlToText(html)).toBe('seen')
})

test('text that only looks like a tag stays', () => {
  expect(htmlToText('1 < 2 and 3 <4')).toBe('1 < 2 and 3 <4')
})

test('hostile markup costs no more than its length', () => {
  for (const piece of ['<', '<style>', '<!--', '&#', '<a href="']) {
    expect(typeof htmlToText(piece.repeat(200_000))).toBe('string')
  }
})
