/** Requests to models, looked at: what is under way, what was decided, which answers are kept. */
export { DecisionList } from './decision-list.tsx'
export { KeptAnswers } from './kept-answers.tsx'
export { RequestsNow } from './requests-now.tsx'
export { RequestsView } from './requests-view.tsx'
