import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { HostHandlers } from '../../src/contract/calls.ts'
import type { Transport } from '../../src/contract/client.ts'
import { dispatch, type Report, type Result } from '../../src/contract/dispatch.ts'
import type { Method } from '../../src/contract/calls.ts'
import { ownOrigin } from './own-address.ts'

export type Answers = {
  host: HostHandlers
  engine: Transport
  report: Report
  heard: (method: string, result: Result<unknown>) => void
}

/** The one channel from the window: `host.*` is answered here, all else goes on to the engine, which checks the input. */
export function answerCalls({ host, engine, report, heard }: Answers): void {
  ipcMain.handle('call', async (event, method: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOwnWindow(event)) throw new Error('A call from a page that is not ours')
    const name = String(method)
    const result = name.startsWith('host.')
      ? await dispatch(host, name, input, report)
      : await engine(name as Method, input)
    heard(name, result)
    return result
  })
}

/**
 * Whether a call comes from the top frame of our own page (rule 17). `senderFrame` is null when the frame has gone
 * elsewhere in the meantime; then nobody can say who asked.
 */
export function isOwnWindow({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === ownOrigin
}
