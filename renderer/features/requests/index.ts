/** Requests to models, looked at: what is under way, what was decided, which answers are kept. */
export { RequestsView } from './lazy-requests.tsx'
