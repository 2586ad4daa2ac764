type Texts = Readonly<Record<string, string>>

/** Values that are not known beforehand: each is read out of the request and judged. */
export type Judges = Readonly<Record<string, (value: string) => string | undefined>>

/** What stands in templates on the service's side. */
export interface Knowledge {
  values: Texts
  judges: Judges
  /** Names whose templates may be left out, as those of optional fields that nobody filled in. */
  unfilled: readonly string[]
}

const placeholder = /\{([A-Za-z][\w.-]*)\}/g

/** What is wrong with a text that has to be as a template says; undefined when nothing is. */
export function faultOfText(
  what: string,
  template: string,
  text: unknown,
  { values, judges }: Knowledge,
): string | undefined {
  if (typeof text !== 'string') return `${what} is missing`
  const names: string[] = []
  const pattern = template.split(placeholder).map((part, index) => {
    if (index % 2 === 0) return literal(part)
    if (!Object.hasOwn(judges, part)) return literal(values[part] ?? `{${part}}`)
    names.push(part)
    return '(.+)'
  })
  const found = new RegExp(`^${pattern.join('')}$`, 's').exec(text)
  if (!found) return `${what} is wrong`
  return names.map((name, index) => judges[name]?.(found[index + 1] ?? '')).find(Boolean)
}

/** What is wrong with values by name that have to be as templates say, all of them and no others. */
export function faultOfTexts(
  what: string,
  templates: Texts,
  texts: Readonly<Record<string, unknown>>,
  knowledge: Knowledge,
): string | undefined {
  const expected = Object.entries(templates).filter(
    ([, template]) => !namesIn(template).some((name) => knowledge.unfilled.includes(name)),
  )
  for (const name of Object.keys(texts))
    if (!expected.some(([wanted]) => wanted === name)) return `${what} "${name}" is unknown`
  return expected
    .map(([name, template]) => faultOfText(`${what} "${name}"`, template, texts[name], knowledge))
    .find(Boolean)
}

/** The names that stand in a template. */
export function namesIn(template: string): string[] {
  return Array.from(template.matchAll(placeholder), ([, name = '']) => name)
}

/** A template with what is known of it. */
export function filled(template: string, values: Texts): string {
  return template.replaceAll(placeholder, (whole, name: string) => values[name] ?? whole)
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
