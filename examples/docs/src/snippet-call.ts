import type { SnippetCall } from '../../../packages/console/web/views/playground/snippets/snippet-call.ts'

/** A call whose arguments have all that could break out of code. */
export const snippetCall: SnippetCall = {
  baseURL: 'https://connect.your-app.com',
  userId: "user_'1",
  config: {
    toolkits: ['desk'],
    permissions: { effects: { write: 'always_allow' } },
    preload: { tools: ['DESK_OPEN_TICKET'] },
  },
  sessionId: 'trs_1',
  slug: 'DESK_OPEN_TICKET',
  name: 'DESK_OPEN_TICKET',
  mcpName: 'DESK_OPEN_TICKET',
  account: undefined,
  arguments: {
    title: `It's "late" \`\${process.exit()}\` \\ </script>`,
    labels: ['a\nb', '$(exit)'],
    'due-date': null,
    body: 'A text that is long enough to stand on a line of its own, whatever it says there.',
  },
}
