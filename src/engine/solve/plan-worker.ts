import { parentPort, workerData } from 'node:worker_threads'
import type { PlanInput } from '../../core/plan/plan.ts'
import { createHighsSolver } from './highs-solver.ts'
import { solvePlanHere } from './solve-plan-here.ts'
import type { PlanMessage } from './solve-plan.ts'

const input: PlanInput = workerData
const say = (message: PlanMessage) => parentPort?.postMessage(message)
const result = solvePlanHere(input, await createHighsSolver(), (progress) => say({ kind: 'progress', progress }))
say({ kind: 'result', result })
