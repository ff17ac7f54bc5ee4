import { describe, expect, it, vi } from 'vitest'
import { createStandIn } from './stand-in.ts'

describe('the preload script', () => {
  it('gives the window one call and one stream of events, and nothing of Electron with them', async () => {
    const { electron, renderer, exposed } = createStandIn({ app: '', user: '' })
    vi.doMock('electron', () => ({ ...electron, default: electron }))
    await import('../../electron/preload.ts')
    vi.doUnmock('electron')
    const workbench = exposed.workbench as {
      call: (method: string, input: unknown) => Promise<unknown>
      on: (listener: (...parts: unknown[]) => void) => () => void
    }
    expect(Object.keys(exposed)).toEqual(['workbench'])
    expect(Object.keys(workbench)).toEqual(['call', 'on'])
    expect(await workbench.call('system.list', {})).toEqual(['call', 'system.list', {}])

    const heard: unknown[][] = []
    const stop = workbench.on((...parts) => heard.push(parts))
    renderer.emit('event', { sender: renderer }, { name: 'workspace' })
    stop()
    renderer.emit('event', { sender: renderer }, { name: 'changed' })
    expect(heard).toEqual([[{ name: 'workspace' }]])
  })
})
