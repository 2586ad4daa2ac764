import { Unusable } from './openapi/problems.ts'
import { type ToolOfFile, toolOfFile } from './toolkit-file.ts'

/** A tool as it is. Throws Unusable for one that no file of a toolkit may hold, so that the others are written without it. */
export function soundTool(tool: ToolOfFile): ToolOfFile {
  const [issue] = toolOfFile.safeParse(tool).error?.issues ?? []
  if (!issue) return tool
  throw new Unusable(
    `Its ${issue.path.join('.').slice(0, 100)} is nothing that a file may hold: ${issue.message}`,
  )
}
