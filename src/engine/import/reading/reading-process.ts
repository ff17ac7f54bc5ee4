import { enableCompileCache } from 'node:module'

/** The program of the process that reads, on Node. It ends with whoever started it. */

// Keeps what Node made of the readers between processes: loaded only after this, they come in half the time.
enableCompileCache()
const { answerFiles } = await import('./answer-files.ts')

process.on('disconnect', () => process.exit(0))
answerFiles(
  {
    send: (message) =>
      new Promise((sent) => {
        if (process.send) process.send(message, undefined, {}, () => sent())
        else sent()
      }),
    hear: (listener) => process.on('message', listener),
  },
  Number(process.argv[2]),
)
