import { AnonymousAuthenticationProvider } from '@microsoft/kiota-abstractions'
import { GraphRequestAdapter } from '@microsoft/msgraph-sdk'
import { createUsersServiceClient } from '@microsoft/msgraph-sdk-users'

/** Microsoft's own client, generated from what Graph says of itself. */
export const graph = createUsersServiceClient(
  new GraphRequestAdapter(new AnonymousAuthenticationProvider()),
)

/** What belongs to whoever is signed in. */
export const me = () => graph.me
