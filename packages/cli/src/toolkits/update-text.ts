import type { FactChange, Imported, ToolkitFile, ToolUpdate, Update } from '@maillon/import'

/** What a person reads of an update, what matters most first: where credentials go, what is gone, what changed, what is new. */
export function updateText(
  before: ToolkitFile,
  { file, toolkit, tools }: Update,
  problems: Imported['problems'],
): string[] {
  const loud = toolkit.filter(({ fact }) => fact === 'address' || fact === 'auth')
  const quiet = toolkit.filter((change) => !loud.includes(change))
  const of = (kind: ToolUpdate['kind']) => tools.filter((tool) => tool.kind === kind)
  const [gone, changed, added] = [of('gone'), of('changed'), of('new')]
  if (toolkit.length + tools.length === 0) return ['Nothing changed.']
  const named = new Map(file.tools.map((tool) => [tool.slug, tool]))
  return [
    `${file.slug}: ${before.version} → ${file.version}`,
    ...loud.flatMap((change) => [
      change.fact === 'auth'
        ? '! Accounts connect otherwise:'
        : '! Calls and credentials go elsewhere:',
      ...factLines(change),
    ]),
    ...overlaysOf(before, file)
      .filter(({ changed }) => changed)
      .map(({ from }) => `The overlay ${from} is another one than before.`),
    ...section('Gone', gone, ({ slug, isMended }) => [
      `  ${slug}${isMended ? ', which you had changed' : ''}`,
    ]),
    ...section('Changed', changed, (tool) => [`  ${tool.slug}`, ...changeLines(tool)]),
    ...section('New', added, ({ slug }) => [`  ${slug}: ${named.get(slug)?.description ?? ''}`]),
    ...quiet.flatMap((change) => factLines(change)),
    ...problems
      .filter(({ tool }) => tool === undefined)
      .slice(0, 20)
      .map(({ at, message }) => `Left out: ${at}  ${message}`),
  ]
}

/** With which overlays a toolkit is made, and whether each is as it was. */
export function overlaysOf(
  { source: before }: ToolkitFile,
  { source: after }: ToolkitFile,
): { from: string; changed: boolean }[] {
  const was = new Map(before.overlays?.map(({ from, sha256 }) => [from, sha256]))
  return (after.overlays ?? []).map(({ from, sha256 }) => ({
    from,
    changed: was.get(from) !== sha256,
  }))
}

function section(
  title: string,
  tools: readonly ToolUpdate[],
  lines: (tool: ToolUpdate) => string[],
): string[] {
  return tools.length === 0 ? [] : [`${title}: ${tools.length}`, ...tools.flatMap(lines)]
}

const ofArguments = {
  added: 'takes',
  removed: 'takes no more',
  required: 'has to have',
  optional: 'may go without',
  changed: 'takes otherwise',
}

function changeLines({ slug, facts, arguments: changes }: ToolUpdate): string[] {
  return facts.flatMap((change) => {
    if (change.fact !== 'request') return factLines(change, slug)
    const said = changes.map(({ argument, kind }) => `    ${ofArguments[kind]} ${argument}`)
    const [old, now] = [requestOf(change.before), requestOf(change.after)]
    const request = old === now ? [] : [`    request: ${old} → ${now}`]
    const any =
      said.length + request.length > 0 ? [...said, ...request] : ['    request: as it is written']
    return change.isKept ? [...any, kept(slug)] : any
  })
}

/** Long texts and objects on lines of their own. */
function factLines({ fact, before, after, isKept }: FactChange<string>, slug?: string): string[] {
  const lines = [
    ...(before === undefined ? [] : [`    - ${fact}: ${textOf(before)}`]),
    ...(after === undefined ? [] : [`    + ${fact}: ${textOf(after)}`]),
  ]
  return isKept ? [...lines, kept(slug)] : lines
}

function kept(slug: string | undefined): string {
  return `    kept as you changed it${slug === undefined ? '' : `; --take ${slug} takes the document’s`}`
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** A call in a few words. */
function requestOf(value: unknown): string {
  const { call } = value as { call: ToolkitFile['tools'][number]['call'] }
  if (call.kind === 'http') return `${call.method} ${call.path}`
  return call.kind === 'graphql' ? call.document : call.tool
}
