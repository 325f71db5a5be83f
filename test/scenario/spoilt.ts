// Scenarios as JSON data with one part made wrong.
import { asJson, smallScenario } from './smallScenario.ts'

export const without = (key: string) => {
  const { [key]: _, ...rest } = asJson(smallScenario())
  return rest
}

export const withActs = (...acts: unknown[]) => ({ ...asJson(smallScenario()), acts })
export const withAct = (action: unknown) => withActs({ when: { at: '5s' }, do: action })
export const withCluster = (change: object) => {
  const { main } = smallScenario().clusters
  return { ...asJson(smallScenario()), clusters: { main: { ...main, ...change } } }
}
export const withClients = (...clients: unknown[]) => ({ ...asJson(smallScenario()), clients })

export const broker = (node: number) => ({ node, roles: ['broker', 'controller'] })
/** Three brokers and three controllers of their own, each on its host. */
export const voterHosts = () =>
  [1, 2, 3].flatMap((n) => [
    { name: `host-${n}`, rack: `r${n}`, processes: [{ node: n, roles: ['broker'] }] },
    { name: `host-10${n}`, processes: [{ node: 100 + n, roles: ['controller'] }] },
  ])
export const withVoters = (...actions: unknown[]) => ({
  ...withCluster({ hosts: voterHosts() }),
  acts: actions.map((action) => ({ when: { at: '5s' }, do: action })),
})

export const producing = (workload: object) =>
  withClients({ type: 'producer', id: 'web', workload: { topic: 'orders', ...workload } })
