// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Confluence: Pages of a team, at Confluence Cloud: find, read, write and discuss them. */
    confluence: unknown
  }

  interface Tools {
    /** Write a comment below a page, or a reply to one. */
    CONFLUENCE_ADD_COMMENT: {
      toolkit: "confluence"
      input: {
        /** `id` of the page; left out for a reply. */
        page_id?: string | undefined
        /** `id` of the comment that it answers. */
        reply_to?: string | undefined
        /** Markdown. */
        text: string
      }
      output: { id: string }
    }
    /** Write a page in a space, below another one where told so. */
    CONFLUENCE_CREATE_PAGE: {
      toolkit: "confluence"
      input: {
        /** `id` from CONFLUENCE_LIST_SPACES. */
        space_id: string
        /** Its title, none that the space has already. */
        title: string
        /** Markdown. */
        text: string
        /** `id` of the page above; the top one when left out. */
        parent_id?: string | undefined
        /** True keeps it from others until it is published. */
        draft?: boolean | undefined
      }
      output: {
        id: string
        title: string
        status?: string | undefined
        spaceId?: string | undefined
        parentId?: string | null | undefined
        /** Raised by each change. */
        version?: number | undefined
        updated?: string | undefined
        url?: string | undefined
      }
    }
    /** Get a file that is attached to a page: its id is what tools that take a file are given. */
    CONFLUENCE_DOWNLOAD_ATTACHMENT: {
      toolkit: "confluence"
      input: {
        /** `id` of the page, the number in its address. */
        page_id: string
        /** `id` of the file: att… */
        attachment_id: string
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one page with its whole text, as Markdown. */
    CONFLUENCE_GET_PAGE: {
      toolkit: "confluence"
      input: {
        /** `id` of the page, the number in its address. */
        page_id: string
      }
      output: {
        id: string
        title: string
        status?: string | undefined
        spaceId?: string | undefined
        parentId?: string | null | undefined
        /** Raised by each change. */
        version?: number | undefined
        updated?: string | undefined
        url?: string | undefined
        /** Markdown. */
        text: string
      }
    }
    /** List the files that are attached to a page. */
    CONFLUENCE_LIST_ATTACHMENTS: {
      toolkit: "confluence"
      input: {
        /** `id` of the page, the number in its address. */
        page_id: string
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        attachments: ({
          /** `attachment_id` of CONFLUENCE_DOWNLOAD_ATTACHMENT. */
          id: string
          /** Its name. */
          title: string
          mediaType?: string | null | undefined
          fileSize?: number | null | undefined
          createdAt?: string | null | undefined
        })[]
        /** `cursor` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** List the pages right below another one. */
    CONFLUENCE_LIST_CHILD_PAGES: {
      toolkit: "confluence"
      input: {
        /** `id` of the page, the number in its address. */
        page_id: string
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        pages: ({ id: string; title: string; status?: string | undefined })[]
        /** `cursor` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** List what people wrote below a page, the latest first; replies are left out. */
    CONFLUENCE_LIST_COMMENTS: {
      toolkit: "confluence"
      input: {
        /** `id` of the page, the number in its address. */
        page_id: string
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        comments: ({
          id: string
          /** `accountId` of who wrote it. */
          author_id?: string | undefined
          created?: string | undefined
          /** Markdown. */
          text: string
        })[]
        /** `cursor` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** List pages, the latest changed first; of one space, or by their whole title. */
    CONFLUENCE_LIST_PAGES: {
      toolkit: "confluence"
      input: {
        /** `id` from CONFLUENCE_LIST_SPACES. */
        space_id?: string | undefined
        /** The whole title; CONFLUENCE_SEARCH_CONTENT takes parts. */
        title?: string | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        pages: ({
          id: string
          title: string
          status?: string | undefined
          spaceId?: string | undefined
          parentId?: string | null | undefined
          /** Raised by each change. */
          version?: number | undefined
          updated?: string | undefined
          url?: string | undefined
        })[]
        /** `cursor` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** List the spaces that the person sees, by name. */
    CONFLUENCE_LIST_SPACES: {
      toolkit: "confluence"
      input: {
        /** Only those with these keys, e.g. `ENG`. */
        keys?: string[] | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        spaces: ({
          id: string
          key: string
          name: string
          /** `global` of a team, `personal` of one person. */
          type?: string | undefined
          /** `id` of the page on top. */
          homepageId?: string | null | undefined
        })[]
        /** `cursor` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** Find pages, blog posts, comments and files by CQL: `type = page AND text ~ "onboarding"`, `space = ENG AND lastmodified > now("-2w") ORDER BY lastmodified DESC`, `title ~ "Roadmap"`. */
    CONFLUENCE_SEARCH_CONTENT: {
      toolkit: "confluence"
      input: {
        /** The query, in CQL. */
        cql: string
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        results: ({
          id?: string | undefined
          /** `page`, `blogpost`, `comment` or `attachment`. */
          type?: string | undefined
          title: string
          excerpt: string
          space?: string | undefined
          lastModified?: string | undefined
          url?: string | undefined
        })[]
        /** `cursor` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** Replace the text of a page, and its title where told so; it keeps its history. */
    CONFLUENCE_UPDATE_PAGE: {
      toolkit: "confluence"
      input: {
        /** `id` of the page, the number in its address. */
        page_id: string
        /** Markdown, all of it. */
        text: string
        /** A new title. */
        title?: string | undefined
        /** What was changed and why, for its history. */
        message?: string | undefined
      }
      output: {
        id: string
        title: string
        status?: string | undefined
        spaceId?: string | undefined
        parentId?: string | null | undefined
        /** Raised by each change. */
        version?: number | undefined
        updated?: string | undefined
        url?: string | undefined
      }
    }
    /** Attach files to a page; one of the same name gets a new version. */
    CONFLUENCE_UPLOAD_ATTACHMENT: {
      toolkit: "confluence"
      input: {
        /** `id` of the page, the number in its address. */
        page_id: string
        /** By id (file_…). */
        files: string[]
      }
      output: { attachments: {
        /** `attachment_id` of CONFLUENCE_DOWNLOAD_ATTACHMENT. */
        id: string
        /** Its name. */
        title: string
      }[] }
    }
  }
}
