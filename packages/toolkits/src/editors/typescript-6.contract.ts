import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type * as ts6 from '../../../../docs/node_modules/typescript/lib/typescript.d.ts'
import { type Editor, newProgram } from './editor.contract.ts'

/** TypeScript 6's language service, which its server serves, with a program. */
export async function typescript6(text: string): Promise<Editor> {
  const site = createRequire(new URL('../../../../docs/', import.meta.url))
  const ts = site('typescript') as typeof ts6
  const { path, remove } = await newProgram(text)
  const folder = dirname(path)
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} }
  const config = ts.getParsedCommandLineOfConfigFile(`${folder}/tsconfig.json`, {}, host)
  const { readFile, fileExists, readDirectory, directoryExists, getDirectories, realpath } = ts.sys
  const service = ts.createLanguageService({
    getCompilationSettings: () => config?.options ?? {},
    getScriptFileNames: () => [path],
    getScriptVersion: () => '1',
    getScriptSnapshot(file) {
      const content = readFile(file)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists,
    readFile,
    readDirectory,
    directoryExists,
    getDirectories,
    realpath: realpath ?? ((file) => file),
  })
  return {
    async completions(place) {
      const found = service.getCompletionsAtPosition(path, place, {})
      return (found?.entries ?? []).map(({ name }) => name)
    },
    async hover(place) {
      const shown = service.getQuickInfoAtPosition(path, place)
      return ts.displayPartsToString(shown?.documentation)
    },
    async problems() {
      return service.getSemanticDiagnostics(path).map(({ start = 0, messageText }) => ({
        line: text.slice(0, start).split('\n').length - 1,
        words: ts.flattenDiagnosticMessageText(messageText, '\n'),
      }))
    },
    async close() {
      service.dispose()
      await remove()
    },
  }
}
