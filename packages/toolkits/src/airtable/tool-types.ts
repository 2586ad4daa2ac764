// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Airtable: Records of tables in bases: find, create, change, comment. */
    airtable: unknown
  }

  interface Tools {
    /** Write a comment on a record, or an answer to one. */
    AIRTABLE_CREATE_COMMENT: {
      toolkit: "airtable"
      input: {
        /** `id` of the base, from AIRTABLE_LIST_BASES: app… */
        baseId: string
        /** `id` or name of the table, from AIRTABLE_GET_BASE_SCHEMA; ids survive renaming. */
        tableIdOrName: string
        /** `id` of the record: rec… */
        recordId: string
        /** The text; @[usr…] mentions a person. */
        text: string
        /** `id` of the comment to answer. */
        parentCommentId?: string | undefined
      }
      output: { id: string; createdTime?: string | undefined }
    }
    /** Add up to 10 records to a table in one go. */
    AIRTABLE_CREATE_MULTIPLE_RECORDS: {
      toolkit: "airtable"
      input: {
        /** `id` of the base, from AIRTABLE_LIST_BASES: app… */
        baseId: string
        /** `id` or name of the table, from AIRTABLE_GET_BASE_SCHEMA; ids survive renaming. */
        tableIdOrName: string
        /** The records. */
        records: {
          /** Cells by the names of the columns: {"Name":"Rope","Price":8,"Tags":["gear"],"Due":"2026-11-26","Supplier":["rec…"]}. */
          fields: Record<string, unknown>
        }[]
        /** Whether Airtable makes fitting values of texts, and new choices where one is missing. */
        typecast?: boolean | undefined
      }
      output: { records: ({
        id: string
        createdTime?: string | undefined
        /** Its cells by the names of the columns; empty ones are left out. */
        fields: Record<string, unknown>
      })[] }
    }
    /** Add a record to a table. AIRTABLE_GET_BASE_SCHEMA tells its columns. */
    AIRTABLE_CREATE_RECORD: {
      toolkit: "airtable"
      input: {
        /** `id` of the base, from AIRTABLE_LIST_BASES: app… */
        baseId: string
        /** `id` or name of the table, from AIRTABLE_GET_BASE_SCHEMA; ids survive renaming. */
        tableIdOrName: string
        /** Cells by the names of the columns: {"Name":"Rope","Price":8,"Tags":["gear"],"Due":"2026-11-26","Supplier":["rec…"]}. */
        fields: Record<string, unknown>
        /** Whether Airtable makes fitting values of texts, and new choices where one is missing. */
        typecast?: boolean | undefined
      }
      output: {
        id: string
        createdTime?: string | undefined
        /** Its cells by the names of the columns; empty ones are left out. */
        fields: Record<string, unknown>
      }
    }
    /** Delete a record of a table with all of its cells. */
    AIRTABLE_DELETE_RECORD: {
      toolkit: "airtable"
      input: {
        /** `id` of the base, from AIRTABLE_LIST_BASES: app… */
        baseId: string
        /** `id` or name of the table, from AIRTABLE_GET_BASE_SCHEMA; ids survive renaming. */
        tableIdOrName: string
        /** `id` of the record: rec… */
        recordId: string
      }
      output: { id: string; deleted: boolean }
    }
    /** Get a file out of a cell of a record: its id is what tools that take a file are given. */
    AIRTABLE_DOWNLOAD_ATTACHMENT: {
      toolkit: "airtable"
      input: {
        /** `id` of the base, from AIRTABLE_LIST_BASES: app… */
        baseId: string
        /** `id` or name of the table, from AIRTABLE_GET_BASE_SCHEMA; ids survive renaming. */
        tableIdOrName: string
        /** `id` of the record: rec… */
        recordId: string
        /** Name of the column. */
        field: string
        /** Which one; the first when left out. */
        filename?: string | undefined
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get the tables of a base with their columns, choices and views. Look here before you read or write records. */
    AIRTABLE_GET_BASE_SCHEMA: {
      toolkit: "airtable"
      input: {
        /** `id` of the base, from AIRTABLE_LIST_BASES: app… */
        baseId: string
      }
      output: { tables: ({ id: string; name: string; description?: string | undefined; primaryFieldId: string; fields: ({
        id: string
        name: string
        type: string
        description?: string | undefined
        /** What may be chosen. */
        choices?: string[] | undefined
        /** The table whose records it holds. */
        linkedTableId?: string | undefined
      })[]; views: { id: string; name: string; type: string }[] })[] }
    }
    /** Get one record with all of its cells, long texts whole. */
    AIRTABLE_GET_RECORD: {
      toolkit: "airtable"
      input: {
        /** `id` of the base, from AIRTABLE_LIST_BASES: app… */
        baseId: string
        /** `id` or name of the table, from AIRTABLE_GET_BASE_SCHEMA; ids survive renaming. */
        tableIdOrName: string
        /** `id` of the record: rec… */
        recordId: string
      }
      output: {
        id: string
        createdTime?: string | undefined
        /** Its cells by the names of the columns; empty ones are left out. */
        fields: Record<string, unknown>
      }
    }
    /** List the bases that were shared with this connection. */
    AIRTABLE_LIST_BASES: {
      toolkit: "airtable"
      input: {
        /** `next_cursor` of the page before; leave out for the first page. */
        offset?: string | undefined
      }
      output: {
        bases: {
          id: string
          name: string
          /** What may be done: `none`, `read`, `comment`, `edit`, `create`. */
          permissionLevel: string
        }[]
        /** `offset` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** List the comments on a record, the newest first. */
    AIRTABLE_LIST_COMMENTS: {
      toolkit: "airtable"
      input: {
        /** `id` of the base, from AIRTABLE_LIST_BASES: app… */
        baseId: string
        /** `id` or name of the table, from AIRTABLE_GET_BASE_SCHEMA; ids survive renaming. */
        tableIdOrName: string
        /** `id` of the record: rec… */
        recordId: string
        /** How many, at most 100. */
        pageSize?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        offset?: string | undefined
      }
      output: {
        comments: ({ id: string; text: string; createdTime?: string | undefined; author?: string | undefined })[]
        /** `offset` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** List the records of a table, filtered by a formula and sorted. Look at AIRTABLE_GET_BASE_SCHEMA first. */
    AIRTABLE_LIST_RECORDS: {
      toolkit: "airtable"
      input: {
        /** `id` of the base, from AIRTABLE_LIST_BASES: app… */
        baseId: string
        /** `id` or name of the table, from AIRTABLE_GET_BASE_SCHEMA; ids survive renaming. */
        tableIdOrName: string
        /** Only those for which it is true: {Status}="Open", SEARCH("rope",LOWER({Name})), AND(…), IS_AFTER({Due},TODAY()). */
        filterByFormula?: string | undefined
        /** What to sort by, the first one first. */
        sort?: ({
          /** Name of the column. */
          field: string
          /** Which way. */
          direction?: "asc" | "desc" | undefined
        })[] | undefined
        /** Only these columns; all when left out. */
        fields?: string[] | undefined
        /** Only what this view shows, in its order: id or name. */
        view?: string | undefined
        /** How many, at most 100. */
        pageSize?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        offset?: string | undefined
      }
      output: {
        records: ({
          id: string
          createdTime?: string | undefined
          /** Its cells by the names of the columns; empty ones are left out. */
          fields: Record<string, unknown>
        })[]
        /** `offset` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** Change cells of a record; those left out stay. null empties a cell. */
    AIRTABLE_UPDATE_RECORD: {
      toolkit: "airtable"
      input: {
        /** `id` of the base, from AIRTABLE_LIST_BASES: app… */
        baseId: string
        /** `id` or name of the table, from AIRTABLE_GET_BASE_SCHEMA; ids survive renaming. */
        tableIdOrName: string
        /** `id` of the record: rec… */
        recordId: string
        /** Cells by the names of the columns: {"Name":"Rope","Price":8,"Tags":["gear"],"Due":"2026-11-26","Supplier":["rec…"]}. */
        fields: Record<string, unknown>
        /** Whether Airtable makes fitting values of texts, and new choices where one is missing. */
        typecast?: boolean | undefined
      }
      output: {
        id: string
        createdTime?: string | undefined
        /** Its cells by the names of the columns; empty ones are left out. */
        fields: Record<string, unknown>
      }
    }
    /** Put a file into a cell of a record, beside those that are there. */
    AIRTABLE_UPLOAD_ATTACHMENT: {
      toolkit: "airtable"
      input: {
        /** `id` of the base, from AIRTABLE_LIST_BASES: app… */
        baseId: string
        /** `id` of the record: rec… */
        recordId: string
        /** Name or `id` of a column of attachments. */
        field: string
        /** What to attach, at most 5 MB. A file's id (file_…). */
        file: string
      }
      output: {
        id: string
        /** All that are there. */
        files: string[]
      }
    }
  }
}
