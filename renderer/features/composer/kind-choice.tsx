/** What a new app is going to be: a page, or an app of several screens. */
import { AppWindow, Layers } from 'lucide-react'
import type { AppKind } from '#shared/domain/project.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { t } from '../../words/index.ts'

export interface KindChoiceProps {
  readonly kind: AppKind
  readonly onChange: (kind: AppKind) => void
}

/** Where there is no room for words, its icons. */
export function KindChoice({ kind, onChange }: KindChoiceProps) {
  return (
    <Segmented
      className="kind-choice"
      label={t('composer.kind')}
      value={kind}
      options={[
        {
          value: 'page',
          label: t('composer.kindPage'),
          hint: t('composer.kindPageTip'),
          icon: <AppWindow size={14} aria-hidden="true" />,
        },
        {
          value: 'react',
          label: t('composer.kindReact'),
          hint: t('composer.kindReactTip'),
          icon: <Layers size={14} aria-hidden="true" />,
        },
      ]}
      onChange={onChange}
    />
  )
}
