// The broker lifecycle, with the names of org.apache.kafka.metadata.BrokerState.
import { createMachine } from 'xstate'

export type BrokerLifecycleState =
  | 'NOT_RUNNING'
  | 'STARTING'
  | 'RECOVERY'
  | 'RUNNING'
  | 'PENDING_CONTROLLED_SHUTDOWN'
  | 'SHUTTING_DOWN'
export type BrokerLifecycleEvent =
  | 'start'
  | 'caughtUp'
  | 'unfenced'
  | 'shutdownAsked'
  | 'shutdownGranted'
  | 'stopped'
  | 'died'

export const brokerMachine = createMachine({
  id: 'broker',
  initial: 'NOT_RUNNING',
  states: {
    NOT_RUNNING: {
      description: 'The broker part has not started.',
      on: {
        start: { target: 'STARTING', description: 'BrokerLifecycleManager starts and registers.' },
      },
    },
    STARTING: {
      description:
        'Registered or registering, fenced, reading the metadata log up to its own registration.',
      on: {
        caughtUp: {
          target: 'RECOVERY',
          description: 'It has read its own registration: the initial catch-up is done.',
        },
        died: { target: 'NOT_RUNNING', description: 'The process ended.' },
      },
    },
    RECOVERY: {
      description: 'Loading its logs and asking to be unfenced.',
      on: {
        unfenced: {
          target: 'RUNNING',
          description: 'A heartbeat answer says it is no longer fenced.',
        },
        died: { target: 'NOT_RUNNING', description: 'The process ended.' },
      },
    },
    RUNNING: {
      description: 'Serving clients.',
      on: {
        shutdownAsked: {
          target: 'PENDING_CONTROLLED_SHUTDOWN',
          description: 'SIGTERM: it asks the controller to move its leaders away.',
        },
        died: { target: 'NOT_RUNNING', description: 'The process ended.' },
      },
    },
    PENDING_CONTROLLED_SHUTDOWN: {
      description: 'Still serving, waiting for the controller to let it go.',
      on: {
        shutdownGranted: {
          target: 'SHUTTING_DOWN',
          description: 'The controller answered shouldShutDown.',
        },
        died: { target: 'NOT_RUNNING', description: 'The process ended.' },
      },
    },
    SHUTTING_DOWN: {
      description: 'Sockets closed, logs flushed, the clean-shutdown marker written.',
      on: {
        stopped: { target: 'NOT_RUNNING', description: 'The last thread ended.' },
        died: { target: 'NOT_RUNNING', description: 'Killed before it was done.' },
      },
    },
  },
})
