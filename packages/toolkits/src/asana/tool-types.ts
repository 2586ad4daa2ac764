// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Asana: Tasks of projects and people: find, create, assign, move, complete, comment. */
    asana: unknown
  }

  interface Tools {
    /** Put a task into a section of a project, out of the one where it is: a column of a board. */
    ASANA_ADD_TASK_TO_SECTION: {
      toolkit: "asana"
      input: {
        /** `gid` of the section: tasks of the project show theirs. */
        section_gid: string
        /** `gid` of the task. */
        task_gid: string
      }
      output: { moved: boolean }
    }
    /** Create a task in a project, in a workspace, or as a part of another task. */
    ASANA_CREATE_A_TASK: {
      toolkit: "asana"
      input: {
        /** One line. */
        name: string
        /** `gid` from ASANA_GET_MULTIPLE_WORKSPACES; needed without projects and parent. */
        workspace?: string | undefined
        /** Where it belongs: `gid`s from ASANA_GET_WORKSPACE_PROJECTS. */
        projects?: string[] | undefined
        /** `gid` of the task that it is a part of. */
        parent?: string | undefined
        /** The text, plain. */
        notes?: string | undefined
        /** `me`, an e-mail address, or `gid` from ASANA_GET_USERS_FOR_WORKSPACE. */
        assignee?: string | undefined
        /** The day, YYYY-MM-DD; or give due_at. */
        due_on?: string | undefined
        /** The time with its offset: 2026-11-26T15:00:00+01:00. */
        due_at?: string | undefined
      }
      output: {
        gid: string
        name: string
        notes?: string | undefined
        completed?: boolean | undefined
        completed_at?: string | null | undefined
        created_at?: string | undefined
        /** The day. */
        due_on?: string | null | undefined
        /** The time, where it has one. */
        due_at?: string | null | undefined
        assignee?: { gid: string; name: string } | null | undefined
        projects?: { gid: string; name: string }[] | undefined
        /** Where it is in its projects: columns of a board. */
        sections?: { gid: string; name: string }[] | undefined
        /** The task that it is a part of. */
        parent?: { gid: string; name: string } | null | undefined
        num_subtasks?: number | undefined
        tags?: string[] | undefined
        permalink_url?: string | undefined
      }
    }
    /** Write a comment on a task. Its followers are told. */
    ASANA_CREATE_TASK_COMMENT: {
      toolkit: "asana"
      input: {
        /** `gid` of the task. */
        task_gid: string
        /** The text, plain. */
        text: string
      }
      output: { gid: string }
    }
    /** Get a file that is attached to a task: its id is what tools that take a file are given. */
    ASANA_DOWNLOAD_ATTACHMENT: {
      toolkit: "asana"
      input: {
        /** `gid` of the file. */
        attachment_gid: string
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one task with its whole notes and its comments. */
    ASANA_GET_A_TASK: {
      toolkit: "asana"
      input: {
        /** `gid` of the task. */
        task_gid: string
      }
      output: {
        gid: string
        name: string
        notes?: string | undefined
        completed?: boolean | undefined
        completed_at?: string | null | undefined
        created_at?: string | undefined
        /** The day. */
        due_on?: string | null | undefined
        /** The time, where it has one. */
        due_at?: string | null | undefined
        assignee?: { gid: string; name: string } | null | undefined
        projects?: { gid: string; name: string }[] | undefined
        /** Where it is in its projects: columns of a board. */
        sections?: { gid: string; name: string }[] | undefined
        /** The task that it is a part of. */
        parent?: { gid: string; name: string } | null | undefined
        num_subtasks?: number | undefined
        tags?: string[] | undefined
        permalink_url?: string | undefined
        comments: ({ gid: string; text: string; created_at?: string | undefined; author?: string | undefined })[]
      }
    }
    /** List the tasks that a person has in a workspace, those of the connected account by default. */
    ASANA_GET_MULTIPLE_TASKS: {
      toolkit: "asana"
      input: {
        /** `gid` from ASANA_GET_MULTIPLE_WORKSPACES. */
        workspace: string
        /** `me`, an e-mail address, or `gid` from ASANA_GET_USERS_FOR_WORKSPACE. */
        assignee?: string | undefined
        /** `now` lists open tasks only; a time adds those that were completed since. All when left out. */
        completed_since?: string | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        offset?: string | undefined
      }
      output: {
        tasks: ({
          gid: string
          name: string
          notes?: string | undefined
          completed?: boolean | undefined
          completed_at?: string | null | undefined
          created_at?: string | undefined
          /** The day. */
          due_on?: string | null | undefined
          /** The time, where it has one. */
          due_at?: string | null | undefined
          assignee?: { gid: string; name: string } | null | undefined
          projects?: { gid: string; name: string }[] | undefined
          /** Where it is in its projects: columns of a board. */
          sections?: { gid: string; name: string }[] | undefined
          /** The task that it is a part of. */
          parent?: { gid: string; name: string } | null | undefined
          num_subtasks?: number | undefined
          tags?: string[] | undefined
          permalink_url?: string | undefined
        })[]
        /** `offset` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the workspaces and organizations of the account. Projects and people belong to one. */
    ASANA_GET_MULTIPLE_WORKSPACES: {
      toolkit: "asana"
      input: {
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        offset?: string | undefined
      }
      output: {
        workspaces: { gid: string; name: string }[]
        /** `offset` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the tasks of a project in their order, with section, assignee and due date. */
    ASANA_GET_TASKS_FROM_A_PROJECT: {
      toolkit: "asana"
      input: {
        /** `gid` from ASANA_GET_WORKSPACE_PROJECTS. */
        project_gid: string
        /** `now` lists open tasks only; a time adds those that were completed since. All when left out. */
        completed_since?: string | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        offset?: string | undefined
      }
      output: {
        tasks: ({
          gid: string
          name: string
          notes?: string | undefined
          completed?: boolean | undefined
          completed_at?: string | null | undefined
          created_at?: string | undefined
          /** The day. */
          due_on?: string | null | undefined
          /** The time, where it has one. */
          due_at?: string | null | undefined
          assignee?: { gid: string; name: string } | null | undefined
          projects?: { gid: string; name: string }[] | undefined
          /** Where it is in its projects: columns of a board. */
          sections?: { gid: string; name: string }[] | undefined
          /** The task that it is a part of. */
          parent?: { gid: string; name: string } | null | undefined
          num_subtasks?: number | undefined
          tags?: string[] | undefined
          permalink_url?: string | undefined
        })[]
        /** `offset` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the people of a workspace with their e-mail addresses, 500 a page. */
    ASANA_GET_USERS_FOR_WORKSPACE: {
      toolkit: "asana"
      input: {
        /** `gid` from ASANA_GET_MULTIPLE_WORKSPACES. */
        workspace_gid: string
        /** `next_cursor` of the page before; leave out for the first page. */
        offset?: string | undefined
      }
      output: {
        users: ({ gid: string; name: string; email?: string | null | undefined })[]
        /** `offset` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the projects of a workspace with their teams. */
    ASANA_GET_WORKSPACE_PROJECTS: {
      toolkit: "asana"
      input: {
        /** `gid` from ASANA_GET_MULTIPLE_WORKSPACES. */
        workspace_gid: string
        /** True lists those that were archived. */
        archived?: boolean | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        offset?: string | undefined
      }
      output: {
        projects: ({ gid: string; name: string; team?: { gid: string; name: string } | null | undefined; due_on?: string | null | undefined; permalink_url?: string | undefined })[]
        /** `offset` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the files that are attached to a task. */
    ASANA_LIST_ATTACHMENTS: {
      toolkit: "asana"
      input: {
        /** `gid` of the task. */
        task_gid: string
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        offset?: string | undefined
      }
      output: {
        attachments: ({
          /** `attachment_gid` of ASANA_DOWNLOAD_ATTACHMENT. */
          gid: string
          name: string
          size?: number | null | undefined
          permanent_url?: string | null | undefined
        })[]
        /** `offset` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** Find tasks of a workspace by words, person, project or due date, the last changed first, one page. Asana offers this to paying workspaces only; elsewhere list tasks. */
    ASANA_SEARCH_TASKS_IN_WORKSPACE: {
      toolkit: "asana"
      input: {
        /** `gid` from ASANA_GET_MULTIPLE_WORKSPACES. */
        workspace_gid: string
        /** Words of the name or the notes. */
        text?: string | undefined
        /** `me`, or `gid` of a person. */
        assignee?: string | undefined
        /** `gid` of a project. */
        project?: string | undefined
        /** Only done ones, or only open ones. */
        completed?: boolean | undefined
        /** Due before this day, YYYY-MM-DD. */
        due_on_before?: string | undefined
        /** Due after this day, YYYY-MM-DD. */
        due_on_after?: string | undefined
      }
      output: { tasks: ({
        gid: string
        name: string
        notes?: string | undefined
        completed?: boolean | undefined
        completed_at?: string | null | undefined
        created_at?: string | undefined
        /** The day. */
        due_on?: string | null | undefined
        /** The time, where it has one. */
        due_at?: string | null | undefined
        assignee?: { gid: string; name: string } | null | undefined
        projects?: { gid: string; name: string }[] | undefined
        /** Where it is in its projects: columns of a board. */
        sections?: { gid: string; name: string }[] | undefined
        /** The task that it is a part of. */
        parent?: { gid: string; name: string } | null | undefined
        num_subtasks?: number | undefined
        tags?: string[] | undefined
        permalink_url?: string | undefined
      })[] }
    }
    /** Change a task: complete it, assign it, give it a date, a name, notes. What is left out stays. */
    ASANA_UPDATE_A_TASK: {
      toolkit: "asana"
      input: {
        /** `gid` of the task. */
        task_gid: string
        /** One line. */
        name?: string | undefined
        /** True closes it, false opens it again. */
        completed?: boolean | undefined
        /** The text, plain. */
        notes?: string | undefined
        /** `me`, an e-mail address, or `gid` from ASANA_GET_USERS_FOR_WORKSPACE. */
        assignee?: string | undefined
        /** The day, YYYY-MM-DD; or give due_at. */
        due_on?: string | undefined
        /** The time with its offset: 2026-11-26T15:00:00+01:00. */
        due_at?: string | undefined
      }
      output: {
        gid: string
        name: string
        notes?: string | undefined
        completed?: boolean | undefined
        completed_at?: string | null | undefined
        created_at?: string | undefined
        /** The day. */
        due_on?: string | null | undefined
        /** The time, where it has one. */
        due_at?: string | null | undefined
        assignee?: { gid: string; name: string } | null | undefined
        projects?: { gid: string; name: string }[] | undefined
        /** Where it is in its projects: columns of a board. */
        sections?: { gid: string; name: string }[] | undefined
        /** The task that it is a part of. */
        parent?: { gid: string; name: string } | null | undefined
        num_subtasks?: number | undefined
        tags?: string[] | undefined
        permalink_url?: string | undefined
      }
    }
    /** Attach a file to a task. */
    ASANA_UPLOAD_ATTACHMENT: {
      toolkit: "asana"
      input: {
        /** `gid` of the task. */
        task_gid: string
        /** What to attach, at most 100 MB. A file's id (file_…). */
        file: string
      }
      output: {
        /** `attachment_gid` of ASANA_DOWNLOAD_ATTACHMENT. */
        gid: string
        name: string
        size?: number | null | undefined
        permanent_url?: string | null | undefined
      }
    }
  }
}
