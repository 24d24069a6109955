/** Fake providers for tests and benches: real HTTP on 127.0.0.1, scripted, with faults. */
export * from './chat-completions.ts'
export * from './ollama.ts'
export * from './server.ts'
