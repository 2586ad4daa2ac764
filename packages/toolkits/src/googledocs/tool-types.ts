// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Google Docs: Text documents: make them, read their text, add and replace text. */
    googledocs: unknown
  }

  interface Tools {
    /** Add text at the end of a document. */
    GOOGLEDOCS_APPEND_TEXT: {
      toolkit: "googledocs"
      input: {
        /** Id of the document: in its address, what stands between `/d/` and the next `/`. */
        document_id: string
        /** Plain text; `\n` starts a paragraph. */
        text: string
      }
      output: { changed: true }
    }
    /** Make a new document, with text in it when some is given. */
    GOOGLEDOCS_CREATE_DOCUMENT: {
      toolkit: "googledocs"
      input: {
        /** What it is called. */
        title: string
        /** Plain text; `\n` starts a paragraph. */
        text?: string | undefined
      }
      output: { documentId: string; title: string }
    }
    /** Delete what stands between two indexes of a document. */
    GOOGLEDOCS_DELETE_CONTENT_RANGE: {
      toolkit: "googledocs"
      input: {
        /** Id of the document: in its address, what stands between `/d/` and the next `/`. */
        document_id: string
        /** The first index that goes. */
        start_index: number
        /** The first index that stays. */
        end_index: number
      }
      output: { changed: true }
    }
    /** Get a document as text, paragraph by paragraph, with the index where each starts; tables come cell by cell. */
    GOOGLEDOCS_GET_DOCUMENT_BY_ID: {
      toolkit: "googledocs"
      input: {
        /** Id of the document: in its address, what stands between `/d/` and the next `/`. */
        id: string
      }
      output: { documentId: string; title: string; revisionId?: string | undefined; paragraphs: ({
        index: number
        text: string
        /** `TITLE`, `HEADING_1`, …; plain when left out. */
        style?: string | undefined
      })[] }
    }
    /** Insert text before an index of a document. */
    GOOGLEDOCS_INSERT_TEXT_ACTION: {
      toolkit: "googledocs"
      input: {
        /** Id of the document: in its address, what stands between `/d/` and the next `/`. */
        document_id: string
        /** Plain text; `\n` starts a paragraph. */
        text_to_insert: string
        /** `index` from GOOGLEDOCS_GET_DOCUMENT_BY_ID; 1 is the start. */
        insertion_index: number
      }
      output: { changed: true }
    }
    /** Replace a text wherever it stands in a document, and tell how often it did. */
    GOOGLEDOCS_REPLACE_ALL_TEXT: {
      toolkit: "googledocs"
      input: {
        /** Id of the document: in its address, what stands between `/d/` and the next `/`. */
        document_id: string
        /** What to look for. */
        find_text: string
        /** What to put there. */
        replace_text: string
        /** Whether capitals count. */
        match_case?: boolean | undefined
      }
      output: { occurrencesChanged: number }
    }
  }
}
