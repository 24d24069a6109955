/** Business, goal, currency, language and look. */
import { useState, type FormEvent } from 'react'
import { Button } from '../components/button'
import { Card } from '../components/card'
import { ConfirmDialog } from '../components/dialog'
import { SelectField, TextField } from '../components/field'
import { PageHeader } from '../components/page-header'
import { Segmented } from '../components/segmented'
import { showToast } from '../components/toast'
import { currencies } from '../data/model'
import { useCommonWords } from '../lib/common-words'
import { setLanguage, setTheme, useLanguage, useTheme } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'

function BusinessForm() {
  const words = useWords().settings
  const { business, setBusiness } = useStore()
  const [name, setName] = useState(business.name)
  const [currency, setCurrency] = useState(business.currency)
  const [goal, setGoal] = useState(String(business.monthlyGoal))
  const [tried, setTried] = useState(false)
  const badGoal = !(Number(goal) > 0)

  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (badGoal) return
    setBusiness({ name: name.trim(), currency, monthlyGoal: Number(goal) })
    showToast(words.saved)
  }

  return (
    <form onSubmit={save} noValidate className="grid gap-4 sm:grid-cols-2">
      <TextField className="sm:col-span-2" label={words.businessName} hint={words.businessHint} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
      <SelectField label={words.currency} value={currency} onChange={(event) => setCurrency(event.target.value)} options={currencies.map((code) => [code, code] as const)} />
      <TextField label={words.goal} type="number" inputMode="numeric" min="1" value={goal} onChange={(event) => setGoal(event.target.value)} error={tried && badGoal ? words.badGoal : undefined} />
      <Button type="submit" tone="strong" className="justify-self-start">{useCommonWords().save}</Button>
    </form>
  )
}

export default function Settings() {
  const words = useWords().settings
  const common = useCommonWords()
  const language = useLanguage()
  const theme = useTheme()
  const reset = useStore((state) => state.reset)
  const [asking, setAsking] = useState(false)
  const [made, setMade] = useState(0)
  return (
    <div className="max-w-2xl">
      <PageHeader title={words.title} />
      <div className="grid gap-4">
        <Card title={words.business}>
          <BusinessForm key={made} />
        </Card>
        <Card title={words.appearance}>
          <div className="grid gap-4">
            <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
              {words.language}
              <Segmented label={words.language} value={language} onChange={setLanguage} options={[['en', 'English'], ['ar', 'العربية']]} />
            </div>
            <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
              {words.look}
              <Segmented label={words.look} value={theme} onChange={setTheme} options={(['system', 'light', 'dark'] as const).map((key) => [key, common.themes[key]] as const)} />
            </div>
          </div>
        </Card>
        <Card title={words.data}>
          <p className="mb-4 text-sm text-muted">{words.dataText}</p>
          <Button tone="danger" onClick={() => setAsking(true)}>{words.reset}</Button>
        </Card>
      </div>
      {asking && (
        <ConfirmDialog
          title={words.reset}
          text={words.resetText}
          action={words.reset}
          onConfirm={() => (reset(), setMade(made + 1))}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
