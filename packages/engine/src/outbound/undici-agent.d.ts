/** The one class of the library that is needed: its index loads all of it, and takes three times as long. */
declare module 'undici/lib/dispatcher/agent.js' {
  import { Agent } from 'undici'

  export default Agent
}

/** How its agents connect, when nothing else is said. */
declare module 'undici/lib/core/connect.js' {
  import { buildConnector } from 'undici'

  export default buildConnector
}
