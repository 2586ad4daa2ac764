// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** GitLab: Where code lives, at gitlab.com or an address of your own: projects, issues, merge requests, pipelines. */
    gitlab: unknown
  }

  interface Tools {
    /** Write a comment on an issue. */
    GITLAB_CREATE_ISSUE_NOTE: {
      toolkit: "gitlab"
      input: {
        /** Number or whole path of the project: group/subgroup/project. */
        id: string
        /** `iid` of the issue, its number in the project: #7. */
        issue_iid: number
        /** The text, in Markdown. */
        body: string
      }
      output: { id: number; body: string; author?: string | undefined; created_at?: string | undefined }
    }
    /** Ask that one branch be merged into another. "Draft: " before the title makes it a draft. */
    GITLAB_CREATE_MERGE_REQUEST: {
      toolkit: "gitlab"
      input: {
        /** Number or whole path of the project: group/subgroup/project. */
        id: string
        /** The branch with the changes. */
        source_branch: string
        /** The branch that shall get them. */
        target_branch: string
        /** One line. */
        title: string
        /** The text, in Markdown. */
        description?: string | undefined
        /** Whether the branch goes once it was merged. */
        remove_source_branch?: boolean | undefined
      }
      output: {
        /** Its number in the project. */
        iid: number
        project_id?: number | undefined
        title: string
        /** Markdown. */
        description?: string | null | undefined
        state: string
        author?: string | undefined
        assignees?: string[] | undefined
        labels?: string[] | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
        /** How many comments. */
        user_notes_count?: number | undefined
        web_url: string
        source_branch: string
        target_branch: string
        draft?: boolean | undefined
        /** `mergeable`, or what stands in the way. */
        detailed_merge_status?: string | undefined
        merged_at?: string | null | undefined
      }
    }
    /** Write a comment on a merge request. */
    GITLAB_CREATE_MERGE_REQUEST_NOTE: {
      toolkit: "gitlab"
      input: {
        /** Number or whole path of the project: group/subgroup/project. */
        id: string
        /** `iid` of the merge request, its number in the project: !7. */
        merge_request_iid: number
        /** The text, in Markdown. */
        body: string
      }
      output: { id: number; body: string; author?: string | undefined; created_at?: string | undefined }
    }
    /** Open an issue in a project. */
    GITLAB_CREATE_PROJECT_ISSUE: {
      toolkit: "gitlab"
      input: {
        /** Number or whole path of the project: group/subgroup/project. */
        id: string
        /** One line. */
        title: string
        /** The text, in Markdown. */
        description?: string | undefined
        /** Names of all labels, with commas between. */
        labels?: string | undefined
        /** Numbers of people; an empty list for nobody. */
        assignee_ids?: number[] | undefined
        /** YYYY-MM-DD. */
        due_date?: string | undefined
      }
      output: {
        /** Its number in the project. */
        iid: number
        project_id?: number | undefined
        title: string
        /** Markdown. */
        description?: string | null | undefined
        state: string
        author?: string | undefined
        assignees?: string[] | undefined
        labels?: string[] | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
        /** How many comments. */
        user_notes_count?: number | undefined
        web_url: string
        due_date?: string | null | undefined
      }
    }
    /** Get one merge request with its whole text and its first 100 comments. */
    GITLAB_GET_MERGE_REQUEST: {
      toolkit: "gitlab"
      input: {
        /** Number or whole path of the project: group/subgroup/project. */
        id: string
        /** `iid` of the merge request, its number in the project: !7. */
        merge_request_iid: number
      }
      output: {
        /** Its number in the project. */
        iid: number
        project_id?: number | undefined
        title: string
        /** Markdown. */
        description?: string | null | undefined
        state: string
        author?: string | undefined
        assignees?: string[] | undefined
        labels?: string[] | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
        /** How many comments. */
        user_notes_count?: number | undefined
        web_url: string
        source_branch: string
        target_branch: string
        draft?: boolean | undefined
        /** `mergeable`, or what stands in the way. */
        detailed_merge_status?: string | undefined
        merged_at?: string | null | undefined
        comments: ({ id: number; body: string; author?: string | undefined; created_at?: string | undefined })[]
      }
    }
    /** Get what a merge request changes, file by file. */
    GITLAB_GET_MERGE_REQUEST_DIFFS: {
      toolkit: "gitlab"
      input: {
        /** Number or whole path of the project: group/subgroup/project. */
        id: string
        /** `iid` of the merge request, its number in the project: !7. */
        merge_request_iid: number
        /** How many, at most 100. */
        per_page?: number | undefined
        /** `next_page` of the page before. */
        page?: number | undefined
      }
      output: {
        diffs: {
          old_path: string
          new_path: string
          new_file: boolean
          renamed_file: boolean
          deleted_file: boolean
          /** In unified format, cut after 10,000 characters. */
          diff: string
        }[]
        /** `page` of the next page; null on the last one. */
        next_page: number | null
      }
    }
    /** List or search the projects that the account is a member of, the last used first. */
    GITLAB_GET_PROJECTS: {
      toolkit: "gitlab"
      input: {
        /** Words of the name or the path. */
        search?: string | undefined
        /** False lists public projects of everyone as well. */
        membership?: boolean | undefined
        /** How many, at most 100. */
        per_page?: number | undefined
        /** `next_page` of the page before. */
        page?: number | undefined
      }
      output: {
        projects: ({
          id: number
          /** What other tools take as its id, like the number. */
          path_with_namespace: string
          description?: string | null | undefined
          default_branch?: string | null | undefined
          visibility?: string | undefined
          open_issues_count?: number | undefined
          last_activity_at?: string | undefined
          web_url: string
        })[]
        /** `page` of the next page; null on the last one. */
        next_page: number | null
      }
    }
    /** Get one issue with its whole text and its first 100 comments. */
    GITLAB_GET_PROJECT_ISSUE: {
      toolkit: "gitlab"
      input: {
        /** Number or whole path of the project: group/subgroup/project. */
        id: string
        /** `iid` of the issue, its number in the project: #7. */
        issue_iid: number
      }
      output: {
        /** Its number in the project. */
        iid: number
        project_id?: number | undefined
        title: string
        /** Markdown. */
        description?: string | null | undefined
        state: string
        author?: string | undefined
        assignees?: string[] | undefined
        labels?: string[] | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
        /** How many comments. */
        user_notes_count?: number | undefined
        web_url: string
        due_date?: string | null | undefined
        comments: ({ id: number; body: string; author?: string | undefined; created_at?: string | undefined })[]
      }
    }
    /** List or search the merge requests of a project, the last changed first. */
    GITLAB_GET_PROJECT_MERGE_REQUESTS: {
      toolkit: "gitlab"
      input: {
        /** Number or whole path of the project: group/subgroup/project. */
        id: string
        /** Which ones. */
        state?: "opened" | "closed" | "locked" | "merged" | "all" | undefined
        /** Words of the title or the text. */
        search?: string | undefined
        /** Only by this person. */
        author_username?: string | undefined
        /** Only those that this person shall review. */
        reviewer_username?: string | undefined
        /** How many, at most 100. */
        per_page?: number | undefined
        /** `next_page` of the page before. */
        page?: number | undefined
      }
      output: {
        merge_requests: ({
          /** Its number in the project. */
          iid: number
          project_id?: number | undefined
          title: string
          /** Markdown. */
          description?: string | null | undefined
          state: string
          author?: string | undefined
          assignees?: string[] | undefined
          labels?: string[] | undefined
          created_at?: string | undefined
          updated_at?: string | undefined
          /** How many comments. */
          user_notes_count?: number | undefined
          web_url: string
          source_branch: string
          target_branch: string
          draft?: boolean | undefined
          /** `mergeable`, or what stands in the way. */
          detailed_merge_status?: string | undefined
          merged_at?: string | null | undefined
        })[]
        /** `page` of the next page; null on the last one. */
        next_page: number | null
      }
    }
    /** List or search the issues of a project, the last changed first. */
    GITLAB_LIST_PROJECT_ISSUES: {
      toolkit: "gitlab"
      input: {
        /** Number or whole path of the project: group/subgroup/project. */
        id: string
        /** Which ones. */
        state?: "opened" | "closed" | "all" | undefined
        /** Words of the title or the text. */
        search?: string | undefined
        /** Names that all must be there, with commas between. */
        labels?: string | undefined
        /** Only those of this person. */
        assignee_username?: string | undefined
        /** How many, at most 100. */
        per_page?: number | undefined
        /** `next_page` of the page before. */
        page?: number | undefined
      }
      output: {
        issues: ({
          /** Its number in the project. */
          iid: number
          project_id?: number | undefined
          title: string
          /** Markdown. */
          description?: string | null | undefined
          state: string
          author?: string | undefined
          assignees?: string[] | undefined
          labels?: string[] | undefined
          created_at?: string | undefined
          updated_at?: string | undefined
          /** How many comments. */
          user_notes_count?: number | undefined
          web_url: string
          due_date?: string | null | undefined
        })[]
        /** `page` of the next page; null on the last one. */
        next_page: number | null
      }
    }
    /** List the CI pipelines of a project, the newest first, with their states. */
    GITLAB_LIST_PROJECT_PIPELINES: {
      toolkit: "gitlab"
      input: {
        /** Number or whole path of the project: group/subgroup/project. */
        id: string
        /** Only of this branch or tag. */
        ref?: string | undefined
        /** Only in this state. */
        status?: "created" | "pending" | "running" | "success" | "failed" | "canceled" | "skipped" | "manual" | undefined
        /** How many, at most 100. */
        per_page?: number | undefined
        /** `next_page` of the page before. */
        page?: number | undefined
      }
      output: {
        pipelines: ({
          id: number
          /** `success`, `failed`, `running`, `canceled` and so on. */
          status: string
          ref: string
          sha: string
          source?: string | undefined
          created_at?: string | undefined
          web_url: string
        })[]
        /** `page` of the next page; null on the last one. */
        next_page: number | null
      }
    }
    /** Change an issue, close it or open it again. What is left out stays. */
    GITLAB_UPDATE_PROJECT_ISSUE: {
      toolkit: "gitlab"
      input: {
        /** Number or whole path of the project: group/subgroup/project. */
        id: string
        /** `iid` of the issue, its number in the project: #7. */
        issue_iid: number
        /** One line. */
        title?: string | undefined
        /** Closes it, or opens it again. */
        state_event?: "close" | "reopen" | undefined
        /** The text, in Markdown. */
        description?: string | undefined
        /** Names of all labels, with commas between. */
        labels?: string | undefined
        /** Numbers of people; an empty list for nobody. */
        assignee_ids?: number[] | undefined
        /** YYYY-MM-DD. */
        due_date?: string | undefined
      }
      output: {
        /** Its number in the project. */
        iid: number
        project_id?: number | undefined
        title: string
        /** Markdown. */
        description?: string | null | undefined
        state: string
        author?: string | undefined
        assignees?: string[] | undefined
        labels?: string[] | undefined
        created_at?: string | undefined
        updated_at?: string | undefined
        /** How many comments. */
        user_notes_count?: number | undefined
        web_url: string
        due_date?: string | null | undefined
      }
    }
  }
}
