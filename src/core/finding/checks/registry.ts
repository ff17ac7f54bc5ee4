import type { PortfolioCheck, SystemCheck } from './check.ts'
import * as decisions from './decisions.ts'
import * as figures from './figures.ts'
import * as gaps from './gaps.ts'
import * as names from './names.ts'
import * as owners from './owners.ts'
import * as portfolio from './portfolio.ts'
import * as stale from './stale.ts'

/** The checks a rule may name under `check`, each a small pure function. */
export const systemChecks: Readonly<Record<string, SystemCheck>> = {
  exceeds: figures.exceeds,
  before: figures.before,
  in_future: figures.inFuture,
  too_early: figures.tooEarly,
  cost_per_user_high: figures.costPerUserHigh,
  cost_per_user_unlike: figures.costPerUserUnlike,
  users_above_population: figures.usersAbovePopulation,
  all_active: figures.allActive,
  kind_unknown: names.kindUnknown,
  kind_differs_from_name: names.kindDiffersFromName,
  owner_spelled_otherwise: names.ownerSpelledOtherwise,
  functions_repeated: names.functionsRepeated,
  closed_in_notes: names.closedInNotes,
  voluntary_in_notes: names.voluntaryInNotes,
  nearly_empty: gaps.nearlyEmpty,
  fields_unknown: gaps.fieldsUnknown,
  cost_unknown: gaps.costUnknown,
  evidence_missing: gaps.evidenceMissing,
  few_voices: gaps.fewVoices,
  not_updated: stale.notUpdated,
  contract_ended: stale.contractEnded,
  answer_ground_moved: stale.answerGroundMoved,
  override_ground_moved: stale.overrideGroundMoved,
  verdict_moved_since_decision: stale.verdictMovedSinceDecision,
  facts_moved_since_decision: stale.factsMovedSinceDecision,
  evidence_older_than_answer: stale.evidenceOlderThanAnswer,
  signature_broken: stale.signatureBroken,
  listed_again_closed: stale.listedAgainClosed,
  listed_again_decided: stale.listedAgainDecided,
  decision_differs: decisions.decisionDiffers,
  decision_without_reason: decisions.decisionWithoutReason,
  decision_without_target: decisions.decisionWithoutTarget,
  decision_into_itself: decisions.decisionIntoItself,
  merge_into_closed: decisions.mergeIntoClosed,
  merge_in_circle: decisions.mergeInCircle,
  closed_though_mandated: decisions.closedThoughMandated,
  decisions_of_one_differ: decisions.decisionsOfOneDiffer,
  kept_though_alike: decisions.keptThoughAlike,
  guard_held: decisions.guardHeld,
}

/** Checks that look at everything at once. */
export const portfolioChecks: Readonly<Record<string, PortfolioCheck>> = {
  figures_identical: owners.figuresIdentical,
  figures_round: owners.figuresRound,
  contact_shared: owners.contactShared,
  owner_without_use: owners.ownerWithoutUse,
  number_duplicated: portfolio.numberDuplicated,
  duplicates_undecided: portfolio.duplicatesUndecided,
  scene_unserved: portfolio.sceneUnserved,
  scene_without_functions: portfolio.sceneWithoutFunctions,
  locality_without_values: portfolio.localityWithoutValues,
  values_outdated: portfolio.valuesOutdated,
  value_implausible: portfolio.valueImplausible,
  feedback_unlinked: portfolio.feedbackUnlinked,
  source_old: stale.sourceOld,
  checklist_newer: stale.checklistNewer,
  plan_outdated: stale.planOutdated,
}
