/** What is imported from where: each door of a package with its file below `packages/`, and what it is for. */
export interface Door {
  name: string
  file: string
  for: string
}

/** The doors in the order in which the reference names them. */
export const doors: readonly Door[] = [
  door('core', 'What an app imports: Maillon, its sessions, and their errors'),
  door('engine', 'The backend as a fetch function'),
  door('vercel', 'Tools for the Vercel AI SDK'),
  door('langchain', 'Tools for LangChain and LangGraph'),
  door('mastra', 'Tools for Mastra'),
  door('openai', "Tools for OpenAI's SDK"),
  door('openai-agents', 'Tools for the OpenAI Agents SDK'),
  door('anthropic', "Tools for Anthropic's SDK"),
  door('google', "Tools for Google's Gen AI SDK"),
  door('core/toolkit', 'For authors of toolkits'),
  door('core/provider', 'For authors of adapters'),
  door('services', 'Hundreds of services that connect, as data'),
  door('import', 'Toolkits from API documents'),
  door('testkit', 'An engine in memory, and what adapters are tried with'),
  door('testkit/upstreams', 'Emulated services'),
  door('testkit/models', 'Stand-ins for the APIs of model vendors'),
  door('testkit/hostile', 'A service that breaks on demand'),
  door('testkit/browser', 'A real browser that clicks a link'),
  door('testkit/postgres', 'A real Postgres for tests'),
  door('testkit/story', 'The frame of the examples'),
]

function door(path: string, what: string): Door {
  const [folder, ...rest] = path.split('/')
  return {
    name: `@maillon/${path}`,
    file: [folder, 'src', ...rest, 'index.ts'].join('/'),
    for: what,
  }
}
