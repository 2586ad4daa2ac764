// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Notion: Pages and databases of a workspace: find, read, write, comment, with files. */
    notion: unknown
  }

  interface Tools {
    /** Put Markdown at the end of a page, or at its beginning. */
    NOTION_ADD_PAGE_CONTENT: {
      toolkit: "notion"
      input: {
        /** `id` of the page, from NOTION_SEARCH_NOTION_PAGE. */
        page_id: string
        /** What to add. */
        markdown: string
        /** Where to put it. */
        position?: "start" | "end" | undefined
      }
      output: { id: string }
    }
    /** Move a page to the trash, where Notion keeps it for 30 days, or take it out. */
    NOTION_ARCHIVE_NOTION_PAGE: {
      toolkit: "notion"
      input: {
        /** `id` of the page, from NOTION_SEARCH_NOTION_PAGE. */
        page_id: string
        /** False takes it out of the trash. */
        archive?: boolean | undefined
      }
      output: {
        id: string
        /** `page` or `data_source`, which is a table of pages. */
        object: string
        title: string
        url?: string | null | undefined
        last_edited_time?: string | undefined
        in_trash?: boolean | undefined
        /** The columns of a page of a table, by name, in plain values. */
        properties?: Record<string, unknown> | undefined
      }
    }
    /** Write a comment on a page, or into a discussion that is there. */
    NOTION_CREATE_COMMENT: {
      toolkit: "notion"
      input: {
        /** `id` of the page; or give a discussion. */
        page_id?: string | undefined
        /** `discussion_id` of a comment to answer. */
        discussion_id?: string | undefined
        /** The text. */
        markdown: string
      }
      output: { id: string; discussion_id?: string | undefined }
    }
    /** Create a page below another one, with a title and content in Markdown. */
    NOTION_CREATE_NOTION_PAGE: {
      toolkit: "notion"
      input: {
        /** `id` of the page that it shall be below. */
        parent_id: string
        /** One line. */
        title: string
        /** The content. */
        markdown?: string | undefined
      }
      output: {
        id: string
        /** `page` or `data_source`, which is a table of pages. */
        object: string
        title: string
        url?: string | null | undefined
        last_edited_time?: string | undefined
        in_trash?: boolean | undefined
        /** The columns of a page of a table, by name, in plain values. */
        properties?: Record<string, unknown> | undefined
      }
    }
    /** Get a file that stands on a page or in a column of a table: its id is what tools that take a file are given. */
    NOTION_DOWNLOAD_FILE: {
      toolkit: "notion"
      input: {
        /** `block_id` of the file on a page. */
        block_id?: string | undefined
        /** `id` of the row, for a file in a column. */
        page_id?: string | undefined
        /** The column that it is in. */
        property?: string | undefined
        /** Its name, where the column has several. */
        name?: string | undefined
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get the columns of a table with their types and choices. Look here before you query it or add a row. */
    NOTION_FETCH_DATABASE: {
      toolkit: "notion"
      input: {
        /** `id` of the table (`data_source`), from NOTION_SEARCH_NOTION_PAGE. */
        data_source_id: string
      }
      output: {
        id: string
        /** `page` or `data_source`, which is a table of pages. */
        object: string
        title: string
        url?: string | null | undefined
        last_edited_time?: string | undefined
        in_trash?: boolean | undefined
        /** The columns of a page of a table, by name, in plain values. */
        properties?: Record<string, unknown> | undefined
      }
    }
    /** Add a row to a table: a page with these columns. NOTION_FETCH_DATABASE tells which there are. */
    NOTION_INSERT_ROW_DATABASE: {
      toolkit: "notion"
      input: {
        /** `id` of the table (`data_source`), from NOTION_SEARCH_NOTION_PAGE. */
        data_source_id: string
        /** Columns by name, as the API takes them: {"Name":{"title":[{"text":{"content":"Rope"}}]},"Status":{"status":{"name":"Done"}},"Due":{"date":{"start":"2026-11-26"}},"Price":{"number":8}}. */
        properties: Record<string, unknown>
      }
      output: {
        id: string
        /** `page` or `data_source`, which is a table of pages. */
        object: string
        title: string
        url?: string | null | undefined
        last_edited_time?: string | undefined
        in_trash?: boolean | undefined
        /** The columns of a page of a table, by name, in plain values. */
        properties?: Record<string, unknown> | undefined
      }
    }
    /** List the files, pictures, PDFs, films and sounds that stand on a page. */
    NOTION_LIST_FILES: {
      toolkit: "notion"
      input: {
        /** `id` of the page, from NOTION_SEARCH_NOTION_PAGE. */
        page_id: string
        /** How many, at most 100. */
        page_size?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        start_cursor?: string | undefined
      }
      output: {
        files: ({
          /** For NOTION_DOWNLOAD_FILE. */
          block_id: string
          type: string
          name?: string | undefined
          caption?: string | undefined
        })[]
        /** `start_cursor` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the people and bots of the workspace. */
    NOTION_LIST_USERS: {
      toolkit: "notion"
      input: {
        /** How many, at most 100. */
        page_size?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        start_cursor?: string | undefined
      }
      output: {
        users: ({ id: string; name?: string | null | undefined; type?: string | undefined; email?: string | undefined })[]
        /** `start_cursor` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the rows of a table, filtered and sorted, with their columns in plain values. */
    NOTION_QUERY_DATABASE: {
      toolkit: "notion"
      input: {
        /** `id` of the table (`data_source`), from NOTION_SEARCH_NOTION_PAGE. */
        data_source_id: string
        /** As the API takes it: {"property":"Status","status":{"equals":"Open"}}; `and` and `or` hold lists of these. */
        filter?: Record<string, unknown> | undefined
        /** What to sort by, the first one first. */
        sorts?: ({
          /** Name of the column. */
          property: string
          /** Which way. */
          direction: "ascending" | "descending"
        })[] | undefined
        /** How many, at most 100. */
        page_size?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        start_cursor?: string | undefined
      }
      output: {
        rows: ({
          id: string
          /** `page` or `data_source`, which is a table of pages. */
          object: string
          title: string
          url?: string | null | undefined
          last_edited_time?: string | undefined
          in_trash?: boolean | undefined
          /** The columns of a page of a table, by name, in plain values. */
          properties?: Record<string, unknown> | undefined
        })[]
        /** `start_cursor` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** Replace one passage of a page, given word for word as NOTION_RETRIEVE_PAGE shows it, by another. */
    NOTION_REPLACE_PAGE_CONTENT: {
      toolkit: "notion"
      input: {
        /** `id` of the page, from NOTION_SEARCH_NOTION_PAGE. */
        page_id: string
        /** The Markdown that stands there now. */
        old_text: string
        /** The Markdown that shall stand there; empty takes it out. */
        new_text: string
      }
      output: { id: string }
    }
    /** Get a page with its columns and its content as Markdown. Long content is cut at max_length characters. */
    NOTION_RETRIEVE_PAGE: {
      toolkit: "notion"
      input: {
        /** `id` of the page, from NOTION_SEARCH_NOTION_PAGE. */
        page_id: string
        /** Characters at most. */
        max_length?: number | undefined
      }
      output: {
        id: string
        /** `page` or `data_source`, which is a table of pages. */
        object: string
        title: string
        url?: string | null | undefined
        last_edited_time?: string | undefined
        in_trash?: boolean | undefined
        /** The columns of a page of a table, by name, in plain values. */
        properties?: Record<string, unknown> | undefined
        markdown: string
      }
    }
    /** Find pages and databases by words in their titles, the last edited first. Without a query it lists all that were shared. */
    NOTION_SEARCH_NOTION_PAGE: {
      toolkit: "notion"
      input: {
        /** Words of the title. */
        query?: string | undefined
        /** Only pages, or only tables (data sources of databases). */
        filter_value?: "page" | "data_source" | undefined
        /** How many, at most 100. */
        page_size?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        start_cursor?: string | undefined
      }
      output: {
        items: ({
          id: string
          /** `page` or `data_source`, which is a table of pages. */
          object: string
          title: string
          url?: string | null | undefined
          last_edited_time?: string | undefined
          in_trash?: boolean | undefined
          /** The columns of a page of a table, by name, in plain values. */
          properties?: Record<string, unknown> | undefined
        })[]
        /** `start_cursor` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** Change columns of a row, which is a page; those left out stay. */
    NOTION_UPDATE_ROW_DATABASE: {
      toolkit: "notion"
      input: {
        /** `id` of the page, from NOTION_SEARCH_NOTION_PAGE. */
        page_id: string
        /** Columns by name, as the API takes them: {"Name":{"title":[{"text":{"content":"Rope"}}]},"Status":{"status":{"name":"Done"}},"Due":{"date":{"start":"2026-11-26"}},"Price":{"number":8}}. */
        properties: Record<string, unknown>
      }
      output: {
        id: string
        /** `page` or `data_source`, which is a table of pages. */
        object: string
        title: string
        url?: string | null | undefined
        last_edited_time?: string | undefined
        in_trash?: boolean | undefined
        /** The columns of a page of a table, by name, in plain values. */
        properties?: Record<string, unknown> | undefined
      }
    }
    /** Put a file at the end of a page: pictures, PDFs, sound and films are shown there, others can be downloaded. */
    NOTION_UPLOAD_FILE: {
      toolkit: "notion"
      input: {
        /** `id` of the page, from NOTION_SEARCH_NOTION_PAGE. */
        page_id: string
        /** What to upload. A file's id (file_…). */
        file: string
        /** What is written below. */
        caption?: string | undefined
      }
      output: { block_id: string }
    }
  }
}
