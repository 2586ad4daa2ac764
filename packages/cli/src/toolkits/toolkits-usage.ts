/** What `maillon toolkits --help` prints. */
export const toolkitsUsage = `maillon toolkits <command>: toolkits beside the catalogue's

  add openapi SOURCE   makes a toolkit of an OpenAPI 3 document: a file, or an https URL
    --slug SLUG        what its tools' slugs start with; from its title when left out
    --name NAME        for people; the document's title when left out
    --base-url URL     where its paths start, in place of the document's first server
    --auth HOW         bearer or none, in place of what the document says
    --only PATTERN     operations by operationId, tag, or "GET /path"; * stands for anything; several times
    --deprecated       deprecated operations too
    --folder FOLDER    where toolkits are; ./toolkits when left out
    --force            writes over a file that is there
    --json             one line of JSON
`
