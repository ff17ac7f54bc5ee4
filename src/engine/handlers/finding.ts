import type { EngineHandlers } from '../../contract/calls.ts'
import { Failure } from '../../contract/failures.ts'
import type { LintSubject, Proposal } from '../../core/finding/lint-finding.ts'
import { readSetting, writeSetting } from '../document/queries/setting.ts'
import { systemWriter, type SystemRecord } from '../document/queries/system.ts'
import { write } from '../document/workspace.ts'
import { writeSheets } from '../export/xlsx/write-sheets.ts'
import { muteKey, type StoredMute } from '../portfolio/finding-mutes.ts'
import { findingGround, findingPage, findLint } from '../portfolio/finding-page.ts'
import { findingSheets } from '../portfolio/finding-sheets.ts'
import { lintGroundOf } from '../portfolio/lint-ground.ts'
import { portfolioOf } from '../portfolio/read-portfolio.ts'
import { fieldValue } from '../portfolio/read-value.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject = 'finding.page' | 'finding.ground' | 'finding.fix' | 'finding.mute' | 'finding.unmute' | 'finding.export'

export function findingHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'finding.page': ({ locale }) => findingPage(session, locale),
    'finding.ground': ({ id }) => findingGround(session, id),
    'finding.fix': ({ ids }) => ({ fixed: fix(session, ids) }),
    'finding.mute': ({ rule, subject, reason }) => {
      const workspace = openedWorkspace(session)
      assertRule(session, rule)
      const named = subject === null ? null : { ...subject, name: nameOf(session, subject) }
      const { author } = workspace
      const mute: StoredMute = { rule, subject: named, reason, author, at: workspace.clock() }
      write(workspace, { name: 'finding.mute', values: { rule, name: named?.name ?? '' } }, () =>
        writeSetting(workspace, muteKey(session, rule, subject), mute),
      )
      return null
    },
    'finding.unmute': ({ rule, subject }) => {
      const workspace = openedWorkspace(session)
      const key = muteKey(session, rule, subject)
      if (readSetting(workspace, key) === null) throw new Failure('unknown_row', { what: 'mute', id: key })
      const name = subject === null ? '' : nameOf(session, subject)
      write(workspace, { name: 'finding.unmute', values: { rule, name } }, () => writeSetting(workspace, key, null))
      return null
    },
    'finding.export': async ({ locale, ids }) => {
      const page = findingPage(session, locale)
      const wanted = ids === null ? null : new Set(ids)
      const findings = page.findings.filter((finding) => wanted === null || wanted.has(finding.id))
      const sheets = findingSheets(session, page, findings, locale)
      const bytes = await writeSheets(sheets, locale, session.surroundings.clock())
      const { say } = session.resources.words[locale]
      return { name: `${say('screen-findings.file')}.xlsx`, content: Buffer.from(bytes).toString('base64') }
    },
  }
}

/** Sets the proposed values; where two findings propose for one field, the first holds. */
function fix(session: Session, ids: readonly string[]): number {
  const workspace = openedWorkspace(session)
  const proposals = new Map<string, Proposal>()
  for (const id of ids) {
    const { proposal } = findLint(session, id)
    if (proposal === null) throw new Failure('unknown_row', { what: 'proposal', id })
    const key = `${proposal.system} ${proposal.field}`
    if (!proposals.has(key)) proposals.set(key, proposal)
  }
  const changed = new Map<string, SystemRecord>()
  const at = workspace.clock()
  for (const { system, field, value } of proposals.values()) {
    const record = changed.get(system) ?? portfolioOf(session).byId.get(system)
    if (!record) throw new Failure('unknown_system', { system })
    changed.set(system, {
      ...record,
      system: { ...record.system, [field]: fieldValue(field, value) },
      origins: { ...record.origins, [field]: { edit: [workspace.author, at] } },
    })
  }
  const [first] = changed.values()
  const values = { count: proposals.size, name: first?.system.name ?? '' }
  write(workspace, { name: 'finding.fix', values }, () => {
    const put = systemWriter(workspace)
    for (const record of changed.values()) put(record)
  })
  return proposals.size
}

function assertRule(session: Session, rule: string): void {
  if (session.resources.lintRules.rules.some((one) => one.id === rule)) return
  throw new Failure('unknown_row', { what: 'rule', id: rule })
}

/** @throws Failure `unknown_row` for a subject that is not there */
function nameOf(session: Session, { kind, id }: Pick<LintSubject, 'kind' | 'id'>): string {
  const { systems, scenes, localities } = portfolioOf(session).portfolio
  const { sources } = lintGroundOf(session)
  const named: Partial<Record<LintSubject['kind'], readonly { id: string; name: string }[]>> = {
    system: systems,
    scene: scenes,
    locality: localities,
    source: sources.map((source) => ({ id: source.id, name: source.file })),
  }
  const list = named[kind]
  if (!list) return kind === 'owner' || kind === 'checklist' ? id : ''
  const found = list.find((entry) => entry.id === id)
  if (!found) throw new Failure('unknown_row', { what: kind, id })
  return found.name
}
