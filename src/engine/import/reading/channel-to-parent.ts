import type { FromReading, ToReading } from './messages.ts'

export type ChannelToParent = {
  /** Resolves when the message has left, so that a slow parent does not fill this process. */
  send: (message: FromReading) => Promise<void>
  hear: (listener: (message: ToReading) => void) => void
}

/** The way back to whoever started this process, which ends with it. */
export function channelToParent(): ChannelToParent {
  process.on('disconnect', () => process.exit(0))
  return {
    send: (message) =>
      new Promise((sent) => {
        if (process.send) process.send(message, undefined, {}, () => sent())
        else sent()
      }),
    hear: (listener) => process.on('message', listener),
  }
}
