import { deflateSync } from 'node:zlib'

/** A PDF whose pages have these contents, each in the language of PDF. */
export function pdfOf(contents: readonly (string | Uint8Array)[]): Uint8Array {
  const pages = contents.map((_, index) => 4 + 2 * index)
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((id) => `${id} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...contents.flatMap((content, index) => {
      const packed = deflateSync(content, { level: 1 })
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + 2 * index} 0 R>>`,
        Buffer.concat([
          Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode>>stream\n`),
          packed,
          Buffer.from('\nendstream'),
        ]),
      ]
    }),
  ]
  const parts = [Buffer.from('%PDF-1.4\n')]
  const places: number[] = []
  let size = '%PDF-1.4\n'.length
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ])
    places.push(size)
    parts.push(part)
    size += part.length
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer<</Size ${count}/Root 1 0 R>>\nstartxref\n${size}\n%%EOF`
  return Buffer.concat([...parts, Buffer.from(end)])
}

/** What a page of a PDF has to hold so that these lines stand on it. */
export function linesOnPage(...lines: string[]): string {
  return `BT /F1 12 Tf 72 700 Td ${lines.map((line) => `(${line}) Tj`).join(' 0 -14 Td ')} ET`
}
