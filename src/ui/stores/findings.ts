import { defineStore } from 'pinia'
import type { FindingGround, FindingPage } from '../../contract/calls/finding.ts'
import type { LintSubject } from '../../core/finding/lint-finding.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { usePreferences } from './preferences.ts'
import { useSession } from './session.ts'

/** What the lint rules say of the open workspace, in the language of the window. */
export const useFindings = defineStore('findings', () => {
  const engine = useEngine()
  const session = useSession()
  const preferences = usePreferences()
  const page = useLoaded<FindingPage>(
    () => engine.call('finding.page', { locale: preferences.locale }),
    () => `${session.revision} ${preferences.locale}`,
  )

  /** The rows and cells behind a finding. */
  function ground(id: string): Promise<FindingGround> {
    return engine.call('finding.ground', { id })
  }

  /** Takes the proposed values of these findings, as one step that can be undone. */
  async function fix(ids: string[]): Promise<number> {
    const { fixed } = await engine.call('finding.fix', { ids })
    await session.refresh()
    return fixed
  }

  async function mute(rule: string, subject: LintSubject | null, reason: string): Promise<void> {
    await engine.call('finding.mute', { rule, subject: short(subject), reason })
    await session.refresh()
  }

  async function unmute(rule: string, subject: LintSubject | null): Promise<void> {
    await engine.call('finding.unmute', { rule, subject: short(subject) })
    await session.refresh()
  }

  function exported(ids: string[] | null): Promise<{ name: string; content: string }> {
    return engine.call('finding.export', { locale: preferences.locale, ids })
  }

  return { page: page.value, failure: page.failure, load: page.load, ground, fix, mute, unmute, exported }
})

function short(subject: LintSubject | null): Pick<LintSubject, 'kind' | 'id'> | null {
  return subject && { kind: subject.kind, id: subject.id }
}
