// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Dropbox: Files and folders: find, upload, download, order and share them. */
    dropbox: unknown
  }

  interface Tools {
    /** Copy a file or folder to another path. */
    DROPBOX_COPY_FILE_OR_FOLDER: {
      toolkit: "dropbox"
      input: {
        /** Where it is. */
        from_path: string
        /** Where it is to be, with its name. */
        to_path: string
        /** Whether it gets another name when this is taken. */
        autorename?: boolean | undefined
      }
      output: {
        type: "file" | "folder" | "deleted"
        id?: string | undefined
        name: string
        path?: string | undefined
        /** In bytes. */
        size?: number | undefined
        modified?: string | undefined
      }
    }
    /** Make a folder; those above it are made too. */
    DROPBOX_CREATE_FOLDER: {
      toolkit: "dropbox"
      input: {
        /** A path such as `/Reports/2026.pdf`, or an `id:…` from another tool. */
        path: string
        /** Whether it gets another name when this is taken. */
        autorename?: boolean | undefined
      }
      output: {
        type: "file" | "folder" | "deleted"
        id?: string | undefined
        name: string
        path?: string | undefined
        /** In bytes. */
        size?: number | undefined
        modified?: string | undefined
      }
    }
    /** Make a link to a file or folder that others can open. */
    DROPBOX_CREATE_SHARED_LINK: {
      toolkit: "dropbox"
      input: {
        /** A path such as `/Reports/2026.pdf`, or an `id:…` from another tool. */
        path: string
        /** Who may open it: anybody, the team, or only those it is shared with. */
        audience?: "public" | "team" | "no_one" | undefined
      }
      output: { url: string; name?: string | undefined; path?: string | undefined }
    }
    /** Delete a file, or a folder with all that is in it; Dropbox keeps it for 30 days or longer. */
    DROPBOX_DELETE_FILE_OR_FOLDER: {
      toolkit: "dropbox"
      input: {
        /** A path such as `/Reports/2026.pdf`, or an `id:…` from another tool. */
        path: string
      }
      output: {
        type: "file" | "folder" | "deleted"
        id?: string | undefined
        name: string
        path?: string | undefined
        /** In bytes. */
        size?: number | undefined
        modified?: string | undefined
      }
    }
    /** Get a file out of Dropbox: its id is what tools that take a file are given, to mail it, save it elsewhere or read it. */
    DROPBOX_DOWNLOAD_FILE: {
      toolkit: "dropbox"
      input: {
        /** A path such as `/Reports/2026.pdf`, or an `id:…` from another tool. */
        path: string
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Tell name, size and last change of a file or folder. */
    DROPBOX_GET_METADATA: {
      toolkit: "dropbox"
      input: {
        /** A path such as `/Reports/2026.pdf`, or an `id:…` from another tool. */
        path: string
      }
      output: {
        type: "file" | "folder" | "deleted"
        id?: string | undefined
        name: string
        path?: string | undefined
        /** In bytes. */
        size?: number | undefined
        modified?: string | undefined
      }
    }
    /** Get a link from which anybody can download a file for four hours. */
    DROPBOX_GET_TEMPORARY_LINK: {
      toolkit: "dropbox"
      input: {
        /** A path such as `/Reports/2026.pdf`, or an `id:…` from another tool. */
        path: string
      }
      output: { link: string; entry: {
        type: "file" | "folder" | "deleted"
        id?: string | undefined
        name: string
        path?: string | undefined
        /** In bytes. */
        size?: number | undefined
        modified?: string | undefined
      } }
    }
    /** List the files and folders in a folder, or in all folders below it. */
    DROPBOX_LIST_FILES: {
      toolkit: "dropbox"
      input: {
        /** The folder; "" is the top. */
        path?: string | undefined
        /** Whether folders below come too. */
        recursive?: boolean | undefined
        /** About how many. */
        limit?: number | undefined
        /** `cursor` of the last answer; then the rest does not count. */
        cursor?: string | undefined
      }
      output: { entries: ({
        type: "file" | "folder" | "deleted"
        id?: string | undefined
        name: string
        path?: string | undefined
        /** In bytes. */
        size?: number | undefined
        modified?: string | undefined
      })[]; cursor: string; has_more: boolean }
    }
    /** List the links to a file or folder, or all that the person made. */
    DROPBOX_LIST_SHARED_LINKS: {
      toolkit: "dropbox"
      input: {
        /** A path such as `/Reports/2026.pdf`, or an `id:…` from another tool. */
        path?: string | undefined
        /** `cursor` of the last answer. */
        cursor?: string | undefined
      }
      output: { links: ({ url: string; name?: string | undefined; path?: string | undefined })[]; has_more: boolean; cursor?: string | undefined }
    }
    /** Move a file or folder to another path; renaming is a move in the same folder. */
    DROPBOX_MOVE_FILE_OR_FOLDER: {
      toolkit: "dropbox"
      input: {
        /** Where it is. */
        from_path: string
        /** Where it is to be, with its name. */
        to_path: string
        /** Whether it gets another name when this is taken. */
        autorename?: boolean | undefined
      }
      output: {
        type: "file" | "folder" | "deleted"
        id?: string | undefined
        name: string
        path?: string | undefined
        /** In bytes. */
        size?: number | undefined
        modified?: string | undefined
      }
    }
    /** Find files and folders by name or content. */
    DROPBOX_SEARCH_FILE: {
      toolkit: "dropbox"
      input: {
        /** What to look for. */
        query: string
        /** Only below this folder. */
        path?: string | undefined
        /** How many. */
        max_results?: number | undefined
        /** Only these, e.g. `pdf`. */
        file_extensions?: string[] | undefined
        /** Whether contents are left out. */
        filename_only?: boolean | undefined
      }
      output: { entries: ({
        type: "file" | "folder" | "deleted"
        id?: string | undefined
        name: string
        path?: string | undefined
        /** In bytes. */
        size?: number | undefined
        modified?: string | undefined
      })[]; has_more: boolean }
    }
    /** Put a file into Dropbox, such as an attachment or a download; folders are made. */
    DROPBOX_UPLOAD_FILE: {
      toolkit: "dropbox"
      input: {
        /** What to upload. A file's id (file_…). */
        file: string
        /** Where it is to be: a folder that ends with /, or a path with its name. */
        path: string
        /** What becomes of a file that is there: it stays, or it is replaced. */
        mode?: "add" | "overwrite" | undefined
        /** Whether it gets another name when this is taken. */
        autorename?: boolean | undefined
      }
      output: {
        type: "file" | "folder" | "deleted"
        id?: string | undefined
        name: string
        path?: string | undefined
        /** In bytes. */
        size?: number | undefined
        modified?: string | undefined
      }
    }
  }
}
