/** What `maillon toolkits --help` prints. */
export const toolkitsUsage = `maillon toolkits <command>: what there is, and toolkits beside the catalogue's

  list                 all that a server here has: tools, how accounts connect, how it was checked
    WORD               those alone that have this in their name
  show SLUG            what to register and to set for one, its scopes, and its tools
  lint SLUG            tells which of its tools a model could not find or call
  test SLUG            calls what reads and needs no arguments, at the service itself
    --user ID          with this user's account
    --project ID       default when left out
  doctor               looks at settings, database, key, address and OAuth clients
  add NAME             makes a toolkit of a service's API document, connected as the service is
    --document SOURCE  a file, or an https URL, where the document cannot be reached by itself
    --slug, --name, --base-url, --overlay, --only, --deprecated, --folder, --force as below
  add openapi SOURCE   makes a toolkit of an OpenAPI, Swagger 2.0 or Google discovery document: a file, a folder, or an https URL
    --slug SLUG        what its tools' slugs start with; from its title when left out
    --name NAME        for people; the document's title when left out
    --base-url URL     where its paths start, in place of the document's first server
    --server N         another of the document's servers, by its number or URL
    --auth HOW         bearer, none, or one of the document's security schemes; several that belong together with +
    --key-prefix TEXT  what stands before a key in its header, where the document does not say it
    --overlay FILE     an OpenAPI Overlay that is applied to the document first; several times, in order
    --only PATTERN     operations by operationId, tag, or "GET /path"; * stands for anything; several times
    --deprecated       deprecated operations too
    --folder FOLDER    where toolkits are; ./toolkits when left out
    --force            writes over a file that is there
  add graphql SOURCE   makes a toolkit of a GraphQL schema: an https endpoint that tells it, a file of SDL or of what
                       introspection answered, or a folder of such files
    --base-url URL     the endpoint, where it is not the source
    --auth HOW         bearer for a token that people paste, or none
    --header NAME      a key that people paste, in this header, behind --key-prefix TEXT
    --key-env NAME     a variable with a key of yours, where the endpoint tells its schema to nobody else
    --only PATTERN     fields by name, as in "Query.issues", or all of a kind: query, mutation; several times
    --slug, --name, --deprecated, --folder, --force as above
  update SLUG          shows what a newer document of such a toolkit adds, changes and takes away, and asks before it writes
    SOURCE             where the document is now; where it was, when left out
    --yes              writes without asking; what you changed in the file stays
    --take PATTERN     tools of which the document is right where you changed them, too, by slug; several times
    --keep             keeps the version before beside it, for sessions that pin it
    --key-env, --overlay, --folder as above
  add mcp URL          makes a toolkit of an MCP server's tools, each pinned to what the server says of it now
    --auth HOW         bearer for a token that people paste, or none; as the server says when left out
    --public-url URL   where browsers reach your engine, for OAuth; MAILLON_PUBLIC_URL when left out
    --client-id ID     an OAuth client of yours, where the server registers none
    --header NAME      a key that people paste, in this header
    --only PATTERN     tools by name; * stands for anything; several times
    --trust-hints      believes the server which of its tools read, and which destroy; else all may destroy
    --slug, --name, --folder, --force as above
  add mcp --slug SLUG -- COMMAND …   the same of one that is started by a command and speaks on stdin and stdout
    --env NAME         a variable of the server's environment that it gets; several times
    --key NAME         people paste a key, which it gets in this variable, in a process of their own
    --yes              runs the command without asking
  approve SLUG         shows what an MCP server changed since it was approved; until then such tools are not called
    --yes              approves it
    --tool SLUG        only this one; several times
    --user ID          asks with this user's account, where the server wants one; with --project

  --json               one line of JSON
  --config, --env-file as for serve
`
