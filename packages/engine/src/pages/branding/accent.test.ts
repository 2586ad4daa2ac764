import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentOf, accentStyle, grounds } from './accent.ts'
import { type Color, contrast, hex, readColor } from './color.ts'

const part = fc.integer({ min: 0, max: 255 })
const colors = fc.tuple(part, part, part)

test('in any colour, each page shows its buttons, their words and its links, in light and in dark', () => {
  const edges: [Color][] = [[[255, 255, 255]], [[0, 0, 0]], [[255, 255, 0]], [[119, 119, 119]]]
  fc.assert(
    fc.property(colors, (color) => {
      for (const scheme of ['light', 'dark'] as const) {
        const { strong, onStrong, strongHover, link, focus } = accentOf(color, scheme)
        for (const behind of [grounds[scheme], card[scheme]]) {
          expect(contrast(strong, behind)).toBeGreaterThanOrEqual(3)
          expect(contrast(focus, behind)).toBeGreaterThanOrEqual(3)
          expect(contrast(link, behind)).toBeGreaterThanOrEqual(4.5)
        }
        expect(contrast(onStrong, strong)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(onStrong, strongHover)).toBeGreaterThanOrEqual(4.5)
      }
    }),
    { numRuns: 300, examples: edges as [[number, number, number]][] },
  )
})

const card = { light: [255, 255, 255], dark: [0x17, 0x1a, 0x20] } as const

test('a colour that can be seen stays as it is', () => {
  const blue = readColor('#0f62fe') as Color
  expect(hex(accentOf(blue, 'light').strong)).toBe('#0f62fe')
  expect(hex(accentOf(blue, 'light').link)).toBe('#0f62fe')
})

test('a style is made of nothing but colours, whatever was given', () => {
  expect(readColor('#fc0')).toEqual([255, 204, 0])
  for (const text of ['red', '#12', '#12345', '#gggggg', 'fff', '#fff;}body{', ' #fff', '']) {
    expect(readColor(text)).toBeUndefined()
  }
  expect(accentStyle([1, 2, 3])).toMatch(/^(?:[\w\s:;(){}@-]|#[\da-f]{6})+$/)
})
