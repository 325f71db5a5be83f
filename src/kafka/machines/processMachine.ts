// A process of the operating system that runs Kafka's nodes.
import { createMachine } from 'xstate'

export type ProcessState = 'Stopped' | 'Running' | 'Frozen'
export type ProcessEvent = 'start' | 'exit' | 'kill' | 'freeze' | 'thaw'

export const processMachine = createMachine({
  id: 'process',
  initial: 'Stopped',
  states: {
    Stopped: {
      description: 'No process. Its disk stays as it was; connections to it are refused.',
      on: {
        start: { target: 'Running', description: 'kafka-server-start, or the machine came back.' },
      },
    },
    Running: {
      description: 'The process runs and answers.',
      on: {
        exit: { target: 'Stopped', description: 'SIGTERM: controlled shutdown came to its end.' },
        kill: { target: 'Stopped', description: 'kill -9, out of memory, halt, or a power cut.' },
        freeze: { target: 'Frozen', description: 'SIGSTOP, or a very long garbage collection.' },
      },
    },
    Frozen: {
      description: 'Nothing in it moves; its TCP connections stay open.',
      on: {
        thaw: { target: 'Running', description: 'SIGCONT: it goes on where it was.' },
        kill: { target: 'Stopped', description: 'kill -9 or a power cut.' },
      },
    },
  },
})
