/** Reads an answer aloud with the platform's voices: one at a time, sentence by sentence, until it is stopped. */
import { useSyncExternalStore } from 'react'
import { create } from 'zustand'
import { language as interfaceLanguage } from '../../words/index.ts'
import { languageOf, sentencesOf, speechText, voiceFor } from './speech.ts'

interface SpeakerStore {
  /** The turn that is being read. */
  readonly reading: string | undefined
  /** Reads a text of markdown in place of what is read now. */
  read(turnId: string, markdown: string): void
  stop(): void
}

const synthesis = (): SpeechSynthesis | undefined => globalThis.speechSynthesis

/** Tells an utterance of an earlier reading, which ends late, from the current one. */
let reading = 0

export const useSpeaker = create<SpeakerStore>()((set) => ({
  reading: undefined,
  read(turnId, markdown) {
    const speech = synthesis()
    const voice = voiceOf(markdown)
    if (speech === undefined || voice === undefined) return
    speech.cancel()
    reading += 1
    const mine = reading
    const sentences = sentencesOf(speechText(markdown), voice.lang)
    set({ reading: sentences.length === 0 ? undefined : turnId })
    const next = (index: number): void => {
      const sentence = sentences[index]
      if (mine !== reading) return
      if (sentence === undefined) return set({ reading: undefined })
      const utterance = new SpeechSynthesisUtterance(sentence)
      utterance.voice = voice
      utterance.lang = voice.lang
      utterance.onend = () => next(index + 1)
      utterance.onerror = () => {
        if (mine === reading) set({ reading: undefined })
      }
      speech.speak(utterance)
    }
    next(0)
  },
  stop() {
    reading += 1
    synthesis()?.cancel()
    set({ reading: undefined })
  },
}))

function voiceOf(markdown: string): SpeechSynthesisVoice | undefined {
  const own = interfaceLanguage()
  return voiceFor(synthesis()?.getVoices() ?? [], languageOf(speechText(markdown), own === 'ar' ? 'en' : own))
}

/** Voices come late: called again when they are there. */
function onVoices(changed: () => void): () => void {
  const speech = synthesis()
  speech?.addEventListener?.('voiceschanged', changed)
  return () => speech?.removeEventListener?.('voiceschanged', changed)
}

/** True when the platform has a voice for the language of this text. */
export function useCanRead(markdown: string): boolean {
  return useSyncExternalStore(onVoices, () => markdown !== '' && voiceOf(markdown) !== undefined)
}
