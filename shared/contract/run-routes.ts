/** The routes of runs: from a prompt to what became of it. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { ChangeContext, ContextWishes } from '../domain/context.ts'
import { AppError } from '../domain/error.ts'
import { ModelChoice, ModelRef } from '../domain/model.ts'
import { AppKind } from '../domain/project.ts'
import { RoutingReason } from '../domain/routing.ts'
import { SimilarPrompt } from '../domain/run.ts'
import { RunEvent } from './run-event.ts'

const route = oc.errors({ FAILURE: { data: AppError } })

const byRun = z.object({ runId: z.string() })
const done = z.object({})

export const run = {
  /** Without `projectId`, a new project is made. Fails when a run is already live in the project. */
  start: route
    .input(
      z.object({
        projectId: z.string().optional(),
        prompt: z.string(),
        /** Of a new app; one that is there keeps its own. */
        kind: AppKind,
        model: ModelChoice,
        /** Ids of attachments, in the order in which they are shown. */
        attachments: z.array(z.string()).default([]),
        /** Of a change: what the user wants shown of the app, or not. */
        context: ContextWishes.optional(),
        /** True: changes that wait to be looked at are set aside. Without it, they keep a prompt from starting. */
        setAside: z.boolean().optional(),
        /** "Ask again": asks anew, whatever was answered to the same before. */
        fresh: z.boolean().optional(),
      }),
    )
    .output(z.object({ runId: z.string(), projectId: z.string() })),
  /** Roughly what a prompt would send, before it is sent. */
  estimate: route
    .input(
      z.object({
        projectId: z.string().optional(),
        prompt: z.string(),
        /** Of a new app. */
        kind: AppKind.default('page'),
        model: ModelChoice,
        attachments: z.array(z.string()).default([]),
        context: ContextWishes.optional(),
      }),
    )
    .output(
      z.object({
        /** What would answer: as asked for, or what the rules choose now. Fails where nothing is ready, saying what to connect. */
        model: ModelRef,
        /** Why the rules choose it, in a sentence and as data; absent when the user did. */
        because: z.string().optional(),
        reason: RoutingReason.optional(),
        /** Tokens, counted by rule of thumb; 0 where no model reads the prompt. */
        inputTokens: z.number(),
        /** US dollars for these tokens; the answer comes on top. 0 where nothing is to be paid, absent where that is not known. */
        costUsd: z.number().optional(),
        /** Of a new React app, which is asked for in parts: all of it, roughly. `costUsd` is then for all of it, too. */
        whole: z
          .object({
            screens: z.number(),
            requests: z.number(),
            outputTokens: z.number(),
            /** By this machine's own measurements of the model, in milliseconds; absent where there are none. */
            ms: z.number().optional(),
          })
          .optional(),
        /** Of a change, where a model reads it: which files go along, whole or in outline, and why. */
        context: ChangeContext.optional(),
        /** The window that it has to fit into, with the answer, where it is known. */
        contextTokens: z.number().optional(),
        /**
         * too-long: it does not fit. images-unseen: the model reads no images, they are kept and not sent.
         * attachments-unread: what answers reads the prompt alone.
         */
        limits: z.array(z.enum(['too-long', 'images-unseen', 'attachments-unread'])),
        /** Why this model cannot take it, or what it will not see, in a sentence. */
        note: z.string().optional(),
      }),
    ),
  /** Prompts of before that ask for nearly the same, the most alike first: an offer before sending, never a substitute. */
  similar: route
    .input(z.object({ projectId: z.string().optional(), prompt: z.string() }))
    .output(z.array(SimilarPrompt)),
  /** The events after `afterSeq` (-1: all), then live ones, in batches; ends after run-end. Leaving it stops nothing. */
  attach: route
    .input(z.object({ runId: z.string(), afterSeq: z.number().int().min(-1) }))
    .output(eventIterator(z.array(RunEvent))),
  /** Resolves when the run has ended. */
  stop: route.input(byRun).output(done),
  /** Ends a wait: tries again at once, or asks the next model. Nothing happens when the run does not wait. */
  hurry: route.input(z.object({ runId: z.string(), how: z.enum(['now', 'another-model']) })).output(done),
  /** Goes on where an unfinished answer ended, in a run of its own. Fails when nothing of it is left to go on with. */
  resume: route.input(byRun).output(z.object({ runId: z.string(), projectId: z.string() })),
  /**
   * Decides on one part of a change that could not be taken (`index` among the run's `editProblems`). apply: the block is put
   * at the nearest place, or at the one of its `places` that begins at `line`, of the draft. skip: it is left out. Fails when
   * that place is not there any more, or the file would be broken. Nothing is written to the project.
   */
  decideEdit: route
    .input(
      z.object({
        runId: z.string(),
        index: z.number().int().min(0),
        how: z.enum(['apply', 'skip']),
        line: z.number().int().min(1).optional(),
      }),
    )
    .output(done),
  /** Asks the model for the undecided parts alone, in a run of its own that goes on with the draft. */
  repairEdits: route.input(byRun).output(z.object({ runId: z.string(), projectId: z.string() })),
  /** Makes a stopped answer the project's files. */
  applyDraft: route.input(byRun).output(z.object({ versionId: z.string() })),
  discardDraft: route.input(byRun).output(done),
  /** Makes one screen of a React app again, or for the first time, in a run of its own. */
  retryScreen: route
    .input(z.object({ runId: z.string(), screen: z.string() }))
    .output(z.object({ runId: z.string(), projectId: z.string() })),
  /** Makes the pictures of an app that are only drawn so far, in a run of its own; null where there is nothing to make. */
  makeImages: route.input(z.object({ projectId: z.string() })).output(z.object({ runId: z.string().nullable() })),
  /** Says whether the packages that a run asks for may be installed. Nothing happens when it does not ask. */
  answerPackages: route.input(z.object({ runId: z.string(), allow: z.boolean() })).output(done),
}
