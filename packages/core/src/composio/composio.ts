import { Maillon, type MaillonOptions } from '../maillon.ts'
import type { FunctionToolsProvider } from '../provider/function-tools.ts'
import type { Provider } from '../provider/provider.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { readEndpoint } from '../transport/endpoint.ts'

export interface ComposioConfig<SomeProvider> extends MaillonOptions<SomeProvider> {
  /** Changes nothing, as do the next two: nothing is tracked, and no version is looked up. */
  allowTracking?: boolean | undefined
  disableVersionCheck?: boolean | undefined
  host?: string | undefined
}

/**
 * Maillon under the name that apps written for `@composio/core` know, reading COMPOSIO_API_KEY and COMPOSIO_BASE_URL.
 * It never assumes an address: without one it throws `base_url_missing`. Not affiliated with Composio.
 */
export class Composio<
  SomeProvider extends Provider<unknown> = FunctionToolsProvider,
> extends Maillon<SomeProvider> {
  /** As `sessions`. */
  readonly toolRouter: Sessions<ReturnType<SomeProvider['wrapTools']>>

  constructor(config: ComposioConfig<SomeProvider> = {}) {
    super(config.engine ? config : { ...config, ...readEndpoint(config, 'COMPOSIO') })
    this.toolRouter = this.sessions
  }
}
