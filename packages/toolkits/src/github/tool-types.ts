// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** GitHub: Where code lives: repositories and their files, issues, comments, pull requests and releases. */
    github: unknown
  }

  interface Tools {
    /** Open an issue in a repository. Labels and assignees need write access there. */
    GITHUB_CREATE_AN_ISSUE: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** One line. */
        title: string
        /** The text, in Markdown. */
        body?: string | undefined
        /** Names of labels. */
        labels?: string[] | undefined
        /** Logins of who should do it. */
        assignees?: string[] | undefined
      }
      output: {
        /** `issue_number` of other tools. */
        number: number
        title: string
        state: string
        state_reason?: string | null | undefined
        user: { login: string } | null
        labels: { name: string }[]
        assignees?: { login: string }[] | null | undefined
        comments: number
        created_at: string
        updated_at: string
        html_url: string
        body?: string | null | undefined
        is_pull_request?: boolean | undefined
      }
    }
    /** Write a comment below an issue or a pull request. */
    GITHUB_CREATE_AN_ISSUE_COMMENT: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** The number behind the # of the issue. */
        issue_number: number
        /** The text, in Markdown. */
        body: string
      }
      output: { id: number; user: { login: string } | null; body: string; created_at: string; html_url: string }
    }
    /** Commit a file to a repository, from a text or from a file that there is. */
    GITHUB_CREATE_OR_UPDATE_FILE_CONTENTS: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** Its path in the repository, e.g. `docs/report.pdf`. */
        path: string
        /** What the commit says. */
        message: string
        /** What is to stand in it; or give `file`. */
        text?: string | undefined
        /** What is to stand in it, in place of `text`. A file's id (file_…). */
        file?: string | undefined
        /** `sha` of the file that it replaces. */
        sha?: string | undefined
        /** Where to commit; the default branch when left out. */
        branch?: string | undefined
      }
      output: { content: {
        name: string
        path: string
        /** `file`, `dir`, `symlink` or `submodule`. */
        type: string
        size?: number | undefined
        /** Names this content; what replaces a file tells it. */
        sha: string
        html_url?: string | null | undefined
      }; commit: { sha: string; html_url?: string | undefined } }
    }
    /** Get a file of a repository, text or not: its id is what tools that take a file are given, to read it or send it. */
    GITHUB_DOWNLOAD_FILE: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** Its path in the repository, e.g. `docs/report.pdf`. */
        path: string
        /** A branch, tag or commit; the default branch when left out. */
        ref?: string | undefined
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get a file that stands beside a release: its id is what tools that take a file are given. */
    GITHUB_DOWNLOAD_RELEASE_ASSET: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** `id` of the file in `assets` of the release. */
        asset_id: number
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get all files of a repository at one commit, as a ZIP or a tar.gz. */
    GITHUB_DOWNLOAD_REPOSITORY_ARCHIVE: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** A branch, tag or commit; the default branch when left out. */
        ref?: string | undefined
        /** What it is packed as. */
        format?: "zip" | "tar" | undefined
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one issue with its whole text. GITHUB_LIST_ISSUE_COMMENTS has the talk below it. */
    GITHUB_GET_AN_ISSUE: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** The number behind the # of the issue. */
        issue_number: number
      }
      output: {
        /** `issue_number` of other tools. */
        number: number
        title: string
        state: string
        state_reason?: string | null | undefined
        user: { login: string } | null
        labels: { name: string }[]
        assignees?: { login: string }[] | null | undefined
        comments: number
        created_at: string
        updated_at: string
        html_url: string
        body?: string | null | undefined
        is_pull_request?: boolean | undefined
      }
    }
    /** Get what there is to know of one repository: description, language, topics, default branch, counts. */
    GITHUB_GET_A_REPOSITORY: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
      }
      output: { full_name: string; private: boolean; description: string | null; html_url: string; language: string | null; default_branch: string; open_issues_count: number; stargazers_count: number; updated_at: string; owner: { login: string }; topics?: string[] | undefined; archived: boolean; forks_count: number; created_at: string; pushed_at: string | null }
    }
    /** List the files and folders in a folder of a repository, or describe one file. */
    GITHUB_GET_REPOSITORY_CONTENT: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** The folder or file; the top when left out. */
        path?: string | undefined
        /** A branch, tag or commit; the default branch when left out. */
        ref?: string | undefined
      }
      output: { entries: ({
        name: string
        path: string
        /** `file`, `dir`, `symlink` or `submodule`. */
        type: string
        size?: number | undefined
        /** Names this content; what replaces a file tells it. */
        sha: string
        html_url?: string | null | undefined
      })[] }
    }
    /** Get whose account is connected: login, name, public profile and counts. */
    GITHUB_GET_THE_AUTHENTICATED_USER: {
      toolkit: "github"
      input: Record<string, unknown>
      output: { login: string; name: string | null; email: string | null; bio: string | null; company: string | null; location: string | null; html_url: string; public_repos: number; followers: number; created_at: string }
    }
    /** List the comments below an issue or a pull request, oldest first. */
    GITHUB_LIST_ISSUE_COMMENTS: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** The number behind the # of the issue. */
        issue_number: number
        /** How many on a page, at most 100. */
        per_page?: number | undefined
        /** Which page, from 1. */
        page?: number | undefined
      }
      output: {
        comments: ({ id: number; user: { login: string } | null; body: string; created_at: string; html_url: string })[]
        /** `page` of the next page; left out on the last one. */
        next_page?: number | undefined
      }
    }
    /** List pull requests of a repository, newest first, with branches, author and reviewers. */
    GITHUB_LIST_PULL_REQUESTS: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** Which ones. */
        state?: "open" | "closed" | "all" | undefined
        /** Only from this branch, as `owner:branch`. */
        head?: string | undefined
        /** Only into this branch. */
        base?: string | undefined
        /** What to sort by. */
        sort?: "created" | "updated" | "popularity" | "long-running" | undefined
        /** Which way to sort. */
        direction?: "asc" | "desc" | undefined
        /** How many on a page, at most 100. */
        per_page?: number | undefined
        /** Which page, from 1. */
        page?: number | undefined
      }
      output: {
        pull_requests: ({ number: number; title: string; state: string; draft?: boolean | undefined; user: { login: string } | null; head: { ref: string }; base: { ref: string }; requested_reviewers?: { login: string }[] | null | undefined; created_at: string; updated_at: string; merged_at?: string | null | undefined; html_url: string; body?: string | null | undefined })[]
        /** `page` of the next page; left out on the last one. */
        next_page?: number | undefined
      }
    }
    /** List the releases of a repository with their files, the newest first. */
    GITHUB_LIST_RELEASES: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** How many on a page, at most 100. */
        per_page?: number | undefined
        /** Which page, from 1. */
        page?: number | undefined
      }
      output: {
        releases: ({ id: number; tag_name: string; name: string | null; body?: string | null | undefined; draft: boolean; prerelease: boolean; published_at: string | null; html_url?: string | undefined; assets?: ({
          /** `asset_id` of GITHUB_DOWNLOAD_RELEASE_ASSET. */
          id: number
          name: string
          size: number
          content_type?: string | undefined
          download_count?: number | undefined
          browser_download_url?: string | undefined
        })[] | undefined })[]
        /** `page` of the next page; left out on the last one. */
        next_page?: number | undefined
      }
    }
    /** List the repositories that the connected account can reach, its own and those of organisations. */
    GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER: {
      toolkit: "github"
      input: {
        /** Own ones, shared ones, or all. */
        type?: "all" | "owner" | "member" | undefined
        /** What to sort by; newest first, names from A. */
        sort?: "created" | "updated" | "pushed" | "full_name" | undefined
        /** How many on a page, at most 100. */
        per_page?: number | undefined
        /** Which page, from 1. */
        page?: number | undefined
      }
      output: {
        repositories: ({ full_name: string; private: boolean; description: string | null; html_url: string; language: string | null; default_branch: string; open_issues_count: number; stargazers_count: number; updated_at: string })[]
        /** `page` of the next page; left out on the last one. */
        next_page?: number | undefined
      }
    }
    /** List issues of a repository, newest first. GitHub counts pull requests among them; they are marked. */
    GITHUB_LIST_REPOSITORY_ISSUES: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** Which ones. */
        state?: "open" | "closed" | "all" | undefined
        /** Only with all of these labels: names, comma between them. */
        labels?: string | undefined
        /** Only those assigned to this login; `none` or `*` for any. */
        assignee?: string | undefined
        /** Only those opened by this login. */
        creator?: string | undefined
        /** Only those changed since then, ISO 8601. */
        since?: string | undefined
        /** What to sort by. */
        sort?: "created" | "updated" | "comments" | undefined
        /** Which way to sort. */
        direction?: "asc" | "desc" | undefined
        /** How many on a page, at most 100. */
        per_page?: number | undefined
        /** Which page, from 1. */
        page?: number | undefined
      }
      output: {
        issues: ({
          /** `issue_number` of other tools. */
          number: number
          title: string
          state: string
          state_reason?: string | null | undefined
          user: { login: string } | null
          labels: { name: string }[]
          assignees?: { login: string }[] | null | undefined
          comments: number
          created_at: string
          updated_at: string
          html_url: string
          body?: string | null | undefined
          is_pull_request?: boolean | undefined
        })[]
        /** `page` of the next page; left out on the last one. */
        next_page?: number | undefined
      }
    }
    /** Change an issue: title, text, labels, assignees, or close and reopen it. What is left out stays. */
    GITHUB_UPDATE_AN_ISSUE: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** The number behind the # of the issue. */
        issue_number: number
        /** The new title. */
        title?: string | undefined
        /** The new text, in Markdown. */
        body?: string | undefined
        /** Closes or reopens it. */
        state?: "open" | "closed" | undefined
        /** Why it is closed or reopened. */
        state_reason?: "completed" | "not_planned" | "reopened" | undefined
        /** All labels that it shall have, by name. */
        labels?: string[] | undefined
        /** All assignees that it shall have, by login. */
        assignees?: string[] | undefined
      }
      output: {
        /** `issue_number` of other tools. */
        number: number
        title: string
        state: string
        state_reason?: string | null | undefined
        user: { login: string } | null
        labels: { name: string }[]
        assignees?: { login: string }[] | null | undefined
        comments: number
        created_at: string
        updated_at: string
        html_url: string
        body?: string | null | undefined
        is_pull_request?: boolean | undefined
      }
    }
    /** Put a file beside a release, for people to download. */
    GITHUB_UPLOAD_RELEASE_ASSET: {
      toolkit: "github"
      input: {
        /** The account or organisation, e.g. `octocat`. */
        owner: string
        /** The repository's name without its owner. */
        repo: string
        /** `id` of the release. */
        release_id: number
        /** What to add. A file's id (file_…). */
        file: string
        /** What it is called; the file's name when left out. */
        name?: string | undefined
        /** What people see in place of its name. */
        label?: string | undefined
      }
      output: {
        /** `asset_id` of GITHUB_DOWNLOAD_RELEASE_ASSET. */
        id: number
        name: string
        size: number
        content_type?: string | undefined
        download_count?: number | undefined
        browser_download_url?: string | undefined
      }
    }
  }
}
