import { join } from 'node:path'
import {
  Application,
  type DeclarationReflection,
  PageEvent,
  ReflectionGroup,
  ReflectionKind,
  type TypeDocOptions,
} from 'typedoc'
import { MemberRouter, type PluginOptions } from 'typedoc-plugin-markdown'
import { docs } from '../pages.ts'
import { doors } from './doors.ts'

const packages = join(docs, '../packages')

const options: Partial<TypeDocOptions & PluginOptions> = {
  plugin: ['typedoc-plugin-markdown'],
  tsconfig: join(import.meta.dirname, 'tsconfig.json'),
  entryPoints: doors.map(({ file }) => join(packages, file)),
  basePath: packages,
  // `pnpm check types` finds errors; here they would only cost time.
  skipErrorChecking: true,
  excludeExternals: true,
  excludePrivate: true,
  readme: 'none',
  logLevel: 'Warn',
  sort: ['source-order'],
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  propertyMembersFormat: 'table',
  typeDeclarationFormat: 'table',
  indexFormat: 'table',
  tableColumnSettings: {
    hideSources: true,
    hideModifiers: true,
    hideInherited: true,
    hideOverrides: true,
  },
  pageTitleTemplates: { module: ({ name }) => name, member: ({ name }) => name },
}

/** Writes a page for each door of the packages and for each of its exports, below `folder`. */
export async function writeTypes(folder: string): Promise<void> {
  const app = await Application.bootstrapWithPlugins(options)
  app.renderer.defineRouter('door', DoorRouter)
  app.options.setValue('router', 'door')
  const project = await app.convert()
  if (!project) throw new Error('TypeDoc could not read the packages')
  for (const module of project.children ?? []) arrange(module)
  const silent = (project.children ?? []).flatMap(undocumented)
  if (silent.length > 0) throw new Error(`No sentence stands above ${silent.join(', ')}`)
  app.renderer.on(PageEvent.END, (page) => {
    page.contents = tidy(page.contents ?? '')
  })
  app.options.setValue('out', folder)
  app.options.setValue('disableSources', true)
  await app.generateOutputs(project)
}

function undocumented(module: DeclarationReflection): string[] {
  return (module.children ?? [])
    .filter(({ kind }) => kind !== ReflectionKind.Reference)
    .filter((one) => !one.hasComment() && !one.signatures?.some((each) => each.hasComment()))
    .map(({ name }) => `${name} of ${module.name}`)
}

/** A page without tables that only repeat names, and without parents that nobody can import. */
function tidy(page: string): string {
  return page
    .replaceAll(/^#+ Type Parameters\n\n\| Type Parameter \|\n[^]*?\n(?=\n|$)/gm, '')
    .replaceAll(/^#+ Extends\n\n(?:- `\w+`(?:\\<.*)?\n)+\n/gm, '')
    .replaceAll(/^#+ Inherited from\n\n`[^\n]*\n+/gm, '')
    .replaceAll(/\| - (?=\|)/g, '|  ')
    .replaceAll(/\n{3,}/g, '\n\n')
}

/** `core/toolkit/defineTool`: the door that an export is imported from, then its name. */
class DoorRouter extends MemberRouter {
  override getIdealBaseName(reflection: DeclarationReflection): string {
    const folder = moduleOf(reflection).name.replace('@maillon/', '')
    return `${folder}/${reflection.kind === ReflectionKind.Module ? 'index' : reflection.name}`
  }
}

/** Of core's folders, those that an app meets first; others follow. */
const folderOrder = [
  'Maillon',
  'Sessions',
  'Connections',
  'Custom tools',
  'Modifiers',
  'Files',
  'Errors',
]

function moduleOf(reflection: DeclarationReflection): DeclarationReflection {
  return reflection.kind === ReflectionKind.Module || !reflection.parent
    ? reflection
    : moduleOf(reflection.parent as DeclarationReflection)
}

/** A module is called by what is imported, and core's exports stand together by the folders that they are from. */
function arrange(module: DeclarationReflection): void {
  const door = doors.find(({ file }) => file === module.sources?.[0]?.fileName)
  if (!door) throw new Error(`${module.name} is no door`)
  module.name = door.name
  if (door.name !== '@maillon/core') return
  const byFolder = Map.groupBy(module.children ?? [], folderOf)
  const folders = new Set([...folderOrder, ...byFolder.keys()])
  module.groups = [...folders].flatMap((folder) => {
    const children = byFolder.get(folder)
    if (!children) return []
    const group = new ReflectionGroup(folder, module)
    group.children = children
    return group
  })
}

function folderOf({ sources }: DeclarationReflection): string {
  const folder = /^core\/src\/([\w-]+)\//.exec(sources?.[0]?.fileName ?? '')?.[1] ?? 'maillon'
  return folder.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())
}
