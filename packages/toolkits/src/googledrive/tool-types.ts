// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Google Drive: Files and folders: find, read, write, upload, download, move and share them. */
    googledrive: unknown
  }

  interface Tools {
    /** Give a person, a group, a domain or anyone with the link access to a file or folder. Google tells people by mail. */
    GOOGLEDRIVE_ADD_FILE_SHARING_PREFERENCE: {
      toolkit: "googledrive"
      input: {
        /** `id` of the file or folder, from GOOGLEDRIVE_FIND_FILE. */
        file_id: string
        /** What they may do. */
        role: "reader" | "commenter" | "writer"
        /** Whom it is for. */
        type: "user" | "group" | "domain" | "anyone"
        /** Of the user or group. */
        email_address?: string | undefined
        /** The domain, e.g. `example.com`. */
        domain?: string | undefined
      }
      output: { id: string; type: string; role: string }
    }
    /** Copy a file, under a new name if one is given. Folders cannot be copied. */
    GOOGLEDRIVE_COPY_FILE: {
      toolkit: "googledrive"
      input: {
        /** `id` of the file or folder, from GOOGLEDRIVE_FIND_FILE. */
        file_id: string
        /** The name of the copy. */
        new_title?: string | undefined
        /** Id of the folder that it shall be in. */
        parent_id?: string | undefined
      }
      output: {
        id: string
        name: string
        /** `application/vnd.google-apps.folder` is a folder, `….document` a Google document. */
        mimeType: string
        description?: string | undefined
        /** Ids of the folders that it is in. */
        parents?: string[] | undefined
        /** Bytes. */
        size?: string | undefined
        createdTime?: string | undefined
        modifiedTime?: string | undefined
        webViewLink?: string | undefined
        trashed?: boolean | undefined
        owners?: ({ emailAddress?: string | undefined })[] | undefined
      }
    }
    /** Create a text file, or a Google document from Markdown or HTML, with this content. */
    GOOGLEDRIVE_CREATE_FILE_FROM_TEXT: {
      toolkit: "googledrive"
      input: {
        /** Its name, with an ending for text files. */
        file_name: string
        /** What stands in it. */
        text_content: string
        /** What the text is. */
        mime_type?: "text/plain" | "text/markdown" | "text/html" | "text/csv" | "application/json" | undefined
        /** Whether it becomes a Google document; text, Markdown and HTML can. */
        as_google_document?: boolean | undefined
        /** Id of the folder that it shall be in. */
        parent_id?: string | undefined
      }
      output: {
        id: string
        name: string
        /** `application/vnd.google-apps.folder` is a folder, `….document` a Google document. */
        mimeType: string
        description?: string | undefined
        /** Ids of the folders that it is in. */
        parents?: string[] | undefined
        /** Bytes. */
        size?: string | undefined
        createdTime?: string | undefined
        modifiedTime?: string | undefined
        webViewLink?: string | undefined
        trashed?: boolean | undefined
        owners?: ({ emailAddress?: string | undefined })[] | undefined
      }
    }
    /** Create a folder, at the top of the drive or in another one. */
    GOOGLEDRIVE_CREATE_FOLDER: {
      toolkit: "googledrive"
      input: {
        /** Its name. */
        folder_name: string
        /** Id of the folder that it shall be in. */
        parent_id?: string | undefined
      }
      output: {
        id: string
        name: string
        /** `application/vnd.google-apps.folder` is a folder, `….document` a Google document. */
        mimeType: string
        description?: string | undefined
        /** Ids of the folders that it is in. */
        parents?: string[] | undefined
        /** Bytes. */
        size?: string | undefined
        createdTime?: string | undefined
        modifiedTime?: string | undefined
        webViewLink?: string | undefined
        trashed?: boolean | undefined
        owners?: ({ emailAddress?: string | undefined })[] | undefined
      }
    }
    /** Get a file out of Drive; Google documents, sheets and slides as PDF or in another format. Its id is what tools that take a file are given, to mail it or save it elsewhere. GOOGLEDRIVE_READ_FILE has the text alone. */
    GOOGLEDRIVE_DOWNLOAD_FILE: {
      toolkit: "googledrive"
      input: {
        /** `id` of the file or folder, from GOOGLEDRIVE_FIND_FILE. */
        file_id: string
        /** What a Google document becomes; `pdf` when left out, `xlsx` for sheets. Other files come as they are. */
        format?: "pdf" | "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "csv" | "txt" | "md" | "html" | "epub" | "png" | "svg" | undefined
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Find files and folders by name, content, type, folder or owner, the last changed first. Without a query it lists them all. */
    GOOGLEDRIVE_FIND_FILE: {
      toolkit: "googledrive"
      input: {
        /** Drive's query language, e.g. `name contains 'budget'`, `fullText contains 'rope'`, `'<folder id>' in parents and trashed = false`, `mimeType = 'application/vnd.google-apps.folder'`. */
        q?: string | undefined
        /** How many, at most 100. */
        page_size?: number | undefined
        /** `nextPageToken` of the page before; leave out for the first page. */
        page_token?: string | undefined
        /** E.g. `name`, `createdTime desc`; not together with `fullText`. */
        order_by?: string | undefined
      }
      output: { files: ({
        id: string
        name: string
        /** `application/vnd.google-apps.folder` is a folder, `….document` a Google document. */
        mimeType: string
        description?: string | undefined
        /** Ids of the folders that it is in. */
        parents?: string[] | undefined
        /** Bytes. */
        size?: string | undefined
        createdTime?: string | undefined
        modifiedTime?: string | undefined
        webViewLink?: string | undefined
        trashed?: boolean | undefined
        owners?: ({ emailAddress?: string | undefined })[] | undefined
      })[]; nextPageToken?: string | undefined }
    }
    /** Get the facts of one file or folder. GOOGLEDRIVE_READ_FILE has its text. */
    GOOGLEDRIVE_GET_FILE_METADATA: {
      toolkit: "googledrive"
      input: {
        /** `id` of the file or folder, from GOOGLEDRIVE_FIND_FILE. */
        file_id: string
      }
      output: {
        id: string
        name: string
        /** `application/vnd.google-apps.folder` is a folder, `….document` a Google document. */
        mimeType: string
        description?: string | undefined
        /** Ids of the folders that it is in. */
        parents?: string[] | undefined
        /** Bytes. */
        size?: string | undefined
        createdTime?: string | undefined
        modifiedTime?: string | undefined
        webViewLink?: string | undefined
        trashed?: boolean | undefined
        owners?: ({ emailAddress?: string | undefined })[] | undefined
      }
    }
    /** Read the text of a file: Google documents as Markdown, sheets as CSV (the first one), slides as text, and files that are text anyway. GOOGLEDRIVE_DOWNLOAD_FILE gets any other file. */
    GOOGLEDRIVE_READ_FILE: {
      toolkit: "googledrive"
      input: {
        /** `id` of the file or folder, from GOOGLEDRIVE_FIND_FILE. */
        file_id: string
        /** Characters at most. */
        max_length?: number | undefined
      }
      output: {
        id: string
        name: string
        mimeType: string
        webViewLink?: string | undefined
        /** Left out for files that are no text. */
        text?: string | undefined
      }
    }
    /** Change the name or description of a file, move it between folders, or put it into the trash and back. */
    GOOGLEDRIVE_UPDATE_FILE_METADATA_PATCH: {
      toolkit: "googledrive"
      input: {
        /** `id` of the file or folder, from GOOGLEDRIVE_FIND_FILE. */
        file_id: string
        /** The new name. */
        name?: string | undefined
        /** The new description. */
        description?: string | undefined
        /** Whether it is starred. */
        starred?: boolean | undefined
        /** True moves it to the trash, false takes it out. */
        trashed?: boolean | undefined
        /** Id of a folder to put it into. */
        add_parents?: string | undefined
        /** Id of a folder to take it out of. */
        remove_parents?: string | undefined
      }
      output: {
        id: string
        name: string
        /** `application/vnd.google-apps.folder` is a folder, `….document` a Google document. */
        mimeType: string
        description?: string | undefined
        /** Ids of the folders that it is in. */
        parents?: string[] | undefined
        /** Bytes. */
        size?: string | undefined
        createdTime?: string | undefined
        modifiedTime?: string | undefined
        webViewLink?: string | undefined
        trashed?: boolean | undefined
        owners?: ({ emailAddress?: string | undefined })[] | undefined
      }
    }
    /** Put a file into Drive as it is, such as an attachment or a download, or as a Google document that can be edited there. */
    GOOGLEDRIVE_UPLOAD_FILE: {
      toolkit: "googledrive"
      input: {
        /** What to upload. A file's id (file_…). */
        file: string
        /** Its name in Drive; the file's own when left out. */
        name?: string | undefined
        /** Id of the folder that it shall be in. */
        parent_id?: string | undefined
        /** What people read beside it. */
        description?: string | undefined
        /** What of Google it becomes, for Word, Excel and the like; it stays as it is when left out. */
        convert_to?: "document" | "spreadsheet" | "presentation" | undefined
      }
      output: {
        id: string
        name: string
        /** `application/vnd.google-apps.folder` is a folder, `….document` a Google document. */
        mimeType: string
        description?: string | undefined
        /** Ids of the folders that it is in. */
        parents?: string[] | undefined
        /** Bytes. */
        size?: string | undefined
        createdTime?: string | undefined
        modifiedTime?: string | undefined
        webViewLink?: string | undefined
        trashed?: boolean | undefined
        owners?: ({ emailAddress?: string | undefined })[] | undefined
      }
    }
    /** Put new content into a file of Drive, which keeps its id, links and earlier versions. */
    GOOGLEDRIVE_UPLOAD_UPDATE_FILE: {
      toolkit: "googledrive"
      input: {
        /** `id` of the file or folder, from GOOGLEDRIVE_FIND_FILE. */
        file_id: string
        /** What to upload. A file's id (file_…). */
        file: string
      }
      output: {
        id: string
        name: string
        /** `application/vnd.google-apps.folder` is a folder, `….document` a Google document. */
        mimeType: string
        description?: string | undefined
        /** Ids of the folders that it is in. */
        parents?: string[] | undefined
        /** Bytes. */
        size?: string | undefined
        createdTime?: string | undefined
        modifiedTime?: string | undefined
        webViewLink?: string | undefined
        trashed?: boolean | undefined
        owners?: ({ emailAddress?: string | undefined })[] | undefined
      }
    }
  }
}
