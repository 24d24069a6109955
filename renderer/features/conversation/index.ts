/** The conversation: prompts and what came of them. */
export { Conversation, type ConversationProps } from './conversation.tsx'
export { costText } from './cost-words.ts'
export { showTurn } from './place-memory.ts'
export { reviewProgress, type ReviewProgress } from './review-progress.ts'
export { type SentPrompt, useSentStore } from './store.ts'
export type { TurnActions } from './turn-actions.ts'
export { TurnView } from './turn-view.tsx'
export { type Turn, turnOfPrompt, turnOfRecord, turnSpeed, withView } from './turn.ts'
