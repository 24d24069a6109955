/**
 * The fault matrix as data: what a server does, and the one thing that must come of it. Faults that need more than a
 * reply (no server, no name, another origin) stand in the conformance kit itself.
 */
import { anthropicRows } from './faults/anthropic.ts'
import { chatRows } from './faults/chat.ts'
import { cutRows } from './faults/cut.ts'
import type { FaultRow } from './faults/fault.ts'
import { framingRows } from './faults/framing.ts'
import { geminiRows } from './faults/gemini.ts'
import { insideRows } from './faults/inside.ts'
import { ollamaRows } from './faults/ollama.ts'
import { responsesRows } from './faults/responses.ts'
import { statusRows } from './faults/statuses.ts'
import { transportRows } from './faults/transport.ts'

export * from './faults/fault.ts'

export const faultRows: readonly FaultRow[] = [
  ...cutRows,
  ...framingRows,
  ...insideRows,
  ...statusRows,
  ...transportRows,
  ...chatRows,
  ...responsesRows,
  ...anthropicRows,
  ...geminiRows,
  ...ollamaRows,
]
