import { useToast } from '@nuxt/ui/composables/useToast'
import { useRouter } from 'vue-router'
import { locales } from '../../core/language/localized-text.ts'
import { useLanguage } from '../language/useLanguage.ts'
import { besides, steps } from '../steps.ts'
import { useActions, type Action } from '../stores/actions.ts'
import { useEvidence } from '../stores/evidence.ts'
import { themes, usePreferences } from '../stores/preferences.ts'
import { useSession } from '../stores/session.ts'
import { useAttempt } from './useAttempt.ts'
import { useCommandSentence } from './useCommandSentence.ts'

/** The actions that are there on every screen. */
export function useFrameActions(dialogs: { openPalette: () => void; openHelp: () => void }): void {
  const { t } = useLanguage()
  const router = useRouter()
  const session = useSession()
  const preferences = usePreferences()
  const evidence = useEvidence()
  const toast = useToast()
  const attempt = useAttempt()
  const sentence = useCommandSentence()

  function goActions(): Action[] {
    if (!session.summary) return []
    const known = steps.filter((step) => router.hasRoute(step.name))
    const beside = besides.filter((step) => router.hasRoute(step.name))
    return [
      ...known.map((step) => go(step.name, step.icon, `mod+${steps.indexOf(step) + 1}`)),
      go('import', 'i-lucide-file-input'),
      go('duplicates', 'i-lucide-copy'),
      go('findings', 'i-lucide-list-checks'),
      ...beside.map((step) => go(step.name, step.icon)),
    ]
  }

  function go(name: string, icon: string, keys?: string): Action {
    const action: Action = {
      id: `go.${name}`,
      group: 'go',
      label: t('ui.action.go', { name: t(`ui.steps.${name}`) }),
      icon,
      run: () => router.push({ name }),
    }
    return keys ? { ...action, keys } : action
  }

  async function undo(direction: 'undo' | 'redo'): Promise<void> {
    const command = await attempt(() => session[direction]())
    if (command) toast.add({ title: t(`ui.toast.${direction}`, { what: sentence(command) }), icon: 'i-lucide-undo-2' })
  }

  function changeActions(): Action[] {
    if (!session.summary || session.summary.read_only) return []
    return [
      {
        id: 'undo',
        group: 'workspace',
        label: t('ui.action.undo'),
        icon: 'i-lucide-undo-2',
        keys: 'z',
        run: () => undo('undo'),
      },
      {
        id: 'redo',
        group: 'workspace',
        label: t('ui.action.redo'),
        icon: 'i-lucide-redo-2',
        keys: 'shift+z',
        run: () => undo('redo'),
      },
    ]
  }

  function windowActions(): Action[] {
    return [
      {
        id: 'home',
        group: 'go',
        label: t('ui.action.home'),
        icon: 'i-lucide-house',
        run: () => router.push({ name: 'home' }),
      },
      {
        id: 'palette',
        group: 'window',
        label: t('ui.action.palette'),
        icon: 'i-lucide-search',
        keys: 'mod+k',
        run: dialogs.openPalette,
      },
      {
        id: 'keys',
        group: 'window',
        label: t('ui.action.keys'),
        icon: 'i-lucide-keyboard',
        keys: '?',
        run: dialogs.openHelp,
      },
      {
        id: 'evidence',
        group: 'window',
        label: t('ui.action.evidence'),
        icon: 'i-lucide-panel-right',
        keys: 'e',
        run: evidence.toggle,
      },
      ...themes.map((theme): Action => ({
        id: `theme.${theme}`,
        group: 'window',
        label: t(`ui.action.theme_${theme}`),
        icon: 'i-lucide-sun-moon',
        run: () => (preferences.theme = theme),
      })),
      ...locales.map((locale): Action => ({
        id: `locale.${locale}`,
        group: 'window',
        label: t('ui.action.locale', { name: t(`ui.locales.${locale}`) }),
        icon: 'i-lucide-languages',
        run: () => (preferences.locale = locale),
      })),
    ]
  }

  useActions(() => [...goActions(), ...changeActions(), ...windowActions()])
}
